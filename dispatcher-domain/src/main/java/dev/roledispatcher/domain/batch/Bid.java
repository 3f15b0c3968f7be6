package dev.roledispatcher.domain.batch;

import dev.roledispatcher.domain.role.RoleId;

/// A role that may take a task of a batch, and how well it would.
///
/// Points are whole numbers, so that sums do not depend on their order and equal is equal.
///
/// @param role the role
/// @param points from 0 to [#MOST_POINTS]; see [PointScale]
public record Bid(RoleId role, int points) {

  /// The points of a role that fits perfectly.
  public static final int MOST_POINTS = 1_000_000;

  public Bid {
    if (points < 0 || points > MOST_POINTS) {
      throw new IllegalArgumentException(
          "The points (%d) of role (%s) must be from 0 to %d."
              .formatted(points, role, MOST_POINTS));
    }
  }
}
