package dev.roledispatcher.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TaskResourceTest {

  @Test
  void findsTheRolesThatMayTakeATask() {
    String skill = Http.unique("skill");
    String exact = Http.register("ai_primary", skill);
    String hybrid = Http.register("hybrid", skill);
    String person = Http.register("human_primary", skill);
    String body =
        "{\"task_id\":\"t\",\"description\":\"Review\",\"required_capabilities\":[\"%s\"]}"
            .formatted(skill);

    Http.post("/v1/tasks/available-roles", body)
        .then()
        .statusCode(200)
        .body("items.role.role_id", equalTo(List.of(exact, hybrid)))
        .body("items[0].score_parts.exact_type", equalTo(0.25f))
        .body("eligible_count", equalTo(2))
        .body("refusals.role_id", hasItem(person));
    Http.post("/v1/tasks/available-roles?limit=1", body)
        .then()
        .body("items", hasSize(1))
        .body("eligible_count", equalTo(2));
    Http.post("/v1/tasks/available-roles?limit=0", body).then().statusCode(422);
  }

  @Test
  void tellsWhereATaskIsAndWhy() {
    String skill = Http.unique("skill");
    String role = Http.register("ai_primary", skill);
    String task = dispatched(skill);

    Http.get("/v1/tasks/" + task)
        .then()
        .statusCode(200)
        .body("state", equalTo("assigned"))
        .body("role_id", equalTo(role))
        .body("epoch", equalTo(1))
        .body("links.decision", equalTo("/v1/tasks/" + task + "/decision"));
    Http.get("/v1/tasks/" + task + "/decision")
        .then()
        .statusCode(200)
        .body("task_id", equalTo(task))
        .body("chosen.role_id", equalTo(role))
        .body("candidates", hasSize(1))
        .body("classification.opinions", hasSize(2))
        .body("classification.factors[0].found", equalTo(List.of("review")))
        .body("request.token_budget", equalTo(8_000))
        .body("context.token_count", greaterThan(0))
        .body("policy.version", equalTo("1"));
  }

  @Test
  void reassignsATaskAndKeepsItsHistory() {
    String skill = Http.unique("skill");
    String first = Http.register("ai_primary", skill);
    String second = Http.register("hybrid", skill);
    String task = dispatched(skill);
    String path = "/v1/tasks/" + task;

    Http.post(path + "/reassign", "{\"new_role_id\":\"%s\",\"reason\":\"Away\"}".formatted(second))
        .then()
        .statusCode(200)
        .body("role_id", equalTo(second));
    Http.post(path + "/reassign", "{\"new_role_id\":\"%s\"}".formatted(second))
        .then()
        .statusCode(409)
        .body("code", equalTo("same_role"));
    Http.bare().post(path + "/reassign").then().statusCode(200).body("role_id", equalTo(first));
    Http.post(path + "/reassign", "{\"new_role_id\":\"nobody\"}")
        .then()
        .statusCode(409)
        .body("code", equalTo("E13305"))
        .body("refusals[0].reasons[0].kind", equalTo("unknown_role"));
    Http.get(path + "/history")
        .then()
        .statusCode(200)
        .body("dispatches.sequence", equalTo(List.of(1, 2, 3)))
        .body("dispatches.type", equalTo(List.of("dispatched", "reassigned", "reassigned")))
        .body("dispatches[1].from_role", equalTo(first))
        .body("dispatches[1].reason", equalTo("Away"))
        .body("reassignments", equalTo(2))
        .body("current_role", equalTo(first));
  }

  @Test
  void cancelsATaskAsOftenAsOneLikes() {
    String skill = Http.unique("skill");
    Http.register("ai_primary", skill);
    String path = "/v1/tasks/" + dispatched(skill);

    Http.bare()
        .post(path + "/cancel")
        .then()
        .statusCode(200)
        .body("state", equalTo("cancelled"))
        .body("role_id", nullValue());
    Http.post(path + "/cancel", "{\"reason\":\"Really\"}")
        .then()
        .statusCode(200)
        .body("state", equalTo("cancelled"));
    Http.post(path + "/reassign", "{}").then().statusCode(409).body("code", equalTo("task_ended"));
    Http.post(path + "/cancel", "{\"reason\":\"" + "x".repeat(2_001) + "\"}")
        .then()
        .statusCode(422)
        .body("violations[0].pointer", equalTo("/reason"));
  }

  @Test
  void aCancelledTaskIsDispatchedAgainOnlyWhenAsked() {
    String skill = Http.unique("skill");
    Http.register("ai_primary", skill);
    String task = dispatched(skill);
    Http.bare().post("/v1/tasks/" + task + "/cancel").then().statusCode(200);

    Http.post("/v1/dispatches", Http.request(task, skill)).then().statusCode(409);
    Http.post(
            "/v1/dispatches",
            Http.request(task, skill).strip().replaceAll("}$", ",\"redispatch\":true}"))
        .then()
        .statusCode(201);
  }

  @Test
  void anUnknownTaskIsNotFound() {
    for (String path : List.of("", "/history", "/decision")) {
      Http.get("/v1/tasks/nothing" + path)
          .then()
          .statusCode(404)
          .body("code", equalTo("unknown_task"));
      Http.get("/v1/tasks/%00" + path).then().statusCode(404).body("code", equalTo("unknown_task"));
    }
    Http.post("/v1/tasks/nothing/cancel", "{}").then().statusCode(404);
    Http.post("/v1/tasks/nothing/reassign", "{}").then().statusCode(404);
  }

  @Test
  void listsTasksPageByPage() {
    String skill = Http.unique("skill");
    String role = Http.register("ai_primary", skill);
    String older = dispatched(skill);
    String newer = dispatched(skill);

    Response first = Http.get("/v1/tasks?state=assigned&limit=1&role_id=" + role);
    assertThat(first.<List<String>>path("items.task_id")).containsExactly(newer);
    Http.get(
            "/v1/tasks?state=assigned&limit=1&role_id=%s&cursor=%s"
                .formatted(role, first.path("next")))
        .then()
        .statusCode(200)
        .body("items.task_id", equalTo(List.of(older)));
    Http.get("/v1/tasks?state=done").then().statusCode(422);
  }

  @Test
  void classifiesATask() {
    Http.post("/v1/classifications", "{\"task_id\":\"t\",\"description\":\"Approve the budget\"}")
        .then()
        .statusCode(200)
        .body("classification", equalTo("human_primary"))
        .body("confidence_basis", equalTo("calibrated"))
        .body("probabilities.human_primary", equalTo(0.83f))
        .body("classifier.name", equalTo("words"))
        .body("opinions[0].cause", equalTo("timeout"));
  }

  @Test
  void countsWhatWasDone() {
    String skill = Http.unique("skill");
    String role = Http.register("ai_primary", skill);
    dispatched(skill);

    Http.get("/v1/stats")
        .then()
        .statusCode(200)
        .body("total_dispatches", greaterThan(0))
        .body("ai_dispatches", greaterThan(0))
        .body("by_role.'" + role + "'", equalTo(1))
        .body("p99_dispatch_time_ms", notNullValue());
  }

  @Test
  void listsThePlugins() {
    Http.get("/v1/plugins")
        .then()
        .statusCode(200)
        .body("items.name", equalTo(List.of("words", "idlest")))
        .body("items[0].p99_ms", equalTo(9.0f))
        .body("items[1].sha256", notNullValue())
        .body("next", nullValue());
  }

  private static String dispatched(String skill) {
    String task = Http.unique("task");
    Http.post("/v1/dispatches", Http.request(task, skill)).then().statusCode(201);
    return task;
  }
}
