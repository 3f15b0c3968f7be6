package dev.roledispatcher.domain.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant ONE = NOON.plusSeconds(3_600);
  private static final Instant TWO = NOON.plusSeconds(7_200);

  @Test
  void isAtOnceAndForEverWhenNothingIsSaid() {
    assertThat(Schedule.NONE.isDue(Instant.MIN)).isTrue();
    assertThat(Schedule.NONE.hasExpired(Instant.MAX)).isFalse();
    assertThat(Schedule.NONE.queuedFrom(NOON)).isEqualTo(NOON);
    assertThat(Schedule.NONE.faultsAt(NOON)).isEmpty();
  }

  @Test
  void isDueFromItsInstantOn() {
    Schedule schedule = new Schedule(ONE, null, null);

    assertThat(schedule.isDue(ONE.minusNanos(1))).isFalse();
    assertThat(schedule.isDue(ONE)).isTrue();
  }

  @Test
  void hasExpiredFromItsInstantOn() {
    Schedule schedule = new Schedule(null, null, ONE);

    assertThat(schedule.hasExpired(ONE.minusNanos(1))).isFalse();
    assertThat(schedule.hasExpired(ONE)).isTrue();
  }

  @Test
  void doesNotCountAsWaitingWhatWasSpentScheduled() {
    assertThat(new Schedule(ONE, null, null).queuedFrom(NOON)).isEqualTo(ONE);
    assertThat(new Schedule(NOON, null, null).queuedFrom(ONE)).isEqualTo(ONE);
  }

  @Test
  void namesEverythingThatIsWrongAtOnce() {
    assertThat(Schedule.faults(ONE, ONE, NOON))
        .extracting(Schedule.Fault::field)
        .containsExactly(Schedule.Field.DEADLINE, Schedule.Field.EXPIRES_AT);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Schedule(ONE, ONE, NOON))
        .withMessage(
            """
            The deadline (2026-03-02T13:00:00Z) of a task must be after its schedule_at (2026-03-02T13:00:00Z).
            The expires_at (2026-03-02T12:00:00Z) of a task must be after its schedule_at (2026-03-02T13:00:00Z).\
            """);
  }

  @Test
  void mayExpireBeforeItsDeadlineAndAfterIt() {
    assertThat(new Schedule(NOON, ONE, TWO).faultsAt(NOON)).isEmpty();
    assertThat(new Schedule(NOON, TWO, ONE).faultsAt(NOON)).isEmpty();
  }

  @Test
  void isNotTakenOnWhenItIsOverAlready() {
    Schedule past = new Schedule(null, NOON, ONE);

    assertThat(past.faultsAt(NOON.minusNanos(1))).isEmpty();
    assertThat(past.faultsAt(NOON))
        .containsExactly(
            new Schedule.Fault(
                Schedule.Field.DEADLINE,
                "The deadline (2026-03-02T12:00:00Z) of a task must be in the future."));
    assertThat(past.faultsAt(ONE))
        .extracting(Schedule.Fault::field)
        .containsExactly(Schedule.Field.DEADLINE, Schedule.Field.EXPIRES_AT);
  }

  @Test
  void isNotTakenOnMoreThanAYearAhead() {
    Schedule far = new Schedule(NOON.plus(Duration.ofDays(366)), null, null);

    assertThat(far.faultsAt(NOON)).isEmpty();
    assertThat(far.faultsAt(NOON.minusNanos(1)))
        .extracting(Schedule.Fault::field)
        .containsExactly(Schedule.Field.SCHEDULE_AT);
    assertThat(new Schedule(NOON, null, null).faultsAt(TWO)).isEmpty();
  }
}
