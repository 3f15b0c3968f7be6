package dev.roledispatcher.benchmarks.load;

import java.time.Duration;
import java.util.Locale;

/// How often something was done, and how long it took each time.
///
/// @param count how often
/// @param seconds within how long
/// @param p50 the median time
/// @param p95 the time that 95 % did not exceed
/// @param p99 the time that 99 % did not exceed
record Rate(long count, double seconds, Duration p50, Duration p95, Duration p99) {

  /// A rate from times in ascending order, in nanoseconds, at least one.
  static Rate of(long[] sortedNanos, double seconds) {
    return new Rate(
        sortedNanos.length,
        seconds,
        share(sortedNanos, 0.50),
        share(sortedNanos, 0.95),
        share(sortedNanos, 0.99));
  }

  double perSecond() {
    return count / seconds;
  }

  private static Duration share(long[] sortedNanos, double share) {
    int rank = (int) Math.ceil(share * sortedNanos.length);
    return Duration.ofNanos(sortedNanos[Math.max(1, rank) - 1]);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,9.0f /s   p50 %s   p95 %s   p99 %s   (%,d in %.1f s)",
        perSecond(),
        millis(p50),
        millis(p95),
        millis(p99),
        count,
        seconds);
  }

  private static String millis(Duration time) {
    return String.format(Locale.ROOT, "%.2f ms", time.toNanos() / 1e6);
  }
}
