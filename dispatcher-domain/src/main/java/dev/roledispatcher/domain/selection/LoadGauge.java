package dev.roledispatcher.domain.selection;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What this instance believes a role holds: a hint for ranking, corrected from the database.
///
/// The only mutable thing in the domain. It decides nothing: whether a role is full is decided by
/// the database when a dispatch is committed. Safe to use from any thread.
public final class LoadGauge {

  private static final long NEVER = Long.MIN_VALUE;

  private final AtomicInteger active = new AtomicInteger();
  private final AtomicLong lastAssigned = new AtomicLong(NEVER);

  /// Tasks held now, 0 or more.
  public int active() {
    return Math.max(0, active.get());
  }

  /// When the role last got a task; null when never.
  public @Nullable Instant lastAssignedAt() {
    long millis = lastAssigned.get();
    return millis == NEVER ? null : Instant.ofEpochMilli(millis);
  }

  /// One task more, at that time.
  public void assigned(Instant at) {
    active.incrementAndGet();
    lastAssigned.accumulateAndGet(at.toEpochMilli(), Math::max);
  }

  /// One task less.
  public void released() {
    active.decrementAndGet();
  }

  /// What the database says.
  public void correct(int held, @Nullable Instant lastAssignedAt) {
    active.set(held);
    if (lastAssignedAt != null) {
      lastAssigned.accumulateAndGet(lastAssignedAt.toEpochMilli(), Math::max);
    }
  }
}
