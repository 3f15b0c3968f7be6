package dev.roledispatcher.application.port.out;

import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.queue.MissedOffers;
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

  /// Asks the database what these roles hold, and what is used of all limits, so that the index
  /// knows it at once. May block.
  void refreshLoads(Collection<RoleId> roles);

  /// A role was registered or changed by this instance, and the change is committed.
  void changed(Role role);

  /// A role was deleted by this instance, and the change is committed.
  void removed(RoleId role);

  /// A task went to one role, and away from another, by this instance, and the change is committed.
  ///
  /// @param to who has it now; null when nobody has
  /// @param from who had it; null when nobody had
  /// @param need what it takes of capacities
  void moved(@Nullable RoleId to, @Nullable RoleId from, CapacityNeed need, Instant at);

  /// A role gave this instance a sign of life, which also ends its rest; that is committed, or did
  /// not need to be written.
  void seen(RoleId role, Instant at);

  /// A role missed an offer, or answered one, by this instance, and that is committed.
  ///
  /// @param missed what it missed since it last answered
  void missed(RoleId role, MissedOffers missed);
}
