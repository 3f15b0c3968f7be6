package dev.roledispatcher.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tasks that wait, start, are worked on and end, on the packaged server.
class QueueIT {

  @TempDir private static Path dataDir;
  private static RunningServer server;
  private static Api api;

  @BeforeAll
  static void startServer() {
    server = RunningServer.embedded(dataDir);
    api = new Api(server);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  void startsWaitingTasksInTheirOrderAsPlacesBecomeFree() throws InterruptedException {
    single("solo", "weaving");
    queue("w1", "medium", "weaving").then().statusCode(202).header("Location", notNullValue());
    awaitState("w1", "assigned");
    queue("w2", "low", "weaving").then().statusCode(202);
    queue("w3", "high", "weaving")
        .then()
        .statusCode(202)
        .body("state", equalTo("queued"))
        .body("reason", containsString("capacity"));

    api.post("/v1/tasks/w1/complete", "{\"outcome\": \"success\"}").then().statusCode(200);
    awaitState("w3", "assigned");
    assertThat(stateOf("w2")).isEqualTo("queued");
    api.post("/v1/tasks/w3/complete", "{\"outcome\": \"success\"}").then().statusCode(200);
    awaitState("w2", "assigned");

    assertThat(api.history("w2").getList("dispatches.type"))
        .isEqualTo(List.of("queued", "dispatched"));
    assertThat(api.history("w1").getList("dispatches.type"))
        .isEqualTo(List.of("queued", "dispatched", "completed"));
  }

  @Test
  void givesATaskThatWasReleasedToSomebodyElse() throws InterruptedException {
    api.register("first", "First", "hybrid", "knitting");
    api.dispatch("k1", "Knit a scarf", "knitting").then().statusCode(201);
    api.register("second", "Second", "hybrid", "knitting");

    api.post(
            "/v1/tasks/k1/release",
            "{\"reason\": \"No wool.\", \"handover\": {\"left\": \"All of it.\"}}")
        .then()
        .statusCode(200);

    awaitState("k1", "assigned");
    api.get("/v1/tasks/k1").then().body("role_id", equalTo("second"));
    api.get("/v1/tasks/k1/history")
        .then()
        .body("dispatches.type", equalTo(List.of("dispatched", "released", "dispatched")));
  }

  @Test
  void waitsForItsTime() throws InterruptedException {
    api.register("sower", "Sower", "hybrid", "sowing");
    Instant at = Instant.now().plusSeconds(2);
    api.post(
            "/v1/dispatches",
            """
            {"task": {"task_id": "s1", "description": "Sow", "required_capabilities": ["sowing"]},
             "schedule_at": "%s"}
            """
                .formatted(at))
        .then()
        .statusCode(202)
        .body("state", equalTo("scheduled"));
    assertThat(stateOf("s1")).isEqualTo("scheduled");

    awaitState("s1", "assigned");
    assertThat(Instant.now()).isAfter(at);
  }

  @Test
  void stopsAndGoesOn() throws InterruptedException {
    api.register("miller", "Miller", "hybrid", "milling");
    api.post("/v1/queue/pause", "{\"reason\": \"Lunch.\"}").then().statusCode(200);
    try {
      queue("m1", "medium", "milling").then().statusCode(202);
      Thread.sleep(1_500);
      assertThat(stateOf("m1")).isEqualTo("queued");
    } finally {
      api.post("/v1/queue/resume", "").then().statusCode(200);
    }
    awaitState("m1", "assigned");
  }

  @Test
  void letsARoleAskForWork() {
    api.register("picker", "Picker", "hybrid", "picking");
    api.patch("/v1/roles/picker", "{\"is_active\": true}").then().statusCode(200);
    api.post("/v1/roles/picker/claim", "{\"max\": 3}").then().statusCode(200);
  }

  private static void single(String role, String capability) {
    api.post(
            "/v1/roles",
            """
            {"role_id": "%s", "name": "%s", "role_type": "hybrid", "capabilities": ["%s"],
             "constraints": {"max_concurrent_tasks": 1}}
            """
                .formatted(role, role, capability))
        .then()
        .statusCode(201);
  }

  private static Response queue(String task, String priority, String capability) {
    return api.post(
        "/v1/dispatches",
        """
        {"task": {"task_id": "%s", "description": "Do it", "priority": "%s",
                  "required_capabilities": ["%s"]}, "mode": "queue"}
        """
            .formatted(task, priority, capability));
  }

  private static String stateOf(String task) {
    return api.get("/v1/tasks/" + task)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getString("state");
  }

  private static void awaitState(String task, String state) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!stateOf(task).equals(state)) {
      assertThat(System.nanoTime())
          .as("the time until %s is %s; it is %s", task, state, stateOf(task))
          .isLessThan(deadline);
      Thread.sleep(20);
    }
  }
}
