package dev.roledispatcher.domain.role;

import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// How much a role holds at one moment.
///
/// @param active units of capacity it holds now, 0 or more: its tasks, when each costs one unit
/// @param capacity units it has; null when unlimited
/// @param lastAssignedAt when it last got a task; null when never
public record Workload(int active, @Nullable Integer capacity, @Nullable Instant lastAssignedAt) {

  public Workload {
    if (active < 0) {
      throw new IllegalArgumentException(
          "The active units (%d) of a role must be 0 or more.".formatted(active));
    }
  }

  /// Nothing held yet.
  public static Workload idle(OptionalInt capacity) {
    return new Workload(0, capacity.isPresent() ? capacity.getAsInt() : null, null);
  }

  /// True when the role can take no further task.
  public boolean isFull() {
    return capacity != null && active >= capacity;
  }
}
