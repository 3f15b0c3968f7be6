package dev.roledispatcher.adapter.rest.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.dispatch.ErrorCode;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.stats.ContextStats;
import dev.roledispatcher.domain.stats.DispatchStats;
import java.util.Map;
import java.util.TreeMap;

/// Writes the dispatcher in numbers.
public final class StatsView {

  private StatsView() {}

  /// What the dispatcher has done so far.
  public static ObjectNode stats(DispatchStats stats) {
    ObjectNode node =
        Json.object()
            .put("total_dispatches", stats.total())
            .put("successful_dispatches", stats.successful())
            .put("failed_dispatches", stats.failed())
            .put("reassignments", stats.reassignments())
            .put("human_dispatches", stats.of(TaskClassification.HUMAN_PRIMARY))
            .put("ai_dispatches", stats.of(TaskClassification.AI_PRIMARY))
            .put("hybrid_dispatches", stats.of(TaskClassification.HYBRID));
    node.set("avg_dispatch_time_ms", millis(stats.meanMillis()));
    node.set("p50_dispatch_time_ms", millis(stats.times().percentileMillis(0.5)));
    node.set("p95_dispatch_time_ms", millis(stats.times().percentileMillis(0.95)));
    node.set("p99_dispatch_time_ms", millis(stats.times().percentileMillis(0.99)));
    ObjectNode byRole = node.putObject("by_role");
    Map<RoleId, Long> roles = new TreeMap<>(stats.byRole());
    roles.forEach((role, count) -> byRole.put(role.value(), count));
    ObjectNode byError = node.putObject("by_error");
    Map<ErrorCode, Long> errors = new TreeMap<>(stats.byError());
    errors.forEach((code, count) -> byError.put(code.name(), count));
    node.set("contexts", contexts(stats.contexts()));
    return node;
  }

  private static ObjectNode contexts(ContextStats stats) {
    ObjectNode node = Json.object().put("built", stats.built());
    node.set("avg_tokens", Json.number(Math.round(stats.meanTokens() * 100) / 100.0));
    return node.put("overflows", stats.overflows())
        .put("cut_sections", stats.cutSections())
        .put("dropped_sections", stats.droppedSections())
        .put("cache_hits", stats.cacheHits())
        .put("cache_misses", stats.cacheMisses());
  }

  /// Milliseconds to the microsecond: nothing finer is measured.
  private static JsonNode millis(double value) {
    return Json.number(Math.round(value * 1_000) / 1_000.0);
  }
}
