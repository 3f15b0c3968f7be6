package dev.roledispatcher.application.port.in;

import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/// For whoever wants to be told what becomes of a task, instead of asking again and again.
///
/// Safe to call from any thread; a call blocks its thread until there is something to tell, and
/// holds nothing of the database while it waits.
public interface AwaitTasks {

  /// The longest one call may wait.
  Duration LONGEST_WAIT = Duration.ofSeconds(60);

  /// How long a call waits when nothing is said.
  Duration USUAL_WAIT = Duration.ofSeconds(30);

  /// Waits until a task is in one of those states, whatever instance brings it there. A state that
  /// the task leaves at once again may be missed.
  ///
  /// @param states which states, at least one
  /// @param wait how long at most, 0 to [#LONGEST_WAIT]; 0 only looks
  /// @throws RejectedException when there is no such task, or too many wait already
  Awaited await(TaskId task, Set<TaskState> states, Duration wait);

  /// The states in which a task has ended.
  static Set<TaskState> ends() {
    Set<TaskState> ends = EnumSet.allOf(TaskState.class);
    ends.removeIf(TaskState::isOpen);
    return ends;
  }

  /// What became of a task.
  ///
  /// @param task the task as it is
  /// @param reached true when it is in one of the states that were waited for
  record Awaited(TrackedTask task, boolean reached) {}
}
