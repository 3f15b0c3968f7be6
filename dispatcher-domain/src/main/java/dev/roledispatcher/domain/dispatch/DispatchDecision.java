package dev.roledispatcher.domain.dispatch;

import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.selection.Candidate;
import dev.roledispatcher.domain.selection.Ranking;
import dev.roledispatcher.domain.selection.Refusals;
import dev.roledispatcher.domain.selection.SelectionPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything a dispatch was decided on, and what was decided: a pure value that explains itself.
///
/// @param id names the dispatch
/// @param decidedAt the clock of the decision; no other was asked
/// @param request what was asked for
/// @param classification who should do the task, and why
/// @param policy how much was ranked and recorded
/// @param eligibleCount how many roles could have taken the task
/// @param ranking the eligible roles, best first; at most [SelectionPolicy#mostRecorded] are kept;
///   null when there is none
/// @param refusals who could not take it, and why
/// @param choice the chosen role and its context; null when no role may take the task
/// @param explanation the decision in plain words
public record DispatchDecision(
    DispatchId id,
    Instant decidedAt,
    DispatchRequest request,
    Classification classification,
    SelectionPolicy policy,
    int eligibleCount,
    @Nullable Ranking ranking,
    Refusals refusals,
    @Nullable Choice choice,
    String explanation) {

  /// The best other roles, best first.
  public List<Candidate> alternatives(int most) {
    if (ranking == null) {
      return List.of();
    }
    return ranking.candidates().stream()
        .filter(candidate -> choice == null || !candidate.role().equals(choice.candidate().role()))
        .limit(most)
        .toList();
  }

  /// The chosen role and its context.
  public Optional<Choice> chosen() {
    return Optional.ofNullable(choice);
  }
}
