package dev.roledispatcher.domain.capacity;

import org.jspecify.annotations.Nullable;

/// What a task takes of capacities while a role has it, or is asked to take it.
///
/// @param cost units of capacity, 1 to 100
/// @param kind the kind whose limits it counts against; null when it has none
public record CapacityNeed(int cost, @Nullable TaskKind kind) {

  /// The most units that one task takes.
  public static final int MOST = 100;

  /// One unit, of no kind: what a task takes unless it says more.
  public static final CapacityNeed ONE = new CapacityNeed(1, null);

  public CapacityNeed {
    if (cost < 1 || cost > MOST) {
      throw new IllegalArgumentException(
          "The capacity cost (%d) of a task must be 1 to %d.".formatted(cost, MOST));
    }
  }
}
