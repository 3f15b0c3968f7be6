package dev.roledispatcher.domain.learning;

import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What somebody said the class of a task should be: a label to learn from, which changes no
/// decision that was made.
///
/// @param task the task
/// @param right the class it should have
/// @param saidBy who says so; of several by the same the last counts
/// @param note why, in their words; null when nothing was said
/// @param trust how much to believe them, from 0 (nothing is learned) to 1
/// @param at when it was said
public record Feedback(
    TaskId task,
    TaskClassification right,
    String saidBy,
    @Nullable String note,
    double trust,
    Instant at) {

  /// The most characters the name of somebody may have.
  public static final int LONGEST_NAME = 200;

  public Feedback {
    if (saidBy.isBlank() || saidBy.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "The name of whoever gives feedback (%s) must have 1 to %d characters."
              .formatted(saidBy, LONGEST_NAME));
    }
    if (!(trust >= 0 && trust <= 1)) {
      throw new IllegalArgumentException(
          "The trust (%s) must be a number from 0 to 1.".formatted(trust));
    }
  }
}
