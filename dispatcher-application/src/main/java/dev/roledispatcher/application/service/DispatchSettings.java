package dev.roledispatcher.application.service;

import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.selection.SelectionPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How dispatches are made.
///
/// @param maxAttempts how often one dispatch is decided at most, 1 to 10
/// @param timeout how long one dispatch may take
/// @param batchTimeout how long a batch may take
/// @param whenUndecided the class of tasks that no classifier has an opinion on; null fails them
///   (E13302)
/// @param selection how much is ranked and recorded
/// @param answerLease how long a request with an idempotency key may run before its key counts as
///   abandoned
/// @param answersKept how long answers are kept for the same key
public record DispatchSettings(
    int maxAttempts,
    Duration timeout,
    Duration batchTimeout,
    @Nullable TaskClassification whenUndecided,
    SelectionPolicy selection,
    Duration answerLease,
    Duration answersKept) {

  /// What holds when nothing is configured.
  public static final DispatchSettings DEFAULT =
      new DispatchSettings(
          3,
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          TaskClassification.HUMAN_PRIMARY,
          SelectionPolicy.DEFAULT,
          Duration.ofMinutes(1),
          Duration.ofHours(24));

  public DispatchSettings {
    if (maxAttempts < 1 || maxAttempts > 10) {
      throw new IllegalArgumentException(
          "The dispatch attempts (%d) must be 1 to 10.".formatted(maxAttempts));
    }
    requirePositive("dispatch timeout", timeout);
    requirePositive("batch timeout", batchTimeout);
    requirePositive("answer lease", answerLease);
    requirePositive("time answers are kept", answersKept);
    if (timeout.compareTo(batchTimeout) > 0) {
      throw new IllegalArgumentException(
          "The dispatch timeout (%s) must not be longer than the batch timeout (%s)."
              .formatted(timeout, batchTimeout));
    }
    if (answerLease.compareTo(batchTimeout) <= 0) {
      throw new IllegalArgumentException(
          "The answer lease (%s) must be longer than the batch timeout (%s), or a request that still runs would count as abandoned."
              .formatted(answerLease, batchTimeout));
    }
  }

  private static void requirePositive(String what, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(
          "The %s (%s) must be more than zero.".formatted(what, duration));
    }
  }
}
