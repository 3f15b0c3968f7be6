package dev.roledispatcher.domain.role;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// When a role takes tasks: weekly windows by the clock on the wall of a time zone, with days off.
///
/// One rule settles every change of the clocks: the role works whenever the wall clock shows a time
/// inside a window. A window that a spring night skips is not held that night; what the clock shows
/// twice in autumn is worked twice.
///
/// @param zone whose wall clock counts
/// @param windows when it works, 1 to [#MOST_WINDOWS]; they may overlap
/// @param daysOff dates on which no window begins, at most [#MOST_DAYS_OFF]; one that began the
///   evening before runs to its end
public record WorkingHours(ZoneId zone, List<Window> windows, Set<LocalDate> daysOff) {

  /// The most windows of one role.
  public static final int MOST_WINDOWS = 32;

  /// The most days off of one role.
  public static final int MOST_DAYS_OFF = 366;

  /// The furthest that [#nextOpen] can have to look: a weekly window, of which each week one at
  /// most is lost to a day off, and at most two a year to changes of the clocks.
  private static final int DAYS_AHEAD = 7 * (MOST_DAYS_OFF + 34);

  /// A time of day that comes every week.
  ///
  /// @param days the days on which it begins, at least one
  /// @param from the first instant of it
  /// @param to the first instant after it; when not later than `from` it is that time on the day
  ///   after, so that equal times make a whole day
  public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

    public Window {
      if (days.isEmpty()) {
        throw new IllegalArgumentException(
            "The days of the window from %s to %s must be at least one.".formatted(from, to));
      }
      days = Collections.unmodifiableSet(new TreeSet<>(days));
    }

    /// True when it ends on the day after it began.
    public boolean isOverMidnight() {
      return !to.isAfter(from);
    }
  }

  public WorkingHours {
    windows = List.copyOf(windows);
    if (windows.isEmpty() || windows.size() > MOST_WINDOWS) {
      throw new IllegalArgumentException(
          "The windows (%d) of working hours must be 1 to %d; leave the hours out for always."
              .formatted(windows.size(), MOST_WINDOWS));
    }
    daysOff = Collections.unmodifiableSet(new TreeSet<>(daysOff));
    if (daysOff.size() > MOST_DAYS_OFF) {
      throw new IllegalArgumentException(
          "The days off (%d) of working hours must be at most %d."
              .formatted(daysOff.size(), MOST_DAYS_OFF));
    }
  }

  /// Hours without days off.
  public static WorkingHours of(ZoneId zone, List<Window> windows) {
    return new WorkingHours(zone, windows, Set.of());
  }

  /// True when the role works at that instant.
  public boolean isOpen(Instant instant) {
    LocalDateTime wall = LocalDateTime.ofInstant(instant, zone);
    return windows.stream().anyMatch(window -> holds(window, wall));
  }

  /// The first instant from this one on at which the role works: this one when it does.
  public Instant nextOpen(Instant from) {
    if (isOpen(from)) {
      return from;
    }
    Instant opening = nextBeginning(from);
    ZoneOffsetTransition change = zone.getRules().nextTransition(from);
    while (change != null && change.getInstant().isBefore(opening)) {
      if (isOpen(change.getInstant())) {
        return change.getInstant();
      }
      change = zone.getRules().nextTransition(change.getInstant());
    }
    return opening;
  }

  private boolean holds(Window window, LocalDateTime wall) {
    LocalDate today = wall.toLocalDate();
    LocalTime time = wall.toLocalTime();
    boolean begun = !time.isBefore(window.from()) && begins(window, today);
    if (!window.isOverMidnight()) {
      return begun && time.isBefore(window.to());
    }
    return begun || (time.isBefore(window.to()) && begins(window, today.minusDays(1)));
  }

  private boolean begins(Window window, LocalDate date) {
    return window.days().contains(date.getDayOfWeek()) && !daysOff.contains(date);
  }

  /// The first instant after this one at which the wall clock shows the beginning of a window.
  private Instant nextBeginning(Instant after) {
    LocalDate today = LocalDate.ofInstant(after, zone);
    for (int ahead = -1; ahead <= DAYS_AHEAD; ahead++) {
      LocalDate date = today.plusDays(ahead);
      Instant found = beginningOn(date, after);
      if (found != null) {
        // Where clocks go back over midnight, a day begins once before the last hour of the one
        // before; hence also the start at yesterday.
        Instant tomorrow = beginningOn(date.plusDays(1), after);
        return tomorrow != null && tomorrow.isBefore(found) ? tomorrow : found;
      }
    }
    throw new IllegalStateException(
        "The working hours (%s) must open within %d days of %s."
            .formatted(this, DAYS_AHEAD, after));
  }

  private @Nullable Instant beginningOn(LocalDate date, Instant after) {
    Instant first = null;
    for (Window window : windows) {
      if (begins(window, date)) {
        LocalDateTime wall = date.atTime(window.from());
        for (ZoneOffset offset : zone.getRules().getValidOffsets(wall)) {
          Instant instant = wall.toInstant(offset);
          if (instant.isAfter(after) && (first == null || instant.isBefore(first))) {
            first = instant;
          }
        }
      }
    }
    return first;
  }
}
