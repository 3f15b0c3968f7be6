package dev.roledispatcher.application.port.in;

import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.role.RoleVersion;
import dev.roledispatcher.domain.role.Workload;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// For whoever keeps the registry: adds roles, changes them, takes them out.
///
/// A role that does not exist is a [DispatchException] with [DispatchFailure.RoleNotFound].
public interface ManageRoles {

  /// Registers a role.
  ///
  /// @param id the id it shall have; null for one of ours
  /// @throws DispatchException with [DispatchFailure.RoleExists] when the id is taken
  RegisteredRole register(
      @Nullable RoleId id, RoleProfile profile, Receipt<RegisteredRole> receipt);

  /// Registers many roles in one transaction; each succeeds or fails alone.
  ///
  /// @return one outcome per role, in their order
  List<Registration> registerAll(List<NewRole> roles, Receipt<List<Registration>> receipt);

  /// One role.
  RegisteredRole role(RoleId id);

  /// Roles, by id.
  Page<RegisteredRole> roles(RoleFilter filter, PageRequest page);

  /// Changes a role. An active one that rests, because it missed offers, does so no longer.
  ///
  /// @param expectedVersion the version it must have; empty when any will do
  /// @param change makes the new profile from the current one; may be called more than once
  /// @throws RejectedException with [Rejection.StaleRole] when it has another version
  RegisteredRole change(
      RoleId id,
      OptionalLong expectedVersion,
      UnaryOperator<RoleProfile> change,
      Receipt<RegisteredRole> receipt);

  /// Takes a role out.
  ///
  /// @throws RejectedException with [Rejection.RoleHoldsTasks] while it holds tasks
  void delete(RoleId id, OptionalLong expectedVersion);

  /// The versions of a role, newest first, also when it was deleted.
  ///
  /// @throws DispatchException with [DispatchFailure.RoleNotFound] when there never was such a role
  Page<RoleVersion> versions(RoleId id, PageRequest page);

  /// The registry in numbers.
  RegistryStats stats();

  /// A role to register.
  ///
  /// @param id the id it shall have; null for one of ours
  /// @param profile what it is
  record NewRole(@Nullable RoleId id, RoleProfile profile) {}

  /// A role and what it holds.
  ///
  /// @param role the role
  /// @param workload what it holds
  record RegisteredRole(Role role, Workload workload) {}

  /// How one registration of many ended.
  sealed interface Registration {

    /// The role is registered.
    ///
    /// @param role the role
    record Registered(RegisteredRole role) implements Registration {}

    /// It is not.
    ///
    /// @param failure why not
    record Failed(DispatchFailure failure) implements Registration {}
  }

  /// Which roles are wanted; null means any.
  ///
  /// @param name what the name must contain, upper and lower case alike
  /// @param type their type
  /// @param capability what they must be able to do
  /// @param active whether they get tasks
  record RoleFilter(
      @Nullable String name,
      @Nullable RoleType type,
      @Nullable CapabilityName capability,
      @Nullable Boolean active) {}

  /// The registry in numbers.
  ///
  /// @param total all roles
  /// @param active roles that get tasks
  /// @param byType roles by type
  /// @param byCapability roles by capability
  record RegistryStats(
      int total,
      int active,
      Map<RoleType, Integer> byType,
      Map<CapabilityName, Integer> byCapability) {

    public RegistryStats {
      byType = Map.copyOf(byType);
      byCapability = Map.copyOf(byCapability);
    }
  }
}
