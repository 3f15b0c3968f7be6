package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.ScorePart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Whose turn it is: whoever got fewer tasks, then whoever got the last one longest ago, then
/// whoever holds fewer.
///
/// What a candidate holds tells apart those that got their last task in the same moment, as all
/// candidates of a large batch do.
///
/// @param assignments how many tasks it got; 0 where nobody counts
/// @param lastAssigned when it got the last one; [Instant#MIN] when never
/// @param active how many it holds
/// @param at the time of the decision
record Turn(long assignments, Instant lastAssigned, int active, Instant at)
    implements Places.Merit<Turn> {

  private static final String PART = "turn";
  private static final double SECONDS = 60;
  private static final double NANOS_PER_SECOND = 1e9;

  /// The turn of a candidate.
  ///
  /// @param evenOut whether the number of its assignments counts
  static Turn of(CandidateView candidate, Instant at, boolean evenOut) {
    return new Turn(
        evenOut ? candidate.assignments().orElse(0) : 0,
        Places.lastAssigned(candidate),
        candidate.activeTasks(),
        at);
  }

  @Override
  public List<ScorePart> parts() {
    return List.of(new ScorePart(PART, 1 / (1 + assignments + recency())));
  }

  /// From 0 (never got a task) to 1 (gets one at this moment); ½ after a minute.
  private double recency() {
    if (lastAssigned.equals(Instant.MIN)) {
      return 0;
    }
    Duration waited = Duration.between(lastAssigned, at);
    double seconds = waited.getSeconds() + waited.getNano() / NANOS_PER_SECOND;
    return 1 / (1 + Math.max(0, seconds) / SECONDS);
  }

  @Override
  public int compareTo(Turn other) {
    int order = Long.compare(assignments, other.assignments);
    if (order == 0) {
      order = lastAssigned.compareTo(other.lastAssigned);
    }
    return order == 0 ? Integer.compare(active, other.active) : order;
  }
}
