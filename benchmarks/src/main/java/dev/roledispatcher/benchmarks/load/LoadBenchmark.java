package dev.roledispatcher.benchmarks.load;

import dev.roledispatcher.embedded.EmbeddedDatabase;
import dev.roledispatcher.embedded.EmbeddedDatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/// Measures dispatches a second on a PostgreSQL of its own or one that is named, one by one and in
/// batches, and then, on the same database with the server stopped, the bare minimal transaction.
///
/// Bounded in time, on this machine only; stops what it started. Ends with 0 when everything went
/// well, 1 when the measurement failed, 2 when the arguments are wrong.
public final class LoadBenchmark {

  private static final int ROLES_PER_BATCH = 500;

  private final LoadSettings settings;
  private final Requests requests;

  private LoadBenchmark(LoadSettings settings) {
    this.settings = settings;
    this.requests = new Requests(settings.roles());
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
      new LoadBenchmark(settings).measure();
      return 0;
    } catch (LoadFailedException | IOException | SQLException failure) {
      System.err.println(failure.getMessage());
      return 1;
    }
  }

  private void measure() throws IOException, SQLException {
    System.out.printf(
        Locale.ROOT,
        "%d roles, %d connections, %d s after %d s of warm-up; %d processors, Java %s%n",
        settings.roles(),
        settings.connections(),
        settings.measured().toSeconds(),
        settings.warmUp().toSeconds(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version());
    try (TemporaryFolder folder = TemporaryFolder.make()) {
      BenchmarkDatabase given = settings.database();
      if (given != null) {
        measure(given, folder);
        return;
      }
      try (EmbeddedDatabase database =
          EmbeddedDatabase.start(EmbeddedDatabaseSettings.in(folder.path()))) {
        measure(BenchmarkDatabase.of(database), folder);
      }
    }
  }

  private void measure(BenchmarkDatabase database, TemporaryFolder folder)
      throws IOException, SQLException {
    Rate single;
    Rate batches;
    try (ServerProcess server =
        ServerProcess.start(settings.serverJar(), database, folder.path())) {
      registerRoles(server.port());
      single = driven(server, () -> HttpDispatch.single(server.port(), requests));
      print("POST /v1/dispatches", single);
      batches = driven(server, () -> HttpDispatch.batch(server.port(), requests, settings.batch()));
      print("POST /v1/dispatches/batch, " + settings.batch() + " items", batches);
    }
    Rate bare = bare(database);
    print("bare transaction", bare);
    report(single, batches, bare);
  }

  private void registerRoles(int port) throws IOException {
    try (HttpConnection connection = HttpConnection.open(port)) {
      for (String batch : requests.roleBatches(ROLES_PER_BATCH)) {
        HttpDispatch.require(connection.post("/v1/roles/batch", batch), 200, "\"failed\":0");
      }
    }
  }

  private Rate driven(ServerProcess server, Callable<HttpDispatch> workers) {
    try {
      return Drive.rate(settings.connections(), settings.warmUp(), settings.measured(), workers);
    } catch (LoadFailedException failure) {
      throw new LoadFailedException(
          failure.getMessage() + "\nThe end of the server's log:\n" + server.tail(), failure);
    }
  }

  private Rate bare(BenchmarkDatabase database) throws SQLException {
    BareTransaction.prepare(database);
    AtomicLong lastTask = new AtomicLong();
    return Drive.rate(
        settings.connections(),
        settings.warmUp(),
        settings.measured(),
        () -> BareTransaction.open(database, lastTask, settings.roles()));
  }

  private static void print(String what, Rate rate) {
    System.out.printf(Locale.ROOT, "%-40s %s%n", what, rate);
  }

  private void report(Rate single, Rate batches, Rate bare) {
    double inBatches = batches.perSecond() * settings.batch();
    System.out.printf(
        Locale.ROOT,
        "dispatches one by one: %,.0f /s, %.0f %% of the bare transaction%n",
        single.perSecond(),
        100 * single.perSecond() / bare.perSecond());
    System.out.printf(
        Locale.ROOT,
        "dispatches in batches: %,.0f /s, %.0f %% of the bare transaction, %.1f times one by one%n",
        inBatches,
        100 * inBatches / bare.perSecond(),
        inBatches / single.perSecond());
  }
}
