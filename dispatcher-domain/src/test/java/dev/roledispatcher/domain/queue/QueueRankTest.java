package dev.roledispatcher.domain.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueRankTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final QueuePolicy POLICY = QueuePolicy.DEFAULT;
  private static final QueuePolicy SLACK =
      new QueuePolicy(
          HeadStarts.DEFAULT,
          Duration.ofMinutes(60),
          Duration.ofMinutes(5),
          Duration.ofMinutes(2),
          CriticalCap.DEFAULT,
          FairWeights.EQUAL,
          null);

  @ParameterizedTest
  @CsvSource({
    "LOW, ORDINARY, 12:00, 13:00",
    "MEDIUM, ORDINARY, 11:50, 12:50",
    "HIGH, ORDINARY, 11:00, 12:00",
    "CRITICAL, CRITICAL, 12:00, 13:00"
  })
  void putsATaskAheadByItsPriority(Priority priority, Lane lane, String rank, String bound) {
    QueueRank at = rank("t", priority, NOON);

    assertThat(at.lane()).isEqualTo(lane);
    assertThat(at.rankAt()).isEqualTo("2026-03-02T" + rank + ":00Z");
    assertThat(at.overtakeBound(POLICY)).isEqualTo("2026-03-02T" + bound + ":00Z");
  }

  @Test
  void putsATaskAheadByItsAdjustmentButNoFurtherThanHighPriorityIs() {
    assertThat(adjusted(Duration.ofMinutes(20))).isEqualTo("2026-03-02T11:30:00Z");
    assertThat(adjusted(Duration.ofMinutes(50))).isEqualTo("2026-03-02T11:00:00Z");
    assertThat(adjusted(Duration.ofDays(3))).isEqualTo("2026-03-02T11:00:00Z");
  }

  @Test
  void startsATaskInTimeForItsDeadline() {
    // 12:20 less 25 minutes of work and 2 of slack
    assertThat(due("12:20", Duration.ofMinutes(25))).isEqualTo("2026-03-02T11:53:00Z");
    // 12:06 less the 5 minutes that nobody named and 2 of slack
    assertThat(due("12:06", null)).isEqualTo("2026-03-02T11:59:00Z");
  }

  @Test
  void neverPutsATaskBackForItsDeadline() {
    assertThat(due("12:08", null)).isEqualTo(NOON);
    assertThat(due("18:00", null)).isEqualTo(NOON);
  }

  @Test
  void putsADeadlineThatIsMissedAlreadyNoFurtherAheadThanHighPriority() {
    assertThat(due("03:00", null)).isEqualTo("2026-03-02T11:00:00Z");
  }

  @Test
  void letsDeadlinesGoBeforeHighPriorityOnlyWhenThePolicySaysSo() {
    QueuePolicy wide =
        new QueuePolicy(
            HeadStarts.DEFAULT,
            Duration.ofHours(3),
            Duration.ZERO,
            Duration.ZERO,
            CriticalCap.DEFAULT,
            FairWeights.EQUAL,
            null);
    QueueEntry late =
        entry("late", Priority.HIGH, NOON, Duration.ZERO, NOON.minusSeconds(3_700), null);

    assertThat(QueueRank.of(late, wide).rankAt()).isEqualTo(NOON.minusSeconds(3_700));
    assertThat(QueueRank.of(late, POLICY).rankAt()).isEqualTo(NOON.minusSeconds(3_600));
    assertThat(QueueRank.of(late, wide).overtakeBound(wide))
        .isEqualTo(NOON.minusSeconds(3_700).plus(Duration.ofHours(3)));
  }

  @Test
  void ordersByRankAndThenById() {
    QueueRank low = rank("a", Priority.LOW, NOON);
    QueueRank high = rank("z", Priority.HIGH, NOON.plus(Duration.ofMinutes(59)));
    QueueRank tied = rank("b", Priority.HIGH, NOON.plus(Duration.ofMinutes(60)));
    QueueRank later = rank("0", Priority.HIGH, NOON.plus(Duration.ofMinutes(61)));

    assertThat(Stream.of(later, tied, low, high).sorted(QueueRank.WITHIN_LANE_AND_KEY))
        .containsExactly(high, low, tied, later);
  }

  @Test
  void isKeptToTheMicrosecond() {
    assertThat(rank("t", Priority.LOW, NOON.plusNanos(1_999)).rankAt())
        .isEqualTo(NOON.plusNanos(1_000));
  }

  @Test
  void neverLetsATaskThatArrivesAfterTheBoundGoFirst() {
    for (long seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed * 0x9E3779B97F4A7C15L);
      QueuePolicy policy = policy(random);
      QueueEntry waiting = entry(random, "w", NOON.plusMillis(random.nextInt(7_200_000)));
      QueueRank rank = QueueRank.of(waiting, policy);
      Instant bound = rank.overtakeBound(policy);
      Instant after = bound.plusNanos(1_000L * (1 + random.nextInt(1_000_000)));
      QueueEntry later = entry(random, "a", after);
      if (later.lane() == waiting.lane()) {
        assertThat(compare(QueueRank.of(later, policy), rank))
            .as("seed %d: %s, then %s", seed, waiting, later)
            .isPositive();
      }
      Duration promised = policy.mostAhead().minus(policy.headStarts().of(waiting.priority()));
      assertThat(bound)
          .as("seed %d: %s", seed, waiting)
          .isBeforeOrEqualTo(waiting.enqueuedAt().plus(promised));
    }
  }

  @Test
  void couldNotPromiseMore() {
    for (Priority priority : List.of(Priority.LOW, Priority.MEDIUM, Priority.HIGH)) {
      QueueRank rank = rank("a", priority, NOON);
      QueueRank justBefore = rank("z", Priority.HIGH, rank.overtakeBound(POLICY).minusNanos(1_000));

      assertThat(compare(justBefore, rank)).as("%s", priority).isNegative();
    }
  }

  @Test
  void tellsWhetherItsPromiseWasBroken() {
    QueueRank waiting = rank("w", Priority.LOW, NOON);
    QueueRank other = rank("o", Priority.HIGH, NOON);
    Instant bound = waiting.overtakeBound(POLICY);

    assertThat(waiting.isWronglyOvertakenBy(other, bound, POLICY)).isFalse();
    assertThat(waiting.isWronglyOvertakenBy(other, bound.plusNanos(999), POLICY)).isFalse();
    assertThat(waiting.isWronglyOvertakenBy(other, bound.plusNanos(1_000), POLICY)).isTrue();
    assertThat(
            waiting.isWronglyOvertakenBy(
                rank("c", Priority.CRITICAL, NOON), bound.plusSeconds(1), POLICY))
        .isFalse();
    QueueRank elsewhere = new QueueRank(Lane.ORDINARY, new FairnessKey("k"), NOON, new TaskId("k"));
    assertThat(waiting.isWronglyOvertakenBy(elsewhere, bound.plusSeconds(1), POLICY)).isFalse();
  }

  @Test
  void refusesEntriesThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> entry("t", Priority.LOW, NOON, Duration.ofSeconds(-1), null, null))
        .withMessage(
            "The adjustment (PT-1S) of the task (t) must be 0 to PT720H; lower its priority to put it back.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> entry("t", Priority.LOW, NOON, Duration.ofDays(31), null, null));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> entry("t", Priority.LOW, NOON, Duration.ZERO, null, Duration.ofSeconds(-1)))
        .withMessageContaining("expected duration (PT-1S) of the task (t)");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> entry("t", Priority.LOW, NOON, Duration.ZERO, null, Duration.ofDays(367)));
  }

  private static int compare(QueueRank one, QueueRank other) {
    return QueueRank.WITHIN_LANE_AND_KEY.compare(one, other);
  }

  private static Instant adjusted(Duration adjust) {
    return QueueRank.of(entry("t", Priority.MEDIUM, NOON, adjust, null, null), POLICY).rankAt();
  }

  private static Instant due(String deadline, @Nullable Duration expected) {
    Instant at = Instant.parse("2026-03-02T" + deadline + ":00Z");
    return QueueRank.of(entry("t", Priority.LOW, NOON, Duration.ZERO, at, expected), SLACK)
        .rankAt();
  }

  private static QueueRank rank(String id, Priority priority, Instant enqueuedAt) {
    return QueueRank.of(
        QueueEntry.of(new TaskId(id), priority, FairnessKey.NONE, enqueuedAt), POLICY);
  }

  private static QueueEntry entry(
      String id,
      Priority priority,
      Instant enqueuedAt,
      Duration adjust,
      @Nullable Instant deadline,
      @Nullable Duration expected) {
    return new QueueEntry(
        new TaskId(id), priority, FairnessKey.NONE, enqueuedAt, adjust, deadline, expected);
  }

  private static QueueEntry entry(Random random, String id, Instant enqueuedAt) {
    Priority[] priorities = Priority.values();
    return entry(
        id,
        priorities[random.nextInt(priorities.length)],
        enqueuedAt,
        Duration.ofSeconds(random.nextInt(3) == 0 ? random.nextInt(20_000) : 0),
        random.nextBoolean() ? enqueuedAt.plusMillis(random.nextInt(-9_000_000, 9_000_000)) : null,
        random.nextBoolean() ? Duration.ofMillis(random.nextInt(5_000_000)) : null);
  }

  private static QueuePolicy policy(Random random) {
    Duration low = Duration.ofSeconds(random.nextInt(100));
    Duration medium = low.plusSeconds(random.nextInt(1_000));
    Duration high = medium.plusSeconds(random.nextInt(5_000));
    return new QueuePolicy(
        new HeadStarts(low, medium, high),
        random.nextBoolean() ? high : high.plusSeconds(random.nextInt(5_000)),
        Duration.ofSeconds(random.nextInt(100)),
        Duration.ofSeconds(random.nextInt(100)),
        CriticalCap.DEFAULT,
        FairWeights.EQUAL,
        null);
  }
}
