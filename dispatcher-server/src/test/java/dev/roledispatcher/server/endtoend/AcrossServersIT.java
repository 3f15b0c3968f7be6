package dev.roledispatcher.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.roledispatcher.embedded.EmbeddedDatabase;
import dev.roledispatcher.embedded.EmbeddedDatabaseSettings;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one of two servers does shows at the other.
class AcrossServersIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private static Path dataDir;
  private static EmbeddedDatabase database;
  private static Fleet fleet;
  private static Api one;
  private static Api two;

  @BeforeAll
  static void startServers() {
    database = EmbeddedDatabase.start(EmbeddedDatabaseSettings.in(dataDir));
    fleet = Fleet.start(2, RunningServer.environment(database));
    one = new Api(fleet.server(0));
    two = new Api(fleet.server(1));
  }

  @AfterAll
  static void stopServers() {
    try {
      fleet.close();
    } finally {
      database.close();
    }
  }

  @Test
  void whoWaitsForATaskAtOneHearsOfItsEndAtTheOther()
      throws InterruptedException, ExecutionException {
    one.register("weaver", "Weaver", "hybrid", "weaving");
    one.dispatch("w1", "Weave", "weaving").then().statusCode(201);
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<Response> waiting =
          thread.submit(() -> two.get("/v1/tasks/w1/wait?state=completed&timeout=60"));
      Thread.sleep(1_000);
      assertThat(waiting).isNotDone();

      one.post("/v1/tasks/w1/complete", "").then().statusCode(200);
      Instant completed = Instant.now();

      waiting
          .get()
          .then()
          .statusCode(200)
          .body("state", equalTo("completed"), "reached", equalTo(true));
      // Not because its time was over.
      assertThat(Duration.between(completed, Instant.now())).isLessThan(Duration.ofSeconds(30));
    }
  }

  @Test
  void aRoleIsThereForBothAndAwayForBoth() throws InterruptedException {
    one.post(
            "/v1/roles",
            """
            {"role_id": "sentinel", "name": "Sentinel", "role_type": "hybrid",
             "capabilities": ["watching"], "engagement": {"presence_timeout": "PT10S"}}
            """)
        .then()
        .statusCode(201);
    await("the other server knows that it is away", () -> refusals(two).contains("not_present"));
    two.post(
            "/v1/dispatches",
            """
            {"task": {"task_id": "s1", "description": "Watch",
                      "required_capabilities": ["watching"]}, "mode": "queue"}
            """)
        .then()
        .statusCode(202);

    one.post("/v1/roles/sentinel/heartbeat", "").then().statusCode(200);
    await("it has what waited", () -> "assigned".equals(stateOf("s1")));
    await(
        "the other server sees it",
        () -> {
          one.post("/v1/roles/sentinel/heartbeat", "").then().statusCode(200);
          return eligible(two) == 1;
        });
    two.dispatch("s2", "Watch", "watching").then().statusCode(201);

    await("it is away for the one", () -> eligible(one) == 0);
    await("it is away for the other", () -> eligible(two) == 0);
    two.dispatch("s3", "Watch", "watching").then().statusCode(409).body("code", equalTo("E13301"));
    assertThat(stateOf("s2")).as("what it has it keeps").isEqualTo("assigned");
  }

  private static int eligible(Api api) {
    return available(api).jsonPath().getList("items").size();
  }

  private static List<String> refusals(Api api) {
    return available(api).jsonPath().getList("refusals.reasons.flatten().kind");
  }

  private static Response available(Api api) {
    return api.post("/v1/tasks/available-roles", Api.task("probe", "Do it", "low", "watching"))
        .then()
        .statusCode(200)
        .extract()
        .response();
  }

  private static String stateOf(String task) {
    return one.get("/v1/tasks/" + task).then().statusCode(200).extract().path("state");
  }

  private static void await(String what, BooleanSupplier holds) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!holds.getAsBoolean()) {
      assertThat(Instant.now()).as("until " + what).isBefore(end);
      Thread.sleep(50);
    }
  }
}
