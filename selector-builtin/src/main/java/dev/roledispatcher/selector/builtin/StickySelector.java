package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.AffinityView;
import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.Ranking;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.ScorePart;
import dev.roledispatcher.spi.SelectionQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Gives tasks of one key to one role: to whoever had that key last, else to whoever draws the
/// highest number for it; but last to whoever mostly fails at such tasks. Tasks without a key go to
/// the least loaded. Remembers nothing, safe from any thread.
final class StickySelector implements RoleSelector {

  private static final String HELD = "held";
  private static final String RELIABLE = "reliable";
  private static final String DRAWN = "drawn";

  private static final double HOUR = 3_600;

  private final StickyOptions options;

  StickySelector(StickyOptions options) {
    this.options = options;
  }

  @Override
  public Ranking rank(SelectionQuery query) {
    Optional<String> key = options.keyOf(query.task());
    if (key.isEmpty()) {
      int cost = query.task().capacityCost();
      return Places.by(
          candidate -> new Keyless(isReliable(candidate), Load.of(candidate, cost, options.half())),
          query.candidates());
    }
    Rendezvous rendezvous = Rendezvous.of(key.get());
    // What is known of another key, or of a kind of task, tells nobody who had this one.
    boolean isKnown = query.affinityKey().equals(key);
    return Places.by(
        candidate -> {
          boolean reliable = isReliable(candidate);
          return new Keyed(
              isKnown && reliable ? lastHeld(candidate) : Instant.MIN,
              reliable,
              rendezvous.draw(candidate.roleId()),
              query.at());
        },
        query.candidates());
  }

  private boolean isReliable(CandidateView candidate) {
    return candidate
        .affinity()
        .map(known -> known.successRate() >= options.leastSuccess())
        .orElse(true);
  }

  private static Instant lastHeld(CandidateView candidate) {
    return candidate.affinity().flatMap(AffinityView::lastHeldAt).orElse(Instant.MIN);
  }

  private static ScorePart reliability(boolean reliable) {
    return new ScorePart(RELIABLE, reliable ? 1 : 0);
  }

  /// A candidate for a task with a key.
  ///
  /// @param lastHeld when it last had the key; [Instant#MIN] when never, or when it has lost it
  /// @param drawn the number it drew
  private record Keyed(Instant lastHeld, boolean reliable, long drawn, Instant at)
      implements Places.Merit<Keyed> {

    /// Who holds the key has at least 2 points, who is relied on 1 or more, anybody else less.
    @Override
    public List<ScorePart> parts() {
      boolean holds = !lastHeld.equals(Instant.MIN);
      return List.of(
          new ScorePart(HELD, holds ? 1 + recency() : 0),
          reliability(reliable),
          new ScorePart(DRAWN, holds ? 0 : Rendezvous.share(drawn)));
    }

    private double recency() {
      double seconds = Duration.between(lastHeld, at).toSeconds();
      return 1 / (1 + Math.max(0, seconds) / HOUR);
    }

    @Override
    public int compareTo(Keyed other) {
      int order = other.lastHeld.compareTo(lastHeld);
      if (order == 0) {
        order = Boolean.compare(other.reliable, reliable);
      }
      return order == 0 ? Long.compareUnsigned(other.drawn, drawn) : order;
    }
  }

  /// A candidate for a task without a key.
  private record Keyless(boolean reliable, Load load) implements Places.Merit<Keyless> {

    @Override
    public List<ScorePart> parts() {
      return List.of(reliability(reliable), new ScorePart(Criterion.LOAD.part(), load.free()));
    }

    @Override
    public int compareTo(Keyless other) {
      int order = Boolean.compare(other.reliable, reliable);
      return order == 0 ? load.compareTo(other.load) : order;
    }
  }
}
