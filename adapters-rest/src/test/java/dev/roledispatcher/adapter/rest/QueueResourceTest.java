package dev.roledispatcher.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class QueueResourceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/v1/queue/resume   | {}",
        "/v1/queue/priority | {'task_ids':['unheard-of'],'priority':'high'}",
      })
  void theSameKeyChangesTheQueueOnce(String path, String body) {
    String key = Http.unique("key");
    String said = body.replace('\'', '"');

    Response first = Http.post(path, said, key);
    Response second = Http.post(path, said, key);

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(second.asString()).isEqualTo(first.asString());
  }

  @Test
  void theSameKeyPausesTheQueueOnce() {
    String key = Http.unique("key");
    try {
      Http.post("/v1/queue/pause", "{}", key).then().statusCode(200);
      Http.post("/v1/queue/resume", "{}").then().statusCode(200);

      Response again = Http.post("/v1/queue/pause", "{}", key);

      assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
      Http.get("/v1/queue").then().body("paused", nullValue());
    } finally {
      Http.post("/v1/queue/resume", "{}").then().statusCode(200);
    }
  }

  @Test
  void theSameKeyGetsTheTasksItGotBefore() {
    String skill = Http.unique("skill");
    String role = Http.register("ai_primary", skill);
    for (int i = 0; i < 2; i++) {
      Http.post(
              "/v1/dispatches",
              "{\"task\":{\"task_id\":\"%s\",\"description\":\"Do it.\",\"required_capabilities\":[\"%s\"]},\"mode\":\"queue\"}"
                  .formatted(Http.unique("task"), skill))
          .then()
          .statusCode(202);
    }
    String path = "/v1/roles/" + role + "/claim";
    String key = Http.unique("key");

    Response first = Http.post(path, "{}", key);
    Response second = Http.post(path, "{}", key);

    assertThat(first.jsonPath().getList("items")).hasSize(1);
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(second.asString()).isEqualTo(first.asString());
    Http.get("/v1/roles/" + role).then().body("load.active", equalTo(1));
  }

  private final String skill = Http.unique("skill");

  @BeforeEach
  @AfterEach
  void goOn() {
    Http.bare().post("/v1/queue/resume").then().statusCode(200).body("paused", nullValue());
  }

  @Test
  void aTaskWaitsUntilARoleClaimsIt() {
    String role = Http.register("ai_primary", skill);
    String task = Http.unique("task");
    Response waits = Http.post("/v1/dispatches", waiting(task, "'mode':'queue'"));

    assertThat(waits.statusCode()).isEqualTo(202);
    assertThat(waits.header("Location")).isEqualTo("/v1/tasks/" + task + "/queue");
    assertThat(waits.<String>path("state")).isEqualTo("queued");
    assertThat(waits.<String>path("lane")).isEqualTo("ordinary");
    Http.get("/v1/tasks/" + task)
        .then()
        .statusCode(200)
        .body("state", equalTo("queued"))
        .body("dispatch_id", nullValue())
        .body("epoch", equalTo(0));
    Http.get("/v1/tasks/" + task + "/queue")
        .then()
        .statusCode(200)
        .body("task_id", equalTo(task))
        .body("eligible_count", equalTo(1))
        .body("paused", nullValue());
    Http.get("/v1/queue").then().statusCode(200).body("queued", greaterThanOrEqualTo(1));
    Http.post("/v1/roles/" + role + "/claim", "{\"max\":5}")
        .then()
        .statusCode(200)
        .body("items.task_id", equalTo(List.of(task)))
        .body("items[0].state", equalTo("assigned"));
    Http.bare().post("/v1/roles/" + role + "/claim").then().statusCode(200).body("items", empty());
    Http.get("/v1/tasks/" + task + "/queue")
        .then()
        .statusCode(409)
        .body("code", equalTo("task_does_not_wait"));
    Http.get("/v1/tasks/" + task + "/history")
        .then()
        .body("dispatches.type", equalTo(List.of("queued", "dispatched")));
  }

  @Test
  void aTaskForLaterIsScheduled() {
    String task = Http.unique("task");
    String due = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS).toString();

    Http.post("/v1/dispatches", waiting(task, "'schedule_at':'%s'".formatted(due)))
        .then()
        .statusCode(202)
        .body("state", equalTo("scheduled"))
        .body("due_at", equalTo(due));
    Http.get("/v1/tasks/" + task).then().body("state", equalTo("scheduled"));
  }

  @Test
  void aPausedQueueSaysSince() {
    Http.post("/v1/queue/pause", "{\"reason\":\"A move\"}")
        .then()
        .statusCode(200)
        .body("paused.reason", equalTo("A move"))
        .body("paused.since", notNullValue());
    Http.get("/v1/queue").then().body("paused.reason", equalTo("A move"));
    Http.post("/v1/queue/pause", "{\"why\":\"A move\"}").then().statusCode(422);
    Http.post("/v1/queue/resume", "{\"reason\":\"Done\"}").then().statusCode(422);
  }

  @Test
  void waitingTasksBecomeMorePressing() {
    String task = Http.unique("task");
    Http.post("/v1/dispatches", waiting(task, "'mode':'queue'")).then().statusCode(202);

    Http.post(
            "/v1/queue/priority",
            "{\"task_ids\":[\"%s\",\"unheard-of\"],\"priority\":\"critical\"}".formatted(task))
        .then()
        .statusCode(200)
        .body("changed", equalTo(1))
        .body("not_waiting", equalTo(List.of("unheard-of")));
    Http.get("/v1/tasks/" + task).then().body("priority", equalTo("critical"));
    Http.get("/v1/tasks/" + task + "/queue").then().body("lane", equalTo("critical"));
    Http.get("/v1/tasks/" + task + "/history")
        .then()
        .body("dispatches.type", hasItem("reprioritised"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/v1/queue/priority | {'filter':{},'priority':'high'}               | /filter",
        "/v1/queue/priority | {'task_ids':['a'],'priority':'urgent'}        | /priority",
        "/v1/roles/r/claim  | {'max':51,'wait':31}                          | /max /wait",
      })
  void everyViolationIsNamed(String path, String body, String pointers) {
    List<String> found =
        Http.post(path, body.replace('\'', '"'))
            .then()
            .statusCode(422)
            .extract()
            .path("violations.pointer");

    assertThat(found).contains(pointers.split(" ", -1));
  }

  @Test
  void nobodyWaitsWhoIsNotKnown() {
    Http.get("/v1/tasks/unheard-of/queue")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown_task"));
    Http.bare()
        .post("/v1/roles/unheard-of/claim")
        .then()
        .statusCode(404)
        .body("code", equalTo("E13001"));
  }

  private String waiting(String task, String terms) {
    return "{%s,\"task\":{\"task_id\":\"%s\",\"description\":\"Review the code\",\"required_capabilities\":[{\"name\":\"%s\",\"expires_after\":\"PT5M\"}]}}"
        .formatted(terms.replace('\'', '"'), task, skill);
  }
}
