package dev.roledispatcher.domain.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoadGaugeTest {

  private static final Instant EARLY = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant LATE = Instant.parse("2026-03-02T10:00:00Z");

  private final LoadGauge gauge = new LoadGauge();

  @Test
  void beginsEmpty() {
    assertThat(gauge.active()).isZero();
    assertThat(gauge.lastAssignedAt()).isNull();
  }

  @Test
  void countsWhatComesAndGoes() {
    gauge.assigned(EARLY);
    gauge.assigned(EARLY);
    gauge.released();

    assertThat(gauge.active()).isEqualTo(1);
  }

  @Test
  void remembersTheLatestTimeWhateverTheOrder() {
    gauge.assigned(LATE);
    gauge.assigned(EARLY);
    gauge.correct(2, EARLY);

    assertThat(gauge.lastAssignedAt()).isEqualTo(LATE);
  }

  @Test
  void comesOutRightWhenANoticeOfAReleaseOvertakesThatOfTheAssignment() {
    gauge.released();

    assertThat(gauge.active()).isZero();

    gauge.assigned(EARLY);

    assertThat(gauge.active()).isZero();
  }

  @Test
  void believesTheDatabase() {
    gauge.assigned(EARLY);
    gauge.correct(7, LATE);

    assertThat(gauge.active()).isEqualTo(7);
    assertThat(gauge.lastAssignedAt()).isEqualTo(LATE);

    gauge.correct(0, null);

    assertThat(gauge.active()).isZero();
    assertThat(gauge.lastAssignedAt()).isEqualTo(LATE);
  }
}
