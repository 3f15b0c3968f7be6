package dev.roledispatcher.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.embedded.EmbeddedDatabase;
import dev.roledispatcher.embedded.EmbeddedDatabaseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What must hold for tasks that wait and are worked on, when servers are killed and when the
/// database goes away.
///
/// `-Dqueue-faults.rounds=20` kills twenty times instead of a few, and `-Dqueue-faults.seed=…` does
/// it as it was done before.
class QueueFaultsIT {

  private static final int ROUNDS = Integer.getInteger("queue-faults.rounds", 2);
  private static final long SEED = Long.getLong("queue-faults.seed", System.nanoTime());

  /// Far more than it takes; only a fault makes it last so long.
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path dataDir;

  @Test
  void losesNothingAndDoesNothingTwiceWhenServersAreKilled() throws InterruptedException {
    Random random = new Random(SEED);
    try (EmbeddedDatabase database = EmbeddedDatabase.start(EmbeddedDatabaseSettings.in(dataDir));
        Fleet fleet = Fleet.start(3, RunningServer.environment(database), QueueLoad.PATIENT)) {
      Ledger ledger = new Ledger(database);
      QueueLoad.registerRoles(new Api(fleet.server(0)));
      try (QueueLoad load = QueueLoad.begin(fleet, SEED)) {
        for (int round = 1; round <= ROUNDS; round++) {
          watch(ledger, Duration.ofMillis(500 + random.nextInt(1_500)), round);
          int victim = random.nextInt(fleet.size());
          fleet.kill(victim);
          watch(ledger, Duration.ofMillis(random.nextInt(500)), round);
          fleet.start(victim);
        }
        load.enough();
        awaitNothingIsOpen(ledger);
        load.finish();
        load.assertNothingWasLost(ledger.states());
        System.out.printf(
            "%d rounds with the seed %d: %d tasks taken on, %d completed, %d assignments%n",
            ROUNDS,
            SEED,
            load.accepted().size(),
            load.done(),
            ledger.number("SELECT count(*) FROM assignment"));
      }
      awaitFolded(ledger);
      assertThat(ledger.faults()).as("with the seed %d", SEED).isEmpty();
      assertThat(ledger.number("SELECT count(*) FROM capacity_hold")).isZero();
      assertThat(ledger.number("SELECT coalesce(sum(abs(active)), 0) FROM role_load")).isZero();
      assertThat(ledger.number("SELECT coalesce(sum(abs(tasks)), 0) FROM queue_count")).isZero();
    }
  }

  @Test
  void failsClearlyAndRecoversByItselfWhenTheDatabaseIsRestarted() throws InterruptedException {
    // The polling is so slow that only a notice can be what tells one server of the other's roles.
    String[] settings =
        Stream.concat(
                Arrays.stream(QueueLoad.PATIENT), Stream.of("dispatcher.registry.poll-every=10m"))
            .toArray(String[]::new);
    EmbeddedDatabase first = EmbeddedDatabase.start(EmbeddedDatabaseSettings.in(dataDir));
    try (DatabaseDoor door = DatabaseDoor.to(first.port());
        Fleet fleet = Fleet.start(2, RunningServer.environment(first, door.port()), settings)) {
      Api api = new Api(fleet.server(0));
      QueueLoad.registerRoles(api);
      try (QueueLoad load = QueueLoad.begin(fleet, SEED)) {
        watch(new Ledger(first), Duration.ofSeconds(2), 0);
        first.close();
        awaitRefusals(load);
        isRefusedClearly(api);
        try (EmbeddedDatabase second =
            EmbeddedDatabase.start(EmbeddedDatabaseSettings.in(dataDir))) {
          door.leadTo(second.port());
          Ledger ledger = new Ledger(second);
          assertThat(ledger.faults()).as("right after the restart").isEmpty();
          int before = load.done();
          await("tasks are completed again", () -> load.done() > before + 20);
          watch(ledger, Duration.ofSeconds(1), 1);
          api.register("newcomer", "Newcomer", "hybrid", "singing");
          Api other = new Api(fleet.server(1));
          await("the other server hears of a new role", () -> singers(other) == 1);
          load.enough();
          awaitNothingIsOpen(ledger);
          load.finish();
          load.assertNothingWasLost(ledger.states());
          awaitFolded(ledger);
          assertThat(ledger.faults()).as("with the seed %d", SEED).isEmpty();
          assertThat(ledger.number("SELECT count(*) FROM capacity_hold")).isZero();
        }
      }
    } finally {
      first.close();
    }
  }

  private static int singers(Api api) {
    return api.post("/v1/tasks/available-roles", Api.task("probe", "Sing", "low", "singing"))
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items")
        .size();
  }

  private static void isRefusedClearly(Api api) {
    for (var answer :
        List.of(
            api.dispatch("nobody-sees-it", "Sew", "sewing"),
            api.post("/v1/tasks/task-1/complete", ""),
            api.get("/v1/queue"),
            api.post("/v1/roles/ann/claim", ""))) {
      assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(503);
      assertThat(answer.contentType()).isEqualTo("application/problem+json");
      assertThat(answer.header("Retry-After")).isNotNull();
      assertThat(answer.jsonPath().getString("code")).isEqualTo("store_unavailable");
    }
  }

  private static void awaitRefusals(QueueLoad load) throws InterruptedException {
    await("requests are refused", () -> load.refused() > 5);
  }

  /// Looks at the ledger again and again for some time.
  private static void watch(Ledger ledger, Duration time, int round) throws InterruptedException {
    Instant end = Instant.now().plus(time);
    do {
      assertThat(ledger.faults()).as("in round %d with the seed %d", round, SEED).isEmpty();
      Thread.sleep(100);
    } while (Instant.now().isBefore(end));
  }

  private static void awaitNothingIsOpen(Ledger ledger) throws InterruptedException {
    await(
        "every task has ended",
        () ->
            ledger.number(
                    "SELECT count(*) FROM task WHERE state IN ('SCHEDULED', 'QUEUED', 'ASSIGNED')")
                == 0);
  }

  private static void awaitFolded(Ledger ledger) throws InterruptedException {
    await(
        "all changes are part of the totals",
        () ->
            ledger.number(
                    "SELECT (SELECT count(*) FROM dispatch_delta) + (SELECT count(*) FROM queue_delta)")
                == 0);
  }

  private static void await(String what, BooleanSupplier holds) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!holds.getAsBoolean()) {
      assertThat(Instant.now()).as("until " + what + ", with the seed " + SEED).isBefore(end);
      Thread.sleep(50);
    }
  }
}
