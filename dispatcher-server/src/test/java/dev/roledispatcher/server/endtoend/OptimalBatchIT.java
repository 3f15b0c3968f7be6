package dev.roledispatcher.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Batches that are planned as one problem, on the packaged server.
class OptimalBatchIT {

  private static final int MANY = 1_000;

  @TempDir private Path dataDir;

  @Test
  void givesAThousandTasksToAThousandRolesWithOnePlaceEach() {
    try (RunningServer server = RunningServer.embedded(dataDir)) {
      Api api = new Api(server);
      roles(api, MANY);

      JsonPath answer = batch(api, MANY);

      assertThat(answer.getInt("summary.dispatched")).isEqualTo(MANY);
      assertThat(answer.getInt("summary.worth.tasks")).isEqualTo(MANY);
      List<String> roles = answer.getList("results.result.role_id");
      assertThat(new HashSet<>(roles)).as("each role once").hasSize(MANY);
      assertThat(answer.getDouble("summary.gap.points")).isNotNegative();
    }
  }

  @Test
  void fallsBackToGreedAtItsTimeLimitAndSaysSo() {
    try (RunningServer server =
        RunningServer.embedded(dataDir, "dispatcher.batch-plan.time-limit=PT0.000000001S")) {
      Api api = new Api(server);
      roles(api, 2);

      JsonPath answer = batch(api, 2);

      assertThat(answer.getInt("summary.dispatched")).isEqualTo(2);
      assertThat(answer.getString("summary.fallback")).isEqualTo("greedy");
      assertThat(answer.getString("summary.fallback_reason"))
          .isEqualTo("The best plan was not found within PT0.000000001S.");
      assertThat(answer.getMap("summary.worth")).isEqualTo(answer.getMap("summary.greedy_worth"));
      api.get("/v1/tasks/task-0/decision")
          .then()
          .statusCode(200)
          .body("chosen.plan.honoured", equalTo(true))
          .body("explanation", containsString("The greedy plan of the batch"));
    }
  }

  private static void roles(Api api, int count) {
    String roles =
        IntStream.range(0, count)
            .mapToObj(i ->
                """
                {"role_id": "role-%d", "name": "Weaver %d", "role_type": "hybrid",
                 "capabilities": [{"name": "weaving", "level": %d}, "skill_%d"],
                 "constraints": {"max_concurrent_tasks": 1}}
                """
                    .formatted(i, i, 1 + i % 5, i % 7))
            .collect(Collectors.joining(","));
    api.post("/v1/roles/batch", "{\"roles\": [" + roles + "]}")
        .then()
        .statusCode(200)
        .body("summary.failed", equalTo(0));
  }

  private static JsonPath batch(Api api, int count) {
    String requests =
        IntStream.range(0, count)
            .mapToObj(i ->
                """
                {"task": {"task_id": "task-%d", "description": "Weave a cloth",
                          "required_capabilities": ["weaving",
                            {"name": "skill_%d", "kind": "preferred"}]}}
                """
                    .formatted(i, i % 7))
            .collect(Collectors.joining(","));
    return api.post(
            "/v1/dispatches/batch", "{\"strategy\": \"optimal\", \"requests\": [" + requests + "]}")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
