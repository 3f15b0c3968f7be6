package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.capacity.TaskKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How many units of capacity all roles together may hold: in total, and of each kind of task.
///
/// All instances must have the same.
///
/// @param total of all tasks, 1 to 100,000; null when unlimited
/// @param byKind of tasks of those kinds, 1 to 100,000 each; other kinds are unlimited
public record CapacityLimits(@Nullable Integer total, Map<TaskKind, Integer> byKind) {

  /// The most units a limit may allow.
  public static final int MOST = 100_000;

  /// No limits.
  public static final CapacityLimits NONE = new CapacityLimits(null, Map.of());

  public CapacityLimits {
    byKind = Map.copyOf(byKind);
    if (total != null) {
      require("total", total);
    }
    byKind.forEach((kind, units) -> require("kind " + kind, units));
  }

  private static void require(String what, int units) {
    if (units < 1 || units > MOST) {
      throw new IllegalArgumentException(
          "The limit of %s (%d) must be 1 to %d units; leave it out for no limit."
              .formatted(what, units, MOST));
    }
  }

  /// The limits that a task counts against, in a fixed order, and what each allows.
  public Map<LimitScope, Integer> of(CapacityNeed need) {
    Integer ofKind = need.kind() == null ? null : byKind.get(need.kind());
    if (total == null && ofKind == null) {
      return Map.of();
    }
    Map<LimitScope, Integer> limits = new LinkedHashMap<>();
    if (need.kind() != null && ofKind != null) {
      limits.put(new LimitScope.OfKind(need.kind()), ofKind);
    }
    if (total != null) {
      limits.put(new LimitScope.Total(), total);
    }
    return limits;
  }

  /// All limits, in a fixed order.
  public Map<LimitScope, Integer> all() {
    Map<LimitScope, Integer> limits = new LinkedHashMap<>();
    new TreeMap<>(byKind).forEach((kind, units) -> limits.put(new LimitScope.OfKind(kind), units));
    if (total != null) {
      limits.put(new LimitScope.Total(), total);
    }
    return limits;
  }
}
