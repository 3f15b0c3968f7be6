package dev.roledispatcher.application.port.out;

import dev.roledispatcher.application.port.in.ManageRoles.RegisteredRole;
import dev.roledispatcher.application.port.in.ManageRoles.RoleFilter;
import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The registered roles, durable and shared by all instances.
///
/// Writing methods join the current unit of work and fail without one; reading methods may run in
/// one or alone. Every write notes the new version, too, and every committed change is told to all
/// instances.
public interface RoleStore {

  /// Adds those roles whose ids are free, with version 1 (or one more than a deleted role of that
  /// id had).
  ///
  /// @return the roles that were added; one whose id is taken, also by an earlier one of the list,
  ///   is missing
  List<Role> add(List<Role> roles);

  /// One role and what it holds.
  Optional<RegisteredRole> find(RoleId id);

  /// Roles by id, and what they hold.
  Page<RegisteredRole> list(RoleFilter filter, PageRequest page);

  /// Replaces the profile of a role that has that version, and raises the version by one.
  ///
  /// @return the changed role; empty when it is gone or has another version
  Optional<Role> replace(RoleId id, long version, RoleProfile profile, Instant at);

  /// Deletes a role that has that version and holds no task.
  DeleteOutcome delete(RoleId id, long version, Instant at);

  /// The versions of a role, newest first, also when it was deleted; none when there never was such
  /// a role.
  Page<RoleVersion> versions(RoleId id, PageRequest page);

  /// How a deletion ended.
  sealed interface DeleteOutcome {

    /// It is gone.
    record Deleted() implements DeleteOutcome {}

    /// It was gone before, or has another version.
    record Stale() implements DeleteOutcome {}

    /// It holds tasks.
    ///
    /// @param tasks how many
    record Holding(int tasks) implements DeleteOutcome {}
  }
}
