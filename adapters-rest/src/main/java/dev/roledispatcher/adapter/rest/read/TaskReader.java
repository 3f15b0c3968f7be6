package dev.roledispatcher.adapter.rest.read;

import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.json.JsonFields;
import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.capacity.TaskKind;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a task.
public final class TaskReader {

  private TaskReader() {}

  /// The task that a body is.
  ///
  /// @throws DispatchException E13307 with every violation
  public static Task read(JsonDocument body) {
    return Verdict.of(body.value(), TaskReader::task).orInvalidRequest();
  }

  static @Nullable Task task(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    TaskId id = fields.required("task_id", field -> field.text(TaskId::new));
    String description = fields.required("description", TaskReader::description);
    List<Requirement> requirements =
        fields.optional("required_capabilities", TaskReader::requirements, List.of());
    Priority priority =
        fields.optional("priority", field -> field.oneOf(Priority.class), Priority.MEDIUM);
    Attributes metadata = fields.optional("metadata", JsonValue::data, Attributes.none());
    Attributes context = fields.optional("context", JsonValue::data, Attributes.none());
    Instant deadline = fields.optional("deadline", JsonValue::time);
    CapacityNeed cost =
        fields.optional(
            "capacity_cost",
            field -> field.integer(units -> new CapacityNeed(units, null)),
            CapacityNeed.ONE);
    TaskKind kind = fields.optional("kind", field -> field.text(TaskKind::new));
    fields.close();
    if (id == null || description == null) {
      return null;
    }
    return value.made(
        description,
        text ->
            new Task(
                id,
                text,
                requirements,
                priority,
                metadata,
                context,
                deadline,
                new CapacityNeed(cost.cost(), kind)));
  }

  private static @Nullable String description(JsonValue value) {
    String text = value.text();
    if (text == null) {
      return null;
    }
    if (text.isBlank()) {
      value.fault("The description of a task must not be blank.");
      return null;
    }
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > Task.MAX_DESCRIPTION_BYTES) {
      value.fault(
          "The description (%d bytes) of a task must be at most %d bytes (32 KiB) of UTF-8."
              .formatted(bytes, Task.MAX_DESCRIPTION_BYTES));
      return null;
    }
    return text;
  }

  private static @Nullable List<Requirement> requirements(JsonValue value) {
    return value.list(Task.MAX_REQUIREMENTS, new CapabilityReader()::ofTask);
  }
}
