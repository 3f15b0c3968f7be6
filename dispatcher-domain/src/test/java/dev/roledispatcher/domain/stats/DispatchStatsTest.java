package dev.roledispatcher.domain.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.dispatch.ErrorCode;
import dev.roledispatcher.domain.role.RoleId;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DispatchStatsTest {

  @Test
  void addsUpWhatItCounted() {
    DispatchStats stats =
        stats(
            Map.of(TaskClassification.HUMAN_PRIMARY, 3L, TaskClassification.HYBRID, 1L),
            Map.of(ErrorCode.E13301, 2L, ErrorCode.E13306, 5L),
            Duration.ofMillis(10));

    assertThat(stats.successful()).isEqualTo(4);
    assertThat(stats.failed()).isEqualTo(7);
    assertThat(stats.total()).isEqualTo(11);
    assertThat(stats.of(TaskClassification.HUMAN_PRIMARY)).isEqualTo(3);
    assertThat(stats.of(TaskClassification.AI_PRIMARY)).isZero();
    assertThat(stats.meanMillis()).isEqualTo(2.5);
  }

  @Test
  void hasAMeanOfZeroWithoutASuccess() {
    DispatchStats stats = stats(Map.of(), Map.of(ErrorCode.E13301, 2L), Duration.ZERO);

    assertThat(stats.meanMillis()).isZero();
    assertThat(stats.total()).isEqualTo(2);
  }

  @Test
  void doesNotChangeWithTheMapsItWasMadeOf() {
    Map<TaskClassification, Long> counts = new EnumMap<>(TaskClassification.class);
    counts.put(TaskClassification.HYBRID, 1L);
    DispatchStats stats = stats(counts, Map.of(), Duration.ofMillis(1));

    counts.clear();

    assertThat(stats.successful()).isEqualTo(1);
  }

  private static DispatchStats stats(
      Map<TaskClassification, Long> byClassification,
      Map<ErrorCode, Long> byError,
      Duration totalTime) {
    return new DispatchStats(
        byClassification,
        Map.of(new RoleId("r"), 1L),
        byError,
        0,
        totalTime,
        new LatencyHistogram(Map.of()),
        ContextStats.NONE);
  }
}
