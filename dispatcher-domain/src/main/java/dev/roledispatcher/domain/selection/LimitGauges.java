package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.capacity.TaskKind;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.RefusalReason.LimitReached;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The limits of kinds and of all tasks, and what this instance believes is used of them: hints, as
/// those of [LoadGauge] are. Safe to use from any thread.
public final class LimitGauges {

  private final CapacityLimits limits;
  private final Map<LimitScope, AtomicInteger> used = new ConcurrentHashMap<>();

  /// Gauges of which nothing is used.
  public LimitGauges(CapacityLimits limits) {
    this.limits = limits;
  }

  /// The limits over all roles.
  public CapacityLimits limits() {
    return limits;
  }

  /// The units used of a limit, 0 or more.
  public int used(LimitScope scope) {
    AtomicInteger units = used.get(scope);
    return units == null ? 0 : Math.max(0, units.get());
  }

  /// The limits over all roles that have no room for a task.
  List<LimitReached> reached(CapacityNeed need) {
    if (limits.equals(CapacityLimits.NONE)) {
      return List.of();
    }
    List<LimitReached> reached = new ArrayList<>();
    limits
        .of(need)
        .forEach((scope, units) -> {
          LimitReached full = reached(scope, units, need.cost());
          if (full != null) {
            reached.add(full);
          }
        });
    return reached;
  }

  /// The limit of a role for the kind of a task, when it has no room for it; null when it has.
  ///
  /// @param held true when the role has the task already
  @Nullable LimitReached reachedOf(IndexedRole role, CapacityNeed need, boolean held) {
    Integer units = limitOf(role, need.kind());
    return units == null || need.kind() == null || held
        ? null
        : reached(new LimitScope.OfRole(role.id(), need.kind()), units, need.cost());
  }

  private @Nullable LimitReached reached(LimitScope scope, int units, int cost) {
    int now = used(scope);
    return (long) now + cost > units ? new LimitReached(scope.words(), now, units, cost) : null;
  }

  /// How many such tasks the limits over all roles have room for, counted no further than asked.
  int room(CapacityNeed need, int most) {
    int room = most;
    for (Map.Entry<LimitScope, Integer> limit : limits.of(need).entrySet()) {
      room = Math.min(room, free(limit.getKey(), limit.getValue(), need.cost(), most));
    }
    return room;
  }

  /// How many such tasks the limit of a role for their kind has room for.
  int roomOf(IndexedRole role, CapacityNeed need, int most) {
    Integer units = limitOf(role, need.kind());
    return units == null || need.kind() == null
        ? most
        : free(new LimitScope.OfRole(role.id(), need.kind()), units, need.cost(), most);
  }

  private int free(LimitScope scope, int units, int cost, int most) {
    return Math.clamp((units - (long) used(scope)) / cost, 0, most);
  }

  private static @Nullable Integer limitOf(IndexedRole role, @Nullable TaskKind kind) {
    return kind == null
        ? null
        : role.role().profile().constraints().maxConcurrentByKind().get(kind);
  }

  /// A task went to one role, and away from another.
  ///
  /// @param to who has it now; null when nobody has
  /// @param from who had it; null when nobody had
  public void moved(@Nullable RoleId to, @Nullable RoleId from, CapacityNeed need) {
    if (to == null || from == null) {
      int units = to == null ? -need.cost() : need.cost();
      limits.of(need).keySet().forEach(scope -> add(scope, units));
    }
    if (need.kind() != null && to != null) {
      add(new LimitScope.OfRole(to, need.kind()), need.cost());
    }
    if (need.kind() != null && from != null) {
      add(new LimitScope.OfRole(from, need.kind()), -need.cost());
    }
  }

  private void add(LimitScope scope, int units) {
    used.computeIfAbsent(scope, none -> new AtomicInteger()).addAndGet(units);
  }

  /// What the database says is used, of every limit of which anything is.
  public void correct(Map<LimitScope, Integer> units) {
    units.forEach(
        (scope, now) -> used.computeIfAbsent(scope, none -> new AtomicInteger()).set(now));
    used.keySet().removeIf(scope -> !units.containsKey(scope));
  }
}
