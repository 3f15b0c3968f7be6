package dev.roledispatcher.adapter.rest.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.selection.Refusal;
import dev.roledispatcher.domain.selection.RefusalReason;
import dev.roledispatcher.domain.selection.Refusals;
import dev.roledispatcher.domain.selection.UnknownCapability;
import dev.roledispatcher.domain.task.TaskId;
import java.util.List;

/// Writes why roles may not take a task.
public final class RefusalView {

  private RefusalView() {}

  /// Adds who may not take the task and why: `refusals`, `refusal_counts` and
  /// `unknown_capabilities`.
  public static void addTo(ObjectNode node, Refusals refusals) {
    ArrayNode named = node.putArray("refusals");
    for (Refusal refusal : refusals.named()) {
      named
          .addObject()
          .put("role_id", refusal.role().value())
          .set("reasons", reasons(refusal.reasons()));
    }
    ObjectNode counts = node.putObject("refusal_counts");
    refusals.counts().forEach((kind, count) -> counts.put(Json.name(kind), count));
    ArrayNode unknown = node.putArray("unknown_capabilities");
    refusals.unknownCapabilities().forEach(capability -> unknown.add(unknown(capability)));
  }

  /// Every reason against one role.
  public static ArrayNode reasons(List<RefusalReason> reasons) {
    ArrayNode node = Json.array();
    reasons.forEach(reason -> node.add(reason(reason)));
    return node;
  }

  private static ObjectNode unknown(UnknownCapability capability) {
    CapabilityName nearest = capability.nearest();
    return Json.object()
        .put("asked", capability.asked().value())
        .put("nearest", nearest == null ? null : nearest.value());
  }

  private static ObjectNode reason(RefusalReason reason) {
    ObjectNode node =
        Json.object().put("kind", Json.name(reason.kind())).put("message", reason.sentence());
    switch (reason) {
      case RefusalReason.MissingCapabilities(List<CapabilityName> missing) -> {
        ArrayNode names = node.putArray("missing");
        missing.forEach(name -> names.add(name.value()));
      }
      case RefusalReason.WrongType wrong ->
          node.put("role_type", Json.name(wrong.type()))
              .put("classification", Json.name(wrong.classification()))
              .put("exact", wrong.exact());
      case RefusalReason.LevelTooLow low ->
          node.put("capability", low.capability().value())
              .put("level", low.has().level())
              .put("min_level", low.needs().level());
      case RefusalReason.AtCapacity full ->
          node.put("active", full.active())
              .put("capacity", full.capacity())
              .put("cost", full.cost());
      case RefusalReason.LimitReached full ->
          node.put("limit", full.limit())
              .put("used", full.used())
              .put("capacity", full.capacity())
              .put("cost", full.cost());
      case RefusalReason.NotPresent away ->
          node.put("last_seen_at", Json.time(away.lastSeenAt()))
              .put("timeout", away.timeout().toString());
      case RefusalReason.Resting resting ->
          node.put("missed", resting.missed())
              .put("since", Json.time(resting.since()))
              .put("until", Json.time(resting.until()));
      case RefusalReason.OutsideWorkingHours closed ->
          node.put("opens_at", closed.opensAt().toString());
      case RefusalReason.FailedBefore failed -> node.put("why", failed.why());
      case RefusalReason.UnknownRole unknown -> noFacts();
      case RefusalReason.Inactive inactive -> noFacts();
      case RefusalReason.Excluded excluded -> noFacts();
      case RefusalReason.Draining draining -> noFacts();
      case RefusalReason.Pulls pulls -> noFacts();
      case RefusalReason.SeparationOfDuties(List<TaskId> tasks) -> {
        ArrayNode ids = node.putArray("task_ids");
        tasks.forEach(task -> ids.add(task.value()));
      }
    }
    return node;
  }

  private static void noFacts() {
    // The kind says it all.
  }
}
