package dev.roledispatcher.adapter.rest.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.application.port.in.TryRules.Change;
import dev.roledispatcher.application.port.in.TryRules.Example;
import dev.roledispatcher.application.port.in.TryRules.Trial;
import dev.roledispatcher.domain.classification.Classification;
import java.util.Comparator;
import java.util.Map;

/// Writes what a trial of rules found.
public final class RuleTrialView {

  private static final Comparator<Map.Entry<Change, Integer>> MOST_FIRST =
      Map.Entry.<Change, Integer>comparingByValue()
          .reversed()
          .thenComparing(entry -> entry.getKey().was())
          .thenComparing(entry -> entry.getKey().wouldBe());

  private RuleTrialView() {}

  /// What a trial found.
  public static ObjectNode trial(Trial trial) {
    ObjectNode node =
        Json.object()
            .put("tried", trial.tried())
            .put("complete", trial.complete())
            .put("matched", trial.matched())
            .put("overruled", trial.overruled())
            .put("forced", trial.forced())
            .put("released", trial.released())
            .put("would_change", trial.wouldChange());
    ArrayNode changes = node.putArray("changes");
    trial.changes().entrySet().stream()
        .sorted(MOST_FIRST)
        .forEach(change ->
            changes
                .addObject()
                .put("was", Json.name(change.getKey().was()))
                .put("would_be", Json.name(change.getKey().wouldBe()))
                .put("tasks", change.getValue()));
    ArrayNode examples = node.putArray("examples");
    trial.examples().forEach(example -> examples.add(example(example)));
    return node;
  }

  private static ObjectNode example(Example example) {
    Classification before = example.before();
    ObjectNode node =
        Json.object()
            .put("task_id", example.task().value())
            .put("was", before == null ? null : Json.name(before.value()))
            .put("was_decided_by", before == null ? null : Json.name(before.decidedBy()))
            .put("would_be", Json.name(example.wouldBe()))
            .put("rule_id", example.match().rule().value());
    node.set("matched", RuleView.matched(example.match()));
    return node;
  }
}
