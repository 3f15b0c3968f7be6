package dev.roledispatcher.domain.queue;

import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A waiting task, as far as its place in the queue depends on it.
///
/// @param task which
/// @param priority how pressing it is
/// @param key who shares the lane with others through it
/// @param enqueuedAt when it began to wait; kept when it is queued again, later than its creation
///   when it was scheduled
/// @param adjust how far somebody put it forward beyond its priority, 0 to [HeadStarts#LONGEST]
/// @param deadline when it should be done; null when there is no such time
/// @param expectedDuration how long the work takes, 0 to [QueuePolicy#LONGEST_WORK]; null when not
///   known
public record QueueEntry(
    TaskId task,
    Priority priority,
    FairnessKey key,
    Instant enqueuedAt,
    Duration adjust,
    @Nullable Instant deadline,
    @Nullable Duration expectedDuration) {

  public QueueEntry {
    if (adjust.isNegative() || adjust.compareTo(HeadStarts.LONGEST) > 0) {
      throw new IllegalArgumentException(
          "The adjustment (%s) of the task (%s) must be 0 to %s; lower its priority to put it back."
              .formatted(adjust, task, HeadStarts.LONGEST));
    }
    if (expectedDuration != null
        && (expectedDuration.isNegative()
            || expectedDuration.compareTo(QueuePolicy.LONGEST_WORK) > 0)) {
      throw new IllegalArgumentException(
          "The expected duration (%s) of the task (%s) must be 0 to %s."
              .formatted(expectedDuration, task, QueuePolicy.LONGEST_WORK));
    }
  }

  /// A task without adjustment, deadline and expectation.
  public static QueueEntry of(TaskId task, Priority priority, FairnessKey key, Instant enqueuedAt) {
    return new QueueEntry(task, priority, key, enqueuedAt, Duration.ZERO, null, null);
  }

  /// Where it waits.
  public Lane lane() {
    return Lane.of(priority);
  }
}
