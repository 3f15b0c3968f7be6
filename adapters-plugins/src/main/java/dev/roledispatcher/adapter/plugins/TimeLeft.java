package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.out.Stopwatch;
import java.time.Duration;

/// What is left of the time that all plugins of a folder have together to be read and made.
final class TimeLeft {

  private static final Duration LEAST = Duration.ofMillis(1);

  private final Stopwatch stopwatch;
  private final Duration total;
  private final long start;

  TimeLeft(Stopwatch stopwatch, Duration total) {
    this.stopwatch = stopwatch;
    this.total = total;
    this.start = stopwatch.nanos();
  }

  /// The shorter of what is left and the time given, and never nothing.
  Duration atMost(Duration longest) {
    Duration left = total.minusNanos(stopwatch.nanos() - start);
    Duration shorter = Durations.shorter(left, longest);
    return shorter.compareTo(LEAST) < 0 ? LEAST : shorter;
  }
}
