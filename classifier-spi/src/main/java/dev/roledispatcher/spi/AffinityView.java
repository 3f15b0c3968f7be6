package dev.roledispatcher.spi;

import java.time.Instant;
import java.util.Optional;

/// How a role did with earlier tasks like the one to be dispatched. Immutable.
///
/// Outcomes are those of tasks of the same kinds of work, as a host tells kinds apart; a key of the
/// task says who had the last of the tasks that belong together with it. Every outcome counts less
/// the longer ago it was; the counts are those at the time of the decision.
public interface AffinityView {

  /// What is left of its successes, 0 or more; a partial one counts in part.
  double successes();

  /// What is left of its failures, 0 or more; a partial success counts in part.
  double failures();

  /// How likely it succeeds with the next one: between 0 and 1, ½ where no outcome is known, and
  /// nearer to ½ the fewer outcomes are left.
  double successRate();

  /// When it last got, held or ended a task of the same [key][SelectionQuery#affinityKey], as far
  /// back as the host remembers; empty when never.
  Optional<Instant> lastHeldAt();
}
