package dev.roledispatcher.adapter.plugins;

import java.time.Duration;

/// Limits of durations, and how messages show them.
final class Durations {

  /// Longer than any plugin call; keeps sums of nanoseconds within a `long`.
  private static final Duration LONGEST = Duration.ofDays(1);

  private Durations() {}

  static void requirePositive(String what, Duration duration) {
    if (!duration.isPositive() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "The %s (%s) must be longer than nothing and at most a day.".formatted(what, duration));
    }
  }

  static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  /// Whole milliseconds, at least 1.
  static String shown(Duration duration) {
    return Math.max(1, duration.toMillis()) + " ms";
  }
}
