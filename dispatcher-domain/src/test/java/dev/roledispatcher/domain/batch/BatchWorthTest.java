package dev.roledispatcher.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roledispatcher.domain.task.Priority;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is better than what, and by how much.
class BatchWorthTest {

  @Test
  void prefersMoreTasksThenMorePressingOnesThenMorePoints() {
    List<BatchWorth> worstFirst =
        List.of(
            BatchWorth.NOTHING,
            new BatchWorth(Map.of(Priority.CRITICAL, 1), 1_000),
            new BatchWorth(Map.of(Priority.LOW, 2), 500),
            new BatchWorth(Map.of(Priority.LOW, 1, Priority.MEDIUM, 1), 400),
            new BatchWorth(Map.of(Priority.MEDIUM, 2), 300),
            new BatchWorth(Map.of(Priority.LOW, 1, Priority.HIGH, 1), 200),
            new BatchWorth(Map.of(Priority.LOW, 1, Priority.CRITICAL, 1), -100),
            new BatchWorth(Map.of(Priority.LOW, 1, Priority.CRITICAL, 1), 100));

    assertThat(worstFirst.reversed().stream().sorted()).isEqualTo(worstFirst);
  }

  @Test
  void growsByOneTask() {
    BatchWorth worth = BatchWorth.NOTHING.plus(Priority.HIGH, 7).plus(Priority.HIGH, -2);

    assertThat(worth).isEqualTo(new BatchWorth(Map.of(Priority.HIGH, 2), 5));
    assertThat(worth.tasks()).isEqualTo(2);
    assertThat(worth.assigned(Priority.HIGH)).isEqualTo(2);
    assertThat(worth.assigned(Priority.LOW)).isZero();
  }

  @Test
  void tellsHowMuchIsLostByGreed() {
    BatchGap gap =
        new BatchGap(
            new BatchWorth(Map.of(Priority.LOW, 3), 400),
            new BatchWorth(Map.of(Priority.LOW, 2), 300));

    assertThat(gap.tasks()).isEqualTo(1);
    assertThat(gap.points()).isEqualTo(100);
    assertThat(gap.share()).isEqualTo(0.25);
    assertThat(new BatchGap(BatchWorth.NOTHING, BatchWorth.NOTHING).share()).isZero();
  }

  @Test
  void hasNoGapWhereGreedIsBetter() {
    BatchWorth more = new BatchWorth(Map.of(Priority.LOW, 1), 1);
    assertThatThrownBy(() -> new BatchGap(BatchWorth.NOTHING, more))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("points=1");
  }

  @Test
  void countsScoresFromZeroToOneInMillionths() {
    PointScale scale = PointScale.over(Stream.of(0.2, 0.9).mapToDouble(score -> score));
    assertThat(scale).isEqualTo(PointScale.UNIT);
    assertThat(scale.points(0.123_456_7)).isEqualTo(123_457);
    assertThat(scale.points(1)).isEqualTo(Bid.MOST_POINTS);
    assertThat(scale.step(0.15)).isEqualTo(150_000);
  }

  @Test
  void widensTheScaleForScoresOutsideOfIt() {
    PointScale scale = PointScale.over(Stream.of(-1.0, 0.5, 3.0).mapToDouble(score -> score));
    assertThat(scale.points(-1)).isZero();
    assertThat(scale.points(3)).isEqualTo(Bid.MOST_POINTS);
    assertThat(scale.points(0)).isEqualTo(250_000);
    assertThat(scale.step(1)).isEqualTo(250_000);
  }

  @Test
  void refusesAScaleWithoutLength() {
    assertThatThrownBy(() -> new PointScale(2, 2)).hasMessageContaining("(2.0)");
    assertThatThrownBy(() -> new PointScale(0, Double.POSITIVE_INFINITY))
        .hasMessageContaining("(Infinity)");
    assertThatThrownBy(() -> PointScale.over(Stream.of(Double.NaN).mapToDouble(score -> score)))
        .hasMessageContaining("(NaN)");
  }
}
