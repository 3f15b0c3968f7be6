package com.example.hours;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// When a role is at work: on these days, in its own time zone.
///
/// @param zone where it works, for instance `Europe/Berlin`
/// @param from when a shift begins
/// @param to when it ends; on the next day when it is not after the beginning
/// @param days on which days one begins; Monday to Friday when not given
record Shift(
    @JsonProperty(required = true) ZoneId zone,
    @JsonProperty(required = true) LocalTime from,
    @JsonProperty(required = true) LocalTime to,
    Set<DayOfWeek> days) {

  private static final Set<DayOfWeek> WORKING_DAYS =
      EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  Shift(ZoneId zone, LocalTime from, LocalTime to, @Nullable Set<DayOfWeek> days) {
    if (days != null && days.isEmpty()) {
      throw new IllegalArgumentException("The days of a shift must not be empty.");
    }
    // Jackson gives null where the text says so.
    this.zone = Objects.requireNonNull(zone, "zone");
    this.from = Objects.requireNonNull(from, "from");
    this.to = Objects.requireNonNull(to, "to");
    this.days = Set.copyOf(days == null ? WORKING_DAYS : days);
  }

  /// How long after a time the role is at work; zero when it is so then. At most eight days.
  Duration waitAt(Instant time) {
    LocalDate today = time.atZone(zone).toLocalDate();
    // Yesterday's shift may reach into today; the same day of the next week always has one.
    for (LocalDate day = today.minusDays(1); ; day = day.plusDays(1)) {
      if (days.contains(day.getDayOfWeek()) && end(day).toInstant().isAfter(time)) {
        Duration wait = Duration.between(time, day.atTime(from).atZone(zone));
        return wait.isNegative() ? Duration.ZERO : wait;
      }
    }
  }

  private ZonedDateTime end(LocalDate day) {
    return (to.isAfter(from) ? day : day.plusDays(1)).atTime(to).atZone(zone);
  }
}
