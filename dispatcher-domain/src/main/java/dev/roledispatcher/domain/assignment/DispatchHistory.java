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
        case DISPATCHED, ACCEPTED -> {
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
        case SCHEDULED -> state = TaskState.SCHEDULED;
        case QUEUED, RELEASED, LOST -> {
          current = null;
          state = TaskState.QUEUED;
        }
        case COMPLETED -> {
          current = null;
          state = TaskState.COMPLETED;
        }
        case FAILED -> {
          // A task that is tried again is queued by the event after this one.
          current = null;
          state = TaskState.FAILED;
        }
        case CANCELLED -> {
          current = null;
          state = TaskState.CANCELLED;
        }
        case EXPIRED -> {
          current = null;
          state = TaskState.EXPIRED;
        }
        case OFFERED,
            DECLINED,
            OFFER_EXPIRED,
            OFFER_REVOKED,
            STARTED,
            RELAXED,
            ESCALATED,
            REPRIORITISED,
            CORRECTED -> {
          // Something was said or changed; who has the task did not.
        }
      }
    }
    return new DispatchHistory(task, events, reassignments, current, state);
  }
}
