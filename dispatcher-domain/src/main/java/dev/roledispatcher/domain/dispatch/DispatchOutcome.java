package dev.roledispatcher.domain.dispatch;

import dev.roledispatcher.domain.task.TaskId;

/// How one request of a batch ended.
public sealed interface DispatchOutcome {

  /// It took effect.
  ///
  /// @param result the dispatch
  record Dispatched(DispatchResult result) implements DispatchOutcome {}

  /// It waits for its turn or its time.
  ///
  /// @param queued where it stands
  record Waiting(Queued queued) implements DispatchOutcome {}

  /// It did not.
  ///
  /// @param task the task
  /// @param failure why not
  record Failed(TaskId task, DispatchFailure failure) implements DispatchOutcome {}
}
