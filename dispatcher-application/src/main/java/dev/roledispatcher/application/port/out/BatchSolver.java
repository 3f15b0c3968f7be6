package dev.roledispatcher.application.port.out;

import dev.roledispatcher.domain.batch.BatchPlan;
import dev.roledispatcher.domain.batch.BatchProblem;
import dev.roledispatcher.domain.batch.BatchWorth;
import java.time.Duration;

/// Solves a batch as one problem. Safe to use from any thread.
public interface BatchSolver {

  /// The best plan, as [BatchProblem] defines it: the same for the same problem, on every instance.
  ///
  /// @param within the time for it; the answer comes no later, apart from the time it takes to wake
  ///   a thread
  Answer solve(BatchProblem problem, Duration within);

  /// What came out.
  sealed interface Answer {}

  /// The best plan was found.
  ///
  /// @param plan the plan
  /// @param worth what it reaches
  record Solved(BatchPlan plan, BatchWorth worth) implements Answer {}

  /// The time was too short, or interrupted.
  ///
  /// @param limit the time there was
  record TimedOut(Duration limit) implements Answer {}
}
