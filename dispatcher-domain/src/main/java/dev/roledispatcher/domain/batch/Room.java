package dev.roledispatcher.domain.batch;

import dev.roledispatcher.domain.role.RoleId;
import org.jspecify.annotations.Nullable;

/// How much of a batch a role can take.
///
/// @param role the role
/// @param free how many tasks more it may hold, 0 or more; null when unlimited
/// @param crowding the points that every further task of the batch costs more than the one before:
///   its first task costs nothing, the second this, the third twice this; from 0 to
///   [Bid#MOST_POINTS]
public record Room(RoleId role, @Nullable Integer free, int crowding) {

  public Room {
    if (free != null && free < 0) {
      throw new IllegalArgumentException(
          "The free places (%d) of role (%s) must be 0 or more.".formatted(free, role));
    }
    if (crowding < 0 || crowding > Bid.MOST_POINTS) {
      throw new IllegalArgumentException(
          "The crowding (%d) of role (%s) must be from 0 to %d."
              .formatted(crowding, role, Bid.MOST_POINTS));
    }
  }

  /// Whether it can take one task more when it has that many of the batch.
  public boolean takesAfter(int taken) {
    return free == null || taken < free;
  }

  /// What one task more costs when it has that many of the batch.
  public long costAfter(int taken) {
    return (long) crowding * taken;
  }
}
