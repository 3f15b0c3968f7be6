package dev.roledispatcher.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.roledispatcher.adapter.tokens.JtokkitTokenCounter;
import dev.roledispatcher.adapter.tokens.TokenEncoding;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Skills, projects and the contexts made of them, on the packaged server.
class ContextsIT {

  private static final String AI_ROLE =
      """
      {"role_id": "reviewer", "name": "Reviewer", "role_type": "ai_primary", "capabilities": ["code_review"],
       "skills": [{"skill_id": "python", "required": true}, "style", "nowhere"],
       "examples": ["Asked for a review, it listed three faults, the worst first."],
       "constraints": {"language": "English"}}
      """;

  private static final JtokkitTokenCounter COUNTER =
      new JtokkitTokenCounter(TokenEncoding.O200K_BASE);

  @TempDir private Path dataDir;
  private RunningServer server;
  private Api api;

  @BeforeEach
  void start() {
    server = RunningServer.embedded(dataDir);
    api = new Api(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void handsOutSkillsProjectsAndExamplesAndRebuildsThemByteForByteAfterARestart() {
    putSkills();
    api.put("/v1/projects/apollo", "{\"text\": \"The code flies to the moon.\"}")
        .then()
        .statusCode(201);
    api.post("/v1/roles", AI_ROLE).then().statusCode(201);

    JsonPath result =
        api.post("/v1/dispatches", dispatch("t1", "Review the landing code."))
            .then()
            .statusCode(201)
            .body("context.skill_context", containsString("Read the traceback from the bottom."))
            .body("context.project_context", containsString("The code flies to the moon."))
            .body("context.examples", hasItem(containsString("the worst first")))
            .body("context.metadata.form", equalTo("prompt"))
            .body("context.metadata.method", equalTo("exact"))
            .body(
                "context.metadata.items.find { it.id == 'nowhere' }.reason",
                equalTo("There is no such skill."))
            .extract()
            .jsonPath();
    String text = textOf(result, "context.");
    assertThat(COUNTER.count(text)).isEqualTo(result.getInt("context.token_count"));

    // What the context was made of changes; what was handed out does not.
    api.put("/v1/skills/python", "{\"summary\": \"Other.\", \"body\": \"Something else.\"}")
        .then()
        .statusCode(200);
    server.close();
    start();

    String dispatch = result.getString("dispatch_id");
    JsonPath stored =
        api.get("/v1/dispatches/" + dispatch + "/context")
            .then()
            .statusCode(200)
            .body("metadata.sha256", equalTo(result.getString("context.metadata.sha256")))
            .extract()
            .jsonPath();
    assertThat(textOf(stored, "")).isEqualTo(text);
    assertThat(api.getMarkdown("/v1/dispatches/" + dispatch + "/context").asString())
        .isEqualTo(text);
    api.get("/v1/skills/python/versions/1")
        .then()
        .statusCode(200)
        .body("skill.body", containsString("traceback"));
    api.get("/v1/roles/reviewer/versions").then().statusCode(200).body("items", hasSize(1));
  }

  @Test
  void sharesTheWholeStablePartAmongTheTasksOfARole() {
    putSkills();
    api.post("/v1/roles", AI_ROLE).then().statusCode(201);

    List<String> texts = new ArrayList<>();
    List<String> prefixes = new ArrayList<>();
    int stable = 0;
    for (int i = 0; i < 20; i++) {
      JsonPath context =
          api.post("/v1/dispatches", dispatch("t" + i, "Review change " + i + "."))
              .then()
              .statusCode(201)
              .extract()
              .jsonPath();
      texts.add(textOf(context, "context."));
      prefixes.add(context.getString("context.metadata.prefix.sha256"));
      stable = context.getInt("context.metadata.prefix.tokens");
    }

    String common = texts.stream().reduce(ContextsIT::commonBeginning).orElseThrow();
    assertThat(prefixes).containsOnly(prefixes.getFirst());
    assertThat(COUNTER.count(common)).isGreaterThanOrEqualTo(stable);
    assertThat(stable).isGreaterThan(100);
    assertThat(common).contains("Short lines.");
  }

  @Test
  void failsClearlyWithoutASkillThatTheRoleRequires() {
    api.post("/v1/roles", AI_ROLE).then().statusCode(201);

    api.post("/v1/dispatches", dispatch("t1", "Review it."))
        .then()
        .statusCode(503)
        .body("code", equalTo("E13202"))
        .body("skills", equalTo(List.of("python")));
    api.get("/v1/tasks/t1").then().statusCode(404);
  }

  @Test
  void tellsAPersonInABriefWhatWasTriedBefore() {
    putSkills();
    api.post("/v1/roles", AI_ROLE).then().statusCode(201);
    api.dispatch("t1", "Review Python code for security vulnerabilities", "code_review")
        .then()
        .statusCode(201);
    api.register("architect", "Architect", "human_primary", "code_review");

    api.post(
            "/v1/tasks/t1/reassign",
            """
            {"new_role_id": "architect", "reason": "It needs a decision.",
             "handover": {"done": "Read half of it.", "left": "The other half.", "artefacts": ["pr/42"]}}
            """)
        .then()
        .statusCode(200)
        .body("context.metadata.form", equalTo("brief"))
        .body("context.system_prompt", equalTo(""))
        .body("context.metadata.sections[0].name", equalTo("task_context"))
        .body("context.why_you", containsString("code_review"))
        .body("context.handover_context", containsString("Reviewer"))
        .body("context.handover_context", containsString("It needs a decision."))
        .body("context.handover_context", containsString("The other half."))
        .body("context.handover_context", containsString("pr/42"));
    api.get("/v1/tasks/t1/history")
        .then()
        .body("dispatches[1].data.handover.left", equalTo("The other half."));
  }

  @Test
  void buildsExtendsMergesAndCountsWithoutADispatch() throws InterruptedException {
    putSkills();
    api.post("/v1/roles", AI_ROLE).then().statusCode(201);
    api.post(
            "/v1/roles",
            """
            {"role_id": "germanist", "name": "Germanist", "role_type": "ai_primary",
             "constraints": {"language": "German"}}
            """)
        .then()
        .statusCode(201);

    String minimal =
        api.post("/v1/contexts/minimal", "{\"role_id\": \"reviewer\"}")
            .then()
            .statusCode(200)
            .body("skill_context", equalTo(""))
            .body("constraint_context", containsString("language: English"))
            .extract()
            .asString();
    api.post(
            "/v1/contexts/extend",
            "{\"context\": %s, \"skills\": [\"style\"], \"examples\": [\"Done well.\"]}"
                .formatted(minimal))
        .then()
        .statusCode(200)
        .body("system_prompt", equalTo(JsonPath.from(minimal).getString("system_prompt")))
        .body("skill_context", containsString("Short lines."))
        .body("examples", hasItem(containsString("Done well.")));
    String other =
        api.post("/v1/contexts", "{\"role_id\": \"germanist\"}")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    api.post("/v1/contexts/merge", "{\"contexts\": [%s, %s]}".formatted(minimal, other))
        .then()
        .statusCode(422)
        .body("code", equalTo("E13204"))
        .body("conflicts[0].constraint", equalTo("language"))
        .body("conflicts[0].values.role_id", equalTo(List.of("reviewer", "germanist")))
        .body("conflicts[0].values.value", equalTo(List.of("English", "German")));
    api.post("/v1/tokens/count", "{\"text\": \"hello world\", \"model\": \"claude-sonnet-4\"}")
        .then()
        .statusCode(200)
        .body("tokens", greaterThan(2))
        .body("method", equalTo("estimate"))
        .body("tokenizer", startsWith("o200k_base+"));
    awaitContextsInStatistics();
    assertThat(api.get("/metrics").asString())
        .contains("dispatcher_contexts_built_total", "dispatcher_contexts_overflows_total");
  }

  /// The numbers are written about once a second.
  private void awaitContextsInStatistics() throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (api.stats().getInt("contexts.built") < 3) {
      assertThat(System.nanoTime()).as("the time until contexts are counted").isLessThan(deadline);
      Thread.sleep(100);
    }
    assertThat(api.stats().getDouble("contexts.avg_tokens")).isGreaterThan(10);
  }

  private void putSkills() {
    api.post(
            "/v1/skills/import",
            """
            {"files": [
              {"path": "python/SKILL.md", "text": "---\\nname: python\\ndescription: How we read Python.\\n---\\nRead the traceback from the bottom.\\n"},
              {"path": "style/SKILL.md", "text": "---\\nname: style\\ndescription: How we write.\\n---\\nShort lines.\\n"}]}
            """)
        .then()
        .statusCode(200)
        .body("results.status", equalTo(List.of("created", "created")));
  }

  private static String dispatch(String task, String description) {
    return """
    {"task": {"task_id": "%s", "description": "%s", "required_capabilities": ["code_review"],
              "metadata": {"project": "apollo"}},
     "force_classification": "ai_primary"}
    """
        .formatted(task, description);
  }

  /// The final text, as the documentation says it is put together.
  private static String textOf(JsonPath json, String at) {
    StringBuilder text = new StringBuilder();
    List<Map<String, Object>> sections = json.getList(at + "metadata.sections");
    for (Map<String, Object> section : sections) {
      String name = String.valueOf(section.get("name"));
      if (name.equals("examples")) {
        json.getList(at + "examples", String.class).forEach(text::append);
      } else {
        text.append(json.getString(at + name));
      }
    }
    return text.toString();
  }

  private static String commonBeginning(String first, String second) {
    int end = 0;
    while (end < Math.min(first.length(), second.length())
        && first.charAt(end) == second.charAt(end)) {
      end++;
    }
    return first.substring(0, end);
  }
}
