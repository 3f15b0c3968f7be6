package dev.roledispatcher.adapter.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.adapter.rest.problem.FailureProblems;
import dev.roledispatcher.adapter.rest.read.BatchItem;
import dev.roledispatcher.adapter.rest.view.DispatchView;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchOutcome;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes how the requests of a batch ended, in their order.
final class DispatchBatchView {

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
        .put("failed", items.size() - dispatched);
    return node;
  }

  private void addFailure(
      ObjectNode result, @Nullable String task, DispatchFailure failure, String instance) {
    result
        .put("task_id", task)
        .put("status", "failed")
        .set("problem", problems.of(failure).toJson(instance));
  }
}
