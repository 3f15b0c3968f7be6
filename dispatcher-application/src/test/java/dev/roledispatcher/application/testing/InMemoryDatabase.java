package dev.roledispatcher.application.testing;

import dev.roledispatcher.application.port.out.UnitOfWork;
import dev.roledispatcher.domain.selection.CapacityLimits;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/// All tables under one lock: units of work run one after the other, and a failed one leaves the
/// tables as they were.
final class InMemoryDatabase implements UnitOfWork {

  private final ReentrantLock lock = new ReentrantLock();
  private InMemoryTables tables = new InMemoryTables();
  private boolean working;

  InMemoryDatabase() {
    this(CapacityLimits.NONE);
  }

  /// @param limits what all roles together may hold
  InMemoryDatabase(CapacityLimits limits) {
    tables.limits = limits;
  }

  @Override
  public <T> T run(Supplier<T> work) {
    lock.lock();
    try {
      requireNoUnitOfWork();
      return runAlone(work);
    } finally {
      lock.unlock();
    }
  }

  /// Reads, in the current unit of work or alone.
  <T> T read(Function<InMemoryTables, T> reading) {
    lock.lock();
    try {
      return reading.apply(tables);
    } finally {
      lock.unlock();
    }
  }

  /// Writes in the current unit of work.
  ///
  /// @throws IllegalStateException when there is none
  <T> T write(Function<InMemoryTables, T> writing) {
    if (!lock.isHeldByCurrentThread() || !working) {
      throw new IllegalStateException("A store must be written to inside a unit of work.");
    }
    return writing.apply(tables);
  }

  /// Writes in a unit of work of its own.
  ///
  /// @throws IllegalStateException inside another, because one lock cannot keep the two apart
  <T> T writeAlone(Function<InMemoryTables, T> writing) {
    return run(() -> writing.apply(tables));
  }

  /// Writes in the current unit of work, or else in one of its own.
  <T> T writeAnyhow(Function<InMemoryTables, T> writing) {
    return lock.isHeldByCurrentThread() && working ? writing.apply(tables) : writeAlone(writing);
  }

  private <T> T runAlone(Supplier<T> work) {
    InMemoryTables before = tables.copy();
    boolean done = false;
    working = true;
    try {
      T result = work.get();
      done = true;
      return result;
    } finally {
      working = false;
      if (!done) {
        tables = before;
      }
    }
  }

  private void requireNoUnitOfWork() {
    if (working) {
      throw new IllegalStateException("Units of work must not nest.");
    }
  }
}
