package dev.roledispatcher.application.port.in;

import dev.roledispatcher.domain.assignment.DispatchHistory;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.stats.DispatchStats;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import org.jspecify.annotations.Nullable;

/// For whoever asks what became of the work: tasks, their histories, the reasons, the numbers.
///
/// A task that does not exist is a [RejectedException].
public interface ReadDispatches {

  /// One task.
  TrackedTask task(TaskId id);

  /// Tasks, newest first.
  Page<TrackedTask> tasks(TaskFilter filter, PageRequest page);

  /// All that happened to a task.
  DispatchHistory history(TaskId id);

  /// The complete record of the decision that is, or was last, in force.
  DispatchDecision decision(TaskId id);

  /// What the dispatcher has done so far.
  DispatchStats stats();

  /// Which tasks are wanted; null means any.
  ///
  /// @param state where they are
  /// @param role who has them
  /// @param priority how pressing they are
  record TaskFilter(
      @Nullable TaskState state, @Nullable RoleId role, @Nullable Priority priority) {}
}
