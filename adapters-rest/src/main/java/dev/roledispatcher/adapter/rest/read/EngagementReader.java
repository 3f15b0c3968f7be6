package dev.roledispatcher.adapter.rest.read;

import dev.roledispatcher.adapter.rest.json.JsonFields;
import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.domain.naming.Shown;
import dev.roledispatcher.domain.role.Engagement;
import dev.roledispatcher.domain.role.WorkingHours;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads how a role takes tasks on.
final class EngagementReader {

  private static final int DAYS_OF_A_WEEK = 7;

  private EngagementReader() {}

  /// What a role says of it, but for whether it is draining.
  static @Nullable Engagement engagement(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    Engagement usual = Engagement.DEFAULT;
    Engagement.Mode mode =
        fields.optional("mode", field -> field.oneOf(Engagement.Mode.class), usual.mode());
    Duration offerTimeout =
        fields.optional("offer_timeout", EngagementReader::bounded, usual.offerTimeout());
    Duration lease = fields.optional("lease", EngagementReader::bounded);
    WorkingHours hours = fields.optional("working_hours", EngagementReader::hours);
    Duration presenceTimeout = fields.optional("presence_timeout", EngagementReader::bounded);
    fields.close();
    return new Engagement(mode, offerTimeout, lease, hours, usual.draining(), presenceTimeout);
  }

  /// The same engagement of a role that is draining, or is not.
  static Engagement withDraining(Engagement engagement, boolean draining) {
    return new Engagement(
        engagement.mode(),
        engagement.offerTimeout(),
        engagement.lease(),
        engagement.hours(),
        draining,
        engagement.presenceTimeout());
  }

  private static @Nullable Duration bounded(JsonValue value) {
    Duration duration = value.duration();
    if (duration == null) {
      return null;
    }
    if (!duration.isPositive() || duration.compareTo(Engagement.LONGEST) > 0) {
      value.fault(
          "The duration %s must be more than 0 and at most %s."
              .formatted(duration, Engagement.LONGEST));
      return null;
    }
    return duration;
  }

  private static @Nullable WorkingHours hours(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    ZoneId zone = fields.required("zone", EngagementReader::zone);
    List<WorkingHours.Window> windows = fields.required("windows", EngagementReader::windows);
    List<LocalDate> daysOff = fields.optional("days_off", EngagementReader::daysOff, List.of());
    fields.close();
    if (zone == null || windows == null) {
      return null;
    }
    return new WorkingHours(zone, windows, new HashSet<>(daysOff));
  }

  private static @Nullable ZoneId zone(JsonValue value) {
    String name = value.text();
    if (name == null) {
      return null;
    }
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      value.fault(
          "The time zone '%s' must be known, for instance Europe/Berlin or UTC."
              .formatted(Shown.shortened(name)));
      return null;
    }
  }

  private static @Nullable List<WorkingHours.Window> windows(JsonValue value) {
    int faults = value.violations().all().size();
    List<WorkingHours.Window> windows =
        value.list(WorkingHours.MOST_WINDOWS, EngagementReader::window);
    if (windows != null && windows.isEmpty()) {
      if (value.violations().all().size() == faults) {
        value.fault("The windows must be at least one; leave the hours out for always.");
      }
      return null;
    }
    return windows;
  }

  private static WorkingHours.@Nullable Window window(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    Set<DayOfWeek> days = fields.required("days", EngagementReader::days);
    LocalTime from = fields.required("from", EngagementReader::timeOfDay);
    LocalTime to = fields.required("to", EngagementReader::timeOfDay);
    fields.close();
    return days == null || from == null || to == null
        ? null
        : new WorkingHours.Window(days, from, to);
  }

  private static @Nullable Set<DayOfWeek> days(JsonValue value) {
    int faults = value.violations().all().size();
    List<DayOfWeek> days = value.list(DAYS_OF_A_WEEK, item -> item.oneOf(DayOfWeek.class));
    if (days == null) {
      return null;
    }
    if (days.isEmpty()) {
      if (value.violations().all().size() == faults) {
        value.fault("The days must be at least one.");
      }
      return null;
    }
    return EnumSet.copyOf(days);
  }

  private static @Nullable LocalTime timeOfDay(JsonValue value) {
    String text = value.text();
    if (text == null) {
      return null;
    }
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException unreadable) {
      value.fault(
          "The time '%s' must be a time of day from 00:00 to 23:59, for instance 09:30."
              .formatted(Shown.shortened(text)));
      return null;
    }
  }

  private static @Nullable List<LocalDate> daysOff(JsonValue value) {
    return value.list(WorkingHours.MOST_DAYS_OFF, EngagementReader::date);
  }

  private static @Nullable LocalDate date(JsonValue value) {
    String text = value.text();
    if (text == null) {
      return null;
    }
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() >= 1 && date.getYear() <= 9998) {
        return date;
      }
    } catch (DateTimeException unreadable) {
      // Said below, for all dates that will not do.
    }
    value.fault(
        "The date '%s' must be a day of the calendar, for instance 2026-12-24."
            .formatted(Shown.shortened(text)));
    return null;
  }
}
