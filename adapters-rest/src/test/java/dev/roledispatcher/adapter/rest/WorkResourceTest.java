package dev.roledispatcher.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WorkResourceTest {

  private final String skill = Http.unique("skill");

  @Test
  void followsTheWorkToItsEnd() {
    String role = Http.register("ai_primary", skill);
    String path = assigned();

    Http.bare()
        .post(path + "/start")
        .then()
        .statusCode(200)
        .body("state", equalTo("assigned"))
        .body("role_id", equalTo(role))
        .body("started_at", notNullValue())
        .body("lease_until", notNullValue());
    Http.post(path + "/heartbeat", said(role, 1)).then().statusCode(200).body("epoch", equalTo(1));
    Http.post(
            path + "/complete",
            """
            {"role_id":"%s","epoch":1,"outcome":"partial",
             "handover":{"done":"Half","left":"Half","artefacts":["https://example.org/1"]}}
            """
                .formatted(role))
        .then()
        .statusCode(200)
        .body("state", equalTo("completed"))
        .body("role_id", nullValue());
    Http.get(path + "/history")
        .then()
        .statusCode(200)
        .body("dispatches.type", equalTo(List.of("dispatched", "started", "completed")))
        .body("dispatches[2].data.outcome", equalTo("partial"))
        .body("dispatches[2].data.handover.left", equalTo("Half"));
  }

  @Test
  void workThatIsDoneLeavesANoteAndWhereItsResultsAre() {
    Http.register("ai_primary", skill);
    String path = assigned();

    Http.post(
            path + "/complete",
            "{\"note\":\"Two findings.\",\"artefacts\":[\"https://example.org/1\"]}")
        .then()
        .statusCode(200);
    Http.get(path + "/history")
        .then()
        .body("dispatches[1].data.handover.done", equalTo("Two findings."))
        .body("dispatches[1].data.handover.artefacts", equalTo(List.of("https://example.org/1")));
  }

  @Test
  void workThatIsDoneIsASuccessUnlessSaidOtherwise() {
    Http.register("ai_primary", skill);
    String path = assigned();

    Http.bare().post(path + "/complete").then().statusCode(200);
    Http.bare().post(path + "/complete").then().statusCode(200).body("state", equalTo("completed"));
    Http.get(path + "/history").then().body("dispatches[1].data.outcome", equalTo("success"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fail", "release"})
  void aTaskThatIsGivenUpWaitsForAnotherRole(String step) {
    String role = Http.register("ai_primary", skill);
    String path = assigned();

    Http.post(
            path + "/" + step,
            "{\"role_id\":\"%s\",\"reason\":\"Away\",\"handover\":{\"left\":\"All\"}}"
                .formatted(role))
        .then()
        .statusCode(200)
        .body("role_id", nullValue())
        .body("epoch", equalTo(1));
    Http.get(path + "/history")
        .then()
        .body("dispatches[1].type", equalTo(step.equals("fail") ? "failed" : "released"))
        .body("dispatches[1].reason", equalTo("Away"))
        .body("dispatches[1].data.handover.left", equalTo("All"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"start", "heartbeat", "complete", "fail", "release"})
  void onlyWhoHasTheTaskMayWorkOnIt(String step) {
    String role = Http.register("ai_primary", skill);
    String path = assigned();

    Http.post(path + "/" + step, "{\"role_id\":\"another\"%s}".formatted(reason(step)))
        .then()
        .statusCode(409)
        .body("code", equalTo("not_yours"))
        .body("current_role", equalTo(role))
        .body("epoch", equalTo(1));
    Http.post(path + "/" + step, "{\"epoch\":7%s}".formatted(reason(step)))
        .then()
        .statusCode(409)
        .body("code", equalTo("not_yours"));
    Http.post("/v1/tasks/unheard-of/" + step, "{\"epoch\":1%s}".formatted(reason(step)))
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown_task"));
    Http.bare().post(path + "/cancel").then().statusCode(200);
    Http.post(path + "/" + step, "{\"role_id\":\"%s\"%s}".formatted(role, reason(step)))
        .then()
        .statusCode(409)
        .body("code", equalTo("task_ended"))
        .body("state", equalTo("cancelled"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "start     | {'role_id':'','epoch':0,'x':1}     | /role_id /epoch /x",
        "heartbeat | {'epoch':'1'}                      | /epoch",
        "complete  | {'outcome':'fine','handover':1}    | /outcome /handover",
        "complete  | {'handover':{'done':'x'},'note':'y'} | /handover",
        "fail      | {}                                 | /reason",
        "fail      | {'reason':' '}                     | /reason",
        "release   | {'reason':7,'handover':{'gone':1}} | /reason /handover/gone",
      })
  void everyViolationIsNamed(String step, String body, String pointers) {
    Http.post("/v1/tasks/t/" + step, body.replace('\'', '"'))
        .then()
        .statusCode(422)
        .body("code", equalTo("E13307"))
        .body("violations.pointer", equalTo(List.of(pointers.split(" ", -1))));
  }

  @Test
  void theSameKeyGetsTheSameAnswer() {
    Http.register("ai_primary", skill);
    String path = assigned();
    String key = Http.unique("key");

    Response first = Http.post(path + "/heartbeat", "{}", key);
    Response second = Http.post(path + "/heartbeat", "{}", key);

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(second.asString()).isEqualTo(first.asString());
  }

  private String assigned() {
    String task = Http.unique("task");
    Http.post("/v1/dispatches", Http.request(task, skill)).then().statusCode(201);
    return "/v1/tasks/" + task;
  }

  private static String said(String role, int epoch) {
    return "{\"role_id\":\"%s\",\"epoch\":%d}".formatted(role, epoch);
  }

  private static String reason(String step) {
    return step.equals("fail") ? ",\"reason\":\"Broken\"" : "";
  }
}
