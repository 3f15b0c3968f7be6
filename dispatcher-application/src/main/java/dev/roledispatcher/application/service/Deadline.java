package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.out.Stopwatch;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import java.time.Duration;

/// The time a dispatch may take, and how much of it is gone.
final class Deadline {

  private final Stopwatch stopwatch;
  private final Duration limit;
  private final long start;

  Deadline(Stopwatch stopwatch, Duration limit) {
    this.stopwatch = stopwatch;
    this.limit = limit;
    this.start = stopwatch.nanos();
  }

  Duration elapsed() {
    return Duration.ofNanos(stopwatch.nanos() - start);
  }

  /// What is left.
  ///
  /// @throws DispatchException with [DispatchFailure.TimedOut] when nothing is
  Duration remaining(String step) {
    Duration left = limit.minus(elapsed());
    if (left.isNegative() || left.isZero()) {
      throw new DispatchException(new DispatchFailure.TimedOut(limit, step));
    }
    return left;
  }
}
