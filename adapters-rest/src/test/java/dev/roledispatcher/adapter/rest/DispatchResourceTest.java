package dev.roledispatcher.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DispatchResourceTest {

  @Test
  void dispatchesATaskToTheRoleThatMayTakeIt() {
    String skill = Http.unique("skill");
    String role = Http.register("ai_primary", skill);
    String task = Http.unique("task");

    Http.post("/v1/dispatches", Http.request(task, skill))
        .then()
        .statusCode(201)
        .header("Location", "/v1/tasks/" + task)
        .body("task_id", equalTo(task))
        .body("role_id", equalTo(role))
        .body("classification", equalTo("ai_primary"))
        .body("state", equalTo("assigned"))
        .body("epoch", equalTo(1))
        .body("metadata.attempts", equalTo(1))
        .body("metadata.classifier.name", equalTo("words"))
        .body("context.metadata.budget", equalTo(8_000));
  }

  @Test
  void refusesASecondDispatchOfTheSameTask() {
    String skill = Http.unique("skill");
    String role = Http.register("hybrid", skill);
    String task = Http.unique("task");
    Http.post("/v1/dispatches", Http.request(task, skill)).then().statusCode(201);

    Http.post("/v1/dispatches", Http.request(task, skill))
        .then()
        .statusCode(409)
        .body("code", equalTo("E13306"))
        .body("retryable", equalTo(false))
        .body("current_role", equalTo(role))
        .body("links.task", equalTo("/v1/tasks/" + task));
  }

  @Test
  void namesTheNearestCapabilityWhenNoRoleHasTheOneAskedFor() {
    String skill = Http.unique("skill");
    Http.register("hybrid", skill);

    Http.post("/v1/dispatches", Http.request(Http.unique("task"), skill + "x"))
        .then()
        .statusCode(409)
        .body("code", equalTo("E13301"))
        .body("retryable", equalTo(true))
        .body("refusals", hasSize(org.hamcrest.Matchers.greaterThan(0)))
        .body("refusal_counts.missing_capability", notNullValue())
        .body("unknown_capabilities[0].nearest", equalTo(skill.replace('-', '_')));
  }

  @Test
  void honoursThePreferredRoleOrSaysWhyNot() {
    String skill = Http.unique("skill");
    Http.register("ai_primary", skill);
    String other = Http.register("hybrid", skill);
    String body =
        """
        {"task":{"task_id":"%s","description":"Review","required_capabilities":["%s"]},"preferred_role":"%s"}
        """;

    Http.post("/v1/dispatches", body.formatted(Http.unique("task"), skill, other))
        .then()
        .statusCode(201)
        .body("role_id", equalTo(other))
        .body("alternatives", hasSize(1))
        .body("metadata.preferred_role.honoured", equalTo(true));
    Http.post("/v1/dispatches", body.formatted(Http.unique("task"), skill, "nobody"))
        .then()
        .statusCode(201)
        .body("metadata.preferred_role.honoured", equalTo(false))
        .body("metadata.preferred_role.reason", containsString("nobody"));
  }

  @Test
  void thePriorityOfTheRequestOverridesThatOfTheTask() {
    String skill = Http.unique("skill");
    Http.register("ai_primary", skill);
    String task = Http.unique("task");

    Http.post(
            "/v1/dispatches",
            """
            {"task":{"task_id":"%s","description":"Review","required_capabilities":["%s"],"priority":"low"},"priority":"critical"}
            """
                .formatted(task, skill))
        .then()
        .statusCode(201);

    Http.get("/v1/tasks/" + task).then().body("priority", equalTo("critical"));
  }

  @Test
  void aForcedClassificationNeedsNoClassifier() {
    String skill = Http.unique("skill");
    String person = Http.register("human_primary", skill);
    Http.register("ai_primary", skill);

    Http.post(
            "/v1/dispatches",
            """
            {"task":{"task_id":"%s","description":"Review","required_capabilities":["%s"]},"force_classification":"human_primary"}
            """
                .formatted(Http.unique("task"), skill))
        .then()
        .statusCode(201)
        .body("role_id", equalTo(person))
        .body("metadata.classifier.decided_by", equalTo("forced"))
        .body("metadata.classifier.name", nullValue());
  }

  @Test
  void tellsEveryViolationAtOnce() {
    Http.post(
            "/v1/dispatches",
            """
            {"task":{"task_id":"-x","description":" "},"exclude_role":["a"],"token_budget":0}
            """)
        .then()
        .statusCode(422)
        .body("code", equalTo("E13307"))
        .body(
            "violations.pointer",
            equalTo(
                java.util.List.of(
                    "/task/task_id", "/task/description", "/token_budget", "/exclude_role")))
        .body("violations[3].message", containsString("Did you mean 'exclude_roles'?"));
  }

  @Test
  void mapsEveryFailureOfTheWorkflow() {
    String skill = Http.unique("skill");
    Http.register("ai_primary", skill);

    fails(skill, "[undecidable]", 503, "E13302").header("Retry-After", "3");
    Http.post(
            "/v1/dispatches",
            """
            {"task":{"task_id":"%s","description":"Review","required_capabilities":["%s"],
                     "metadata":{"project":"%s"}}}
            """
                .formatted(Http.unique("task"), skill, InMemoryDispatcher.PROJECT_OUT_OF_REACH))
        .then()
        .statusCode(503)
        .body("code", equalTo("E13303"))
        .header("Retry-After", "3")
        .body("source", equalTo("projects"))
        .body("retryable", equalTo(true));
    fails(skill, "[store down]", 503, "store_unavailable")
        .header("Retry-After", "2")
        .body("retry_after", equalTo(2));
    fails(skill, "[explode]", 500, "internal_error")
        .body("fault_id", notNullValue())
        .body("detail", org.hamcrest.Matchers.not(containsString("secret")));
  }

  @Test
  void aBudgetThatIsTooSmallIsNotRetryable() {
    String skill = Http.unique("skill");
    Http.register("ai_primary", skill);

    Http.post(
            "/v1/dispatches",
            """
            {"task":{"task_id":"%s","description":"Review","required_capabilities":["%s"]},"token_budget":3}
            """
                .formatted(Http.unique("task"), skill))
        .then()
        .statusCode(422)
        .body("code", equalTo("E13303"))
        .body("retryable", equalTo(false))
        .body("budget", equalTo(3))
        .body("needed", org.hamcrest.Matchers.greaterThan(3));
  }

  @Test
  void aBatchKeepsTheOrderAndOneBadItemSpoilsNoOther() {
    String skill = Http.unique("skill");
    Http.register("ai_primary", skill);
    String first = Http.unique("task");
    String last = Http.unique("task");
    String bad = "{\"task\":{\"task_id\":\"bad one\",\"description\":\"x\",\"description\":\"y\"}}";

    Http.post(
            "/v1/dispatches/batch",
            "{\"requests\":[%s,%s,%s,7,%s]}"
                .formatted(
                    Http.request(first, skill),
                    bad,
                    Http.request(first, skill),
                    Http.request(last, skill)))
        .then()
        .statusCode(200)
        .body("results.index", equalTo(java.util.List.of(0, 1, 2, 3, 4)))
        .body(
            "results.status",
            equalTo(java.util.List.of("dispatched", "failed", "failed", "failed", "dispatched")))
        .body("results[0].result.task_id", equalTo(first))
        .body("results[1].task_id", equalTo("bad one"))
        .body("results[1].problem.code", equalTo("E13307"))
        .body("results[1].problem.instance", equalTo("/v1/dispatches/batch#/requests/1"))
        .body(
            "results[1].problem.violations.pointer",
            equalTo(java.util.List.of("/requests/1/task/description", "/requests/1/task/task_id")))
        .body("results[2].problem.code", equalTo("E13306"))
        .body("results[3].task_id", nullValue())
        .body("results[4].result.task_id", equalTo(last))
        .body("summary.dispatched", equalTo(2))
        .body("summary.failed", equalTo(3));
  }

  @Test
  void anOptimalBatchServesATaskThatGreedStrandsAndTellsByHowMuch() {
    String both = Http.unique("skill");
    String rare = Http.unique("skill");
    String one = registerWithOnePlace("a-" + Http.unique("role"), both, rare);
    String other = registerWithOnePlace("b-" + Http.unique("role"), both);
    String first = Http.unique("task");
    String second = Http.unique("task");

    Http.post(
            "/v1/dispatches/batch",
            "{\"strategy\":\"optimal\",\"requests\":[%s,7,%s]}"
                .formatted(Http.request(first, both), Http.request(second, rare)))
        .then()
        .statusCode(200)
        .body("results.status", equalTo(java.util.List.of("dispatched", "failed", "dispatched")))
        .body("results[0].result.role_id", equalTo(other))
        .body("results[0].result.metadata.plan.honoured", equalTo(true))
        .body("results[2].result.role_id", equalTo(one))
        .body("summary.dispatched", equalTo(2))
        .body("summary.strategy", equalTo("optimal"))
        .body("summary.worth.tasks", equalTo(2))
        .body("summary.worth.by_priority.medium", equalTo(2))
        .body("summary.greedy_worth.tasks", equalTo(1))
        .body("summary.gap.tasks", equalTo(1))
        .body("summary.solved_in_ms", notNullValue())
        .body("summary.fallback", nullValue());
    Http.get("/v1/tasks/" + first + "/decision")
        .then()
        .statusCode(200)
        .body("chosen.plan.honoured", equalTo(true))
        .body("explanation", containsString("better by 1 task than one task after the other"));
  }

  @Test
  void aBatchInOrderSaysNothingOfPlans() {
    String skill = Http.unique("skill");
    Http.register("ai_primary", skill);

    Http.post(
            "/v1/dispatches/batch",
            "{\"strategy\":\"in_order\",\"requests\":[%s]}"
                .formatted(Http.request(Http.unique("task"), skill)))
        .then()
        .statusCode(200)
        .body("summary.strategy", nullValue())
        .body("results[0].result.metadata.plan", nullValue());
  }

  @Test
  void aStrategyNobodyKnowsIsRefused() {
    Http.post("/v1/dispatches/batch", "{\"strategy\":\"best\",\"requests\":[]}")
        .then()
        .statusCode(422)
        .body("violations[0].pointer", equalTo("/strategy"))
        .body("violations[0].message", containsString("in_order, optimal"));
  }

  private static String registerWithOnePlace(String role, String... skills) {
    Http.post(
            "/v1/roles",
            "{\"role_id\":\"%s\",\"name\":\"One place\",\"role_type\":\"hybrid\",\"capabilities\":[\"%s\"],\"constraints\":{\"max_concurrent_tasks\":1}}"
                .formatted(role, String.join("\",\"", skills)))
        .then()
        .statusCode(201);
    return role;
  }

  @Test
  void anEmptyBatchHasNoResults() {
    Http.post("/v1/dispatches/batch", "{\"requests\":[]}", Http.unique("key"))
        .then()
        .statusCode(200)
        .body("results", hasSize(0));
  }

  @Test
  void aBatchOfMoreThanAThousandIsRefusedWithTheLimit() {
    Http.post("/v1/dispatches/batch", "{\"requests\":[" + "{},".repeat(1_000) + "{}]}")
        .then()
        .statusCode(422)
        .body("violations[0].pointer", equalTo("/requests"))
        .body("violations[0].message", containsString("1000"));
  }

  @Test
  void anEstimateWritesNothing() {
    String skill = Http.unique("skill");
    String role = Http.register("ai_primary", skill);
    String task = Http.unique("task");

    Http.post("/v1/dispatches/estimate", Http.request(task, skill))
        .then()
        .statusCode(200)
        .body("recommended_role", equalTo(role))
        .body("token_estimate", org.hamcrest.Matchers.greaterThan(10));
    Http.get("/v1/tasks/" + task).then().statusCode(404).body("code", equalTo("unknown_task"));
  }

  @Test
  void anEstimateWithoutASuitableRoleSaysWhy() {
    Http.post("/v1/dispatches/estimate", Http.request("some-task", Http.unique("unheard")))
        .then()
        .statusCode(200)
        .body("recommended_role", nullValue())
        .body("token_estimate", nullValue());
  }

  @Test
  void theSameRequestUnderTheSameKeyGetsTheSameAnswer() {
    String skill = Http.unique("skill");
    Http.register("ai_primary", skill);
    String task = Http.unique("task");
    String key = Http.unique("key");

    Response first = Http.post("/v1/dispatches", Http.request(task, skill), key);
    Response second =
        Http.post("/v1/dispatches", "\n" + Http.request(task, skill).replace(":", " : "), key);

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.header("Idempotency-Replayed")).isNull();
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
    Http.post("/v1/dispatches", Http.request(Http.unique("task"), skill), key)
        .then()
        .statusCode(422)
        .body("code", equalTo("key_reused"));
  }

  @Test
  void aFailureFreesItsKey() {
    String skill = Http.unique("skill");
    String key = Http.unique("key");
    String task = Http.unique("task");
    Http.post("/v1/dispatches", Http.request(task, skill), key).then().statusCode(409);
    Http.register("ai_primary", skill);

    Http.post("/v1/dispatches", Http.request(task, skill), key).then().statusCode(201);
  }

  @Test
  void aKeyThatBreaksTheRuleIsRefused() {
    Http.post("/v1/dispatches", Http.request("some-task", "x"), "short")
        .then()
        .statusCode(400)
        .body("violations[0].header", equalTo("Idempotency-Key"))
        .body("detail", containsString("8 to 255"));
  }

  private static io.restassured.response.ValidatableResponse fails(
      String skill, String description, int status, String code) {
    return Http.post("/v1/dispatches", Http.request(Http.unique("task"), skill, description))
        .then()
        .statusCode(status)
        .body("code", equalTo(code));
  }
}
