package dev.roledispatcher.application.service;

import dev.roledispatcher.domain.batch.BatchProblem;
import java.time.Duration;

/// How batches are planned as one problem.
///
/// @param timeLimit how long the best plan may take before the greedy one is used
/// @param mostTasks the tasks of the largest batch that is planned; larger ones get the greedy plan
public record PlanSettings(Duration timeLimit, int mostTasks) {

  /// What holds when nothing is configured.
  public static final PlanSettings DEFAULT =
      new PlanSettings(Duration.ofSeconds(5), BatchProblem.MOST_TASKS);

  public PlanSettings {
    if (!timeLimit.isPositive()) {
      throw new IllegalArgumentException(
          "The time limit (%s) of a plan must be more than zero.".formatted(timeLimit));
    }
    if (mostTasks < 1 || mostTasks > BatchProblem.MOST_TASKS) {
      throw new IllegalArgumentException(
          "The tasks (%d) of the largest plan must be 1 to %d."
              .formatted(mostTasks, BatchProblem.MOST_TASKS));
    }
  }
}
