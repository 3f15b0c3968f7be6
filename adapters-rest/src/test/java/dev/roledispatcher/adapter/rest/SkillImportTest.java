package dev.roledispatcher.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SkillImportTest {

  private static final String IMPORT = "/v1/skills/import";

  @Test
  void importsAFolderOfSkillsWithTheirExamples() {
    String id = Http.unique("skill");

    Http.post(
            IMPORT,
            files(
                "x/examples/2.md", "Second.",
                "x/SKILL.md", skill(id, "Reviews"),
                "x/examples/1.md", "First.",
                "x/notes.md", "Notes.",
                "examples/3.md", "Nobody's."))
        .then()
        .statusCode(200)
        .body("results.index", equalTo(List.of(0, 1, 2, 3, 4)))
        .body(
            "results.status",
            equalTo(List.of("created", "created", "created", "ignored", "ignored")))
        .body("results[1].path", equalTo("x/SKILL.md"))
        .body("results[1].skill_id", equalTo(id))
        .body("results[1].version", equalTo(1))
        .body("results[3].skill_id", nullValue())
        .body("results[3].reason", containsString("neither a SKILL.md"))
        .body("summary.created", equalTo(1))
        .body("summary.ignored", equalTo(2))
        .body("summary.failed", equalTo(0));
    Http.get("/v1/skills/" + id)
        .then()
        .body("summary", equalTo("Reviews"))
        .body("body", equalTo("How to.\n"))
        .body("examples", equalTo(List.of("First.", "Second.")))
        .body("tags", equalTo(List.of("a", "b", "c")));
  }

  @Test
  void tellsWhatChangedTheSecondTime() {
    String kept = Http.unique("skill");
    String changed = Http.unique("skill");
    Http.post(IMPORT, files("a/SKILL.md", skill(kept, "A"), "b/SKILL.md", skill(changed, "B")))
        .then()
        .body("summary.created", equalTo(2));

    Http.post(IMPORT, files("a/SKILL.md", skill(kept, "A"), "b/SKILL.md", skill(changed, "C")))
        .then()
        .statusCode(200)
        .body("results.status", equalTo(List.of("unchanged", "changed")))
        .body("results.version", equalTo(List.of(1, 2)))
        .body("summary.unchanged", equalTo(1))
        .body("summary.changed", equalTo(1));
  }

  @Test
  void takesTheNameOfTheFolderWhereTheFileHasNone() {
    String folder = Http.unique("Skill");

    Http.post(
            IMPORT,
            files(
                "deep/" + folder + "/skill.md",
                "---\ndescription: A\n---\n",
                "SKILL.md",
                "---\ndescription: A\n---\n"))
        .then()
        .body("results[0].skill_id", equalTo(folder.toLowerCase(Locale.ROOT)))
        .body("results[1].status", equalTo("failed"))
        .body("results[1].problem.violations[0].message", containsString("in no folder"));
  }

  @Test
  void makesAnIdOfAName() {
    String word = Http.unique("word");

    Http.post(
            IMPORT, files("x/SKILL.md", "---\nname: ' Big  " + word + " '\ndescription: A\n---\n"))
        .then()
        .body("results[0].skill_id", equalTo("big-" + word));
    Http.post(IMPORT, files("x/SKILL.md", "---\nname: \u00fcber\ndescription: A\n---\n"))
        .then()
        .body("results[0].status", equalTo("failed"))
        .body("results[0].skill_id", nullValue())
        .body("results[0].problem.violations[0].message", containsString("Line 2: "));
  }

  @Test
  void aFaultySkillSpoilsNoOtherAndEveryFaultIsNamed() {
    String fine = Http.unique("skill");
    String broken = Http.unique("skill");

    Http.post(
            IMPORT,
            files(
                "a/SKILL.md",
                skill(fine, "A"),
                "b/SKILL.md",
                "---\nname: " + broken + "\ndescription: a: b\n---\n",
                "b/examples/1.md",
                " ",
                "c/SKILL.md",
                skill(fine, "Again"),
                "d/SKILL.md",
                "nothing",
                "../e/SKILL.md",
                skill(broken, "E")))
        .then()
        .statusCode(200)
        .body(
            "results.status",
            equalTo(List.of("created", "failed", "failed", "failed", "failed", "failed")))
        .body("results[1].problem.code", equalTo("invalid_skill"))
        .body("results[1].problem.instance", equalTo(IMPORT + "#/files/1"))
        .body(
            "results[1].problem.violations.pointer",
            equalTo(List.of("/files/1/text", "/files/2/text")))
        .body("results[1].problem.violations[0].message", containsString("Line 3: "))
        .body("results[2].problem.violations", hasSize(2))
        .body("results[3].skill_id", equalTo(fine))
        .body(
            "results[3].problem.violations[0].message",
            containsString("in this import already, as a/SKILL.md"))
        .body("results[4].skill_id", equalTo("d"))
        .body("results[5].path", nullValue())
        .body("results[5].problem.violations.pointer", equalTo(List.of("/files/5/path")))
        .body("summary.created", equalTo(1))
        .body("summary.failed", equalTo(4));
    Http.get("/v1/skills/" + fine).then().body("summary", equalTo("A"));
    Http.get("/v1/skills/" + broken).then().statusCode(404);
  }

  @Test
  void tellsWhatIsWrongWithAFileAsSuch() {
    Http.post(
            IMPORT,
            "{\"files\":[{\"path\":\"a.md\",\"txt\":\"\"},7,{\"path\":\"x/SKILL.md\",\"text\":5},{\"path\":\"a.md\",\"text\":\"\"}]}")
        .then()
        .statusCode(200)
        .body("results.status", equalTo(List.of("failed", "failed", "failed", "failed")))
        .body(
            "results[0].problem.violations.pointer",
            equalTo(List.of("/files/0/text", "/files/0/txt")))
        .body("results[1].problem.violations.pointer", equalTo(List.of("/files/1")))
        .body("results[2].problem.violations.pointer", equalTo(List.of("/files/2/text")))
        .body("results[3].problem.violations.pointer", equalTo(List.of("/files/3")));
  }

  @Test
  void refusesAnImportThatIsNone() {
    Http.post(IMPORT, "{\"flies\":[]}")
        .then()
        .statusCode(422)
        .body("code", equalTo("invalid_skill_import"))
        .body("violations.pointer", equalTo(List.of("/files", "/flies")));
    Http.post(IMPORT, "{\"files\":{}}").then().statusCode(422);
    Http.post(IMPORT, "[]").then().statusCode(422);
    Http.post(IMPORT, "{\"files\":[" + "1,".repeat(1_000) + "1]}")
        .then()
        .statusCode(422)
        .body("violations[0].message", containsString("at most 1000 files"));
    Http.json("x").contentType("text/markdown").post(IMPORT).then().statusCode(415);
    Http.post(IMPORT, "{\"files\":[]}").then().statusCode(200).body("results", hasSize(0));
  }

  @Test
  void takesAThousandFiles() {
    String[] pathsAndTexts = new String[2_000];
    String prefix = Http.unique("bulk");
    for (int i = 0; i < 1_000; i++) {
      pathsAndTexts[2 * i] = i + "/SKILL.md";
      pathsAndTexts[2 * i + 1] = skill(prefix + "-" + i, "A");
    }

    Http.post(IMPORT, files(pathsAndTexts))
        .then()
        .statusCode(200)
        .body("summary.created", equalTo(1_000));
  }

  @Test
  void anImportOfMoreThanEightMebibytesIsTooLarge() {
    Http.post(IMPORT, files("a/b.md", "x".repeat(8 * 1024 * 1024)))
        .then()
        .statusCode(413)
        .body("limit_bytes", equalTo(8 * 1024 * 1024));
  }

  @Test
  void importsOncePerIdempotencyKey() {
    String id = Http.unique("skill");
    String body = files("a/SKILL.md", skill(id, "A"));
    String key = UUID.randomUUID().toString();

    Response first = Http.post(IMPORT, body, key);
    Http.json("{\"summary\":\"b\"}").put("/v1/skills/" + id).then().statusCode(200);
    Response again = Http.post(IMPORT, body, key);

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.asString()).isEqualTo(first.asString());
    Http.get("/v1/skills/" + id).then().body("summary", equalTo("b"));
    Http.post(IMPORT, files("b/SKILL.md", skill(id, "A")), key)
        .then()
        .statusCode(422)
        .body("code", equalTo("key_reused"));
  }

  private static String skill(String name, String description) {
    return "---\nname: %s\ndescription: %s\ntags: [a, b]\nmetadata:\n  tags: b, c\n  level: 3\nlicense: MIT\n---\n\nHow to.\n"
        .formatted(name, description);
  }

  private static String files(String... pathsAndTexts) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    ArrayNode files = root.putArray("files");
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.addObject().put("path", pathsAndTexts[i]).put("text", pathsAndTexts[i + 1]);
    }
    return root.toString();
  }
}
