package dev.roledispatcher.domain.batch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What planning a batch as one problem came to.
///
/// The worths are those of the plans. What is committed can be worth less where a role is lost to
/// somebody else in that very moment, or more where one has become free.
///
/// @param worth what the plan in use reaches
/// @param greedy what dispatching one task after the other reaches, at most as much
/// @param solvedIn how long the plan took
/// @param fallback why the greedy plan is in use; null when the best one is
public record PlanReport(
    BatchWorth worth, BatchWorth greedy, Duration solvedIn, @Nullable String fallback) {

  public PlanReport {
    if (fallback != null && !worth.equals(greedy)) {
      throw new IllegalArgumentException(
          "A plan (%s) that falls back must be worth as much as the greedy one (%s)."
              .formatted(worth, greedy));
    }
    if (greedy.compareTo(worth) > 0) {
      throw new IllegalArgumentException(
          "A greedy plan (%s) can not be better than the one in use (%s)."
              .formatted(greedy, worth));
    }
  }

  /// How much better the plan in use is than the greedy one.
  public BatchGap gap() {
    return new BatchGap(worth, greedy);
  }
}
