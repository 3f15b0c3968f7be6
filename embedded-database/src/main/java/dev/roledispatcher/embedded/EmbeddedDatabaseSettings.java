package dev.roledispatcher.embedded;

import java.nio.file.Path;
import java.time.Duration;

/// Where an embedded database lives and how long it may take.
///
/// @param dataDir the folder that keeps everything, in a folder `postgres` of its own; made when it
///   is not there
/// @param startLimit how long one start of the server may take, recovery after a crash included; 1
///   s or more
/// @param stopLimit how long a clean stop may take before the server is stopped the hard way, which
///   loses no committed data; 1 s or more
public record EmbeddedDatabaseSettings(Path dataDir, Duration startLimit, Duration stopLimit) {

  /// How long a start may take unless said otherwise.
  public static final Duration DEFAULT_START_LIMIT = Duration.ofMinutes(2);

  /// How long a stop may take unless said otherwise.
  public static final Duration DEFAULT_STOP_LIMIT = Duration.ofSeconds(30);

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  public EmbeddedDatabaseSettings {
    requireLongEnough("start limit", startLimit);
    requireLongEnough("stop limit", stopLimit);
  }

  /// A database in that folder, with the usual limits.
  public static EmbeddedDatabaseSettings in(Path dataDir) {
    return new EmbeddedDatabaseSettings(dataDir, DEFAULT_START_LIMIT, DEFAULT_STOP_LIMIT);
  }

  private static void requireLongEnough(String what, Duration limit) {
    if (limit.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "The %s (%s) of the embedded database must be at least %s."
              .formatted(what, limit, SHORTEST));
    }
  }
}
