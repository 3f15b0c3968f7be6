package dev.roledispatcher.spi;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// A role that may take the task, as selectors see it. Immutable while a call runs.
public interface CandidateView extends RoleView {

  /// Its proficiency in one capability, 1 to 5; 0 when it does not have it. Constant time.
  int level(String capability);

  /// How many units of capacity it holds now: its tasks, when each costs one unit.
  int activeTasks();

  /// How many units of capacity it has; empty when unlimited. A task takes
  /// [TaskView#capacityCost()].
  OptionalInt capacity();

  /// When it last got a task; empty when never.
  Optional<Instant> lastAssignedAt();

  /// How many tasks it got so far, as all servers together count them and keep it; empty when
  /// nobody counts.
  ///
  /// Only the differences between roles mean anything: a host may start a new role, or one that was
  /// away, level with the others.
  OptionalLong assignments();

  /// How it did with earlier tasks like this one; empty when nothing is known.
  Optional<AffinityView> affinity();
}
