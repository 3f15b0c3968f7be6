package dev.roledispatcher.adapter.rest.read;

import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.json.JsonFields;
import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.application.port.in.ClaimTasks;
import dev.roledispatcher.application.port.in.ManageQueue;
import dev.roledispatcher.domain.queue.FairnessKey;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what is to be done with the queue.
public final class QueueReader {

  private QueueReader() {}

  /// A change of priorities: of these tasks, or else of those that the key and the priority tell.
  ///
  /// @param tasks which tasks; null when a filter tells
  /// @param key of which key; null for any
  /// @param from of which priority; null for any
  /// @param to the new priority
  /// @param reason why; null when nothing is said
  public record Reprioritisation(
      @Nullable List<TaskId> tasks,
      @Nullable FairnessKey key,
      @Nullable Priority from,
      Priority to,
      @Nullable String reason) {}

  /// What a role asks for.
  ///
  /// @param most how many tasks at most
  /// @param within how long to wait for the first
  public record Claim(int most, Duration within) {}

  /// The change of priorities that a body asks for.
  public static Reprioritisation reprioritisation(JsonDocument body) {
    return Verdict.of(body.value(), QueueReader::reprioritisation).orInvalidRequest();
  }

  /// What a role asks for in a body.
  public static Claim claim(JsonDocument body) {
    return Verdict.of(body.value(), QueueReader::claim).orInvalidRequest();
  }

  private static @Nullable Reprioritisation reprioritisation(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    List<TaskId> tasks =
        fields.optional(
            "task_ids",
            field -> field.list(ManageQueue.MOST_CHANGED, item -> item.text(TaskId::new)));
    Filter filter = fields.optional("filter", QueueReader::filter);
    Priority to = fields.required("priority", field -> field.oneOf(Priority.class));
    String reason = fields.optional("reason", field -> field.text(CommandReader.MAX_REASON));
    fields.close();
    if ((tasks == null) == (filter == null)) {
      value.fault("The change must name task_ids or a filter, and not both.");
      return null;
    }
    if (to == null) {
      return null;
    }
    return filter == null
        ? new Reprioritisation(tasks, null, null, to, reason)
        : new Reprioritisation(null, filter.key(), filter.priority(), to, reason);
  }

  private static @Nullable Filter filter(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    FairnessKey key = fields.optional("key", field -> field.text(FairnessKey::new));
    Priority priority = fields.optional("priority", field -> field.oneOf(Priority.class));
    fields.close();
    if (key == null && priority == null) {
      value.fault("The filter must name a key, a priority or both.");
      return null;
    }
    return new Filter(key, priority);
  }

  private static @Nullable Claim claim(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    int most = fields.optional("max", field -> between(field, 1, ClaimTasks.MOST_CLAIMED), 1);
    int longest = Math.toIntExact(ClaimTasks.LONGEST_WAIT.toSeconds());
    int seconds = fields.optional("wait", field -> between(field, 0, longest), 0);
    fields.close();
    return new Claim(most, Duration.ofSeconds(seconds));
  }

  private static @Nullable Integer between(JsonValue value, int least, int most) {
    Integer number = value.integer();
    if (number != null && (number < least || number > most)) {
      value.fault("The value (%d) must be %d to %d.".formatted(number, least, most));
      return null;
    }
    return number;
  }

  private record Filter(@Nullable FairnessKey key, @Nullable Priority priority) {}
}
