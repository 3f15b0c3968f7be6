package dev.roledispatcher.adapter.rest.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.application.port.in.ManageQueue.Overview;
import dev.roledispatcher.application.port.in.ManageQueue.Pause;
import dev.roledispatcher.application.port.in.ManageQueue.Reprioritised;
import dev.roledispatcher.application.port.in.ManageQueue.Standing;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.dispatch.Queued;
import dev.roledispatcher.domain.queue.ExpectedWait;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes what waits.
public final class QueueView {

  private QueueView() {}

  /// Where a task stands.
  public static ObjectNode queued(Queued queued) {
    ObjectNode node =
        Json.object()
            .put("task_id", queued.task().value())
            .put("state", Json.name(queued.state()))
            .put("lane", Json.name(queued.lane()))
            .put("key", queued.key().value())
            .put("position", queued.position())
            .put("enqueued_at", Json.time(queued.enqueuedAt()))
            .put("due_at", Json.time(queued.dueAt()))
            .put("rank_at", Json.time(queued.rankAt()))
            .put("not_overtaken_by_arrivals_after", Json.time(queued.overtakeBound()))
            .put("reason", queued.reason());
    if (queued.expected() instanceof ExpectedWait.Known known) {
      node.put("expected_wait", known.duration().toString())
          .put("expected_from_starts", known.starts());
    } else {
      node.putNull("expected_wait");
    }
    node.putObject("links")
        .put("self", Links.queueOf(queued.task()))
        .put("task", Links.task(queued.task()));
    return node;
  }

  /// Where a task stands, and who could take it now.
  public static ObjectNode standing(Standing standing) {
    ObjectNode node = queued(standing.queued()).put("eligible_count", standing.eligible());
    RefusalView.addTo(node, standing.refusals());
    node.set("paused", pause(standing.paused()));
    return node;
  }

  /// What waits.
  public static ObjectNode overview(Overview overview) {
    ObjectNode node =
        Json.object()
            .put("queued", overview.tasks())
            .put("scheduled", overview.scheduled())
            .put("oldest_since", Json.time(overview.oldest()));
    node.set("paused", pause(overview.paused()));
    ArrayNode rows = node.putArray("counts");
    overview
        .rows()
        .forEach(row ->
            rows.addObject()
                .put("lane", Json.name(row.lane()))
                .put("key", row.key().value())
                .put("priority", Json.name(row.priority()))
                .put("state", Json.name(row.state()))
                .put("tasks", row.tasks()));
    return node;
  }

  /// What became of tasks whose priority was to change.
  public static ObjectNode reprioritised(Reprioritised done) {
    ObjectNode node =
        Json.object().put("changed", done.changed()).put("unchanged", done.unchanged());
    ArrayNode others = node.putArray("not_waiting");
    done.notWaiting().forEach(task -> others.add(task.value()));
    return node;
  }

  /// What a role got.
  public static ObjectNode claimed(List<DispatchResult> results) {
    ObjectNode node = Json.object();
    ArrayNode items = node.putArray("items");
    results.forEach(result -> items.add(DispatchView.result(result)));
    return node;
  }

  private static @Nullable ObjectNode pause(@Nullable Pause pause) {
    return pause == null
        ? null
        : Json.object().put("since", Json.time(pause.since())).put("reason", pause.reason());
  }
}
