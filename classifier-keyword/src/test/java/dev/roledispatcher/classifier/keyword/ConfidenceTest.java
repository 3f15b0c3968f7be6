package dev.roledispatcher.classifier.keyword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roledispatcher.spi.RoutingClass;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfidenceTest {

  private static final Thresholds USUAL = new Thresholds(0.6, 0.6);
  private static final Offset<Double> NEAR = Offset.offset(0.02);

  @Test
  void isAHalfAtTheBorderOfEachClass() {
    assertThat(confidence(0.6, 0.5)).isCloseTo(0.5, NEAR);
    assertThat(confidence(-0.6, 0.5)).isCloseTo(0.5, NEAR);
    assertThat(confidence(0.599, 0.5)).isCloseTo(0.5, NEAR);
  }

  @Test
  void isHighForClearCases() {
    assertThat(confidence(0.85, 0.5)).isGreaterThan(0.8);
    assertThat(confidence(-0.85, 0.5)).isGreaterThan(0.8);
    assertThat(confidence(0, 0.5)).isEqualTo(1);
  }

  @Test
  void isLowWithoutEvidence() {
    assertThat(confidence(0, 0)).isEqualTo(0.1);
  }

  @Test
  void growsWithTheDistanceFromTheBorderAndWithTheEvidence() {
    double previous = 0;
    for (int i = 60; i <= 100; i++) {
      double now = confidence(i / 100.0, 0.5);
      assertThat(now).isGreaterThan(previous).isLessThanOrEqualTo(1);
      assertThat(confidence(-i / 100.0, 0.5)).isEqualTo(now);
      previous = now;
    }
    for (int i = 1; i <= 15; i++) {
      assertThat(confidence(0.8, i / 100.0)).isGreaterThan(confidence(0.8, (i - 1) / 100.0));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.6, HUMAN_PRIMARY",
    "0.5999, HYBRID",
    "0, HYBRID",
    "-0.2999, HYBRID",
    "-0.3, AI_PRIMARY",
    "-1, AI_PRIMARY"
  })
  void theThresholdsBelongToTheOuterClasses(double score, RoutingClass expected) {
    assertThat(new Thresholds(0.6, 0.3).classOf(score)).isEqualTo(expected);
  }

  @Test
  void aThresholdOfOneIsReachedOnlyByOne() {
    Thresholds strict = new Thresholds(1, 1);

    assertThat(strict.classOf(0.99)).isEqualTo(RoutingClass.HYBRID);
    assertThat(strict.depth(RoutingClass.HUMAN_PRIMARY, 1)).isEqualTo(1);
  }

  @Test
  void thresholdsOutOfRangeAreAllReported() {
    assertThatThrownBy(() -> new Thresholds(0, Double.NaN))
        .hasMessageContaining("human-threshold (0.0)")
        .hasMessageContaining("ai-threshold (NaN)");
    assertThatThrownBy(() -> new Thresholds(1.1, 1)).hasMessageContaining("human-threshold (1.1)");
  }

  private static double confidence(double score, double evidence) {
    return Confidence.of(USUAL.classOf(score), new Score(List.of(), score, evidence), USUAL);
  }
}
