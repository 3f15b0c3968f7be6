package dev.roledispatcher.application.service;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Changes what others may change at the same time, without keeping them waiting: reads it, tries a
/// change that holds only for the version that was read, and does both again when somebody else was
/// faster.
final class OptimisticChange {

  /// How often it is tried at most. Each time in vain somebody else got through, so as many writers
  /// at once do no harm.
  static final int MOST_TRIES = 100;

  private OptimisticChange() {}

  /// What the first try that holds comes to. What read and change throw ends it at once.
  ///
  /// @param read looks at what is to be changed
  /// @param change tries to change what was read; empty when that has another version by now
  /// @param givenUp what to throw when no try holds, from what was read last
  static <T, R> R of(
      Supplier<T> read,
      Function<T, Optional<R>> change,
      Function<T, ? extends RuntimeException> givenUp) {
    for (int tries = 1; ; tries++) {
      T current = read.get();
      Optional<R> changed = change.apply(current);
      if (changed.isPresent()) {
        return changed.get();
      }
      if (tries == MOST_TRIES) {
        throw givenUp.apply(current);
      }
    }
  }
}
