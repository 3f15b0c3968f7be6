package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.RankedRole;
import java.time.Instant;

/// Where a candidate stands: the higher total first, then the longest idle, then the smaller id.
///
/// Totals are compared in whole billionths. A tolerance around each total would be no order at all:
/// of three candidates the middle one could tie with both others while these do not tie.
///
/// @param role the candidate with its score
/// @param billionths the total, rounded
/// @param lastAssigned when it last got a task; [Instant#MIN] when never
record Standing(RankedRole role, long billionths, Instant lastAssigned)
    implements Comparable<Standing> {

  private static final double BILLION = 1e9;

  static Standing of(RankedRole role, double total, Instant lastAssigned) {
    return new Standing(role, Math.round(total * BILLION), lastAssigned);
  }

  /// True when points up to that many could change the order.
  ///
  /// @param sorted best first
  static boolean areClose(Standing[] sorted, double points) {
    long gap = Math.round(points * BILLION);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i - 1].billionths - sorted[i].billionths <= gap) {
        return gap > 0;
      }
    }
    return false;
  }

  @Override
  public int compareTo(Standing other) {
    int order = Long.compare(other.billionths, billionths);
    if (order == 0) {
      order = lastAssigned.compareTo(other.lastAssigned);
    }
    if (order == 0) {
      order = role.roleId().compareTo(other.role.roleId());
    }
    return order;
  }
}
