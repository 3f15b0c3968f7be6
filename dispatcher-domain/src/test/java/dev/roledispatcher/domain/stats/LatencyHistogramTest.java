package dev.roledispatcher.domain.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyHistogramTest {

  @Test
  void isZeroWhenNothingWasMeasured() {
    assertThat(new LatencyHistogram(Map.of()).percentileMillis(0.5)).isZero();
  }

  @Test
  void knowsEveryPercentileToWithinFourAndAHalfPercent() {
    double[] shares = {0, 0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 0.999, 1};
    for (long seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      long[] nanos = new long[1 + random.nextInt(500)];
      for (int i = 0; i < nanos.length; i++) {
        // From a microsecond to some hours, evenly over the orders of magnitude.
        nanos[i] = (long) Math.pow(10, 3 + 10 * random.nextDouble());
      }
      LatencyHistogram histogram = histogramOf(nanos);
      Arrays.sort(nanos);
      for (double share : shares) {
        int rank = Math.max(1, (int) Math.ceil(share * nanos.length));
        assertThat(histogram.percentileMillis(share))
            .as("seed %d, share %s", seed, share)
            .isCloseTo(nanos[rank - 1] / 1e6, Percentage.withPercentage(4.5));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "1000, 0", "2001, 16", "4001, 32", "1024001, 160"})
  void putsSixteenBucketsBetweenADurationAndItsDouble(long nanos, int bucket) {
    assertThat(LatencyHistogram.bucketOf(Duration.ofNanos(nanos))).isEqualTo(bucket);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
  void refusesAShareThatIsNone(double share) {
    LatencyHistogram histogram = new LatencyHistogram(Map.of(16, 1L));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> histogram.percentileMillis(share))
        .withMessage("The share (" + share + ") must be a number from 0 to 1.");
  }

  private static LatencyHistogram histogramOf(long[] nanos) {
    Map<Integer, Long> counts = new HashMap<>();
    for (long duration : nanos) {
      counts.merge(LatencyHistogram.bucketOf(Duration.ofNanos(duration)), 1L, Long::sum);
    }
    return new LatencyHistogram(counts);
  }
}
