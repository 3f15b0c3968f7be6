package dev.roledispatcher.adapter.persistence.json;

import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.capacity.TaskKind;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Proficiency;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;

/// Tasks as documents.
public final class TaskJson {

  private static final long FORMAT = 1;

  private TaskJson() {}

  /// The document of a task.
  public static String write(Task task) {
    return JsonWriter.document(FORMAT, json -> write(json, task));
  }

  /// The task of a document.
  ///
  /// @throws IllegalArgumentException when it is not one of ours
  public static Task read(String document) {
    return from(JsonObject.parse(document, FORMAT));
  }

  static Task from(JsonObject json) {
    return new Task(
        new TaskId(json.text("task_id")),
        json.text("description"),
        json.objects("requirements", TaskJson::requirement),
        json.constant("priority", Priority.class),
        json.attributes("metadata"),
        json.attributes("context"),
        json.instantOrNull("deadline"),
        need(json));
  }

  private static CapacityNeed need(JsonObject json) {
    Integer cost = json.countOrNull("capacity_cost");
    String kind = json.textOrNull("kind");
    return cost == null && kind == null
        ? CapacityNeed.ONE
        : new CapacityNeed(cost == null ? 1 : cost, kind == null ? null : new TaskKind(kind));
  }

  static void write(JsonWriter json, Task task) {
    CapacityNeed need = task.need();
    TaskKind kind = need.kind();
    json.with("task_id", task.id().value())
        .with("description", task.description())
        .withObjects("requirements", task.requirements(), TaskJson::writeRequirement)
        .with("priority", task.priority())
        .with("metadata", task.metadata())
        .with("context", task.context())
        .with("deadline", task.deadline())
        .withWhole("capacity_cost", need.cost() == 1 ? null : (Integer) need.cost())
        .with("kind", kind == null ? null : kind.value());
  }

  private static void writeRequirement(JsonWriter json, Requirement requirement) {
    json.with("capability", requirement.capability().value())
        .with("min_level", requirement.minLevel().level())
        .with("kind", requirement.kind())
        .with("expires_after", requirement.expiresAfter());
  }

  private static Requirement requirement(JsonObject json) {
    return new Requirement(
        new CapabilityName(json.text("capability")),
        new Proficiency(json.count("min_level")),
        json.constant("kind", Requirement.Kind.class),
        json.durationOrNull("expires_after"));
  }
}
