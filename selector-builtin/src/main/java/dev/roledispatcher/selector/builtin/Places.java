package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.RankedRole;
import dev.roledispatcher.spi.Ranking;
import dev.roledispatcher.spi.ScorePart;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Puts candidates in the order of a merit that each has by itself; equal ones by who has been idle
/// longest, then by the smaller id.
///
/// No candidate's place depends on another's, so leaving one out never reorders the rest.
final class Places {

  /// What a candidate is placed by. The better one is the smaller one, as first comes best.
  interface Merit<M extends Merit<M>> extends Comparable<M> {

    /// What its score is made of: never more for a merit that comes later.
    List<ScorePart> parts();
  }

  private record Place<M extends Merit<M>>(CandidateView candidate, M merit, Instant lastAssigned)
      implements Comparable<Place<M>> {

    RankedRole ranked() {
      return new RankedRole(candidate.roleId(), merit.parts());
    }

    @Override
    public int compareTo(Place<M> other) {
      int order = merit.compareTo(other.merit);
      if (order == 0) {
        order = lastAssigned.compareTo(other.lastAssigned);
      }
      if (order == 0) {
        order = candidate.roleId().compareTo(other.candidate.roleId());
      }
      return order;
    }
  }

  private Places() {}

  /// The ranking by a merit.
  static <M extends Merit<M>> Ranking by(
      Function<CandidateView, M> merit, List<CandidateView> candidates) {
    Place<?>[] places = new Place<?>[candidates.size()];
    for (int i = 0; i < places.length; i++) {
      CandidateView candidate = candidates.get(i);
      places[i] = new Place<>(candidate, merit.apply(candidate), lastAssigned(candidate));
    }
    Arrays.sort(places);
    return new Ranking(Arrays.stream(places).map(Place::ranked).toList());
  }

  /// When a candidate last got a task; [Instant#MIN] when never.
  static Instant lastAssigned(CandidateView candidate) {
    return candidate.lastAssignedAt().orElse(Instant.MIN);
  }
}
