package dev.roledispatcher.application.testing;

import dev.roledispatcher.application.port.out.RoleDirectory;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.IndexedRole;
import dev.roledispatcher.domain.selection.LoadGauge;
import dev.roledispatcher.domain.selection.RoleIndex;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// The roles of one instance that hears of no others. Safe to use from any thread.
public final class InMemoryRoleDirectory implements RoleDirectory {

  private final ToIntFunction<RoleId> held;
  private volatile RoleIndex index;

  /// A directory that knows these roles, and has nobody to ask what they hold.
  public InMemoryRoleDirectory(Collection<Role> roles) {
    this.index = RoleIndex.of(roles);
    this.held = role -> gaugeOf(role).map(LoadGauge::active).orElse(0);
  }

  /// A directory that knows these roles.
  ///
  /// @param held tells what a role really holds
  public InMemoryRoleDirectory(Collection<Role> roles, ToIntFunction<RoleId> held) {
    this.index = RoleIndex.of(roles);
    this.held = held;
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
  public void moved(@Nullable RoleId to, @Nullable RoleId from, Instant at) {
    gaugeOf(from).ifPresent(LoadGauge::released);
    gaugeOf(to).ifPresent(gauge -> gauge.assigned(at));
  }

  private synchronized void next(Collection<Role> changed, Collection<RoleId> removed) {
    index = index.with(changed, removed);
  }

  private Optional<LoadGauge> gaugeOf(@Nullable RoleId role) {
    return role == null ? Optional.empty() : index.find(role).map(IndexedRole::load);
  }
}
