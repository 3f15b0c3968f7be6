package dev.roledispatcher.application.port.out;

import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.RoleIndex;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The roles as this instance knows them, in memory: a cache, never the truth.
///
/// Reading the index never blocks. Changes made by this instance show at once, those of others
/// within a second.
public interface RoleDirectory {

  /// The newest index.
  RoleIndex index();

  /// Asks the database what these roles hold, so that the index knows it at once. May block.
  void refreshLoads(Collection<RoleId> roles);

  /// A role was registered or changed by this instance, and the change is committed.
  void changed(Role role);

  /// A role was deleted by this instance, and the change is committed.
  void removed(RoleId role);

  /// A task went to one role, and away from another, by this instance, and the change is committed.
  ///
  /// @param to who has it now; null when nobody has
  /// @param from who had it; null when nobody had
  void moved(@Nullable RoleId to, @Nullable RoleId from, Instant at);
}
