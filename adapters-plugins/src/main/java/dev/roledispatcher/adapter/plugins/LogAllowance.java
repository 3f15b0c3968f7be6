package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.out.Stopwatch;
import java.time.Duration;

/// How many lines a plugin may still log: 500 at once, and 50 more with every second, up to 500
/// again. Safe to use from any thread.
final class LogAllowance {

  private static final long MOST = 500;
  private static final long NANOS_PER_LINE = Duration.ofSeconds(1).toNanos() / 50;

  private final Stopwatch stopwatch;
  private long lines = MOST;
  private long since;
  private long leftOut;

  LogAllowance(Stopwatch stopwatch) {
    this.stopwatch = stopwatch;
    this.since = stopwatch.nanos();
  }

  /// Takes a line; false when there is none left.
  synchronized boolean take() {
    long earned = (stopwatch.nanos() - since) / NANOS_PER_LINE;
    since += earned * NANOS_PER_LINE;
    lines = Math.min(MOST, lines + earned);
    if (lines == 0) {
      leftOut++;
      return false;
    }
    lines--;
    return true;
  }

  /// How many lines were left out since this was last asked.
  synchronized long leftOut() {
    long count = leftOut;
    leftOut = 0;
    return count;
  }
}
