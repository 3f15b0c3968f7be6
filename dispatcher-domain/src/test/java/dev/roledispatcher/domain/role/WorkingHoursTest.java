package dev.roledispatcher.domain.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import dev.roledispatcher.domain.role.WorkingHours.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingHoursTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
  private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

  private static final WorkingHours OFFICE =
      WorkingHours.of(BERLIN, List.of(window(WORKDAYS, "09:00", "17:00")));

  @ParameterizedTest
  @CsvSource({
    // a Monday in winter, an hour ahead of UTC
    "2026-03-02T07:59:59Z, false, 2026-03-02T08:00:00Z",
    "2026-03-02T08:00:00Z, true, 2026-03-02T08:00:00Z",
    "2026-03-02T15:59:59Z, true, 2026-03-02T15:59:59Z",
    "2026-03-02T16:00:00Z, false, 2026-03-03T08:00:00Z",
    // from Friday evening to Monday, between them the change to summer time
    "2026-03-27T16:00:00Z, false, 2026-03-30T07:00:00Z"
  })
  void isOpenByTheClockOnTheWall(Instant at, boolean isOpen, Instant next) {
    assertThat(OFFICE.isOpen(at)).isEqualTo(isOpen);
    assertThat(OFFICE.nextOpen(at)).isEqualTo(next);
  }

  @Test
  void runsOverMidnight() {
    WorkingHours night =
        WorkingHours.of(BERLIN, List.of(window(Set.of(DayOfWeek.FRIDAY), "22:00", "06:00")));

    assertThat(night.isOpen(berlin("2026-03-06T21:59"))).isFalse();
    assertThat(night.isOpen(berlin("2026-03-06T22:00"))).isTrue();
    assertThat(night.isOpen(berlin("2026-03-07T05:59"))).isTrue();
    assertThat(night.isOpen(berlin("2026-03-07T06:00"))).isFalse();
    assertThat(night.isOpen(berlin("2026-03-06T05:59"))).isFalse();
    assertThat(night.nextOpen(berlin("2026-03-07T06:00"))).isEqualTo(berlin("2026-03-13T22:00"));
  }

  @Test
  void isAWholeDayBetweenEqualTimes() {
    WorkingHours sunday =
        WorkingHours.of(BERLIN, List.of(window(Set.of(DayOfWeek.SUNDAY), "00:00", "00:00")));

    assertThat(sunday.isOpen(berlin("2026-03-01T00:00"))).isTrue();
    assertThat(sunday.isOpen(berlin("2026-03-01T23:59"))).isTrue();
    assertThat(sunday.isOpen(berlin("2026-03-02T00:00"))).isFalse();
    assertThat(sunday.isOpen(berlin("2026-02-28T23:59"))).isFalse();
  }

  @Test
  void doesNotHoldAWindowThatASpringNightSkips() {
    // On 29 March 2026 the clocks of Berlin go from 02:00 to 03:00, at 01:00 UTC.
    WorkingHours skipped = WorkingHours.of(BERLIN, List.of(window(EVERY_DAY, "02:15", "02:45")));
    Instant before = Instant.parse("2026-03-28T23:00:00Z");

    assertThat(skipped.nextOpen(before)).isEqualTo("2026-03-30T00:15:00Z");
  }

  @Test
  void opensWhenTheClocksJumpIntoAWindow() {
    WorkingHours jumpedInto = WorkingHours.of(BERLIN, List.of(window(EVERY_DAY, "02:30", "05:00")));
    Instant jump = Instant.parse("2026-03-29T01:00:00Z");

    assertThat(jumpedInto.isOpen(jump.minusNanos(1))).isFalse();
    assertThat(jumpedInto.nextOpen(jump.minusSeconds(5_000))).isEqualTo(jump);
    // 03:00 to 05:00 by the wall
    assertThat(jumpedInto.isOpen(jump.plus(Duration.ofMinutes(119)))).isTrue();
    assertThat(jumpedInto.isOpen(jump.plus(Duration.ofHours(2)))).isFalse();
  }

  @Test
  void worksTwiceWhatTheClockShowsTwice() {
    // On 25 October 2026 the clocks of Berlin go from 03:00 back to 02:00, at 01:00 UTC.
    WorkingHours twice = WorkingHours.of(BERLIN, List.of(window(EVERY_DAY, "02:00", "02:30")));

    assertThat(twice.nextOpen(Instant.parse("2026-10-24T23:00:00Z")))
        .isEqualTo("2026-10-25T00:00:00Z");
    assertThat(twice.isOpen(Instant.parse("2026-10-25T00:29:59Z"))).isTrue();
    assertThat(twice.nextOpen(Instant.parse("2026-10-25T00:30:00Z")))
        .isEqualTo("2026-10-25T01:00:00Z");
    assertThat(twice.isOpen(Instant.parse("2026-10-25T01:29:59Z"))).isTrue();
    assertThat(twice.nextOpen(Instant.parse("2026-10-25T01:30:00Z")))
        .isEqualTo("2026-10-26T01:00:00Z");
  }

  @Test
  void opensAgainWhenTheClocksFallBackIntoAWindow() {
    WorkingHours ended = WorkingHours.of(BERLIN, List.of(window(EVERY_DAY, "01:30", "02:30")));

    assertThat(ended.isOpen(Instant.parse("2026-10-25T00:30:00Z"))).isFalse();
    assertThat(ended.nextOpen(Instant.parse("2026-10-25T00:30:00Z")))
        .isEqualTo("2026-10-25T01:00:00Z");
  }

  @Test
  void beginsNoWindowOnADayOffAndEndsTheOneOfTheEveningBefore() {
    WorkingHours hours =
        new WorkingHours(
            BERLIN,
            List.of(window(EVERY_DAY, "22:00", "06:00")),
            Set.of(LocalDate.parse("2026-12-24")));

    assertThat(hours.isOpen(berlin("2026-12-24T05:00"))).isTrue();
    assertThat(hours.isOpen(berlin("2026-12-24T23:00"))).isFalse();
    assertThat(hours.isOpen(berlin("2026-12-25T05:00"))).isFalse();
    assertThat(hours.nextOpen(berlin("2026-12-24T06:00"))).isEqualTo(berlin("2026-12-25T22:00"));
  }

  @Test
  void findsAnOpeningBehindAsManyDaysOffAsThereCanBe() {
    LocalDate first = LocalDate.parse("2026-03-01");
    Set<LocalDate> sundays = new HashSet<>();
    for (int week = 0; week < WorkingHours.MOST_DAYS_OFF; week++) {
      sundays.add(first.plusWeeks(week));
    }
    WorkingHours hours =
        new WorkingHours(
            BERLIN, List.of(window(Set.of(DayOfWeek.SUNDAY), "02:15", "02:45")), sundays);

    LocalDate opening = LocalDate.ofInstant(hours.nextOpen(berlin("2026-03-01T00:00")), BERLIN);

    assertThat(opening).isEqualTo(first.plusWeeks(WorkingHours.MOST_DAYS_OFF));
  }

  @Test
  void agreesWithSomebodyWhoLooksAtTheClockEveryMinute() {
    List<String> nights =
        List.of(
            "Europe/Berlin 2026-03-28T12:00",
            "Europe/Berlin 2026-10-24T12:00",
            "America/New_York 2026-03-07T12:00",
            "America/New_York 2026-10-31T12:00",
            // half an hour of summer time
            "Australia/Lord_Howe 2026-04-04T12:00",
            "Australia/Lord_Howe 2026-10-03T12:00",
            // clocks that change at midnight
            "America/Sao_Paulo 2018-11-03T12:00",
            "America/Sao_Paulo 2018-02-17T12:00",
            "Africa/Cairo 2026-10-29T12:00",
            "America/St_Johns 2006-10-28T12:00",
            // a day that never was
            "Pacific/Apia 2011-12-29T12:00",
            "Asia/Kathmandu 2026-03-01T12:00",
            "UTC 2026-03-01T12:00");
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed * 0x9E3779B97F4A7C15L);
      String[] night = nights.get(random.nextInt(nights.size())).split(" ", 2);
      ZoneId zone = ZoneId.of(night[0]);
      Instant from = LocalDateTime.parse(night[1]).atZone(zone).toInstant();
      WorkingHours hours = hours(random, zone, LocalDate.ofInstant(from, zone));

      Instant next = null;
      for (int minute = 2 * 24 * 60; minute >= 0; minute--) {
        Instant at = from.plus(Duration.ofMinutes(minute));
        boolean isOpen = showsATimeInAWindow(hours, at.atZone(zone));
        next = isOpen ? at : next;
        if (hours.isOpen(at) != isOpen) {
          fail("seed %d, %s at %s: must be %s", seed, hours, at, isOpen ? "open" : "closed");
        }
        if (next != null && minute % 7 == 0 && !hours.nextOpen(at).equals(next)) {
          fail("seed %d, %s from %s: must open at %s", seed, hours, at, next);
        }
      }
    }
  }

  @Test
  void refusesHoursThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WorkingHours.of(BERLIN, List.of()))
        .withMessage(
            "The windows (0) of working hours must be 1 to 32; leave the hours out for always.");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            WorkingHours.of(BERLIN, Collections.nCopies(33, window(WORKDAYS, "09:00", "17:00"))))
        .withMessageContaining("(33)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> window(Set.of(), "09:00", "17:00"))
        .withMessage("The days of the window from 09:00 to 17:00 must be at least one.");
    Set<LocalDate> many = new HashSet<>();
    for (int day = 0; day <= WorkingHours.MOST_DAYS_OFF; day++) {
      many.add(LocalDate.EPOCH.plusDays(day));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WorkingHours(BERLIN, OFFICE.windows(), many))
        .withMessage("The days off (367) of working hours must be at most 366.");
  }

  /// By definition, over the minutes of two days: today's and those of the evening before.
  private static boolean showsATimeInAWindow(WorkingHours hours, ZonedDateTime wall) {
    int now = wall.getHour() * 60 + wall.getMinute();
    for (Window window : hours.windows()) {
      int from = window.from().toSecondOfDay() / 60;
      int to = window.to().toSecondOfDay() / 60;
      int end = to <= from ? to + 24 * 60 : to;
      for (int daysAgo = 0; daysAgo <= 1; daysAgo++) {
        LocalDate begun = wall.toLocalDate().minusDays(daysAgo);
        int minute = now + daysAgo * 24 * 60;
        if (window.days().contains(begun.getDayOfWeek())
            && !hours.daysOff().contains(begun)
            && minute >= from
            && minute < end) {
          return true;
        }
      }
    }
    return false;
  }

  private static WorkingHours hours(Random random, ZoneId zone, LocalDate around) {
    List<Window> windows = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
      for (DayOfWeek day : DayOfWeek.values()) {
        if (random.nextInt(3) != 0) {
          days.add(day);
        }
      }
      days.add(around.getDayOfWeek().plus(random.nextInt(3)));
      windows.add(new Window(days, time(random), time(random)));
    }
    Set<LocalDate> daysOff =
        random.nextInt(3) == 0 ? Set.of(around.plusDays(random.nextInt(3))) : Set.of();
    return new WorkingHours(zone, windows, daysOff);
  }

  private static LocalTime time(Random random) {
    // Most in the small hours, where clocks change.
    int minutes = random.nextInt(3) == 0 ? random.nextInt(24 * 12) : random.nextInt(4 * 12);
    return LocalTime.MIN.plusMinutes(minutes * 5L);
  }

  private static Window window(Set<DayOfWeek> days, String from, String to) {
    return new Window(days, LocalTime.parse(from), LocalTime.parse(to));
  }

  private static Instant berlin(String wall) {
    return LocalDateTime.parse(wall).atZone(BERLIN).toInstant();
  }
}
