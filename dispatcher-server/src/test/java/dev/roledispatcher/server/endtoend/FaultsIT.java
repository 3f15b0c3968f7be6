package dev.roledispatcher.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.roledispatcher.embedded.EmbeddedDatabase;
import dev.roledispatcher.embedded.EmbeddedDatabaseSettings;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What must hold when processes die and when several share one database.
class FaultsIT {

  private static final int TASKS_BEFORE_THE_KILL = 60;

  @TempDir private Path dataDir;

  @Test
  void losesNothingThatWasAnsweredWhenItIsKilled() throws Exception {
    Set<String> answered = ConcurrentHashMap.newKeySet();
    try (RunningServer first = RunningServer.embedded(dataDir)) {
      Api api = new Api(first);
      api.registerTheThreeRoles();
      loadUntilKilled(first, api, answered);
    }
    assertThat(answered).hasSizeGreaterThanOrEqualTo(TASKS_BEFORE_THE_KILL);

    try (RunningServer second = RunningServer.embedded(dataDir)) {
      Api api = new Api(second);
      for (String task : answered) {
        JsonPath history = api.history(task);
        assertThat(history.getString("current_role")).as(task).isEqualTo("devops-engineer");
        assertThat(history.getList("dispatches.sequence")).as(task).isEqualTo(List.of(1));
      }
      assertNothingIsHalfThere(api, answered);
    }
  }

  @Test
  void stopsItsDatabaseWhenItIsToldToStop() {
    try (RunningServer server = RunningServer.embedded(dataDir)) {
      new Api(server).registerTheThreeRoles();
    }
    assertThat(dataDir.resolve("postgres/cluster/postmaster.pid")).doesNotExist();

    try (RunningServer server = RunningServer.embedded(dataDir)) {
      assertThat(server.log()).doesNotContain("leftover");
      new Api(server).get("/v1/roles/devops-engineer").then().statusCode(200);
    }
  }

  /// Whatever is there beyond the answered tasks is there as a whole.
  private static void assertNothingIsHalfThere(Api api, Set<String> answered) {
    long tasks = 0;
    String cursor = "";
    do {
      JsonPath page =
          api.get("/v1/tasks?limit=200" + cursor).then().statusCode(200).extract().jsonPath();
      for (String task : page.<String>getList("items.task_id")) {
        tasks++;
        assertThat(api.history(task).getString("current_role")).isEqualTo("devops-engineer");
        api.get("/v1/tasks/" + task + "/decision").then().statusCode(200);
      }
      String next = page.getString("next");
      cursor = next == null ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());
    assertThat(tasks).isGreaterThanOrEqualTo(answered.size());
    assertThat(api.stats().getLong("successful_dispatches")).isEqualTo(tasks);
    assertThat(
            api.get("/v1/roles/devops-engineer")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("load.active"))
        .isEqualTo(tasks);
  }

  private static void loadUntilKilled(RunningServer server, Api api, Set<String> answered)
      throws Exception {
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> clients = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        clients.add(
            threads.submit(() -> {
              while (dispatchOne(api, "kill-" + next.incrementAndGet(), answered)) {
                if (answered.size() == TASKS_BEFORE_THE_KILL) {
                  server.kill();
                }
              }
            }));
      }
      for (Future<?> client : clients) {
        client.get();
      }
    }
  }

  /// False when the server is gone.
  private static boolean dispatchOne(Api api, String task, Set<String> answered) {
    try {
      Response answer = api.dispatch(task, "Deploy the service", "deployment");
      assertThat(answer.statusCode()).isEqualTo(201);
      answered.add(task);
      return true;
    } catch (Exception connectionLost) {
      // REST Assured throws the undeclared java.net.ConnectException and its like.
      assertThat(connectionLost).isInstanceOf(IOException.class);
      return false;
    }
  }

  @Test
  void aNoticeTellsTheOtherServerOfARole() {
    // The polling is so slow that only the notice can be what tells it.
    assertThat(rolesMatchedByTheOtherServer("dispatcher.registry.poll-every=10m")).isEqualTo(1);
  }

  @Test
  void exactlyOneOfTwoServersWinsATask() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(EmbeddedDatabaseSettings.in(dataDir));
        RunningServer one = RunningServer.on(RunningServer.environment(database));
        RunningServer two = RunningServer.on(RunningServer.environment(database))) {
      Api first = new Api(one);
      Api second = new Api(two);
      first.registerTheThreeRoles();
      awaitMatches(second);

      Map<String, Integer> wins = new ConcurrentHashMap<>();
      List<Callable<Void>> clients = new ArrayList<>();
      for (int i = 0; i < 80; i++) {
        String task = "race-" + i % 10;
        Api api = i / 10 % 2 == 0 ? first : second;
        clients.add(() -> {
          Response answer = api.dispatch(task, "Deploy it", "deployment");
          boolean won = answer.statusCode() == 201;
          if (!won) {
            answer.then().statusCode(409).body("code", equalTo("E13306"));
          }
          wins.merge(task, won ? 1 : 0, Integer::sum);
          return null;
        });
      }
      try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
        for (Future<Void> client : threads.invokeAll(clients)) {
          client.get();
        }
      }
      assertThat(wins).hasSize(10).allSatisfy((task, won) -> assertThat(won).isEqualTo(1));
      assertThat(second.stats().getLong("successful_dispatches")).isEqualTo(10);
    }
  }

  private int rolesMatchedByTheOtherServer(String setting) {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(EmbeddedDatabaseSettings.in(dataDir));
        RunningServer one = RunningServer.on(RunningServer.environment(database), setting);
        RunningServer two = RunningServer.on(RunningServer.environment(database), setting)) {
      Api other = new Api(two);
      assertThat(matches(other)).isZero();
      new Api(one).registerTheThreeRoles();
      return awaitMatches(other);
    }
  }

  /// The roles that may deploy, as soon as there is one; 0 when none turns up.
  private static int awaitMatches(Api api) {
    Instant giveUp = Instant.now().plusSeconds(20);
    int found = 0;
    while (found == 0 && Instant.now().isBefore(giveUp)) {
      found = matches(api);
    }
    return found;
  }

  private static int matches(Api api) {
    return api.post(
            "/v1/tasks/available-roles", Api.task("probe", "Deploy it", "low", "deployment"))
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items")
        .size();
  }

  @Test
  void sameKeyTwiceMakesOneAssignmentAndSurvivesARestart() throws ExecutionException {
    String body = Api.requestFor("once", "Deploy the service", "deployment");
    String firstAnswer;
    try (RunningServer server = RunningServer.embedded(dataDir)) {
      Api api = new Api(server);
      api.registerTheThreeRoles();
      firstAnswer =
          api.postOnce("key-0001", "/v1/dispatches", body)
              .then()
              .statusCode(201)
              .extract()
              .asString();
    }
    try (RunningServer server = RunningServer.embedded(dataDir)) {
      Api api = new Api(server);
      Response again = api.postOnce("key-0001", "/v1/dispatches", body);
      assertThat(again.statusCode()).isEqualTo(201);
      assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
      assertThat(again.asString()).isEqualTo(firstAnswer);
      api.postOnce("key-0001", "/v1/dispatches", body.replace("once", "twice"))
          .then()
          .statusCode(422);
      assertThat(api.stats().getLong("successful_dispatches")).isEqualTo(1);
      assertThat(api.history("once").getList("dispatches")).hasSize(1);
    }
  }

  @Test
  void refusesToStartWithASettingNobodyKnows() {
    try (RunningServer server =
        RunningServer.start(
            Map.of("DISPATCHER_DATA_DIR", dataDir.toString()),
            "dispatcher.max-dispach-attempts=4")) {
      assertThat(server.awaitExit()).isNotZero();
      assertThat(server.log()).contains("dispatcher.max-dispach-attempts");
    }
  }

  @Test
  void refusesToStartWithAPluginOptionNobodyKnows() {
    try (RunningServer server =
        RunningServer.start(
            Map.of("DISPATCHER_DATA_DIR", dataDir.toString()),
            "dispatcher.plugins.keyword.human-treshold=0.7")) {
      assertThat(server.awaitExit()).isNotZero();
      assertThat(server.log()).contains("human-treshold").contains("human-threshold");
    }
  }
}
