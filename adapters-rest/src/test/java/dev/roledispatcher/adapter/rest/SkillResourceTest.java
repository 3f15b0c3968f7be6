package dev.roledispatcher.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SkillResourceTest {

  private static final String SAID =
      """
      {"summary":"How to review","body":"Read the tests first.\\n","examples":["It found one."],"tags":["python","review"]}
      """;

  @Test
  void makesASkillChangesItAndLeavesItAsItIs() {
    String path = path();

    Http.json(SAID)
        .put(path)
        .then()
        .statusCode(201)
        .header("Location", path)
        .header("ETag", "\"1\"")
        .body("skill_id", equalTo(path.substring("/v1/skills/".length())))
        .body("summary", equalTo("How to review"))
        .body("body", equalTo("Read the tests first.\n"))
        .body("examples", equalTo(List.of("It found one.")))
        .body("tags", equalTo(List.of("python", "review")))
        .body("version", equalTo(1));
    Http.json(SAID).put(path).then().statusCode(200).header("ETag", "\"1\"");
    Http.json("{\"summary\":\"Another\"}")
        .put(path)
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("body", equalTo(""))
        .body("tags", hasSize(0));
    Http.get(path).then().statusCode(200).header("ETag", "\"2\"").body("version", equalTo(2));
  }

  @Test
  void takesASkillFileWithFrontMatter() {
    String path = path();

    markdown(
            "---\nname: other-name\ndescription: >\n  How to\n  review\ntags: python, review\n---\n\n# Steps\n")
        .put(path)
        .then()
        .statusCode(201)
        .body("summary", equalTo("How to review"))
        .body("body", equalTo("# Steps\n"))
        .body("examples", hasSize(0))
        .body("tags", equalTo(List.of("python", "review")));
  }

  @Test
  void tellsTheLineOfWhatIsWrongWithASkillFile() {
    markdown("---\ntags: [a, {b: c}]\n---\nBody")
        .put(path())
        .then()
        .statusCode(422)
        .body("code", equalTo("invalid_skill"))
        .body("violations.pointer", equalTo(List.of("", "")))
        .body("violations[0].message", containsString("Line 1: "))
        .body("violations[0].message", containsString("description"))
        .body("violations[1].message", containsString("Line 2: "));
    markdown("No front matter").put(path()).then().statusCode(422);
    markdown("").put(path()).then().statusCode(422);
  }

  @Test
  void acceptsBackWhatItGave() {
    String path = put(SAID);
    String given = Http.get(path).asString();

    Http.json(given).put(path).then().statusCode(200).header("ETag", "\"1\"");
    Http.json(given.replace("How to", "When to")).put(path).then().statusCode(200);
    Http.json(given)
        .put(path)
        .then()
        .statusCode(422)
        .body("violations.pointer", hasItem("/version"));
    Http.json(given).put(path()).then().statusCode(404);
    Http.json(given)
        .header("If-None-Match", "*")
        .put(path())
        .then()
        .statusCode(422)
        .body("violations.pointer", hasItem("/skill_id"));
  }

  @Test
  void tellsEverythingThatIsWrongWithASkill() {
    Http.json(
            """
            {"sumary":"a","body":7,"examples":[" ","fine",3],"tags":["a","","a"],"summary":" "}
            """)
        .put(path())
        .then()
        .statusCode(422)
        .body("code", equalTo("invalid_skill"))
        .body(
            "violations.pointer",
            equalTo(
                List.of(
                    "/summary",
                    "/body",
                    "/examples/0",
                    "/examples/2",
                    "/tags/1",
                    "/tags/2",
                    "/sumary")))
        .body("violations[6].message", containsString("Did you mean 'summary'?"));
    Http.json("{\"summary\":\"a\",\"body\":\"%s\"}".formatted("x".repeat(256 * 1024 + 1)))
        .put(path())
        .then()
        .statusCode(422)
        .body("violations.pointer", equalTo(List.of("/body")));
    Http.json("{\"summary\":\"a\"}")
        .put("/v1/skills/a%20b")
        .then()
        .statusCode(422)
        .body("violations.pointer", equalTo(List.of("")));
  }

  @Test
  void replacesOnlyTheVersionThatIsExpected() {
    String path = put(SAID);

    Http.json("{\"summary\":\"b\"}")
        .header("If-Match", "\"2\"")
        .put(path)
        .then()
        .statusCode(412)
        .body("code", equalTo("stale_skill"))
        .body("expected_version", equalTo(2))
        .body("actual_version", equalTo(1));
    Http.json("{\"summary\":\"b\"}").header("If-Match", "W/\"1\"").put(path).then().statusCode(412);
    Http.json("{\"summary\":\"b\"}").header("If-Match", "\"1\"").put(path).then().statusCode(200);
    Http.json("{\"summary\":\"c\"}").header("If-Match", "*").put(path).then().statusCode(200);
    Http.json(SAID).header("If-Match", "*").put(path()).then().statusCode(404);
    Http.json(SAID).header("If-Match", "\"1\"").put(path()).then().statusCode(404);
  }

  @Test
  void makesASkillAnewOnlyWhenThatIsAsked() {
    String path = path();

    Http.json(SAID).header("If-None-Match", "*").put(path).then().statusCode(201);
    Http.json("{\"summary\":\"b\"}")
        .header("If-None-Match", "*")
        .put(path)
        .then()
        .statusCode(412)
        .body("code", equalTo("skill_exists"));
    Http.json(SAID).header("If-None-Match", "\"1\"").put(path).then().statusCode(400);
    Http.json(SAID)
        .header("If-None-Match", "*")
        .header("If-Match", "\"1\"")
        .put(path)
        .then()
        .statusCode(400)
        .body("violations[0].header", equalTo("If-None-Match"));
  }

  @Test
  void sendsNothingToWhoeverHasTheVersionAlready() {
    String path = put(SAID);

    Response same = Http.plain().header("If-None-Match", "\"1\"").get(path);

    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.header("ETag")).isEqualTo("\"1\"");
    assertThat(Http.plain().header("If-None-Match", "\"2\"").get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void deletesASkillAndKeepsItsVersions() {
    String path = put(SAID);
    Http.json("{\"summary\":\"b\"}").put(path).then().statusCode(200);

    Http.plain().header("If-Match", "\"1\"").delete(path).then().statusCode(412);
    Http.plain().header("If-Match", "\"2\"").delete(path).then().statusCode(204);
    Http.get(path).then().statusCode(404).body("code", equalTo("unknown_skill"));
    Http.plain().delete(path).then().statusCode(404);
    Http.get(path + "/versions?limit=2")
        .then()
        .statusCode(200)
        .body("items.version", equalTo(List.of(3, 2)))
        .body("items.change", equalTo(List.of("deleted", "changed")))
        .body("next", notNullValue());
    Http.get(path + "/versions/1")
        .then()
        .statusCode(200)
        .body("change", equalTo("created"))
        .body("skill.summary", equalTo("How to review"))
        .body("skill.body", equalTo("Read the tests first.\n"));
    Http.get(path + "/versions/4").then().statusCode(404);
    Http.get(path + "/versions/0").then().statusCode(404);
    Http.get(path + "/versions/first")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown_skill"));
  }

  @Test
  void anUnknownSkillIsNotFound() {
    Http.get("/v1/skills/nobody").then().statusCode(404).body("skill_id", equalTo("nobody"));
    Http.get("/v1/skills/a%20b").then().statusCode(404).body("code", equalTo("unknown_skill"));
    Http.get("/v1/skills/nobody/versions").then().statusCode(404);
  }

  @Test
  void listsSkillsByTag() {
    String tag = Http.unique("tag");
    String with = put("{\"summary\":\"a\",\"tags\":[\"%s\"]}".formatted(tag));
    put("{\"summary\":\"a\"}");

    Http.get("/v1/skills?tag=" + tag)
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].skill_id", equalTo(with.substring("/v1/skills/".length())));
    Http.get("/v1/skills?limit=200").then().statusCode(200).body("items.tags", not(hasSize(0)));
    Http.get("/v1/skills?tag=").then().statusCode(422);
    Http.get("/v1/skills?tga=x")
        .then()
        .statusCode(422)
        .body("violations[0].message", containsString("Did you mean 'tag'?"));
  }

  @Test
  void takesJsonAndMarkdownOnly() {
    Http.json("<a/>")
        .contentType("text/xml")
        .put(path())
        .then()
        .statusCode(415)
        .body("detail", containsString("application/json or text/markdown"));
    Http.json(SAID).accept("text/markdown").put(path()).then().statusCode(406);
    Http.json("{").put(path()).then().statusCode(400);
    Http.plain()
        .contentType("text/markdown")
        .body("---\ndescription: \u00fc\n---\n".getBytes(StandardCharsets.ISO_8859_1))
        .put(path())
        .then()
        .statusCode(400);
  }

  @Test
  void aSkillOfMoreThanAMebibyteIsTooLarge() {
    Http.json("{\"summary\":\"%s\"}".formatted("x".repeat(1024 * 1024)))
        .put(path())
        .then()
        .statusCode(413)
        .body("limit_bytes", equalTo(1024 * 1024));
  }

  private static String put(String body) {
    String path = path();
    Http.json(body).put(path).then().statusCode(201);
    return path;
  }

  private static String path() {
    return "/v1/skills/" + Http.unique("skill");
  }

  private static RequestSpecification markdown(String text) {
    return Http.plain().contentType("text/markdown").body(text);
  }
}
