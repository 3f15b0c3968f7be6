package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.domain.selection.CapacityLimits;
import java.time.Duration;

/// How the stores behave.
///
/// @param unitOfWorkLimit how long a unit of work may take, 1 s or more, in whole seconds
/// @param pollInterval how often changes of others are looked for when no notice comes, 10 ms or
///   more
/// @param pollOverlap how far back each look goes again; longer than any unit of work takes
/// @param limits what all roles together may hold; the same on all instances
/// @param affinity what is kept of how roles did
public record PersistenceSettings(
    Duration unitOfWorkLimit,
    Duration pollInterval,
    Duration pollOverlap,
    CapacityLimits limits,
    AffinitySettings affinity) {

  private static final Duration SHORTEST_LIMIT = Duration.ofSeconds(1);
  private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(10);

  /// What holds when nothing is configured.
  public static final PersistenceSettings DEFAULT =
      new PersistenceSettings(
          Duration.ofSeconds(30),
          Duration.ofSeconds(1),
          Duration.ofSeconds(45),
          CapacityLimits.NONE,
          AffinitySettings.DEFAULT);

  public PersistenceSettings {
    requireAtLeast("unit of work limit", unitOfWorkLimit, SHORTEST_LIMIT);
    requireAtLeast("poll interval", pollInterval, SHORTEST_INTERVAL);
    requireAtLeast("poll overlap", pollOverlap, unitOfWorkLimit);
  }

  /// Settings under no limits over all roles, and that say nothing of affinity.
  public PersistenceSettings(
      Duration unitOfWorkLimit, Duration pollInterval, Duration pollOverlap) {
    this(unitOfWorkLimit, pollInterval, pollOverlap, CapacityLimits.NONE, AffinitySettings.DEFAULT);
  }

  private static void requireAtLeast(String what, Duration value, Duration least) {
    if (value.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "The %s (%s) must be at least %s.".formatted(what, value, least));
    }
  }
}
