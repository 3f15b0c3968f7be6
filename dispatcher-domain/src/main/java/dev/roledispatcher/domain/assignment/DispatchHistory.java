package dev.roledispatcher.domain.assignment;

import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that happened to a task, and where that left it: the state is nothing but the fold of the
/// events.
///
/// @param task the task
/// @param events what happened, in order
/// @param reassignments how often it changed hands
/// @param currentRole who has it; null when nobody has
/// @param state where it is
public record DispatchHistory(
    TaskId task,
    List<DispatchEvent> events,
    int reassignments,
    @Nullable RoleId currentRole,
    TaskState state) {

  public DispatchHistory {
    events = List.copyOf(events);
  }

  /// The history that these events make.
  ///
  /// @throws IllegalArgumentException when the sequence has a gap
  public static DispatchHistory of(TaskId task, List<DispatchEvent> events) {
    int reassignments = 0;
    RoleId current = null;
    TaskState state = TaskState.QUEUED;
    long expected = 1;
    for (DispatchEvent event : events) {
      if (event.sequence() != expected) {
        throw new IllegalArgumentException(
            "The history of task (%s) must have event %d after event %d; it has %d."
                .formatted(task, expected, expected - 1, event.sequence()));
      }
      expected++;
      switch (event.type()) {
        case DISPATCHED -> {
          current = event.role();
          state = TaskState.ASSIGNED;
        }
        case REASSIGNED -> {
          if (current != null && !current.equals(event.role())) {
            reassignments++;
          }
          current = event.role();
          state = TaskState.ASSIGNED;
        }
        case CANCELLED -> {
          current = null;
          state = TaskState.CANCELLED;
        }
        case CORRECTED -> {
          // What is said of a decision changes nothing of it.
        }
      }
    }
    return new DispatchHistory(task, events, reassignments, current, state);
  }
}
