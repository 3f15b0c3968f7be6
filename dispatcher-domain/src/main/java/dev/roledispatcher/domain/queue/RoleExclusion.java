package dev.roledispatcher.domain.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Why a role does not get a task again.
///
/// @param ending how its last attempt that excludes it ended
/// @param at when that was
/// @param until from when it may get the task again; null when never
public record RoleExclusion(PastAttempt.Ending ending, Instant at, @Nullable Instant until) {

  /// True when it never ends.
  public boolean isForGood() {
    return until == null;
  }

  boolean endsBefore(Instant instant) {
    return until != null && until.isBefore(instant);
  }
}
