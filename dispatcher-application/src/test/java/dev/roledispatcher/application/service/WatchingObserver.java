package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.out.DispatchObserver;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Writes down what it sees, one line each.
final class WatchingObserver implements DispatchObserver {

  private final List<String> seen = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private Runnable whenRetried = () -> {};

  @Override
  public void stepTook(Step step, Duration time) {
    steps.add(step);
  }

  @Override
  public void dispatched(DispatchResult result, Duration took) {
    seen.add(
        "dispatched %s to %s"
            .formatted(
                result.decision().request().task().id(), result.choice().candidate().role()));
  }

  @Override
  public void failed(TaskId task, DispatchFailure failure, Duration took) {
    seen.add("failed %s with %s".formatted(task, failure.code()));
  }

  @Override
  public void retried(TaskId task, int attempt, String reason) {
    seen.add("retried %s after attempt %d: %s".formatted(task, attempt, reason));
    whenRetried.run();
  }

  /// Does that whenever something is tried again, in the middle of it.
  void whenRetried(Runnable action) {
    whenRetried = action;
  }

  List<String> seen() {
    return seen;
  }

  List<Step> steps() {
    return steps;
  }
}
