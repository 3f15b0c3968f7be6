package dev.roledispatcher.application.service;

import dev.roledispatcher.domain.queue.AttemptPolicy;
import dev.roledispatcher.domain.queue.QueueRules;
import java.time.Duration;

/// How the queue is worked off.
///
/// @param rules how the place of a task follows from it
/// @param attempts what follows when nobody takes a task
/// @param batch how many tasks are started in one transaction at most, 1 to 1,000
/// @param mostCounted how far the tasks before one are counted, 1 or more
/// @param recent the starts of which time tell how fast the queue moves, more than 0
public record QueueSettings(
    QueueRules rules, AttemptPolicy attempts, int batch, int mostCounted, Duration recent) {

  /// What holds when nothing is configured.
  public static final QueueSettings DEFAULT =
      new QueueSettings(
          QueueRules.DEFAULT, AttemptPolicy.DEFAULT, 200, 1_000, Duration.ofMinutes(5));

  public QueueSettings {
    if (batch < 1 || batch > 1_000) {
      throw new IllegalArgumentException(
          "The batch (%d) of the queue must be 1 to 1000.".formatted(batch));
    }
    if (mostCounted < 1) {
      throw new IllegalArgumentException(
          "The tasks counted (%d) before one must be at least 1.".formatted(mostCounted));
    }
    if (!recent.isPositive()) {
      throw new IllegalArgumentException(
          "The recent time (%s) of the queue must be more than 0.".formatted(recent));
    }
  }
}
