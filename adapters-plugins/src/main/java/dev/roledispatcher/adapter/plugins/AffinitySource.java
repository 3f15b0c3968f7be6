package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.domain.selection.Affinities;
import dev.roledispatcher.domain.selection.IndexedRole;
import dev.roledispatcher.domain.task.Task;
import java.time.Instant;
import java.util.List;

/// Knows how candidates did with earlier tasks like one that is to be dispatched. Safe to use from
/// any thread.
@FunctionalInterface
interface AffinitySource {

  /// Knows nothing of anybody.
  AffinitySource NOTHING = (task, candidates, at) -> Affinities.none();

  /// What is known of the candidates, decayed to the time of the decision.
  Affinities of(Task task, List<IndexedRole> candidates, Instant at);
}
