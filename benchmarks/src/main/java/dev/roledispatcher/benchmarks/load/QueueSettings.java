package dev.roledispatcher.benchmarks.load;

import java.nio.file.Path;
import java.util.Map;

/// What the measurement of the queue is to do.
///
/// @param serverJar the packaged server
/// @param servers how many servers share the database
/// @param roles how many roles there are
/// @param connections requests under way at once
/// @param tasks how many tasks are put into the queue and drained
/// @param batch items of a batch
/// @param slots how often a freed place is waited for
/// @param peers a folder with programs that measure other queues, their packages installed; those
///   are left out when it is not there
record QueueSettings(
    Path serverJar,
    int servers,
    int roles,
    int connections,
    int tasks,
    int batch,
    int slots,
    Path peers) {

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "server-jar", "dispatcher-server/target/quarkus-app/quarkus-run.jar",
          "servers", "1",
          "roles", "1000",
          "connections", "16",
          "tasks", "20000",
          "batch", "100",
          "slots", "300",
          "peers", "benchmarks/peers");

  /// Reads `--name=value` arguments.
  ///
  /// @throws IllegalArgumentException with everything that is wrong with them
  static QueueSettings of(String... arguments) {
    Arguments given = new Arguments(DEFAULTS, arguments);
    QueueSettings settings =
        new QueueSettings(
            Path.of(given.text("server-jar")),
            given.between("servers", 1, 4),
            given.between("roles", 3, 10_000),
            given.between("connections", 1, 256),
            given.between("tasks", 400, 1_000_000),
            given.between("batch", 1, 1_000),
            given.between("slots", 10, 10_000),
            Path.of(given.text("peers")));
    given.check();
    return settings;
  }
}
