package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.application.port.in.ManageRoles;
import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A registry that remembers how each role was.
final class RolesWithVersions implements ManageRoles {

  private final ManageRoles roles;
  private final Map<RoleId, List<RoleVersion>> versions = new ConcurrentHashMap<>();

  RolesWithVersions(ManageRoles roles) {
    this.roles = roles;
  }

  @Override
  public RegisteredRole register(
      @Nullable RoleId id, RoleProfile profile, Receipt<RegisteredRole> receipt) {
    RegisteredRole registered = roles.register(id, profile, receipt);
    note(registered.role(), RoleVersion.Change.CREATED);
    return registered;
  }

  @Override
  public List<Registration> registerAll(
      List<NewRole> wanted, Receipt<List<Registration>> receipt) {
    return roles.registerAll(wanted, receipt);
  }

  @Override
  public RegisteredRole role(RoleId id) {
    return roles.role(id);
  }

  @Override
  public Page<RegisteredRole> roles(RoleFilter filter, PageRequest page) {
    return roles.roles(filter, page);
  }

  @Override
  public RegisteredRole change(
      RoleId id,
      OptionalLong expectedVersion,
      UnaryOperator<RoleProfile> change,
      Receipt<RegisteredRole> receipt) {
    RegisteredRole changed = roles.change(id, expectedVersion, change, receipt);
    note(changed.role(), RoleVersion.Change.CHANGED);
    return changed;
  }

  @Override
  public void delete(RoleId id, OptionalLong expectedVersion) {
    roles.delete(id, expectedVersion);
  }

  @Override
  public Page<RoleVersion> versions(RoleId id, PageRequest page) {
    List<RoleVersion> kept = versions.getOrDefault(id, List.of());
    if (kept.isEmpty()) {
      throw new DispatchException(new DispatchFailure.RoleNotFound(id));
    }
    return FakeSkills.page(kept.reversed(), page);
  }

  @Override
  public RegistryStats stats() {
    return roles.stats();
  }

  private void note(Role role, RoleVersion.Change change) {
    versions
        .computeIfAbsent(role.id(), id -> new ArrayList<>())
        .add(
            new RoleVersion(role.id(), role.version(), change, role.profile(), role.updatedAt()));
  }
}
