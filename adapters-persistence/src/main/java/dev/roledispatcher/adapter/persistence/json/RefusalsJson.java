package dev.roledispatcher.adapter.persistence.json;

import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Proficiency;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.selection.Refusal;
import dev.roledispatcher.domain.selection.RefusalKind;
import dev.roledispatcher.domain.selection.RefusalReason;
import dev.roledispatcher.domain.selection.Refusals;
import dev.roledispatcher.domain.selection.UnknownCapability;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Refusals as parts of documents. Reasons that several roles share are written once.
final class RefusalsJson {

  private RefusalsJson() {}

  static void write(JsonWriter json, Refusals refusals) {
    Map<List<RefusalReason>, Integer> ordinals = new LinkedHashMap<>();
    refusals.named().forEach(refusal -> ordinals.putIfAbsent(refusal.reasons(), ordinals.size()));
    json.withObject("counts", refusals.counts(), RefusalsJson::writeCounts)
        .withObjects(
            "named",
            refusals.named(),
            (part, refusal) ->
                part.with("role_id", refusal.role().value())
                    .withWhole("why", ordinals.get(refusal.reasons())))
        .withObjects(
            "whys",
            ordinals.keySet(),
            (part, reasons) -> part.withObjects("reasons", reasons, RefusalsJson::writeReason))
        .withObjects(
            "unknown_capabilities", refusals.unknownCapabilities(), RefusalsJson::writeUnknown);
  }

  private static void writeCounts(JsonWriter json, Map<RefusalKind, Integer> counts) {
    counts.forEach((kind, count) -> json.with(kind.name().toLowerCase(Locale.ROOT), count));
  }

  static Refusals from(JsonObject json) {
    JsonObject counted = json.object("counts");
    Map<RefusalKind, Integer> counts = new EnumMap<>(RefusalKind.class);
    for (String name : counted.names()) {
      counts.put(RefusalKind.valueOf(name.toUpperCase(Locale.ROOT)), counted.count(name));
    }
    List<List<RefusalReason>> whys = json.objectsOrNone("whys", RefusalsJson::reasons);
    return new Refusals(
        counts,
        json.objects("named", named -> refusal(named, whys)),
        json.objects("unknown_capabilities", RefusalsJson::unknown));
  }

  /// Documents of format 1 have the reasons of each role in its place.
  private static Refusal refusal(JsonObject json, List<List<RefusalReason>> whys) {
    Integer why = json.countOrNull("why");
    return new Refusal(
        new RoleId(json.text("role_id")), why == null ? reasons(json) : whys.get(why));
  }

  private static List<RefusalReason> reasons(JsonObject json) {
    return json.objects("reasons", RefusalsJson::reason);
  }

  private static void writeUnknown(JsonWriter json, UnknownCapability unknown) {
    CapabilityName nearest = unknown.nearest();
    json.with("asked", unknown.asked().value())
        .with("nearest", nearest == null ? null : nearest.value());
  }

  private static UnknownCapability unknown(JsonObject json) {
    String nearest = json.textOrNull("nearest");
    return new UnknownCapability(
        new CapabilityName(json.text("asked")),
        nearest == null ? null : new CapabilityName(nearest));
  }

  private static void writeReason(JsonWriter json, RefusalReason reason) {
    json.with("kind", reason.kind());
    switch (reason) {
      case RefusalReason.UnknownRole(),
          RefusalReason.Inactive(),
          RefusalReason.Excluded(),
          RefusalReason.Draining(),
          RefusalReason.Pulls() -> {}
      case RefusalReason.MissingCapabilities(var missing) ->
          json.withTexts("missing", missing, CapabilityName::value);
      case RefusalReason.WrongType(var type, var classification, boolean exact) ->
          json.with("type", type).with("classification", classification).with("exact", exact);
      case RefusalReason.SeparationOfDuties(var tasks) ->
          json.withTexts("tasks", tasks, TaskId::value);
      case RefusalReason.FailedBefore(String why) -> json.with("why", why);
      case RefusalReason.LevelTooLow(var capability, var has, var needs) ->
          json.with("capability", capability.value())
              .with("has", has.level())
              .with("needs", needs.level());
      case RefusalReason.NotPresent(var lastSeenAt, var timeout) ->
          json.with("last_seen_at", lastSeenAt).with("timeout", timeout);
      case RefusalReason.Resting(int missed, Instant since, Instant until) ->
          json.with("missed", missed).with("since", since).with("until", until);
      case RefusalReason.OutsideWorkingHours(Instant opensAt) -> json.with("opens_at", opensAt);
      case RefusalReason.AtCapacity(int active, int capacity, int cost) ->
          json.with("active", active).with("capacity", capacity).with("cost", cost);
      case RefusalReason.LimitReached(String limit, int used, int capacity, int cost) ->
          json.with("limit", limit)
              .with("used", used)
              .with("capacity", capacity)
              .with("cost", cost);
    }
  }

  private static RefusalReason reason(JsonObject json) {
    return switch (json.constant("kind", RefusalKind.class)) {
      case UNKNOWN_ROLE -> new RefusalReason.UnknownRole();
      case MISSING_CAPABILITY ->
          new RefusalReason.MissingCapabilities(json.texts("missing", CapabilityName::new));
      case WRONG_TYPE ->
          new RefusalReason.WrongType(
              json.constant("type", RoleType.class),
              json.constant("classification", TaskClassification.class),
              json.flag("exact"));
      case INACTIVE -> new RefusalReason.Inactive();
      case EXCLUDED -> new RefusalReason.Excluded();
      case SEPARATION_OF_DUTIES ->
          new RefusalReason.SeparationOfDuties(json.texts("tasks", TaskId::new));
      case FAILED_BEFORE -> new RefusalReason.FailedBefore(json.text("why"));
      case LEVEL_TOO_LOW ->
          new RefusalReason.LevelTooLow(
              new CapabilityName(json.text("capability")),
              new Proficiency(json.count("has")),
              new Proficiency(json.count("needs")));
      case DRAINING -> new RefusalReason.Draining();
      case PULLS -> new RefusalReason.Pulls();
      case NOT_PRESENT ->
          new RefusalReason.NotPresent(
              json.instantOrNull("last_seen_at"), Duration.parse(json.text("timeout")));
      case RESTING ->
          new RefusalReason.Resting(
              json.count("missed"), json.instant("since"), json.instant("until"));
      case OUTSIDE_WORKING_HOURS -> new RefusalReason.OutsideWorkingHours(json.instant("opens_at"));
      case AT_CAPACITY ->
          new RefusalReason.AtCapacity(
              json.count("active"),
              json.count("capacity"),
              json.has("cost") ? json.count("cost") : 1);
      case LIMIT_REACHED ->
          new RefusalReason.LimitReached(
              json.text("limit"), json.count("used"), json.count("capacity"), json.count("cost"));
    };
  }
}
