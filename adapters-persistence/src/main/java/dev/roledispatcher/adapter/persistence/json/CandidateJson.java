package dev.roledispatcher.adapter.persistence.json;

import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.role.Workload;
import dev.roledispatcher.domain.selection.Candidate;
import dev.roledispatcher.domain.selection.ScoreBreakdown;
import dev.roledispatcher.domain.selection.ScorePart;
import java.util.ArrayList;
import java.util.List;

/// Candidates as parts of documents.
final class CandidateJson {

  private CandidateJson() {}

  /// The names of the parts of the candidate's score.
  static List<String> partNames(Candidate candidate) {
    return candidate.score().parts().stream().map(ScorePart::name).toList();
  }

  /// Writes a candidate.
  ///
  /// @param names of parts of scores that the document has elsewhere; when they are those of the
  ///   candidate, only the points are written
  static void write(JsonWriter json, Candidate candidate, List<String> names) {
    List<ScorePart> parts = candidate.score().parts();
    json.with("role_id", candidate.role().value())
        .with("role_version", candidate.roleVersion())
        .with("type", candidate.type())
        .withObject("workload", candidate.workload(), CandidateJson::writeWorkload);
    if (partNames(candidate).equals(names)) {
      json.withNumbers("points", parts, ScorePart::points);
    } else {
      json.withObjects(
          "score",
          parts,
          (item, part) -> item.with("name", part.name()).with("points", part.points()));
    }
  }

  /// The candidate of an object.
  ///
  /// @param names those that it was written with
  static Candidate from(JsonObject json, List<String> names) {
    JsonObject workload = json.object("workload");
    return new Candidate(
        new RoleId(json.text("role_id")),
        json.whole("role_version"),
        json.constant("type", RoleType.class),
        new Workload(
            workload.count("active"),
            workload.countOrNull("capacity"),
            workload.instantOrNull("last_assigned_at")),
        new ScoreBreakdown(
            json.has("points")
                ? parts(names, json.numbers("points"))
                : json.objects("score", CandidateJson::part)));
  }

  private static void writeWorkload(JsonWriter json, Workload workload) {
    json.with("active", workload.active())
        .withWhole("capacity", workload.capacity())
        .with("last_assigned_at", workload.lastAssignedAt());
  }

  private static List<ScorePart> parts(List<String> names, List<Double> points) {
    List<ScorePart> parts = new ArrayList<>(points.size());
    for (int i = 0; i < points.size(); i++) {
      parts.add(new ScorePart(names.get(i), points.get(i)));
    }
    return parts;
  }

  private static ScorePart part(JsonObject json) {
    return new ScorePart(json.text("name"), json.number("points"));
  }
}
