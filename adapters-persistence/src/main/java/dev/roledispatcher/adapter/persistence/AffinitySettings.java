package dev.roledispatcher.adapter.persistence;

import java.time.Duration;

/// What is kept of how roles did, and of who had tasks that belong together.
///
/// @param field the metadatum of a task that is its affinity key
/// @param keyHeld how long a role keeps the key of a task it got
/// @param halfLife after how long an outcome counts half
public record AffinitySettings(String field, Duration keyHeld, Duration halfLife) {

  /// What holds when nothing is configured.
  public static final AffinitySettings DEFAULT =
      new AffinitySettings("affinity_key", Duration.ofDays(1), Duration.ofDays(14));

  public AffinitySettings {
    if (field.isBlank()) {
      throw new IllegalArgumentException("The field of the affinity key must not be blank.");
    }
    requirePositive("time a key is held", keyHeld);
    requirePositive("half-life of outcomes", halfLife);
  }

  private static void requirePositive(String what, Duration duration) {
    if (!duration.isPositive()) {
      throw new IllegalArgumentException(
          "The %s (%s) must be more than zero.".formatted(what, duration));
    }
  }
}
