package dev.roledispatcher.adapter.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.adapter.rest.problem.RejectionProblems;
import dev.roledispatcher.adapter.rest.read.SkillImport;
import dev.roledispatcher.adapter.rest.read.SkillImport.File;
import dev.roledispatcher.application.port.in.Put;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.domain.skill.Skill;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes what became of the files of an import, in their order.
final class SkillImportView {

  private static final String FAILED = "failed";
  private static final String IGNORED = "ignored";

  private SkillImportView() {}

  /// One result per file, and how many skills were made, changed, left as they were or failed;
  /// files that are no part of a skill are counted as such.
  ///
  /// @param files the files as they were read
  /// @param outcomes what became of the skills that were fine, in their order
  /// @param path the path of the import
  static ObjectNode results(SkillImport files, List<Put<Skill>> outcomes, String path) {
    Map<String, Integer> summary = new TreeMap<>();
    for (Put.Change change : Put.Change.values()) {
      summary.put(Json.name(change), 0);
    }
    summary.put(FAILED, 0);
    summary.put(IGNORED, 0);
    ObjectNode node = Json.object();
    ArrayNode results = node.putArray("results");
    for (File file : files.files()) {
      ObjectNode result = results.addObject().put("index", results.size() - 1);
      switch (file) {
        case File.Part part -> {
          Put<Skill> outcome = outcomes.get(part.skill());
          String status = Json.name(outcome.change());
          result
              .put("path", part.path())
              .put("skill_id", outcome.value().id().value())
              .put("status", status)
              .put("version", outcome.value().version());
          count(summary, status, part.leading());
        }
        case File.Ignored ignored -> {
          result
              .put("path", ignored.path())
              .putNull("skill_id")
              .put("status", IGNORED)
              .put("reason", ignored.reason());
          count(summary, IGNORED, true);
        }
        case File.Faulty faulty -> {
          String instance = "%s#/files/%d".formatted(path, results.size() - 1);
          result
              .put("path", faulty.path())
              .put("skill_id", faulty.skill() == null ? null : faulty.skill().value())
              .put("status", FAILED)
              .set(
                  "problem",
                  RejectionProblems.of(new Rejection.InvalidData("skill", faulty.violations()))
                      .toJson(instance));
          count(summary, FAILED, faulty.leading());
        }
      }
    }
    ObjectNode counts = node.putObject("summary");
    summary.forEach(counts::put);
    return node;
  }

  private static void count(Map<String, Integer> summary, String status, boolean counts) {
    if (counts) {
      summary.merge(status, 1, Integer::sum);
    }
  }
}
