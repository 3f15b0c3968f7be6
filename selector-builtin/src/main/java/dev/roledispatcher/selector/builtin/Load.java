package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.CandidateView;

/// How full a role would be with one task more: an exact fraction, so that no rounding decides who
/// is fuller.
///
/// With a limit it is `(active + 1) / limit`. Without one it is `(active + 1) / (active + 1 + h)`:
/// half full with h tasks, never full, and with each task less fuller than with the one before.
///
/// @param tasks what it would hold, 1 or more
/// @param of what that is held against, 0 or more; with 0 it is fuller than any other
record Load(long tasks, long of) implements Comparable<Load> {

  /// The load of a candidate with one task more.
  ///
  /// @param half how many tasks make a role without a limit half full
  static Load of(CandidateView candidate, HalfLoad half) {
    long tasks = candidate.activeTasks() + 1L;
    return candidate.capacity().isPresent()
        ? new Load(tasks, candidate.capacity().getAsInt())
        : new Load(tasks, tasks + half.tasks());
  }

  /// What stays free, from 0 (full, or beyond) towards 1.
  double free() {
    return tasks < of ? 1 - (double) tasks / of : 0;
  }

  /// The emptier one first.
  @Override
  public int compareTo(Load other) {
    if (of == 0 || other.of == 0) {
      return Boolean.compare(of == 0, other.of == 0);
    }
    // Nothing overflows: tasks are counted in ints, and the half load is small.
    return Long.compare(tasks * other.of, other.tasks * of);
  }
}
