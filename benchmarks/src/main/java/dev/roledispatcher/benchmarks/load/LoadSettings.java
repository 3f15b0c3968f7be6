package dev.roledispatcher.benchmarks.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is measured, and for how long.
///
/// @param serverJar the packaged server
/// @param roles how many roles are registered, 3 to 10,000
/// @param connections how many requests are under way at once, 1 to 256
/// @param warmUp how long each part runs before it is measured, 1 s to 10 min
/// @param measured how long each part is measured, 1 s to 10 min
/// @param batch how many items a batch has, 1 to 1,000
/// @param database the database; null to start one for the measurement
record LoadSettings(
    Path serverJar,
    int roles,
    int connections,
    Duration warmUp,
    Duration measured,
    int batch,
    @Nullable BenchmarkDatabase database) {

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "server-jar", "dispatcher-server/target/quarkus-app/quarkus-run.jar",
          "roles", "1000",
          "connections", "16",
          "warm-up", "60",
          "seconds", "20",
          "batch", "100",
          "database", "");

  /// Reads `--name=value` arguments.
  ///
  /// @throws IllegalArgumentException with everything that is wrong with them
  static LoadSettings of(String... arguments) {
    Arguments given = new Arguments(DEFAULTS, arguments);
    LoadSettings settings =
        new LoadSettings(
            Path.of(given.text("server-jar")),
            given.between("roles", 3, 10_000),
            given.between("connections", 1, 256),
            Duration.ofSeconds(given.between("warm-up", 1, 600)),
            Duration.ofSeconds(given.between("seconds", 1, 600)),
            given.between("batch", 1, 1_000),
            BenchmarkDatabase.at(given));
    given.check();
    return settings;
  }
}
