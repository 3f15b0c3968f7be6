package dev.roledispatcher.application.port.out;

import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.selection.Affinities;
import dev.roledispatcher.domain.selection.IndexedRole;
import dev.roledispatcher.domain.task.Task;
import java.time.Instant;
import java.util.List;

/// Knows how candidates did with earlier tasks like one that is to be dispatched. Safe to use from
/// any thread; may block on the database for tasks that belong together with others.
@FunctionalInterface
public interface AffinitySource {

  /// What is known of the candidates, decayed to the time of the decision.
  Affinities of(
      Task task, TaskClassification classification, List<IndexedRole> candidates, Instant at);
}
