package dev.roledispatcher.application.port.out;

import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Duration;

/// Sees how dispatches go, for metrics and logs. Must return at once and never throw.
public interface DispatchObserver {

  /// One step of a dispatch took that long.
  void stepTook(Step step, Duration time);

  /// A dispatch took effect.
  void dispatched(DispatchResult result, Duration took);

  /// A dispatch did not.
  void failed(TaskId task, DispatchFailure failure, Duration took);

  /// A decision did not hold and is made anew.
  void retried(TaskId task, int attempt, String reason);

  /// The steps of a dispatch.
  enum Step {
    CLASSIFY,
    SCREEN,
    RANK,
    ASSEMBLE,
    COMMIT
  }
}
