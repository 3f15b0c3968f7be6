package dev.roledispatcher.domain.queue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How the queue is ordered and shared.
///
/// @param headStarts what a priority is worth
/// @param mostAhead the furthest that priority, adjustment and deadline together put a task ahead
///   of its arrival: at least the head start of high, at most [HeadStarts#LONGEST]. It is what
///   makes the bound on overtaking hold; longer than the head start of high, tight deadlines go
///   before high priority, and everybody may be overtaken for that much longer
/// @param expectedDuration how long work on a task takes whose request does not say, 0 to
///   [#LONGEST_WORK]
/// @param slack how long before the last possible moment a task with a deadline should start, 0 to
///   [#LONGEST_WORK]
/// @param criticalCap how much critical tasks may take while others wait
/// @param weights the shares of the keys
/// @param maxWaiting how long a task may wait before it is called overdue, more than 0; null when
///   none is
public record QueuePolicy(
    HeadStarts headStarts,
    Duration mostAhead,
    Duration expectedDuration,
    Duration slack,
    CriticalCap criticalCap,
    FairWeights weights,
    @Nullable Duration maxWaiting) {

  /// The longest that work on one task may be expected to take.
  public static final Duration LONGEST_WORK = Duration.ofDays(366);

  /// What holds when nothing is configured.
  public static final QueuePolicy DEFAULT =
      new QueuePolicy(
          HeadStarts.DEFAULT,
          HeadStarts.DEFAULT.high(),
          Duration.ZERO,
          Duration.ZERO,
          CriticalCap.DEFAULT,
          FairWeights.EQUAL,
          null);

  public QueuePolicy {
    if (mostAhead.compareTo(headStarts.high()) < 0 || mostAhead.compareTo(HeadStarts.LONGEST) > 0) {
      throw new IllegalArgumentException(
          "The furthest ahead (%s) of a queue must be at least the head start of high (%s) and at most %s."
              .formatted(mostAhead, headStarts.high(), HeadStarts.LONGEST));
    }
    HeadStarts.requireWhole("furthest ahead", mostAhead);
    requireAtMostLongest("expected duration", expectedDuration);
    requireAtMostLongest("slack", slack);
    if (maxWaiting != null && !maxWaiting.isPositive()) {
      throw new IllegalArgumentException(
          "The longest wait (%s) of a queue must be more than 0.".formatted(maxWaiting));
    }
  }

  private static void requireAtMostLongest(String what, Duration duration) {
    if (duration.isNegative() || duration.compareTo(LONGEST_WORK) > 0) {
      throw new IllegalArgumentException(
          "The %s (%s) of a queue must be 0 to %s.".formatted(what, duration, LONGEST_WORK));
    }
  }
}
