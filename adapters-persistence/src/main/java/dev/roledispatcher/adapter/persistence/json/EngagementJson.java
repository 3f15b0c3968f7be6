package dev.roledispatcher.adapter.persistence.json;

import dev.roledispatcher.domain.role.Engagement;
import dev.roledispatcher.domain.role.WorkingHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How roles take tasks on, as parts of documents. Times are written as ISO 8601 has them.
final class EngagementJson {

  private EngagementJson() {}

  static void write(JsonWriter json, Engagement engagement) {
    json.with("mode", engagement.mode().name())
        .with("offer_timeout", engagement.offerTimeout())
        .with("lease", engagement.lease())
        .withObject("hours", engagement.hours(), EngagementJson::writeHours)
        .with("draining", engagement.draining())
        .with("presence_timeout", engagement.presenceTimeout());
  }

  /// The engagement of a document; the usual one when it is from before there were any.
  static Engagement read(@Nullable JsonObject json) {
    if (json == null) {
      return Engagement.DEFAULT;
    }
    JsonObject hours = json.objectOrNull("hours");
    return new Engagement(
        Engagement.Mode.valueOf(json.text("mode")),
        Duration.parse(json.text("offer_timeout")),
        json.durationOrNull("lease"),
        hours == null ? null : hours(hours),
        json.flag("draining"),
        json.durationOrNull("presence_timeout"));
  }

  private static void writeHours(JsonWriter json, WorkingHours hours) {
    json.with("zone", hours.zone().getId())
        .withObjects("windows", hours.windows(), EngagementJson::writeWindow)
        .withTexts("days_off", hours.daysOff(), LocalDate::toString);
  }

  private static WorkingHours hours(JsonObject json) {
    return new WorkingHours(
        ZoneId.of(json.text("zone")),
        json.objects("windows", EngagementJson::window),
        Set.copyOf(json.texts("days_off", LocalDate::parse)));
  }

  private static void writeWindow(JsonWriter json, WorkingHours.Window window) {
    json.withTexts("days", window.days(), DayOfWeek::name)
        .with("from", window.from().toString())
        .with("to", window.to().toString());
  }

  private static WorkingHours.Window window(JsonObject json) {
    return new WorkingHours.Window(
        Set.copyOf(json.texts("days", DayOfWeek::valueOf)),
        LocalTime.parse(json.text("from")),
        LocalTime.parse(json.text("to")));
  }
}
