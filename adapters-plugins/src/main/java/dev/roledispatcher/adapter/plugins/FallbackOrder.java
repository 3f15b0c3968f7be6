package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.selection.Candidate;
import dev.roledispatcher.domain.selection.Ranking;
import dev.roledispatcher.domain.selection.ScoreBreakdown;
import dev.roledispatcher.domain.selection.ScorePart;
import dev.roledispatcher.domain.selection.ShadowRanking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The order that holds when the selector has none: roles of exactly the task's class first, then
/// those with the fewest tasks, then those idle the longest, then by id.
///
/// Its scores only number the places, from the number of candidates down to 1.
final class FallbackOrder {

  /// Under this name the order appears where a selector would.
  static final PluginRef REF = new PluginRef("fallback", "1");

  private static final String PART = "fallback";

  private FallbackOrder() {}

  /// @param note why it is this order
  /// @param shadows what was said beside it
  static Ranking rank(
      List<CandidateSeen> candidates,
      TaskClassification classification,
      String note,
      List<ShadowRanking> shadows) {
    List<CandidateSeen> ordered = new ArrayList<>(candidates);
    ordered.sort(
        Comparator.<CandidateSeen>comparingInt(
                candidate -> candidate.roleType().isExactly(classification) ? 0 : 1)
            .thenComparingInt(CandidateSeen::activeTasks)
            .thenComparing(
                candidate -> candidate.workload().lastAssignedAt(),
                Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .thenComparing(CandidateSeen::roleId));
    List<Candidate> ranked = new ArrayList<>(ordered.size());
    int points = ordered.size();
    for (CandidateSeen candidate : ordered) {
      ranked.add(candidate.scored(new ScoreBreakdown(List.of(new ScorePart(PART, points--)))));
    }
    return new Ranking(REF, ranked, note, shadows);
  }
}
