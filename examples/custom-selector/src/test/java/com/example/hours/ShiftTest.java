package com.example.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShiftTest {

  private static final Shift OFFICE =
      new Shift(ZoneId.of("Europe/Berlin"), LocalTime.of(9, 0), LocalTime.of(17, 0), null);

  /// Berlin is an hour ahead of UTC in winter.
  @Test
  void beginsAtItsFirstMinuteAndEndsBeforeItsLast() {
    assertThat(waitAt(OFFICE, "2026-01-05T07:59:00Z")).isEqualTo(Duration.ofMinutes(1));
    assertThat(waitAt(OFFICE, "2026-01-05T08:00:00Z")).isZero();
    assertThat(waitAt(OFFICE, "2026-01-05T15:59:59Z")).isZero();
    assertThat(waitAt(OFFICE, "2026-01-05T16:00:00Z")).isEqualTo(Duration.ofHours(16));
  }

  @Test
  void waitsOverTheWeekend() {
    assertThat(waitAt(OFFICE, "2026-01-09T16:00:00Z")).isEqualTo(Duration.ofHours(64));
  }

  @Test
  void followsTheSummerTimeOfItsZone() {
    assertThat(waitAt(OFFICE, "2026-07-06T07:00:00Z")).isZero();
    // On the night from 28 to 29 March 2026 the clocks skip an hour.
    Shift daily =
        new Shift(
            ZoneId.of("Europe/Berlin"),
            LocalTime.of(9, 0),
            LocalTime.of(17, 0),
            Set.of(DayOfWeek.values()));
    assertThat(waitAt(daily, "2026-03-28T16:00:00Z")).isEqualTo(Duration.ofHours(15));
  }

  @Test
  void reachesIntoTheNextDay() {
    Shift night =
        new Shift(
            ZoneId.of("UTC"), LocalTime.of(22, 0), LocalTime.of(6, 0), Set.of(DayOfWeek.SUNDAY));

    assertThat(waitAt(night, "2026-01-05T05:59:00Z")).isZero();
    assertThat(waitAt(night, "2026-01-05T06:00:00Z")).isEqualTo(Duration.ofHours(6 * 24 + 16));
  }

  @Test
  void lastsADayWhenItEndsWhenItBegan() {
    Shift always =
        new Shift(ZoneId.of("UTC"), LocalTime.NOON, LocalTime.NOON, Set.of(DayOfWeek.values()));

    assertThat(waitAt(always, "2026-01-05T11:59:59Z")).isZero();
    assertThat(waitAt(always, "2026-01-05T12:00:00Z")).isZero();
  }

  private static Duration waitAt(Shift shift, String time) {
    return shift.waitAt(Instant.parse(time));
  }
}
