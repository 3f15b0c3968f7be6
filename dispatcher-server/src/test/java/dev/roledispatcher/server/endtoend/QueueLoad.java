package dev.roledispatcher.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Clients of a fleet: some let tasks wait, others are the roles that work on them.
///
/// What becomes of a task follows from its id: most are completed; some are given back, failed,
/// declined or left alone first, but no task more often than the servers of these tests allow. So
/// every task that was taken on ends completed, but for those that nobody can do, which expire.
final class QueueLoad implements AutoCloseable {

  /// Settings with which no task runs out of attempts.
  static final String[] PATIENT = {
    "dispatcher.attempts.most=30",
    "dispatcher.attempts.most-hops=60",
    "dispatcher.attempts.cooldown=1s",
    "dispatcher.queue.weights.gold=5",
    "dispatcher.queue.weights.silver=3",
    "dispatcher.queue.weights.bronze=2"
  };

  private static final List<String> WORKERS = List.of("ann", "bob", "cid", "dot");
  private static final String ASKED = "eve";
  private static final List<String> SILENT = List.of("fay", "gus");
  private static final List<String> KEYS = List.of("gold", "silver", "bronze");
  private static final List<String> PRIORITIES =
      List.of("low", "medium", "medium", "high", "critical");
  private static final List<String> SKILLS = List.of("sewing", "knitting");

  /// No more tasks are begun while so many are open.
  private static final int MOST_OPEN = 250;

  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);

  private final Fleet fleet;
  private final long seed;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> clients = new ArrayList<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private final Set<String> hopeless = ConcurrentHashMap.newKeySet();
  private final Map<String, String> strange = new ConcurrentHashMap<>();
  private volatile boolean enqueuing = true;
  private volatile boolean working = true;

  private QueueLoad(Fleet fleet, long seed) {
    this.fleet = fleet;
    this.seed = seed;
  }

  /// Registers the roles.
  static void registerRoles(Api api) {
    for (String role : WORKERS) {
      register(api, role, 3, "{}");
    }
    register(api, ASKED, 3, "{\"mode\": \"offer\", \"offer_timeout\": \"PT2S\"}");
    for (String role : SILENT) {
      register(api, role, 2, "{\"lease\": \"PT3S\"}");
    }
  }

  private static void register(Api api, String role, int places, String engagement) {
    api.post(
            "/v1/roles",
            """
            {"role_id": "%s", "name": "%s", "role_type": "hybrid", "engagement": %s,
             "capabilities": ["sewing", "knitting"],
             "constraints": {"max_concurrent_tasks": %d}}
            """
                .formatted(role, role, engagement, places))
        .then()
        .statusCode(201);
  }

  /// Begins.
  static QueueLoad begin(Fleet fleet, long seed) {
    QueueLoad load = new QueueLoad(fleet, seed);
    for (int i = 0; i < 3; i++) {
      load.client(i, load::enqueue);
    }
    for (int i = 0; i < WORKERS.size(); i++) {
      String role = WORKERS.get(i);
      boolean pulls = i % 2 == 0;
      load.client(10 + i, random -> load.workAs(role, pulls, random));
    }
    load.client(20, load::answerOffers);
    for (int i = 0; i < SILENT.size(); i++) {
      String role = SILENT.get(i);
      load.client(30 + i, random -> load.workAs(role, false, random));
    }
    return load;
  }

  /// Begins no more tasks; the roles go on.
  void enough() {
    enqueuing = false;
  }

  /// Tasks that a server said it took on.
  Set<String> accepted() {
    return accepted;
  }

  /// Those of them that nobody can do.
  Set<String> hopeless() {
    return hopeless;
  }

  /// How many tasks were completed, as far as the clients know.
  int done() {
    return done.get();
  }

  /// How many requests were refused because the store did not answer.
  int refused() {
    return refused.get();
  }

  /// Answers that no client should get, whatever dies.
  Map<String, String> strange() {
    return strange;
  }

  @Override
  public void close() {
    finish();
  }

  /// Lets all clients end; again, it does nothing.
  void finish() {
    enqueuing = false;
    working = false;
    try {
      for (Future<?> client : clients) {
        client.get(60, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("A client of the load failed, with the seed " + seed, e);
    } finally {
      threads.shutdownNow();
      http.close();
    }
  }

  private void client(int number, Step step) {
    Random random = new Random(seed + number);
    clients.add(
        threads.submit(() -> {
          while (working) {
            step.run(random);
          }
          return null;
        }));
  }

  // --- who has tasks

  private void enqueue(RandomGenerator random) throws InterruptedException {
    if (!enqueuing || accepted.size() - ended.get() > MOST_OPEN) {
      Thread.sleep(20);
      return;
    }
    int kind = random.nextInt(20);
    if (kind == 0) {
      batch(random);
    } else if (kind == 1) {
      noHope(random);
    } else if (kind < 6) {
      Instant at = Instant.now().plusMillis(random.nextInt(2_000));
      one(random, ", \"schedule_at\": \"%s\"".formatted(at));
    } else {
      one(random, ", \"mode\": \"queue\"");
    }
    Thread.sleep(random.nextInt(10));
  }

  private void one(RandomGenerator random, String terms) throws InterruptedException {
    String task = nextTask();
    Answer answer = post(random, "/v1/dispatches", request(task, random, terms));
    if (answer.isGood()) {
      accepted.add(task);
    }
  }

  private void noHope(RandomGenerator random) throws InterruptedException {
    String task = nextTask();
    String body =
        """
        {"task": {"task_id": "%s", "description": "Do it", "required_capabilities": ["flying"]},
         "mode": "queue", "expires_at": "%s"}
        """
            .formatted(task, Instant.now().plusSeconds(3));
    hopeless.add(task);
    if (post(random, "/v1/dispatches", body).isGood()) {
      accepted.add(task);
      ended.incrementAndGet();
    }
  }

  private void batch(RandomGenerator random) throws InterruptedException {
    List<String> tasks = new ArrayList<>();
    List<String> requests = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String task = nextTask();
      tasks.add(task);
      requests.add(request(task, random, ", \"mode\": \"queue\""));
    }
    String body = "{\"requests\": [" + String.join(", ", requests) + "]}";
    if (post(random, "/v1/dispatches/batch", body).isGood()) {
      accepted.addAll(tasks);
    }
  }

  private static String request(String task, RandomGenerator random, String terms) {
    return """
    {"task": {"task_id": "%s", "description": "Do it", "priority": "%s",
              "required_capabilities": ["%s"], "metadata": {"tenant": "%s"}}%s}
    """
        .formatted(task, any(PRIORITIES, random), any(SKILLS, random), any(KEYS, random), terms);
  }

  private String nextTask() {
    return "task-" + numbers.incrementAndGet();
  }

  private static String any(List<String> choices, RandomGenerator random) {
    return choices.get(random.nextInt(choices.size()));
  }

  // --- who works

  private void workAs(String role, boolean pulls, RandomGenerator random)
      throws InterruptedException {
    if (pulls && random.nextBoolean()) {
      post(random, "/v1/roles/" + role + "/claim", "{\"max\": 2, \"wait\": 1}");
    }
    Answer found = get(random, "/v1/tasks?state=assigned&limit=20&role_id=" + role);
    if (!found.isGood()) {
      Thread.sleep(50);
      return;
    }
    JsonPath page = JsonPath.from(found.body());
    List<String> tasks = page.getList("items.task_id");
    List<Integer> epochs = page.getList("items.epoch");
    for (int i = 0; i < tasks.size(); i++) {
      work(role, tasks.get(i), epochs.get(i), random);
    }
    if (tasks.isEmpty()) {
      Thread.sleep(30);
    }
  }

  private void work(String role, String task, int epoch, RandomGenerator random)
      throws InterruptedException {
    String me = "\"role_id\": \"%s\", \"epoch\": %d".formatted(role, epoch);
    String at = "/v1/tasks/" + task;
    int fate = epoch == 1 ? Math.floorMod(task.hashCode(), 12) : 11;
    switch (fate) {
      case 0 -> post(random, at + "/fail", "{" + me + ", \"reason\": \"It broke.\"}");
      case 1 -> post(random, at + "/release", "{" + me + "}");
      case 2 -> {
        // Without a lease nobody would ever take it away.
        if (!SILENT.contains(role)) {
          complete(at, me, random);
        }
      }
      case 3 -> {
        post(random, at + "/start", "{" + me + "}");
        post(random, at + "/heartbeat", "{" + me + "}");
        complete(at, me, random);
      }
      default -> complete(at, me, random);
    }
  }

  private void complete(String at, String me, RandomGenerator random) throws InterruptedException {
    if (post(random, at + "/complete", "{" + me + "}").isGood()) {
      done.incrementAndGet();
      ended.incrementAndGet();
    }
  }

  private void answerOffers(RandomGenerator random) throws InterruptedException {
    Answer found = get(random, "/v1/roles/" + ASKED + "/offers");
    List<String> tasks =
        found.isGood() ? JsonPath.from(found.body()).getList("items.task_id") : List.of();
    for (String task : tasks) {
      String me = "\"role_id\": \"" + ASKED + "\"";
      switch (Math.floorMod(task.hashCode(), 5)) {
        case 0 ->
            post(random, "/v1/tasks/" + task + "/decline", "{" + me + ", \"reason\": \"No.\"}");
        // It is not answered at all.
        case 1 -> Thread.sleep(5);
        default -> post(random, "/v1/tasks/" + task + "/accept", "{" + me + "}");
      }
    }
    workAs(ASKED, false, random);
  }

  // --- HTTP

  private Answer post(RandomGenerator random, String path, String body)
      throws InterruptedException {
    return send(random, path, HttpRequest.BodyPublishers.ofString(body));
  }

  private Answer get(RandomGenerator random, String path) throws InterruptedException {
    return send(random, path, null);
  }

  private Answer send(RandomGenerator random, String path, HttpRequest.@Nullable BodyPublisher body)
      throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(fleet.any(random) + path)).timeout(ANSWER_LIMIT);
    if (body != null) {
      request.header("Content-Type", "application/json").POST(body);
    }
    HttpResponse<String> response;
    try {
      response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException theServerDied) {
      Thread.sleep(10);
      return Answer.NONE;
    }
    Answer answer = new Answer(response.statusCode(), response.body());
    judge(path, response, answer);
    return answer;
  }

  private void judge(String path, HttpResponse<String> response, Answer answer) {
    if (answer.isGood()) {
      return;
    }
    String type = response.headers().firstValue("Content-Type").orElse("none");
    boolean isProblem = type.equals("application/problem+json");
    boolean says503 =
        answer.status() == 503
            && answer.body().contains("\"code\":\"store_unavailable\"")
            && response.headers().firstValue("Retry-After").isPresent();
    if (says503) {
      refused.incrementAndGet();
    }
    // Somebody else was faster: the task ended, was lost, or the offer is over.
    boolean lostARace = answer.status() == 409 || answer.status() == 410;
    // On a slow machine a task may have run out before it got there.
    boolean ranOut = answer.status() == 422 && answer.body().contains("must be in the future");
    if (!isProblem || !(says503 || lostARace || ranOut)) {
      strange.put(path + " " + answer.status(), type + " " + answer.body());
    }
  }

  /// An answer.
  private record Answer(int status, String body) {

    /// The server was gone before it answered.
    static final Answer NONE = new Answer(0, "");

    boolean isGood() {
      return status >= 200 && status < 300;
    }
  }

  /// What a client does over and over.
  @FunctionalInterface
  private interface Step {

    /// Does it once.
    void run(RandomGenerator random) throws InterruptedException;
  }

  /// Holds what was told to the clients against what is there at the end.
  void assertNothingWasLost(Map<String, String> states) {
    if (!strange.isEmpty()) {
      fail("With the seed %d there were the answers %s.%n%s", seed, strange, fleet.faults());
    }
    assertThat(accepted)
        .as("tasks with the seed %d", seed)
        .isNotEmpty()
        .allSatisfy(task -> assertThat(states).containsKey(task));
    assertThat(states)
        .as("tasks with the seed %d", seed)
        .allSatisfy((task, state) ->
            assertThat(state)
                .as(task)
                .isEqualTo(hopeless.contains(task) ? "EXPIRED" : "COMPLETED"));
  }
}
