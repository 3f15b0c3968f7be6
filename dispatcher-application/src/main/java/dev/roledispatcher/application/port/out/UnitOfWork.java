package dev.roledispatcher.application.port.out;

import java.util.function.Supplier;

/// One transaction: all that is written inside takes effect together, or not at all.
public interface UnitOfWork {

  /// Runs the work and commits; an exception rolls back and goes on to the caller. Units of work do
  /// not nest.
  <T> T run(Supplier<T> work);
}
