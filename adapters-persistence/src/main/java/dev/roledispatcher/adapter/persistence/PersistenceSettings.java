package dev.roledispatcher.adapter.persistence;

import java.time.Duration;

/// How the stores behave.
///
/// @param unitOfWorkLimit how long a unit of work may take, 1 s or more, in whole seconds
/// @param pollInterval how often changes of others are looked for when no notice comes, 10 ms or
///   more
/// @param pollOverlap how far back each look goes again; longer than any unit of work takes
public record PersistenceSettings(
    Duration unitOfWorkLimit, Duration pollInterval, Duration pollOverlap) {

  private static final Duration SHORTEST_LIMIT = Duration.ofSeconds(1);
  private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(10);

  /// What holds when nothing is configured.
  public static final PersistenceSettings DEFAULT =
      new PersistenceSettings(
          Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(45));

  public PersistenceSettings {
    requireAtLeast("unit of work limit", unitOfWorkLimit, SHORTEST_LIMIT);
    requireAtLeast("poll interval", pollInterval, SHORTEST_INTERVAL);
    requireAtLeast("poll overlap", pollOverlap, unitOfWorkLimit);
  }

  private static void requireAtLeast(String what, Duration value, Duration least) {
    if (value.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "The %s (%s) must be at least %s.".formatted(what, value, least));
    }
  }
}
