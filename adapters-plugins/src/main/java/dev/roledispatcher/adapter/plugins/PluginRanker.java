package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.out.AffinitySource;
import dev.roledispatcher.application.port.out.RoleRanker;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.selection.Affinities;
import dev.roledispatcher.domain.selection.Candidate;
import dev.roledispatcher.domain.selection.IndexedRole;
import dev.roledispatcher.domain.selection.Ranking;
import dev.roledispatcher.domain.selection.ShadowRanking;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.RoleSelector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks the configured role selector; when it has no answer that could be used, the [FallbackOrder]
/// holds. Safe to use from any thread.
final class PluginRanker implements RoleRanker {

  private final HostedPlugin<RoleSelector> selector;
  private final Shadows<RoleSelector> shadows;
  private final AffinitySource affinitySource;

  /// Knows nothing of anybody.
  static final AffinitySource KNOWS_NOTHING =
      (task, classification, roles, at) -> Affinities.none();

  /// @param shadows who is asked only to be compared
  /// @param affinitySource how candidates did before
  PluginRanker(
      HostedPlugin<RoleSelector> selector,
      Shadows<RoleSelector> shadows,
      AffinitySource affinitySource) {
    this.selector = selector;
    this.shadows = shadows;
    this.affinitySource = affinitySource;
  }

  /// The same ranker, knowing how candidates did from elsewhere.
  PluginRanker knowing(AffinitySource source) {
    return new PluginRanker(selector, shadows, source);
  }

  @Override
  public Ranking rank(
      Task task,
      TaskClassification classification,
      List<IndexedRole> candidates,
      Instant at,
      Duration within) {
    AskedCapabilities asked = new AskedCapabilities(task);
    Affinities affinities = affinitySource.of(task, classification, candidates, at);
    List<CandidateSeen> seen = new ArrayList<>(candidates.size());
    for (IndexedRole candidate : candidates) {
      seen.add(new CandidateSeen(candidate, asked, affinities.of(candidate.id())));
    }
    List<CandidateView> views = List.copyOf(seen);
    QuerySeen query =
        new QuerySeen(
            new TaskSeen(task),
            RoutingClasses.toPlugin(classification),
            views,
            at,
            Optional.ofNullable(affinities.key()));
    RankingCheck check = new RankingCheck(seen);
    Shadows.Asked<List<Candidate>> beside =
        shadows.ask(within, plugin -> plugin.rank(query), _ -> check);
    Answer<List<Candidate>> answer =
        selector.guard().ask(within, plugin -> plugin.rank(query), check);
    List<ShadowRanking> said = beside.said().stream().map(PluginRanker::shadow).toList();
    return switch (answer) {
      case Answer.Sound<List<Candidate>>(List<Candidate> ranked) ->
          new Ranking(selector.ref(), ranked, null, said);
      case Answer.Missing<List<Candidate>>(Answer.Cause cause, String reason) ->
          FallbackOrder.rank(seen, classification, reason + " The fallback order is used.", said);
    };
  }

  private static ShadowRanking shadow(Shadows.Said<List<Candidate>> said) {
    return switch (said.answer()) {
      case Answer.Sound<List<Candidate>>(List<Candidate> ranked) ->
          new ShadowRanking(said.by(), ranked.getFirst().role(), null);
      case Answer.Missing<List<Candidate>>(Answer.Cause cause, String reason) ->
          new ShadowRanking(said.by(), null, reason);
    };
  }
}
