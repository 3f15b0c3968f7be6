package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.out.RoleRanker;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.Workload;
import dev.roledispatcher.domain.selection.Candidate;
import dev.roledispatcher.domain.selection.IndexedRole;
import dev.roledispatcher.domain.selection.Ranking;
import dev.roledispatcher.domain.selection.ScoreBreakdown;
import dev.roledispatcher.domain.selection.ScorePart;
import dev.roledispatcher.domain.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// Ranks the role of the same type first, then the one that holds least, then by id.
final class LeastLoadedRanker implements RoleRanker {

  static final PluginRef REF = new PluginRef("least-loaded", "1.0.0");

  private final Deque<Runnable> meanwhile = new ArrayDeque<>();

  @Override
  public Ranking rank(
      Task task,
      TaskClassification classification,
      List<IndexedRole> candidates,
      Instant at,
      Duration within) {
    Runnable next = meanwhile.poll();
    if (next != null) {
      next.run();
    }
    return new Ranking(
        REF,
        candidates.stream()
            .map(role -> candidate(role, classification))
            .sorted(
                Comparator.comparingDouble((Candidate each) -> each.score().total())
                    .reversed()
                    .thenComparing(Candidate::role))
            .toList(),
        null,
        List.of());
  }

  /// Runs something once, in the middle of the next decision that ranks.
  void doesMeanwhile(Runnable work) {
    meanwhile.add(work);
  }

  private static Candidate candidate(IndexedRole role, TaskClassification classification) {
    Workload workload = role.workload();
    boolean exact = role.role().profile().type().isExactly(classification);
    return new Candidate(
        role.id(),
        role.role().version(),
        role.role().profile().type(),
        workload,
        new ScoreBreakdown(
            List.of(
                new ScorePart("type", exact ? 1 : 0),
                new ScorePart("headroom", 1.0 / (1 + workload.active())))));
  }
}
