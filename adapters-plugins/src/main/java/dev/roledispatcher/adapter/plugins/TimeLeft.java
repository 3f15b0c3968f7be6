package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.out.Stopwatch;
import java.time.Duration;

/// What is left of the time that all plugins of a folder have together to be read and made.
final class TimeLeft {

  /// What each plugin gets even when others have used up the time, so that plugins that hang do not
  /// keep sound ones out.
  private static final Duration LEAST = Duration.ofSeconds(2);

  private final Stopwatch stopwatch;
  private final Duration total;
  private final long start;

  TimeLeft(Stopwatch stopwatch, Duration total) {
    this.stopwatch = stopwatch;
    this.total = total;
    this.start = stopwatch.nanos();
  }

  /// The shorter of what is left and the time given; two seconds when less is left.
  Duration atMost(Duration longest) {
    Duration left = total.minusNanos(stopwatch.nanos() - start);
    return Durations.shorter(left.compareTo(LEAST) < 0 ? LEAST : left, longest);
  }
}
