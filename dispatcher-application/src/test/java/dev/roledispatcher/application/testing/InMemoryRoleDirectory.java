package dev.roledispatcher.application.testing;

import dev.roledispatcher.application.port.out.RoleDirectory;
import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.queue.MissedOffers;
import dev.roledispatcher.domain.queue.RestPolicy;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.CapacityLimits;
import dev.roledispatcher.domain.selection.IndexedRole;
import dev.roledispatcher.domain.selection.LimitGauges;
import dev.roledispatcher.domain.selection.LimitScope;
import dev.roledispatcher.domain.selection.LoadGauge;
import dev.roledispatcher.domain.selection.RoleIndex;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// The roles of one instance that hears of no others. Safe to use from any thread.
public final class InMemoryRoleDirectory implements RoleDirectory {

  private final ToIntFunction<RoleId> held;
  private final @Nullable Supplier<Map<LimitScope, Integer>> used;
  private volatile RoleIndex index;

  /// A directory that knows these roles, and has nobody to ask what they hold.
  public InMemoryRoleDirectory(Collection<Role> roles) {
    this.index = RoleIndex.of(roles);
    this.held = role -> gaugeOf(role).map(LoadGauge::active).orElse(0);
    this.used = null;
  }

  /// A directory that knows these roles.
  ///
  /// @param held tells what a role really holds
  public InMemoryRoleDirectory(Collection<Role> roles, ToIntFunction<RoleId> held) {
    this.index = RoleIndex.of(roles);
    this.held = held;
    this.used = null;
  }

  /// A directory that knows these roles, under limits.
  ///
  /// @param held tells what a role really holds
  /// @param used tells what is really used of the limits
  public InMemoryRoleDirectory(
      Collection<Role> roles,
      CapacityLimits limits,
      ToIntFunction<RoleId> held,
      Supplier<Map<LimitScope, Integer>> used) {
    this.index = RoleIndex.empty(new LimitGauges(limits)).with(roles, List.of());
    this.held = held;
    this.used = used;
  }

  /// A directory that knows those roles.
  public static InMemoryRoleDirectory of(Role... roles) {
    return new InMemoryRoleDirectory(List.of(roles));
  }

  @Override
  public RoleIndex index() {
    return index;
  }

  @Override
  public void refreshLoads(Collection<RoleId> roles) {
    roles.forEach(
        role -> gaugeOf(role).ifPresent(gauge -> gauge.correct(held.applyAsInt(role), null)));
    if (used != null) {
      index.limits().correct(used.get());
    }
  }

  @Override
  public void changed(Role role) {
    next(List.of(role), List.of());
  }

  @Override
  public void removed(RoleId role) {
    next(List.of(), List.of(role));
  }

  @Override
  public void moved(@Nullable RoleId to, @Nullable RoleId from, CapacityNeed need, Instant at) {
    gaugeOf(from).ifPresent(gauge -> gauge.released(need.cost()));
    gaugeOf(to).ifPresent(gauge -> gauge.assigned(need.cost(), at));
    index.limits().moved(to, from, need);
  }

  @Override
  public void seen(RoleId role, Instant at) {
    index.find(role).ifPresent(known -> known.signs().seen(at));
  }

  @Override
  public void missed(RoleId role, MissedOffers missed) {
    index.find(role).ifPresent(known -> known.signs().rests(RestPolicy.DEFAULT.restOf(missed)));
  }

  private synchronized void next(Collection<Role> changed, Collection<RoleId> removed) {
    index = index.with(changed, removed);
  }

  private Optional<LoadGauge> gaugeOf(@Nullable RoleId role) {
    return role == null ? Optional.empty() : index.find(role).map(IndexedRole::load);
  }
}
