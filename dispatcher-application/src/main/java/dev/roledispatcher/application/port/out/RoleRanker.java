package dev.roledispatcher.application.port.out;

import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.selection.IndexedRole;
import dev.roledispatcher.domain.selection.Ranking;
import dev.roledispatcher.domain.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Asks the role selector.
public interface RoleRanker {

  /// Every candidate once, best first. When the selector fails or its answer is wrong, the order is
  /// the fallback's and the ranking says so.
  ///
  /// @param candidates roles that may take the task, by id, at least one
  /// @param at the time of the decision
  /// @param within the time for it
  Ranking rank(
      Task task,
      TaskClassification classification,
      List<IndexedRole> candidates,
      Instant at,
      Duration within);
}
