package dev.roledispatcher.domain.selection;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What this instance believes a role holds and got so far: a hint for ranking, corrected from the
/// database.
///
/// The only mutable thing in the domain. It decides nothing: whether a role is full is decided by
/// the database when a dispatch is committed. Safe to use from any thread.
public final class LoadGauge {

  private static final long NEVER = Long.MIN_VALUE;

  private final AtomicInteger active = new AtomicInteger();
  private final AtomicLong assignments = new AtomicLong();
  private final AtomicLong lastAssigned = new AtomicLong(NEVER);

  /// Units of capacity held now, 0 or more.
  public int active() {
    return Math.max(0, active.get());
  }

  /// How many tasks the role got so far, 0 or more.
  public long assignments() {
    return assignments.get();
  }

  /// When the role last got a task; null when never.
  public @Nullable Instant lastAssignedAt() {
    long millis = lastAssigned.get();
    return millis == NEVER ? null : Instant.ofEpochMilli(millis);
  }

  /// A task more, which takes so many units, at that time.
  public void assigned(int units, Instant at) {
    active.addAndGet(units);
    assignments.incrementAndGet();
    lastAssigned.accumulateAndGet(at.toEpochMilli(), Math::max);
  }

  /// A task more, which takes one unit, at that time.
  public void assigned(Instant at) {
    assigned(1, at);
  }

  /// A task less, which took so many units.
  public void released(int units) {
    active.addAndGet(-units);
  }

  /// A task less, which took one unit.
  public void released() {
    released(1);
  }

  /// How many tasks the role got, as the database says.
  ///
  /// @param moving true while the role gets tasks: then a smaller number is older than what is
  ///   known
  public void count(long got, boolean moving) {
    assignments.updateAndGet(known -> moving ? Math.max(known, got) : got);
  }

  /// What the database says.
  public void correct(int held, @Nullable Instant lastAssignedAt) {
    active.set(held);
    if (lastAssignedAt != null) {
      lastAssigned.accumulateAndGet(lastAssignedAt.toEpochMilli(), Math::max);
    }
  }
}
