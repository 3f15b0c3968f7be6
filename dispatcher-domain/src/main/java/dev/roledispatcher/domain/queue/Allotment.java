package dev.roledispatcher.domain.queue;

import java.util.List;

/// Whose tasks start next, as [FairShare#allot] planned it.
///
/// @param order a key per start, in order
/// @param taken the keys that start anything, in the order of their first start
/// @param served how far the lane gets in virtual time: the v at which the last start is made; 0
///   when none is
public record Allotment(List<FairnessKey> order, List<Taken> taken, double served) {

  /// What a plan gives one key.
  ///
  /// @param key whose tasks
  /// @param count how many of them start, 1 or more
  /// @param v its virtual time afterwards
  public record Taken(FairnessKey key, int count, double v) {}

  public Allotment {
    order = List.copyOf(order);
    taken = List.copyOf(taken);
  }
}
