package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.domain.stats.LatencyHistogram;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Counts the calls of one plugin and how long they took, as their callers saw it. Safe to use from
/// any thread; takes no lock.
final class CallMeter {

  /// The bucket of a day, the longest deadline; longer ones share the last.
  private static final int BUCKETS = LatencyHistogram.bucketOf(Duration.ofDays(1)) + 1;

  private final LongAdder calls = new LongAdder();
  private final LongAdder errors = new LongAdder();
  private final AtomicLongArray took = new AtomicLongArray(BUCKETS);

  void succeeded(long nanos) {
    count(nanos);
  }

  void failed(long nanos) {
    errors.increment();
    count(nanos);
  }

  /// A call that was turned away: it failed, but took no time worth knowing.
  void refused() {
    calls.increment();
    errors.increment();
  }

  long calls() {
    return calls.sum();
  }

  long errors() {
    return errors.sum();
  }

  /// The time below which a share of the calls took; null before the first.
  ///
  /// @param share 0 to 1
  @Nullable Duration percentile(double share) {
    Map<Integer, Long> counts = new HashMap<>();
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      long count = took.get(bucket);
      if (count > 0) {
        counts.put(bucket, count);
      }
    }
    if (counts.isEmpty()) {
      return null;
    }
    double millis = new LatencyHistogram(counts).percentileMillis(share);
    return Duration.ofNanos(Math.round(millis * 1_000_000));
  }

  private void count(long nanos) {
    calls.increment();
    int bucket = LatencyHistogram.bucketOf(Duration.ofNanos(nanos));
    took.incrementAndGet(Math.min(bucket, BUCKETS - 1));
  }
}
