package dev.roledispatcher.benchmarks.load;

import dev.roledispatcher.embedded.EmbeddedDatabase;
import dev.roledispatcher.embedded.EmbeddedDatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Measures the queue on a PostgreSQL of its own: how fast tasks get in and are handed out, and how
/// long a freed place stays free; then, on the same database with the servers stopped, the least a
/// queue must do, and other queues.
///
/// Bounded in time and number, on this machine only; stops what it started. Ends with 0 when
/// everything went well, 1 when the measurement failed, 2 when the arguments are wrong.
public final class QueueBenchmark {

  private final QueueSettings settings;

  private QueueBenchmark(QueueSettings settings) {
    this.settings = settings;
  }

  /// Runs; the arguments are those of [QueueSettings#of].
  public static void main(String... arguments) {
    System.exit(run(arguments));
  }

  private static int run(String... arguments) {
    QueueSettings settings;
    try {
      settings = QueueSettings.of(arguments);
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
      new QueueBenchmark(settings).measure();
      return 0;
    } catch (LoadFailedException | IOException | SQLException failure) {
      System.err.println(failure.getMessage());
      return 1;
    }
  }

  private void measure() throws IOException, SQLException {
    System.out.printf(
        Locale.ROOT,
        "%d servers, %d roles, %d connections, %d tasks; %d processors, Java %s%n",
        settings.servers(),
        settings.roles(),
        settings.connections(),
        settings.tasks(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version());
    try (TemporaryFolder folder = TemporaryFolder.make();
        EmbeddedDatabase database =
            EmbeddedDatabase.start(EmbeddedDatabaseSettings.in(folder.path()))) {
      // Also when this program is told to stop in the middle.
      Runtime.getRuntime().addShutdownHook(new Thread(database::close));
      BenchmarkDatabase access = BenchmarkDatabase.of(database);
      servers(folder, access);
      bare(access);
      peers(access);
    }
  }

  private void servers(TemporaryFolder folder, BenchmarkDatabase database)
      throws IOException, SQLException {
    List<ServerProcess> servers = new ArrayList<>();
    try {
      for (int i = 0; i < settings.servers(); i++) {
        servers.add(ServerProcess.start(settings.serverJar(), database, folder.path()));
      }
      QueueLoad load = new QueueLoad(settings, database, servers);
      load.prepare();
      print("enqueue one by one", load.enqueueSingly(settings.tasks() / 4));
      print(
          "enqueue in batches of " + settings.batch(),
          load.enqueueInBatches(settings.tasks() - settings.tasks() / 4));
      print("drain: decide, record, assign", load.drain());
      System.out.printf("%-40s %s%n", "freed place to next assignment", load.freedPlaces());
      System.out.printf("%-40s %s%n", "enqueue to waiting claim's answer", load.waitingClaims());
    } catch (LoadFailedException failure) {
      String logs = servers.stream().map(ServerProcess::tail).reduce("", (a, b) -> a + "\n" + b);
      throw new LoadFailedException(
          failure.getMessage() + "\nThe ends of the logs:" + logs, failure);
    } finally {
      servers.forEach(ServerProcess::close);
    }
  }

  private void bare(BenchmarkDatabase database) throws SQLException {
    BareQueue bare = new BareQueue(database);
    print("bare: enter one by one", bare.enter(settings.tasks() / 4, 1, settings.connections()));
    print(
        "bare: enter in batches of " + settings.batch(),
        bare.enter(settings.tasks() - settings.tasks() / 4, settings.batch(), 4));
    print("bare: claim and remove", bare.drain(settings.batch()));
  }

  private void peers(BenchmarkDatabase database) throws IOException, SQLException {
    Peers others = new Peers(settings.peers());
    List<Peers.Result> results = new ArrayList<>();
    results.add(
        DbSchedulerPeer.measure(
            database, settings.tasks(), settings.connections(), settings.batch()));
    if (others.isInstalled()) {
      results.addAll(
          others.measure(database, settings.tasks(), settings.connections(), settings.batch()));
    } else {
      System.out.println("graphile-worker and pg-boss are left out: their packages are not there.");
    }
    for (Peers.Result result : results) {
      print(result.name() + ": enqueue one by one", result.singles());
      print(result.name() + ": enqueue in batches", result.batched());
      print(result.name() + ": run and complete", result.drained());
    }
  }

  private static void print(String what, double perSecond) {
    System.out.printf(Locale.ROOT, "%-40s %,9.0f /s%n", what, perSecond);
  }
}
