package dev.roledispatcher.adapter.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.adapter.rest.problem.FailureProblems;
import dev.roledispatcher.adapter.rest.read.BatchItem;
import dev.roledispatcher.adapter.rest.view.DispatchView;
import dev.roledispatcher.adapter.rest.view.QueueView;
import dev.roledispatcher.application.port.in.DispatchTasks.PlannedBatch;
import dev.roledispatcher.domain.batch.BatchGap;
import dev.roledispatcher.domain.batch.BatchStrategy;
import dev.roledispatcher.domain.batch.BatchWorth;
import dev.roledispatcher.domain.batch.Bid;
import dev.roledispatcher.domain.batch.PlanReport;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchOutcome;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.task.Priority;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes how the requests of a batch ended, in their order.
final class DispatchBatchView {

  private static final double NANOS_PER_MILLI = 1e6;

  private final FailureProblems problems;

  DispatchBatchView(FailureProblems problems) {
    this.problems = problems;
  }

  /// One result per item.
  ///
  /// @param items the requests as they were read
  /// @param outcomes how those that could be read ended, in their order
  /// @param path the path of the batch
  ObjectNode results(
      List<BatchItem<DispatchRequest>> items, List<DispatchOutcome> outcomes, String path) {
    ObjectNode node = Json.object();
    ArrayNode results = node.putArray("results");
    Iterator<DispatchOutcome> next = outcomes.iterator();
    int dispatched = 0;
    int queued = 0;
    for (BatchItem<DispatchRequest> item : items) {
      String instance = "%s#/requests/%d".formatted(path, results.size());
      ObjectNode result = results.addObject().put("index", results.size() - 1);
      switch (item) {
        case BatchItem.Faulty<DispatchRequest>(String task, DispatchFailure failure) ->
            addFailure(result, task, failure, instance);
        case BatchItem.Fine<DispatchRequest> fine -> {
          switch (next.next()) {
            case DispatchOutcome.Failed failed ->
                addFailure(result, failed.task().value(), failed.failure(), instance);
            case DispatchOutcome.Waiting waiting -> {
              queued++;
              result
                  .put("task_id", waiting.queued().task().value())
                  .put("status", "queued")
                  .set("queue", QueueView.queued(waiting.queued()));
            }
            case DispatchOutcome.Dispatched done -> {
              dispatched++;
              result
                  .put("task_id", fine.value().task().id().value())
                  .put("status", "dispatched")
                  .set("result", DispatchView.result(done.result()));
            }
          }
        }
      }
    }
    node.putObject("summary")
        .put("dispatched", dispatched)
        .put("queued", queued)
        .put("failed", items.size() - dispatched - queued);
    return node;
  }

  /// The same of a batch that was planned as a whole, and what the plan came to.
  ObjectNode planned(List<BatchItem<DispatchRequest>> items, PlannedBatch batch, String path) {
    ObjectNode node = results(items, batch.outcomes(), path);
    PlanReport report = batch.report();
    ObjectNode summary =
        node.withObject("summary").put("strategy", Json.name(BatchStrategy.OPTIMAL));
    summary.set("worth", worth(report.worth()));
    summary.set("greedy_worth", worth(report.greedy()));
    BatchGap gap = report.gap();
    summary
        .putObject("gap")
        .put("tasks", gap.tasks())
        .put("points", score(gap.points()))
        .put("share", gap.share());
    summary.put("solved_in_ms", report.solvedIn().toNanos() / NANOS_PER_MILLI);
    if (report.fallback() != null) {
      summary.put("fallback", "greedy").put("fallback_reason", report.fallback());
    }
    return node;
  }

  private static ObjectNode worth(BatchWorth worth) {
    ObjectNode node =
        Json.object().put("tasks", worth.tasks()).put("points", score(worth.points()));
    ObjectNode byPriority = node.putObject("by_priority");
    for (Priority priority : Priority.values()) {
      byPriority.put(Json.name(priority), worth.assigned(priority));
    }
    return node;
  }

  /// Points as the scores they stand for.
  private static double score(long points) {
    return points / (double) Bid.MOST_POINTS;
  }

  private void addFailure(
      ObjectNode result, @Nullable String task, DispatchFailure failure, String instance) {
    result
        .put("task_id", task)
        .put("status", "failed")
        .set("problem", problems.of(failure).toJson(instance));
  }
}
