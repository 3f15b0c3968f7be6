package dev.roledispatcher.adapter.rest;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProjectResourceTest {

  @Test
  void makesAProjectChangesItAndLeavesItAsItIs() {
    String path = path();

    Http.json("{\"text\":\"Java 25\"}")
        .put(path)
        .then()
        .statusCode(201)
        .header("Location", path)
        .header("ETag", "\"1\"")
        .body("text", equalTo("Java 25"));
    Http.json("{\"text\":\"Java 25\"}").put(path).then().statusCode(200).header("ETag", "\"1\"");
    Http.plain()
        .contentType("text/markdown")
        .body("# Billing\n")
        .put(path)
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("text", equalTo("# Billing\n"));
    Http.get(path).then().statusCode(200).body("version", equalTo(2));
    Http.plain().header("If-None-Match", "\"2\"").get(path).then().statusCode(304);
  }

  @Test
  void acceptsBackWhatItGave() {
    String path = put();
    String given = Http.get(path).asString();

    Http.json(given.replace("Java", "Kotlin")).put(path).then().statusCode(200);
    Http.json(given)
        .put(path)
        .then()
        .statusCode(422)
        .body("violations.pointer", equalTo(List.of("/version", "/updated_at")));
  }

  @Test
  void tellsWhatIsWrongWithAProject() {
    Http.json("{\"txt\":\"a\"}")
        .put(path())
        .then()
        .statusCode(422)
        .body("code", equalTo("invalid_project"))
        .body("violations.pointer", equalTo(List.of("/text", "/txt")))
        .body("violations[1].message", containsString("Did you mean 'text'?"));
    Http.json("{\"text\":\" \"}").put(path()).then().statusCode(422);
    Http.json("{\"text\":\"%s\"}".formatted("x".repeat(256 * 1024 + 1)))
        .put(path())
        .then()
        .statusCode(422);
    Http.plain().contentType("text/markdown").body(" \n").put(path()).then().statusCode(422);
    Http.plain().contentType("text/markdown").body("a\nb\0").put(path()).then().statusCode(422);
    Http.json("{\"text\":\"a\"}").contentType("text/plain").put(path()).then().statusCode(415);
    Http.json("{\"text\":\"a\"}").put("/v1/projects/a%20b").then().statusCode(422);
  }

  @Test
  void changesOnlyWhatIsExpected() {
    String path = put();

    Http.json("{\"text\":\"b\"}")
        .header("If-Match", "\"7\"")
        .put(path)
        .then()
        .statusCode(412)
        .body("code", equalTo("stale_project"))
        .body("actual_version", equalTo(1));
    Http.json("{\"text\":\"b\"}").header("If-Match", "W/\"1\"").put(path).then().statusCode(412);
    Http.json("{\"text\":\"b\"}")
        .header("If-None-Match", "*")
        .put(path)
        .then()
        .statusCode(412)
        .body("code", equalTo("project_exists"));
    Http.json("{\"text\":\"b\"}").header("If-Match", "\"1\"").put(path).then().statusCode(200);
    Http.plain().header("If-Match", "\"1\"").delete(path).then().statusCode(412);
    Http.plain().header("If-Match", "\"2\"").delete(path).then().statusCode(204);
    Http.get(path).then().statusCode(404).body("code", equalTo("unknown_project"));
    Http.plain().delete(path).then().statusCode(404);
  }

  @Test
  void listsProjects() {
    String path = put();

    Http.get("/v1/projects?limit=200")
        .then()
        .statusCode(200)
        .body("items.project_id", hasItem(path.substring("/v1/projects/".length())));
    Http.get("/v1/projects?limit=0").then().statusCode(422);
  }

  private static String put() {
    String path = path();
    Http.json("{\"text\":\"Java 25\"}").put(path).then().statusCode(201);
    return path;
  }

  private static String path() {
    return "/v1/projects/" + Http.unique("project");
  }
}
