package dev.roledispatcher.benchmarks.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// What is done to the queue of some servers that share a database.
final class QueueLoad {

  private static final int ROLES_PER_BATCH = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /// A role of one place, for which tasks wait.
  private static final String NARROW =
      """
      {"role_id":"narrow","name":"Narrow","role_type":"ai_primary","capabilities":["narrow"],\
      "constraints":{"max_concurrent_tasks":1}}\
      """;

  /// A role that takes its work from the queue itself.
  private static final String PULLING =
      """
      {"role_id":"pulling","name":"Pulling","role_type":"ai_primary","capabilities":["pulling"],\
      "engagement":{"mode":"pull"}}\
      """;

  private final QueueSettings settings;
  private final BenchmarkDatabase database;
  private final List<ServerProcess> servers;
  private final Requests requests;
  private final AtomicInteger turn = new AtomicInteger();

  QueueLoad(QueueSettings settings, BenchmarkDatabase database, List<ServerProcess> servers) {
    this.settings = settings;
    this.database = database;
    this.servers = servers;
    this.requests = new Requests(settings.roles());
  }

  /// Registers the roles, and lets everything run once, so that what is measured is warm.
  void prepare() throws IOException, SQLException {
    try (HttpConnection connection = connect()) {
      for (String batch : requests.roleBatches(ROLES_PER_BATCH)) {
        HttpDispatch.require(connection.post("/v1/roles/batch", batch), 200, "\"failed\":0");
      }
      HttpDispatch.require(connection.post("/v1/roles", NARROW), 201, "");
      HttpDispatch.require(connection.post("/v1/roles", PULLING), 201, "");
    }
    enqueueSingly(settings.tasks() / 4);
    enqueueInBatches(settings.tasks() / 2);
    drain();
  }

  /// Puts tasks into the stopped queue, one in a request.
  ///
  /// @return tasks a second
  double enqueueSingly(int tasks) throws IOException {
    pause();
    return Parallel.rate(
        settings.connections(),
        tasks,
        () ->
            new Posting("/v1/dispatches", 202, "") {
              @Override
              String body() {
                return requests.enqueue();
              }
            });
  }

  /// The same, many in a request.
  ///
  /// @return tasks a second
  double enqueueInBatches(int tasks) throws IOException {
    pause();
    int batch = settings.batch();
    return batch
        * Parallel.rate(
            Math.min(4, settings.connections()),
            tasks / batch,
            () ->
                new Posting("/v1/dispatches/batch", 200, "\"failed\":0") {
                  @Override
                  String body() {
                    return Requests.batch(batch, requests::enqueue);
                  }
                });
  }

  /// Lets the queue go on, and waits until nothing waits.
  ///
  /// @return tasks a second
  double drain() throws IOException, SQLException {
    try (Connection connection = BareTransaction.connect(database);
        PreparedStatement count = connection.prepareStatement("SELECT count(*) FROM queue_entry");
        HttpConnection http = connect()) {
      long waiting = number(count);
      long begin = System.nanoTime();
      HttpDispatch.require(http.post("/v1/queue/resume", "{}"), 200, "");
      while (number(count) > 0) {
        rest(begin, Duration.ofMillis(5));
      }
      return waiting * 1e9 / (System.nanoTime() - begin);
    }
  }

  /// From the answer to a completion until the next task has the place that it freed, as the
  /// database shows it.
  Rate freedPlaces() throws IOException, SQLException {
    long[] nanos = new long[settings.slots()];
    try (Connection connection = BareTransaction.connect(database);
        PreparedStatement assigned =
            connection.prepareStatement(
                "SELECT count(*) FROM task WHERE task_id = ? AND state = 'ASSIGNED'");
        HttpConnection http = connect()) {
      for (int i = 0; i <= settings.slots(); i++) {
        String task = task("narrow-" + i, "narrow");
        HttpDispatch.require(http.post("/v1/dispatches", task), 202, "");
      }
      awaitAssigned(assigned, "narrow-0");
      for (int i = 0; i < settings.slots(); i++) {
        HttpDispatch.require(
            http.post("/v1/tasks/narrow-" + i + "/complete", "{\"outcome\":\"success\"}"), 200, "");
        long freed = System.nanoTime();
        awaitAssigned(assigned, "narrow-" + (i + 1));
        nanos[i] = System.nanoTime() - freed;
      }
    }
    return rate(nanos);
  }

  /// From sending a task to the queue until a role that was waiting for work has it.
  Rate waitingClaims() throws IOException {
    long[] nanos = new long[settings.slots()];
    pause();
    try (HttpConnection http = connect();
        HttpConnection claiming = connect();
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      HttpDispatch.require(http.post("/v1/queue/resume", "{}"), 200, "");
      for (int i = 0; i < settings.slots(); i++) {
        Future<Long> got =
            thread.submit(() -> {
              HttpDispatch.require(
                  claiming.post("/v1/roles/pulling/claim", "{\"wait\":10}"), 200, "");
              return System.nanoTime();
            });
        Thread.sleep(5);
        long sent = System.nanoTime();
        HttpDispatch.require(http.post("/v1/dispatches", task("pulling-" + i, "pulling")), 202, "");
        nanos[i] = got.get() - sent;
      }
    } catch (ExecutionException failure) {
      throw new LoadFailedException("A claim failed: " + failure.getCause(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LoadFailedException("A claim was interrupted.", interrupted);
    }
    return rate(nanos);
  }

  private static String task(String id, String capability) {
    return """
    {"task":{"task_id":"%s","description":"Wait for the one who can do it.",\
    "required_capabilities":["%s"]},"mode":"queue","force_classification":"ai_primary"}\
    """
        .formatted(id, capability);
  }

  private void pause() throws IOException {
    try (HttpConnection http = connect()) {
      HttpDispatch.require(http.post("/v1/queue/pause", "{}"), 200, "");
    }
  }

  /// A connection to the next server in turn.
  private HttpConnection connect() throws IOException {
    int next = Math.floorMod(turn.getAndIncrement(), servers.size());
    return HttpConnection.open(servers.get(next).port());
  }

  private static void awaitAssigned(PreparedStatement assigned, String task) throws SQLException {
    assigned.setString(1, task);
    long begin = System.nanoTime();
    while (number(assigned) == 0) {
      rest(begin, Duration.ofNanos(200_000));
    }
  }

  private static long number(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void rest(long begin, Duration pause) {
    if (System.nanoTime() - begin > PATIENCE.toNanos()) {
      throw new LoadFailedException("The queue did not get on within %s.".formatted(PATIENCE));
    }
    try {
      Thread.sleep(pause);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LoadFailedException("The measurement was interrupted.", interrupted);
    }
  }

  private static Rate rate(long[] nanos) {
    double seconds = Arrays.stream(nanos).sum() / 1e9;
    Arrays.sort(nanos);
    return Rate.of(nanos, seconds);
  }

  /// Posts over one connection.
  private abstract class Posting implements Parallel.Worker {

    private final HttpConnection connection = connect();
    private final String path;
    private final int status;
    private final String text;

    Posting(String path, int status, String text) throws IOException {
      this.path = path;
      this.status = status;
      this.text = text;
    }

    abstract String body();

    @Override
    public void once(int number) throws IOException {
      HttpDispatch.require(connection.post(path, body()), status, text);
    }

    @Override
    public void close() throws IOException {
      connection.close();
    }
  }
}
