package dev.roledispatcher.benchmarks.load;

import dev.roledispatcher.embedded.EmbeddedDatabase;
import dev.roledispatcher.embedded.EmbeddedDatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Measures how much dispatches to three roles hold each other up: their rate beside that of the
/// same load spread over a thousand roles, on one server and database, in turns.
///
/// Every task may be taken by one role only, so that deciding costs the same in both cases; every
/// role has a capacity of 1,000, and every task is cancelled once it is dispatched, so that places
/// are taken and given back all the time. Ends as [LoadBenchmark] does, and takes its arguments but
/// for `roles` and `batch`.
public final class FewRolesBenchmark {

  private static final int FEW = 3;
  private static final int MANY = 1_000;
  private static final int TURNS = 2;
  private static final int ROLES_PER_BATCH = 500;

  private final LoadSettings settings;
  private final AtomicLong lastTask = new AtomicLong();

  private FewRolesBenchmark(LoadSettings settings) {
    this.settings = settings;
  }

  /// Runs; the arguments are those of [LoadSettings#of].
  public static void main(String... arguments) {
    System.exit(run(arguments));
  }

  private static int run(String... arguments) {
    LoadSettings settings;
    try {
      settings = LoadSettings.of(arguments);
    } catch (IllegalArgumentException mistakes) {
      System.err.println(mistakes.getMessage());
      return 2;
    }
    if (!Files.isRegularFile(settings.serverJar())) {
      System.err.println(
          "The server (%s) is not there.\nMaybe build it first, or name it with --server-jar=…"
              .formatted(settings.serverJar()));
      return 2;
    }
    try {
      new FewRolesBenchmark(settings).measure();
      return 0;
    } catch (LoadFailedException | IOException failure) {
      System.err.println(failure.getMessage());
      return 1;
    }
  }

  private void measure() throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.make();
        EmbeddedDatabase database =
            EmbeddedDatabase.start(EmbeddedDatabaseSettings.in(folder.path()));
        ServerProcess server =
            ServerProcess.start(
                settings.serverJar(), BenchmarkDatabase.of(database), folder.path())) {
      register(server.port(), "few", FEW);
      register(server.port(), "many", MANY);
      double few = 0;
      double many = 0;
      for (int turn = 0; turn < TURNS; turn++) {
        many += rate(server, "many", MANY).perSecond();
        few += rate(server, "few", FEW).perSecond();
      }
      System.out.printf(
          Locale.ROOT,
          "dispatched and cancelled at %d connections: %,.0f /s to %d roles, %,.0f /s to %,d roles, ratio %.2f%n",
          settings.connections(),
          few / TURNS,
          FEW,
          many / TURNS,
          MANY,
          few / many);
    }
  }

  private Rate rate(ServerProcess server, String names, int roles) {
    try {
      Rate rate =
          Drive.rate(
              settings.connections(),
              settings.warmUp(),
              settings.measured(),
              () -> new Worker(HttpConnection.open(server.port()), names, roles, lastTask));
      System.out.printf(Locale.ROOT, "%,6d roles   %s%n", roles, rate);
      return rate;
    } catch (LoadFailedException failure) {
      throw new LoadFailedException(
          failure.getMessage() + "\nThe end of the server's log:\n" + server.tail(), failure);
    }
  }

  private static void register(int port, String names, int count) throws IOException {
    try (HttpConnection connection = HttpConnection.open(port)) {
      List<String> roles = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        roles.add(
            "{\"role_id\":\"%1$s-%2$d\",\"name\":\"%1$s %2$d\",\"role_type\":\"hybrid\",\"capabilities\":[\"%1$s-%2$d\"],\"constraints\":{\"max_concurrent_tasks\":1000}}"
                .formatted(names, i));
      }
      for (int from = 0; from < count; from += ROLES_PER_BATCH) {
        String batch =
            IntStream.range(from, Math.min(count, from + ROLES_PER_BATCH))
                .mapToObj(roles::get)
                .collect(Collectors.joining(",", "{\"roles\":[", "]}"));
        HttpDispatch.require(connection.post("/v1/roles/batch", batch), 200, "\"failed\":0");
      }
    }
  }

  /// Dispatches a task to one of the roles in turn, and cancels it.
  private record Worker(HttpConnection connection, String names, int roles, AtomicLong lastTask)
      implements Drive.Worker {

    @Override
    public void once() throws IOException {
      long number = lastTask.incrementAndGet();
      HttpDispatch.require(
          connection.post(
              "/v1/dispatches",
              "{\"task\":{\"task_id\":\"load-%d\",\"description\":\"Do number %d.\",\"required_capabilities\":[\"%s-%d\"]},\"force_classification\":\"hybrid\"}"
                  .formatted(number, number, names, number % roles)),
          201,
          "");
      HttpDispatch.require(
          connection.post("/v1/tasks/load-%d/cancel".formatted(number), "{}"), 200, "");
    }

    @Override
    public void close() throws IOException {
      connection.close();
    }
  }
}
