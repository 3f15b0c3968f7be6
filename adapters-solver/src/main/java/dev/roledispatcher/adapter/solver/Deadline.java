package dev.roledispatcher.adapter.solver;

import dev.roledispatcher.application.port.out.Stopwatch;
import java.time.Duration;

/// When solving has to end.
final class Deadline {

  private static final Duration LONGEST = Duration.ofDays(1);

  private final Stopwatch stopwatch;
  private final long start;
  private final long limit;

  /// Starts now.
  Deadline(Stopwatch stopwatch, Duration within) {
    this.stopwatch = stopwatch;
    this.start = stopwatch.nanos();
    this.limit = within.compareTo(LONGEST) < 0 ? within.toNanos() : LONGEST.toNanos();
  }

  /// The time left; 0 or less when it is up.
  long nanosLeft() {
    return limit - (stopwatch.nanos() - start);
  }

  /// @throws OutOfTime when the time is up
  void check() {
    if (nanosLeft() <= 0) {
      throw new OutOfTime();
    }
  }
}
