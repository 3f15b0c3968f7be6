package dev.roledispatcher.domain.stats;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// How long things took, in buckets a sixteenth of a power of two wide: any percentile is right to
/// within 4.5 %.
///
/// @param counts how many fell into each bucket, by [#bucketOf]
public record LatencyHistogram(Map<Integer, Long> counts) {

  private static final int PER_POWER_OF_TWO = 16;

  public LatencyHistogram {
    counts = Map.copyOf(counts);
  }

  /// The bucket of a duration: `floor(16 · log2(microseconds))`, 0 for anything up to a
  /// microsecond.
  public static int bucketOf(Duration duration) {
    double micros = Math.max(1, duration.toNanos() / 1e3);
    return (int) Math.floor(PER_POWER_OF_TWO * Math.log(micros) / Math.log(2));
  }

  /// The duration below which a share of all fell, in milliseconds; 0 when nothing was measured.
  ///
  /// @param share 0 to 1
  public double percentileMillis(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "The share (%s) must be a number from 0 to 1.".formatted(share));
    }
    long total = counts.values().stream().mapToLong(Long::longValue).sum();
    if (total == 0) {
      return 0;
    }
    long wanted = Math.max(1, (long) Math.ceil(share * total));
    long seen = 0;
    for (Map.Entry<Integer, Long> bucket : new TreeMap<>(counts).entrySet()) {
      seen += bucket.getValue();
      if (seen >= wanted) {
        return middleMicros(bucket.getKey()) / 1_000;
      }
    }
    throw new IllegalStateException("The buckets of a histogram must add up to their sum.");
  }

  private static double middleMicros(int bucket) {
    return Math.pow(2, (bucket + 0.5) / PER_POWER_OF_TWO);
  }
}
