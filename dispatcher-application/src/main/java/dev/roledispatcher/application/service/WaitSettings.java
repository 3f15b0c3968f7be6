package dev.roledispatcher.application.service;

import java.time.Duration;

/// How callers wait for tasks.
///
/// @param most how many may wait at once on one instance, 1 to [#MOST]
/// @param lookEvery how often the database is asked what other instances did, while anybody waits;
///   10 ms to 10 s
/// @param retryAfter when those come back who may not wait, more than 0
public record WaitSettings(int most, Duration lookEvery, Duration retryAfter) {

  /// The most that may be allowed to wait.
  public static final int MOST = 100_000;

  private static final Duration OFTENEST = Duration.ofMillis(10);
  private static final Duration SELDOMEST = Duration.ofSeconds(10);

  /// What holds when nothing is configured.
  public static final WaitSettings DEFAULT =
      new WaitSettings(1_000, Duration.ofMillis(250), Duration.ofSeconds(5));

  public WaitSettings {
    if (most < 1 || most > MOST) {
      throw new IllegalArgumentException(
          "The callers (%d) that wait for tasks must be 1 to %d.".formatted(most, MOST));
    }
    if (lookEvery.compareTo(OFTENEST) < 0 || lookEvery.compareTo(SELDOMEST) > 0) {
      throw new IllegalArgumentException(
          "The time (%s) between looks at awaited tasks must be %s to %s."
              .formatted(lookEvery, OFTENEST, SELDOMEST));
    }
    if (!retryAfter.isPositive()) {
      throw new IllegalArgumentException(
          "The time (%s) after which to come back must be more than 0.".formatted(retryAfter));
    }
  }
}
