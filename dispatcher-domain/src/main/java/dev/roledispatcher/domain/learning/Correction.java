package dev.roledispatcher.domain.learning;

import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.task.Task;

/// A task of which somebody said what its class should be.
///
/// @param task the task as it was then
/// @param right the class it should have
/// @param trust how much to believe it, more than 0, at most 1
public record Correction(Task task, TaskClassification right, double trust) {

  public Correction {
    if (!(trust > 0 && trust <= 1)) {
      throw new IllegalArgumentException(
          "The trust (%s) in a correction must be more than 0 and at most 1.".formatted(trust));
    }
  }
}
