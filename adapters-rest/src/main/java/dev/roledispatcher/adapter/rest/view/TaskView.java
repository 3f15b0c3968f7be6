package dev.roledispatcher.adapter.rest.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.application.port.in.AwaitTasks.Awaited;
import dev.roledispatcher.application.port.in.WorkOnTasks.Progress;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.assignment.DispatchHistory;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.capacity.TaskKind;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Writes tasks and their histories.
public final class TaskView {

  private TaskView() {}

  /// A task and where it is.
  public static ObjectNode tracked(TrackedTask tracked) {
    Task task = tracked.task();
    ObjectNode node =
        Json.object()
            .put("task_id", task.id().value())
            .put("state", Json.name(tracked.state()))
            .put("role_id", value(tracked.currentRole()));
    addWords(node, task);
    node.put("dispatch_id", dispatch(tracked))
        .put("epoch", tracked.epoch())
        .put("reassignments", tracked.reassignments())
        .put("created_at", Json.time(tracked.createdAt()))
        .put("updated_at", Json.time(tracked.updatedAt()));
    ObjectNode links = Links.ofTask(task.id());
    if (tracked.state() == TaskState.QUEUED || tracked.state() == TaskState.SCHEDULED) {
      links.put("queue", Links.queueOf(task.id()));
    }
    node.set("links", links);
    return node;
  }

  /// A task that a role has, and how far it is.
  public static ObjectNode progress(Progress progress) {
    return tracked(progress.task())
        .put("started_at", Json.time(progress.startedAt()))
        .put("lease_until", Json.time(progress.leaseUntil()));
  }

  /// A task that was waited for.
  public static ObjectNode awaited(Awaited awaited) {
    return tracked(awaited.task()).put("reached", awaited.reached());
  }

  /// A task as it was asked for.
  static ObjectNode task(Task task) {
    ObjectNode node = Json.object().put("task_id", task.id().value());
    addWords(node, task);
    return node;
  }

  /// All that happened to a task.
  public static ObjectNode history(DispatchHistory history) {
    ObjectNode node = Json.object().put("task_id", history.task().value());
    ArrayNode dispatches = node.putArray("dispatches");
    history.events().forEach(event -> dispatches.add(event(event)));
    return node.put("reassignments", history.reassignments())
        .put("current_role", value(history.currentRole()))
        .put("state", Json.name(history.state()));
  }

  private static ObjectNode event(DispatchEvent event) {
    ObjectNode node =
        Json.object()
            .put("sequence", event.sequence())
            .put("type", Json.name(event.type()))
            .put("at", Json.time(event.at()));
    putUnlessNull(node, "role_id", value(event.role()));
    putUnlessNull(node, "from_role", value(event.fromRole()));
    putUnlessNull(node, "reason", event.reason());
    putUnlessNull(node, "actor", event.actor());
    node.set("data", Json.data(event.data().values()));
    return node;
  }

  private static void addWords(ObjectNode node, Task task) {
    node.put("description", task.description());
    ArrayNode requirements = node.putArray("required_capabilities");
    task.requirements().forEach(requirement -> add(requirements, requirement));
    node.put("priority", Json.name(task.priority()));
    node.set("metadata", Json.data(task.metadata().values()));
    node.set("context", Json.data(task.context().values()));
    node.put("deadline", Json.time(task.deadline()));
    TaskKind kind = task.need().kind();
    node.put("capacity_cost", task.need().cost()).put("kind", kind == null ? null : kind.value());
  }

  private static void add(ArrayNode requirements, Requirement requirement) {
    boolean plain = requirement.equals(Requirement.of(requirement.capability()));
    if (plain) {
      requirements.add(requirement.capability().value());
    } else {
      ObjectNode node =
          requirements
              .addObject()
              .put("name", requirement.capability().value())
              .put("min_level", requirement.minLevel().level())
              .put("kind", Json.name(requirement.kind()));
      Duration expiresAfter = requirement.expiresAfter();
      putUnlessNull(node, "expires_after", expiresAfter == null ? null : expiresAfter.toString());
    }
  }

  private static @Nullable String dispatch(TrackedTask tracked) {
    return tracked.currentDispatch() == null ? null : tracked.currentDispatch().toString();
  }

  private static @Nullable String value(@Nullable RoleId role) {
    return role == null ? null : role.value();
  }

  private static void putUnlessNull(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }
}
