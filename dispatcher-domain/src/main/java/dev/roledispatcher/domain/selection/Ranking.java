package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.classification.PluginRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to "who should?": the eligible roles, best first.
///
/// @param by the selector whose order this is
/// @param candidates best first
/// @param note why it is not the configured selector's order; null when it is
/// @param shadows whom the selectors would have put first that were asked only to be compared
public record Ranking(
    PluginRef by, List<Candidate> candidates, @Nullable String note, List<ShadowRanking> shadows) {

  public Ranking {
    candidates = List.copyOf(candidates);
    shadows = List.copyOf(shadows);
  }
}
