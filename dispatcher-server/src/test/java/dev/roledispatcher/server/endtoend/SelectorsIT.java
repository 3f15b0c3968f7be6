package dev.roledispatcher.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.embedded.EmbeddedDatabase;
import dev.roledispatcher.embedded.EmbeddedDatabaseSettings;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The role selectors on a real server: what they go by lasts over restarts, and holds when many
/// dispatch at once.
class SelectorsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int THREADS = 4;
  private static final int PER_THREAD = 250;

  @TempDir private static Path dataDir;
  private static EmbeddedDatabase database;

  @BeforeAll
  static void startDatabase() {
    database = EmbeddedDatabase.start(EmbeddedDatabaseSettings.in(dataDir));
  }

  @AfterAll
  static void stopDatabase() {
    database.close();
  }

  @Test
  void roundRobinIsFairAmongThreadsAndGoesOnAfterARestart()
      throws InterruptedException, ExecutionException {
    Map<String, Integer> turns = new ConcurrentHashMap<>();
    List<String> roles = List.of("turn-1", "turn-2", "turn-3", "turn-4");
    try (RunningServer server = selecting("round-robin")) {
      Api api = new Api(server);
      roles.forEach(role -> api.register(role, role, "hybrid", "turning"));

      dispatchTogether(api, turns);
    }
    assertThat(turns).containsOnlyKeys(roles);
    // Four at once know nothing of each other until they commit.
    assertThat(turns.values()).allSatisfy(had -> assertThat(had).isBetween(242, 258));

    try (RunningServer again = selecting("round-robin")) {
      Api api = new Api(again);
      // Who is behind catches up first; from then on all have had the same.
      int missing = turns.values().stream().mapToInt(had -> most(turns) - had).sum();
      for (int i = 0; i < missing; i++) {
        turns.merge(dispatch(api, "again-" + i, "turning", "{}"), 1, Integer::sum);
      }
      assertThat(turns.values().stream().distinct()).hasSize(1);

      List<String> next = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        next.add(dispatch(api, "next-" + i, "turning", "{}"));
      }
      assertThat(next.subList(0, 4)).containsExactlyInAnyOrderElementsOf(roles);
      assertThat(next.subList(4, 8)).isEqualTo(next.subList(0, 4));
    }
  }

  @Test
  void stickyKeepsTheKeyWithItsRoleOverARestart() {
    String keeper;
    try (RunningServer server = selecting("sticky")) {
      Api api = new Api(server);
      for (String role : List.of("stick-1", "stick-2", "stick-3")) {
        api.register(role, role, "hybrid", "sticking");
      }
      keeper = dispatch(api, "case-1", "sticking", "{\"affinity_key\": \"case 7\"}");
      assertThat(dispatch(api, "other-1", "sticking", "{}")).isNotEqualTo(keeper);

      for (int i = 2; i <= 4; i++) {
        assertThat(dispatch(api, "case-" + i, "sticking", "{\"affinity_key\": \"case 7\"}"))
            .isEqualTo(keeper);
      }
    }
    try (RunningServer again = selecting("sticky")) {
      assertThat(dispatch(new Api(again), "case-5", "sticking", "{\"affinity_key\": \"case 7\"}"))
          .isEqualTo(keeper);
    }
  }

  @Test
  void theDefaultPrefersWhoSucceeds() throws InterruptedException {
    try (RunningServer server = selecting("weighted")) {
      Api api = new Api(server);
      api.register("a-fails", "Alike", "hybrid", "learning");
      api.register("b-succeeds", "Alike", "hybrid", "learning");
      for (int i = 0; i < 8; i++) {
        finish(api, "bad-" + i, "a-fails", "failure");
        finish(api, "good-" + i, "b-succeeds", "success");
      }

      Instant end = Instant.now().plus(PATIENCE);
      while (affinity(api, "b-succeeds") < 0.0399 || affinity(api, "a-fails") > -0.0399) {
        assertThat(Instant.now()).as("until the outcomes are known").isBefore(end);
        Thread.sleep(100);
      }

      // 0.05 × (2 × 9/10 − 1) and 0.05 × (2 × 1/10 − 1), little of which has faded.
      assertThat(affinity(api, "b-succeeds")).isBetween(0.0399, 0.0401);
      assertThat(affinity(api, "a-fails")).isBetween(-0.0401, -0.0399);
      assertThat(dispatch(api, "learned", "learning", "{}")).isEqualTo("b-succeeds");
    }
  }

  private static RunningServer selecting(String selector) {
    return RunningServer.on(
        RunningServer.environment(database),
        "dispatcher.selector.name=" + selector,
        "dispatcher.statistics.fold-every=1s");
  }

  private static void dispatchTogether(Api api, Map<String, Integer> turns)
      throws InterruptedException, ExecutionException {
    List<Callable<Void>> work = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      String name = "many-" + thread + "-";
      work.add(() -> {
        for (int i = 0; i < PER_THREAD; i++) {
          turns.merge(dispatch(api, name + i, "turning", "{}"), 1, Integer::sum);
        }
        return null;
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (Future<Void> each : threads.invokeAll(work)) {
        each.get();
      }
    }
  }

  private static int most(Map<String, Integer> turns) {
    return turns.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
  }

  /// The role that got a task.
  private static String dispatch(Api api, String task, String capability, String metadata) {
    return api.post(
            "/v1/dispatches",
            """
            {"task": {"task_id": "%s", "description": "Do it", "required_capabilities": ["%s"],
                      "metadata": %s}}
            """
                .formatted(task, capability, metadata))
        .then()
        .statusCode(201)
        .extract()
        .path("role_id");
  }

  private static void finish(Api api, String task, String role, String outcome) {
    api.post(
            "/v1/dispatches",
            """
            {"task": {"task_id": "%s", "description": "Do it",
                      "required_capabilities": ["learning"]}, "preferred_role": "%s"}
            """
                .formatted(task, role))
        .then()
        .statusCode(201);
    assertThat(api.get("/v1/tasks/" + task).jsonPath().getString("role_id")).isEqualTo(role);
    api.post("/v1/tasks/" + task + "/complete", "{\"outcome\": \"%s\"}".formatted(outcome))
        .then()
        .statusCode(200);
  }

  private static double affinity(Api api, String role) {
    Number points =
        available(api)
            .get("items.find { it.role.role_id == '%s' }.score_parts.affinity".formatted(role));
    return points == null ? 0 : points.doubleValue();
  }

  private static JsonPath available(Api api) {
    return api.post("/v1/tasks/available-roles", Api.task("probe", "Do it", "low", "learning"))
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
