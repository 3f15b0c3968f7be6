package dev.roledispatcher.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.roledispatcher.embedded.EmbeddedDatabase;
import dev.roledispatcher.embedded.EmbeddedDatabaseSettings;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The queue of two servers on one database: its order, its shares, its races, and how it bears
/// many tasks.
class QueueAtWorkIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MANY = 100_000;

  @TempDir private static Path dataDir;
  private static EmbeddedDatabase database;
  private static Ledger ledger;
  private static Fleet fleet;
  private static Api one;
  private static Api two;

  @BeforeAll
  static void startServers() {
    database = EmbeddedDatabase.start(EmbeddedDatabaseSettings.in(dataDir));
    ledger = new Ledger(database);
    fleet =
        Fleet.start(
            2,
            RunningServer.environment(database),
            "dispatcher.queue.weights.gold=5",
            "dispatcher.queue.weights.silver=3",
            "dispatcher.queue.weights.bronze=2",
            "dispatcher.queue.head-start-medium=1s",
            "dispatcher.queue.head-start-high=3s");
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
  void ofFiftyWhoAcceptAnOfferOneGetsTheTask() throws InterruptedException, ExecutionException {
    asking(one, "polled", "polling", "PT10M");
    await("both servers know the role", () -> matches(two, "polling") == 1);
    one.dispatch("p1", "Poll", "polling").then().statusCode(202);

    List<Integer> answers =
        together(
            50,
            number ->
                (number % 2 == 0 ? one : two)
                    .post("/v1/tasks/p1/accept", "{\"role_id\": \"polled\"}")
                    .statusCode());

    assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
    assertThat(answers).filteredOn(status -> status == 409).hasSize(49);
    assertThat(one.history("p1").getList("dispatches.type"))
        .isEqualTo(List.of("queued", "offered", "accepted"));
  }

  @Test
  void anAnswerAfterTheExpiryIsTooLateAlthoughNobodyTookNote(@TempDir Path folder) {
    // Nothing sweeps there: no timer runs.
    try (RunningServer idle = RunningServer.embedded(folder, "quarkus.scheduler.enabled=false")) {
      Api api = new Api(idle);
      asking(api, "late", "lingering", "PT0.2S");
      Instant expiry =
          Instant.parse(
              api.dispatch("late-1", "Linger", "lingering")
                  .then()
                  .statusCode(202)
                  .extract()
                  .<String>path("offer.expires_at"));
      while (Instant.now().isBefore(expiry.plusMillis(1))) {
        Thread.onSpinWait();
      }

      for (int time = 1; time <= 2; time++) {
        api.post("/v1/tasks/late-1/accept", "{\"role_id\": \"late\"}")
            .then()
            .statusCode(410)
            .body("code", equalTo("offer_expired"));
      }
      api.get("/v1/roles/late/offers").then().body("items.state", equalTo(List.of("issued")));
    }
  }

  @Test
  void whoSpeaksOfAnOldAssignmentIsRefused() throws InterruptedException {
    one.register("smith", "Smith", "hybrid", "forging");
    one.register("farrier", "Farrier", "hybrid", "forging");
    one.dispatch("f1", "Forge", "forging").then().statusCode(201);
    String first = one.get("/v1/tasks/f1").jsonPath().getString("role_id");
    one.post("/v1/tasks/f1/reassign", "{}").then().statusCode(200);

    for (String step : List.of("complete", "heartbeat", "start", "release")) {
      two.post("/v1/tasks/f1/" + step, "{\"role_id\": \"%s\", \"epoch\": 1}".formatted(first))
          .then()
          .statusCode(409)
          .body("code", equalTo("not_yours"))
          .body("epoch", equalTo(2));
    }
    two.post("/v1/tasks/f1/complete", "{\"epoch\": 2}").then().statusCode(200);
  }

  @Test
  void whatOneServerFreesGoesToATaskOfTheOtherAtOnce() throws InterruptedException {
    single("miner", "mining");
    await("both servers know the role", () -> matches(two, "mining") == 1);
    one.dispatch("g1", "Mine", "mining").then().statusCode(201);
    queue(two, "g2", "medium", "", "mining").then().statusCode(202);

    Instant freed = Instant.now();
    one.post("/v1/tasks/g1/complete", "").then().statusCode(200);
    await("the other task has started", () -> stateOf("g2").equals("assigned"));

    Instant started =
        Instant.parse(
            one.history("g2").getString("dispatches.find { it.type == 'dispatched' }.at"));
    // In the same second, on an idle machine; the sweep alone would do it in two.
    assertThat(Duration.between(freed, started)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void aRoleThatWaitsAtOneServerGetsWhatComesInAtTheOther()
      throws InterruptedException, ExecutionException {
    one.register("waiter", "Waiter", "hybrid", "waiting");
    await("both servers know the role", () -> matches(two, "waiting") == 1);
    one.post("/v1/queue/pause", "{\"reason\": \"So that the claim is first.\"}");
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<Response> claim =
          threads.submit(() -> two.post("/v1/roles/waiter/claim", "{\"max\": 5, \"wait\": 30}"));
      queue(one, "h1", "medium", "", "waiting").then().statusCode(202);
      one.post("/v1/queue/resume", "").then().statusCode(200);
      await("the task has started", () -> stateOf("h1").equals("assigned"));
      // Pushed or pulled, whoever came first: in either way once.
      one.post("/v1/tasks/h1/complete", "").then().statusCode(200);
      queue(one, "h2", "medium", "", "waiting").then().statusCode(202);
      await("the next task has started", () -> stateOf("h2").equals("assigned"));
      claim.get().then().statusCode(200);
    }
    assertThat(ledger.number("SELECT count(*) FROM assignment WHERE task_id IN ('h1', 'h2')"))
        .isEqualTo(2);
  }

  @Test
  void keepsItsOrderAndItsSharesWhileTasksComeAndGo() throws InterruptedException {
    long seed = Long.getLong("queue-order.seed", System.nanoTime());
    Random random = new Random(seed);
    single("baker", "baking");
    List<String> priorities = List.of("low", "medium", "high");
    int number = 0;
    one.post("/v1/queue/pause", "").then().statusCode(200);
    for (int wave = 0; wave < 6; wave++) {
      List<String> requests = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        for (String key : List.of("gold", "silver", "bronze")) {
          requests.add(
              request(
                  "b" + number++,
                  priorities.get(random.nextInt(priorities.size())),
                  key,
                  "baking"));
        }
      }
      batch(one, requests);
      if (wave == 1) {
        one.post("/v1/queue/resume", "").then().statusCode(200);
      }
      for (int i = 0; wave >= 1 && i < 6; i++) {
        finish("baker");
      }
      // So that later tasks of higher priority overtake earlier ones, and some come too late to.
      Thread.sleep(300 + random.nextInt(600));
    }
    for (int i = 0; i < 30; i++) {
      finish("baker");
    }

    assertThat(overtakings()).as("with the seed %d", seed).isEmpty();
    // While all three have tasks, which is while the largest share does.
    List<String> starts = keysInOrderOfTheirStarts();
    assertThat(starts).hasSizeGreaterThanOrEqualTo(50);
    Map<String, Double> weights = Map.of("gold", 5.0, "silver", 3.0, "bronze", 2.0);
    Map<String, Integer> had = new HashMap<>();
    for (String start : starts.subList(0, 50)) {
      had.merge(start, 1, Integer::sum);
      for (String left : weights.keySet()) {
        for (String right : weights.keySet()) {
          double apart =
              Math.abs(
                  had.getOrDefault(left, 0) / weights.get(left)
                      - had.getOrDefault(right, 0) / weights.get(right));
          assertThat(apart)
              .as("%s and %s after %s with the seed %d", left, right, had, seed)
              .isLessThanOrEqualTo(1 / weights.get(left) + 1 / weights.get(right) + 1e-9);
        }
      }
    }
    assertThat(had).isEqualTo(Map.of("gold", 25, "silver", 15, "bronze", 10));
    one.post("/v1/roles/baker/deactivate", "").then().statusCode(200);
  }

  /// Pairs of one key of which the later one started first although it came so late that it must
  /// not have. By the bound: `head_start(high)` = 3 s, and what each priority has of it.
  private static List<String> overtakings() {
    return ledger.texts(
        """
        WITH t AS (
          SELECT k.task_id, k.document::jsonb -> 'metadata' ->> 'tenant' AS key, k.enqueued_at,
                 CASE k.priority WHEN 'LOW' THEN interval '0' WHEN 'MEDIUM' THEN interval '1 s'
                                 ELSE interval '3 s' END AS head_start,
                 coalesce(a.assigned_at, 'infinity') AS started_at
            FROM task k LEFT JOIN assignment a ON a.task_id = k.task_id
           WHERE k.task_id ~ '^b[0-9]+$'
        )
        SELECT format('%s before %s', later.task_id, earlier.task_id)
          FROM t earlier JOIN t later ON later.key = earlier.key
         WHERE later.started_at < earlier.started_at
           AND later.enqueued_at - later.head_start > earlier.enqueued_at - earlier.head_start
           AND later.started_at > earlier.enqueued_at
        """);
  }

  private static List<String> keysInOrderOfTheirStarts() {
    return ledger.texts(
        """
        SELECT k.document::jsonb -> 'metadata' ->> 'tenant'
          FROM task k JOIN assignment a ON a.task_id = k.task_id
         WHERE k.task_id ~ '^b[0-9]+$' ORDER BY a.assigned_at
        """);
  }

  @Test
  void bearsAHundredThousandTasks() throws InterruptedException, IOException {
    for (int key = 0; key < 20; key++) {
      queue(one, "many-" + key + "-x", "low", "k" + key, "tunnelling").then().statusCode(202);
    }
    multiply(1_000 / 20);
    Duration few = medianOfOverviews();
    long before = usedHeap();

    multiply(MANY / 20);
    await("the counts are folded", () -> ledger.number("SELECT count(*) FROM queue_delta") == 0);
    Duration many = medianOfOverviews();
    long after = usedHeap();

    assertThat(
            one.get("/v1/queue")
                .jsonPath()
                .getLong("counts.findAll { it.key =~ /k\\d+/ }.tasks.sum()"))
        .isGreaterThanOrEqualTo(MANY);
    assertThat(many).as("instead of %s", few).isLessThan(few.multipliedBy(20).plusMillis(200));
    // A task is about a kilobyte as text alone; with all of them it would be a hundred megabytes.
    assertThat(after - before).as("bytes of heap").isLessThan(30L << 20);

    single("digger", "tunnelling");
    await("a task is pushed", () -> ledger.number(startedMany()) == 1);
    finish("digger");
    await("the next one follows", () -> ledger.number(startedMany()) == 2);
    one.patch("/v1/roles/digger", "{\"constraints\": {\"max_concurrent_tasks\": 40}}")
        .then()
        .statusCode(200);
    await("all places are taken", () -> ledger.number(startedMany()) == 41);
    one.post("/v1/queue/pause", "").then().statusCode(200);
    one.post("/v1/roles/digger/deactivate", "").then().statusCode(200);
    one.post("/v1/queue/resume", "").then().statusCode(200);
    one.register("puller", "Puller", "hybrid", "tunnelling");
    two.post("/v1/roles/puller/claim", "{\"max\": 10, \"wait\": 10}")
        .then()
        .statusCode(200)
        .body("items", not(empty()));
    one.post("/v1/roles/puller/deactivate", "").then().statusCode(200);
  }

  private static String startedMany() {
    return "SELECT count(*) FROM assignment WHERE task_id LIKE 'many-%'";
  }

  /// So many tasks per key, like the one of each that came in over HTTP: written by SQL, because
  /// that takes seconds instead of minutes.
  private static void multiply(int perKey) {
    String name = "replace(%s::text, 'many-' || k || '-x', 'many-' || k || '-' || i)";
    ledger.execute(
        """
        CREATE TEMPORARY TABLE more AS
          SELECT k, i, 'many-' || k || '-x' AS of, 'many-' || k || '-' || i AS task_id
            FROM generate_series(0, 19) k, generate_series(1, %1$d) i
           WHERE NOT EXISTS (SELECT FROM task t WHERE t.task_id = 'many-' || k || '-' || i);
        INSERT INTO task (task_id, state, priority, epoch, last_sequence, reassignments, document,
                          created_at, updated_at, enqueued_at)
          SELECT m.task_id, t.state, t.priority, t.epoch, 1, 0, %2$s::json, t.created_at,
                 t.updated_at, t.enqueued_at
            FROM more m JOIN task t ON t.task_id = m.of;
        INSERT INTO dispatch_event (task_id, sequence, type, at, data)
          SELECT m.task_id, 1, e.type, e.at, e.data
            FROM more m JOIN dispatch_event e ON e.task_id = m.of AND e.sequence = 1;
        INSERT INTO queue_entry (task_id, signature, demand, lane, share_key, rank_at, priority,
                                 enqueued_at, adjust_us, escalated, reason, request, classification)
          SELECT m.task_id, q.signature, q.demand, q.lane, q.share_key,
                 q.rank_at + i * interval '1 ms', q.priority, q.enqueued_at, 0, 0, q.reason,
                 %3$s::json, q.classification
            FROM more m JOIN queue_entry q ON q.task_id = m.of;
        DROP TABLE more;
        ANALYZE task, queue_entry\
        """
            .formatted(perKey, name.formatted("t.document"), name.formatted("q.request")));
  }

  private static Duration medianOfOverviews() {
    List<Duration> took = new ArrayList<>();
    for (int i = 0; i < 21; i++) {
      long start = System.nanoTime();
      one.get("/v1/queue").then().statusCode(200);
      took.add(Duration.ofNanos(System.nanoTime() - start));
    }
    took.sort(null);
    return took.get(took.size() / 2);
  }

  /// What the first server holds once everything is gone that it does not need.
  private static long usedHeap() throws IOException, InterruptedException {
    Process collection =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(fleet.server(0).pid()),
                "GC.run")
            .redirectErrorStream(true)
            .start();
    assertThat(collection.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(collection.exitValue()).isZero();
    return one.get("/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("jvm_memory_used_bytes{") && line.contains("area=\"heap\""))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  // --- what the tests do

  /// Completes the one task of a role as soon as it has one.
  private static void finish(String role) throws InterruptedException {
    String path = "/v1/tasks?state=assigned&role_id=" + role;
    await(role + " has a task", () -> !one.get(path).jsonPath().getList("items.task_id").isEmpty());
    JsonPath tasks = one.get(path).jsonPath();
    one.post("/v1/tasks/" + tasks.getString("items[0].task_id") + "/complete", "")
        .then()
        .statusCode(200);
  }

  private static void batch(Api api, List<String> requests) {
    api.post("/v1/dispatches/batch", "{\"requests\": [" + String.join(", ", requests) + "]}")
        .then()
        .statusCode(200)
        .body("summary.failed", equalTo(0));
  }

  private static Response queue(
      Api api, String task, String priority, String key, String capability) {
    return api.post("/v1/dispatches", request(task, priority, key, capability));
  }

  private static String request(String task, String priority, String key, String capability) {
    String metadata = key.isEmpty() ? "{}" : "{\"tenant\": \"" + key + "\"}";
    return """
    {"task": {"task_id": "%s", "description": "Do it", "priority": "%s", "metadata": %s,
              "required_capabilities": ["%s"]}, "mode": "queue"}
    """
        .formatted(task, priority, metadata, capability);
  }

  private static void single(String role, String capability) {
    one.post(
            "/v1/roles",
            """
            {"role_id": "%s", "name": "%s", "role_type": "hybrid", "capabilities": ["%s"],
             "constraints": {"max_concurrent_tasks": 1}}
            """
                .formatted(role, role, capability))
        .then()
        .statusCode(201);
  }

  private static void asking(Api api, String role, String capability, String timeout) {
    api.post(
            "/v1/roles",
            """
            {"role_id": "%s", "name": "%s", "role_type": "hybrid", "capabilities": ["%s"],
             "engagement": {"mode": "offer", "offer_timeout": "%s"}}
            """
                .formatted(role, role, capability, timeout))
        .then()
        .statusCode(201);
  }

  private static int matches(Api api, String capability) {
    return api.post("/v1/tasks/available-roles", Api.task("probe", "Do it", "low", capability))
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items")
        .size();
  }

  private static String stateOf(String task) {
    return one.get("/v1/tasks/" + task).then().statusCode(200).extract().path("state");
  }

  private static <T> List<T> together(int threads, IntFunction<T> work)
      throws InterruptedException, ExecutionException {
    List<Callable<T>> calls = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int number = i;
      calls.add(() -> work.apply(number));
    }
    List<T> results = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      for (Future<T> future : executor.invokeAll(calls)) {
        results.add(future.get());
      }
    }
    return results;
  }

  private static void await(String what, BooleanSupplier holds) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!holds.getAsBoolean()) {
      assertThat(Instant.now()).as("until " + what).isBefore(end);
      Thread.sleep(20);
    }
  }
}
