package dev.roledispatcher.adapter.rest.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.application.port.in.PreviewDispatch.Availability;
import dev.roledispatcher.application.port.in.PreviewDispatch.ScoredRole;
import dev.roledispatcher.domain.selection.Candidate;
import dev.roledispatcher.domain.selection.ScoreBreakdown;
import dev.roledispatcher.domain.selection.ScorePart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes scores and who got them.
public final class ScoreView {

  private ScoreView() {}

  /// Who may take a task, best first, and why the others may not.
  public static ObjectNode availability(Availability availability) {
    ObjectNode node = Json.object();
    ArrayNode items = node.putArray("items");
    for (ScoredRole scored : availability.roles()) {
      ObjectNode item = items.addObject();
      item.set("role", RoleView.role(scored.role(), scored.workload()));
      addTo(item, scored.score());
    }
    node.put("eligible_count", availability.eligibleCount());
    node.put("classification", Json.name(availability.classification().value()));
    node.set("confidence", Json.number(availability.classification().confidence().value()));
    RefusalView.addTo(node, availability.refusals());
    return node;
  }

  /// Other roles with their scores, best first.
  static ArrayNode alternatives(List<Candidate> candidates) {
    ArrayNode alternatives = Json.array();
    for (Candidate candidate : candidates) {
      alternatives
          .addObject()
          .put("role_id", candidate.role().value())
          .set("score", total(candidate.score()));
    }
    return alternatives;
  }

  /// A role as it was scored.
  static ObjectNode candidate(Candidate candidate) {
    ObjectNode node =
        Json.object()
            .put("role_id", candidate.role().value())
            .put("role_version", candidate.roleVersion())
            .put("role_type", Json.name(candidate.type()));
    node.putObject("workload")
        .put("active", candidate.workload().active())
        .put("capacity", candidate.workload().capacity())
        .put("last_assigned_at", Json.time(candidate.workload().lastAssignedAt()));
    addTo(node, candidate.score());
    return node;
  }

  /// Adds `score` and `score_parts`, which sum up to it.
  static void addTo(ObjectNode node, ScoreBreakdown score) {
    node.set("score", total(score));
    Map<String, Double> points = new LinkedHashMap<>();
    for (ScorePart part : score.parts()) {
      points.merge(part.name(), part.points(), Double::sum);
    }
    ObjectNode parts = node.putObject("score_parts");
    points.forEach((name, sum) -> parts.set(name, Json.number(sum)));
  }

  private static JsonNode total(ScoreBreakdown score) {
    return Json.number(score.total());
  }
}
