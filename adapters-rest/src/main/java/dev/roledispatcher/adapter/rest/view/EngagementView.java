package dev.roledispatcher.adapter.rest.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.domain.role.Engagement;
import dev.roledispatcher.domain.role.WorkingHours;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Writes how a role takes tasks on: every field, whether it has a value or not.
final class EngagementView {

  private EngagementView() {}

  /// All but whether the role is draining.
  static ObjectNode engagement(Engagement engagement) {
    ObjectNode node =
        Json.object()
            .put("mode", Json.name(engagement.mode()))
            .put("offer_timeout", engagement.offerTimeout().toString())
            .put("lease", text(engagement.lease()));
    node.set("working_hours", hours(engagement.hours()));
    return node.put("presence_timeout", text(engagement.presenceTimeout()));
  }

  private static @Nullable ObjectNode hours(@Nullable WorkingHours hours) {
    if (hours == null) {
      return null;
    }
    ObjectNode node = Json.object().put("zone", hours.zone().getId());
    ArrayNode windows = node.putArray("windows");
    hours.windows().forEach(window -> windows.add(window(window)));
    ArrayNode daysOff = node.putArray("days_off");
    hours.daysOff().forEach(day -> daysOff.add(day.toString()));
    return node;
  }

  private static ObjectNode window(WorkingHours.Window window) {
    ObjectNode node = Json.object();
    ArrayNode days = node.putArray("days");
    window.days().forEach(day -> days.add(Json.name(day)));
    return node.put("from", window.from().toString()).put("to", window.to().toString());
  }

  private static @Nullable String text(@Nullable Duration duration) {
    return duration == null ? null : duration.toString();
  }
}
