package dev.roledispatcher.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every use case of the specification, once, on the packaged server with its embedded database.
class UseCasesIT {

  @TempDir private static Path dataDir;
  private static RunningServer server;
  private static Api api;

  @BeforeAll
  static void startServer() {
    // 1. Initialise: the server comes up with its own database and the settings it was given.
    server =
        RunningServer.embedded(
            dataDir,
            "dispatcher.default-token-budget=10000",
            "dispatcher.plugins.keyword.human-threshold=0.6");
    api = new Api(server);
    api.registerTheThreeRoles();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  void useCase1InitialisesWithCustomParts() {
    api.get("/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    api.get("/health/started").then().statusCode(200);
    api.get("/health/live").then().statusCode(200);
    api.get("/v1/plugins")
        .then()
        .statusCode(200)
        .body("items.name", hasItem("keyword"))
        .body("items.name", hasItem("weighted"));
    api.post(
            "/v1/dispatches",
            Api.requestFor("uc1", "Review Python code for security flaws", "code_review"))
        .then()
        .statusCode(201)
        .body("context.metadata.budget", equalTo(10_000));
  }

  @Test
  void useCase2DispatchesASingleTask() {
    api.post(
            "/v1/dispatches",
            """
            {"task": {"task_id": "uc2", "description": "Review pull request for security vulnerabilities",
                      "required_capabilities": ["code_review", "security_analysis"], "priority": "high"},
             "token_budget": 8000}
            """)
        .then()
        .statusCode(201)
        .header("Location", containsString("/v1/tasks/uc2"))
        .body("role_id", equalTo("ai-code-reviewer"))
        .body("classification", not(equalTo("human_primary")))
        .body("confidence", greaterThanOrEqualTo(0f))
        .body("context.token_count", greaterThan(0))
        .body("context.token_count", lessThanOrEqualTo(8000))
        .body("state", equalTo("assigned"));
  }

  @Test
  void useCase3PrefersARoleThatMayTakeTheTaskAndSaysWhyNotOtherwise() {
    api.register("uc3-first", "First", "hybrid", "uc3_skill");
    api.register("uc3-second", "Second", "hybrid", "uc3_skill");
    for (String preferred : new String[] {"uc3-first", "uc3-second"}) {
      api.post("/v1/dispatches", preferring("uc3-" + preferred, preferred))
          .then()
          .statusCode(201)
          .body("role_id", equalTo(preferred))
          .body("metadata.preferred_role.honoured", equalTo(true));
    }
    api.post("/v1/dispatches", preferring("uc3-other", "senior-architect"))
        .then()
        .statusCode(201)
        .body("role_id", containsString("uc3-"))
        .body("metadata.preferred_role.honoured", equalTo(false))
        .body("metadata.preferred_role.reason", containsString("uc3_skill"));
  }

  private static String preferring(String taskId, String role) {
    return """
    {"task": %s, "preferred_role": "%s"}
    """
        .formatted(Api.task(taskId, "Do something special", "medium", "uc3_skill"), role);
  }

  @Test
  void useCase4NeverChoosesAnExcludedRole() {
    api.register("uc4-best", "Best", "hybrid", "uc4_skill");
    api.register("uc4-spare", "Spare", "hybrid", "uc4_skill", "much", "else");
    api.post(
            "/v1/dispatches",
            """
            {"task": %s, "exclude_roles": ["uc4-best"]}
            """
                .formatted(Api.task("uc4", "Do something special", "medium", "uc4_skill")))
        .then()
        .statusCode(201)
        .body("role_id", equalTo("uc4-spare"));
    api.post(
            "/v1/dispatches",
            """
            {"task": %s, "exclude_roles": ["uc4-best", "uc4-spare"]}
            """
                .formatted(Api.task("uc4-none", "Do something special", "medium", "uc4_skill")))
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("E13301"))
        .body("retryable", equalTo(true))
        .body("refusal_counts.excluded", equalTo(2));
  }

  @Test
  void useCase5ForcesTheClassification() {
    api.register("uc5-ai", "Machine", "ai_primary", "uc5_skill");
    api.register("uc5-human", "Person", "human_primary", "uc5_skill");
    for (String forced : new String[] {"human_primary", "ai_primary"}) {
      api.post(
              "/v1/dispatches",
              """
              {"task": %s, "force_classification": "%s"}
              """
                  .formatted(
                      Api.task("uc5-" + forced, "Parse the log file", "low", "uc5_skill"), forced))
          .then()
          .statusCode(201)
          .body("classification", equalTo(forced))
          .body("metadata.classifier.decided_by", equalTo("forced"))
          .body("role_id", equalTo(forced.equals("human_primary") ? "uc5-human" : "uc5-ai"));
    }
  }

  @Test
  void useCase6DispatchesABatchInWhichOneBadItemSpoilsNothing() {
    JsonPath answer =
        api.post(
                "/v1/dispatches/batch",
                """
                {"requests": [
                  {"task": %s},
                  {"task": %s},
                  {"task": {"task_id": "uc6-c", "description": " "}},
                  {"task": %s}
                ]}
                """
                    .formatted(
                        Api.task("uc6-a", "Deploy the service", "low", "deployment"),
                        Api.task("uc6-b", "Analyze dataset 1", "low", "analysis"),
                        Api.task("uc6-a", "Deploy the service", "low", "deployment")))
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertThat(answer.getList("results.status"))
        .isEqualTo(List.of("dispatched", "failed", "failed", "failed"));
    assertThat(answer.getString("results[1].problem.code")).isEqualTo("E13301");
    assertThat(answer.getString("results[1].problem.detail")).contains("security_analysis");
    assertThat(answer.getString("results[2].problem.code")).isEqualTo("E13307");
    assertThat(answer.getString("results[3].problem.code")).isEqualTo("E13306");
    assertThat(answer.getInt("summary.dispatched")).isEqualTo(1);
    assertThat(answer.getInt("summary.failed")).isEqualTo(3);
  }

  @Test
  void useCase7ReassignsATask() {
    api.register("uc7-first", "First", "ai_primary", "uc7_skill");
    api.dispatch("uc7", "Parse the log file", "uc7_skill").then().statusCode(201);
    api.register("uc7-backup", "Backup", "human_primary", "uc7_skill");
    api.post("/v1/tasks/uc7/reassign", "{\"new_role_id\": \"uc7-backup\", \"reason\": \"ill\"}")
        .then()
        .statusCode(200)
        .body("role_id", equalTo("uc7-backup"));
    JsonPath history = api.history("uc7");
    assertThat(history.getInt("reassignments")).isEqualTo(1);
    assertThat(api.stats().<Object>get("by_role.'uc7-first'")).isEqualTo(1);
    assertThat(api.stats().<Object>get("by_role.'uc7-backup'")).isNull();
    assertThat(history.getString("current_role")).isEqualTo("uc7-backup");
    assertThat(history.getList("dispatches.sequence")).isEqualTo(List.of(1, 2));
    api.post("/v1/tasks/uc7/reassign", "{\"new_role_id\": \"uc7-nobody\"}")
        .then()
        .statusCode(409)
        .body("code", equalTo("E13305"));
    api.post("/v1/tasks/uc7/cancel", "{\"reason\": \"no longer wanted\"}")
        .then()
        .statusCode(200)
        .body("state", equalTo("cancelled"));
    api.post("/v1/tasks/uc7/cancel", "").then().statusCode(200);
    assertThat(api.history("uc7").<Object>get("current_role")).isNull();
  }

  @Test
  void useCase8ShowsTheRolesAvailableForATask() {
    api.register("uc8-expert", "Expert", "hybrid", "uc8_skill");
    api.post(
            "/v1/tasks/available-roles?limit=10",
            Api.task("uc8", "Do something special", "medium", "uc8_skill"))
        .then()
        .statusCode(200)
        .body("items[0].role.role_id", equalTo("uc8-expert"))
        .body("items[0].role.name", equalTo("Expert"))
        .body("items[0].score", greaterThan(0f));
    api.get("/v1/tasks/uc8").then().statusCode(404);
  }

  @Test
  void useCase9EstimatesWhatADispatchThenDoes() {
    String request =
        "{\"task\": "
            + Api.task("uc9", "Deploy and monitor the shop", "medium", "deployment")
            + "}";
    JsonPath estimate =
        api.post("/v1/dispatches/estimate", request).then().statusCode(200).extract().jsonPath();
    api.get("/v1/tasks/uc9").then().statusCode(404);
    JsonPath result =
        api.post("/v1/dispatches", request).then().statusCode(201).extract().jsonPath();
    assertThat(result.getString("role_id")).isEqualTo(estimate.getString("recommended_role"));
    assertThat(result.getString("classification")).isEqualTo(estimate.getString("classification"));
    assertThat(result.getDouble("confidence")).isEqualTo(estimate.getDouble("confidence"));
    assertThat(result.getInt("context.token_count")).isEqualTo(estimate.getInt("token_estimate"));
    api.post(
            "/v1/dispatches/estimate",
            Api.requestFor("uc9-none", "Do the impossible", "levitation"))
        .then()
        .statusCode(200)
        .body("recommended_role", nullValue())
        .body("unknown_capabilities[0].asked", equalTo("levitation"));
  }

  @Test
  void useCase10CountsWhatWasDone() {
    long before = api.stats().getLong("successful_dispatches");
    long failedBefore = api.stats().getLong("failed_dispatches");
    api.dispatch("uc10", "Deploy the service", "deployment").then().statusCode(201);
    api.dispatch("uc10", "Deploy the service", "deployment")
        .then()
        .statusCode(409)
        .body("code", equalTo("E13306"))
        .body("current_role", equalTo("devops-engineer"));
    JsonPath after = api.stats();
    assertThat(after.getLong("successful_dispatches")).isEqualTo(before + 1);
    assertThat(after.getLong("failed_dispatches")).isEqualTo(failedBefore + 1);
    assertThat(after.getLong("total_dispatches"))
        .isEqualTo(after.getLong("successful_dispatches") + after.getLong("failed_dispatches"));
    assertThat(
            after.getLong("human_dispatches")
                + after.getLong("ai_dispatches")
                + after.getLong("hybrid_dispatches"))
        .isEqualTo(after.getLong("successful_dispatches"));
    assertThat(after.getDouble("avg_dispatch_time_ms")).isPositive();
    assertThat(after.getLong("by_error.E13306")).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "task-001, Review Python code changes for security vulnerabilities, code_review security_analysis, high, ai-code-reviewer",
    "task-002, Approve architectural decision for microservices migration, architecture_review decision_making, critical, senior-architect",
    "task-003, Deploy and monitor new service to production, deployment monitoring, medium, devops-engineer"
  })
  void theExecutionExampleComesOutRight(
      String taskId, String description, String capabilities, String priority, String role) {
    api.post(
            "/v1/dispatches",
            "{\"task\": " + Api.task(taskId, description, priority, capabilities.split(" ")) + "}")
        .then()
        .statusCode(201)
        .body("role_id", equalTo(role));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Approve budget exception for client contract negotiation | human_primary | approve",
        "Extract data from CSV, validate format, and generate summary report | ai_primary | extract",
        "Analyze customer feedback and prepare strategic recommendations | hybrid | strategic",
        "Approve quarterly budget allocation for marketing department | human_primary | budget",
        "Extract customer data from database and generate CSV report | ai_primary | csv"
      })
  void theGoldenTasksAreClassifiedWithTheWordsThatDecided(
      String description, String expected, String word) {
    JsonPath answer =
        api.post(
                "/v1/classifications",
                "{\"task_id\": \"golden\", \"description\": \"" + description + "\"}")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertThat(answer.getString("classification")).isEqualTo(expected);
    assertThat(answer.getString("explanation")).containsIgnoringCase(word);
  }
}
