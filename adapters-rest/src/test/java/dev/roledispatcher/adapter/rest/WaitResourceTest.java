package dev.roledispatcher.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class WaitResourceTest {

  private final String skill = Http.unique("skill");

  @Test
  void aTaskThatIsThereIsAnsweredAtOnce() {
    String path = assigned();

    Http.get(path + "/wait?state=assigned,completed")
        .then()
        .statusCode(200)
        .body("reached", equalTo(true))
        .body("state", equalTo("assigned"));
  }

  @Test
  void theEndOfATaskIsToldWhenItComes() throws Exception {
    String path = assigned();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Response> waiting = callers.submit(() -> Http.get(path + "/wait?timeout=60"));

      Http.bare().post(path + "/complete").then().statusCode(200);

      waiting
          .get(50, TimeUnit.SECONDS)
          .then()
          .statusCode(200)
          .body("reached", equalTo(true))
          .body("state", equalTo("completed"));
    }
  }

  @Test
  void theTaskAsItIsIsToldWhenTheTimeIsOver() {
    Http.get(assigned() + "/wait?timeout=0")
        .then()
        .statusCode(200)
        .body("reached", equalTo(false))
        .body("state", equalTo("assigned"));
  }

  @Test
  void beyondTheMostCallersAreAskedToComeBack() throws Exception {
    String path = assigned();
    List<Response> answers = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Response>> waiting = new ArrayList<>();
      for (int i = 0; i <= InMemoryDispatcher.MOST_WAIT; i++) {
        waiting.add(callers.submit(() -> Http.get(path + "/wait?timeout=2")));
      }
      for (Future<Response> one : waiting) {
        answers.add(one.get(50, TimeUnit.SECONDS));
      }
    }
    Response refused =
        answers.stream().filter(answer -> answer.statusCode() == 503).findFirst().orElseThrow();
    assertThat(refused.header("Retry-After")).isEqualTo("2");
    refused.then().body("code", equalTo("too_many_wait")).body("retryable", equalTo(true));
    assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
        .hasSize(InMemoryDispatcher.MOST_WAIT);
  }

  @Test
  void aTaskThatIsUnknownCannotBeWaitedFor() {
    Http.get("/v1/tasks/unheard-of/wait")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown_task"));
  }

  @ParameterizedTest
  @CsvSource({
    "'state=done,assinged&timeout=61&x=1', 4",
    "'timeout=-1', 1",
    "'timeout=soon&state=', 2",
    "'timeout=1&timeout=2', 1",
  })
  void everyViolationIsNamed(String query, int violations) {
    Response answer = Http.get("/v1/tasks/t/wait?" + query);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.jsonPath().getList("violations")).hasSize(violations);
  }

  @Test
  void aSlipIsAnsweredWithWhatWasMeant() {
    Http.get("/v1/tasks/t/wait?state=assinged,done")
        .then()
        .statusCode(422)
        .body(
            "violations.message",
            hasItems(
                "The parameter 'state' (assinged) must be one of scheduled, queued, assigned, completed, cancelled, expired, failed. Did you mean 'assigned'?"));
  }

  private String assigned() {
    Http.register("ai_primary", skill);
    String task = Http.unique("task");
    Http.post("/v1/dispatches", Http.request(task, skill)).then().statusCode(201);
    return "/v1/tasks/" + task;
  }
}
