package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.role.RoleId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Who may not take a task: all of them counted, the most telling ones named.
///
/// @param counts refused roles by their first reason; together they are all roles that may not take
///   the task
/// @param named the roles the caller named, then those that come nearest, with every reason;
///   bounded
/// @param unknownCapabilities required capabilities that no role has
public record Refusals(
    Map<RefusalKind, Integer> counts,
    List<Refusal> named,
    List<UnknownCapability> unknownCapabilities) {

  public Refusals {
    // One entry needs no order, and a map that cannot change is not copied.
    counts =
        counts.size() <= 1
            ? Map.copyOf(counts)
            : Collections.unmodifiableMap(new EnumMap<>(counts));
    named = List.copyOf(named);
    unknownCapabilities = List.copyOf(unknownCapabilities);
  }

  /// How many roles may not take the task.
  public int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// The named roles that lack nothing but capacity.
  public List<RoleId> onlyFull() {
    return named.stream()
        .filter(refusal -> refusal.reasons().stream().allMatch(Refusals::isOfCapacity))
        .map(Refusal::role)
        .toList();
  }

  private static boolean isOfCapacity(RefusalReason reason) {
    return reason.kind() == RefusalKind.AT_CAPACITY || reason.kind() == RefusalKind.LIMIT_REACHED;
  }
}
