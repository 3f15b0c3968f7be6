package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.CandidateView;

/// How full a role would be with this task: an exact fraction, so that no rounding decides who is
/// fuller.
///
/// With a limit and c units that the task takes it is `(active + c) / limit`. Without a limit it is
/// `(active + c) / (active + c + h)`: half full with h units, never full, and with each unit less
/// fuller than with the one before.
///
/// @param units what it would hold, 1 or more
/// @param of what that is held against, 0 or more; with 0 it is fuller than any other
record Load(long units, long of) implements Comparable<Load> {

  /// The load of a candidate with one task more.
  ///
  /// @param cost how many units the task takes
  /// @param half how many units make a role without a limit half full
  static Load of(CandidateView candidate, int cost, HalfLoad half) {
    long units = candidate.activeTasks() + (long) cost;
    return candidate.capacity().isPresent()
        ? new Load(units, candidate.capacity().getAsInt())
        : new Load(units, units + half.tasks());
  }

  /// What stays free, from 0 (full, or beyond) towards 1.
  double free() {
    return units < of ? 1 - (double) units / of : 0;
  }

  /// The emptier one first.
  @Override
  public int compareTo(Load other) {
    if (of == 0 || other.of == 0) {
      return Boolean.compare(of == 0, other.of == 0);
    }
    // Nothing overflows: units are counted in ints, and the half load is small.
    return Long.compare(units * other.of, other.units * of);
  }
}
