package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.spi.CapabilityView;
import dev.roledispatcher.spi.RoleView;
import dev.roledispatcher.spi.RoutingClass;
import java.util.List;

/// A registered role as selectors see it that follow the registry.
///
/// @param role the role
record RoleSeen(Role role) implements RoleView {

  @Override
  public String roleId() {
    return role.id().value();
  }

  @Override
  public long version() {
    return role.version();
  }

  @Override
  public String name() {
    return role.profile().name();
  }

  @Override
  public String description() {
    return role.profile().description();
  }

  @Override
  public RoutingClass type() {
    return RoutingClasses.toPlugin(role.profile().type());
  }

  @Override
  public List<CapabilityView> capabilities() {
    return new CapabilitiesSeen(role.profile().capabilities());
  }

  @Override
  public List<String> knownWork() {
    return KnownWork.of(role.profile().metadata());
  }
}
