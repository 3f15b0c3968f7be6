package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.adapter.persistence.json.AttributesJson;
import dev.roledispatcher.adapter.persistence.json.NoteJson;
import dev.roledispatcher.adapter.persistence.json.TaskJson;
import dev.roledispatcher.application.port.out.LifeStore.AssignmentEnd;
import dev.roledispatcher.application.port.out.LifeStore.NewEvent;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.queue.PastAttempt.Ending;
import dev.roledispatcher.domain.selection.WorkKind;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The end of an assignment, or of a task that waits, as [EndSql] takes it.
///
/// @param sequence the sequence the task must have; null for any
/// @param assignmentState where its open assignment goes, if it has one
/// @param ending how the role ended it; null when somebody took it away
/// @param changed the task as it is from now on; null when it stays as it is
/// @param kinds the kinds of work that capabilities make it; empty for that of its class
/// @param success how much of a success it was, 0 to 1; null where nothing is known of that
record EndRow(
    TaskId task,
    long epoch,
    @Nullable Long sequence,
    TaskState to,
    String assignmentState,
    @Nullable Ending ending,
    @Nullable String outcome,
    @Nullable String reason,
    HandoverNote note,
    @Nullable Task changed,
    List<NewEvent> events,
    List<String> kinds,
    @Nullable Double success,
    Instant at) {

  EndRow {
    reason = Texts.storableOrNull("reason", reason);
    events.forEach(event -> Texts.storableOrNull("reason", event.reason()));
  }

  /// The end of an assignment.
  static EndRow of(AssignmentEnd end) {
    return new EndRow(
        end.task(),
        end.standing().task().epoch(),
        end.standing().sequence(),
        end.to(),
        switch (end.ending()) {
          case COMPLETED -> "COMPLETED";
          case LOST -> "LOST";
          default -> "RELEASED";
        },
        end.ending(),
        end.outcome() == null ? null : end.outcome().name(),
        end.reason(),
        end.note(),
        end.changed(),
        end.events(),
        WorkKind.asked(end.standing().task().task()),
        success(end),
        end.at());
  }

  /// How well the role did; null where an end says nothing of it: the task was given back, or the
  /// role fell silent.
  private static @Nullable Double success(AssignmentEnd end) {
    return switch (end.ending()) {
      case COMPLETED ->
          switch (end.outcome()) {
            case SUCCESS -> 1.0;
            case PARTIAL -> 0.5;
            case FAILURE -> 0.0;
            case null -> null;
          };
      case FAILED -> 0.0;
      default -> null;
    };
  }

  /// Nobody wants the task any more.
  static EndRow cancelling(TaskId task, long epoch, @Nullable String reason, Instant at) {
    return new EndRow(
        task,
        epoch,
        null,
        TaskState.CANCELLED,
        "CANCELLED",
        null,
        null,
        reason,
        HandoverNote.none(),
        null,
        List.of(new NewEvent(DispatchEvent.Type.CANCELLED, true, reason, Attributes.none())),
        List.of(),
        null,
        at);
  }

  /// Makes it so.
  ///
  /// @return the task as it is now; empty when it does not stand as it must
  Optional<TrackedTask> write(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(EndSql.END)) {
      int i = 0;
      for (int lock = 0; lock < 3; lock++) {
        statement.setString(++i, task.value());
      }
      statement.setString(++i, task.value());
      statement.setLong(++i, epoch);
      statement.setObject(++i, sequence, Types.BIGINT);
      statement.setString(++i, to.name());
      statement.setString(++i, assignmentState);
      statement.setString(++i, ending == null ? null : ending.name());
      statement.setString(++i, outcome);
      statement.setString(++i, reason);
      statement.setString(++i, NoteJson.write(note));
      statement.setString(++i, changed == null ? null : changed.priority().name());
      statement.setString(++i, changed == null ? null : TaskJson.write(changed));
      statement.setObject(++i, Times.parameter(at));
      statement.setArray(++i, texts(connection, event -> event.type().name()));
      statement.setArray(
          ++i,
          connection.createArrayOf(
              "boolean", events.stream().map(NewEvent::ofHolder).toArray(Boolean[]::new)));
      statement.setArray(++i, texts(connection, NewEvent::reason));
      statement.setArray(++i, texts(connection, event -> AttributesJson.write(event.data())));
      statement.setArray(++i, connection.createArrayOf("text", kinds.toArray()));
      statement.setObject(++i, success, Types.DOUBLE);
      try (ResultSet row = Results.last(statement)) {
        return row.next() ? Optional.of(TaskRows.read(row)) : Optional.empty();
      }
    }
  }

  private Array texts(Connection connection, Function<NewEvent, @Nullable String> value)
      throws SQLException {
    return connection.createArrayOf("text", events.stream().map(value).toArray(String[]::new));
  }
}
