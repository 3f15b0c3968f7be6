package dev.roledispatcher.benchmarks;

import dev.roledispatcher.application.port.out.RoleDirectory;
import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.queue.MissedOffers;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.RoleIndex;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// A directory in which nothing ever changes.
///
/// @param index the roles
record FixedDirectory(RoleIndex index) implements RoleDirectory {

  /// What roles hold never changes here.
  @Override
  public void refreshLoads(Collection<RoleId> roles) {}

  @Override
  public void changed(Role role) {
    throw refusal();
  }

  @Override
  public void removed(RoleId role) {
    throw refusal();
  }

  @Override
  public void seen(RoleId role, Instant at) {}

  @Override
  public void missed(RoleId role, MissedOffers missed) {}

  @Override
  public void moved(@Nullable RoleId to, @Nullable RoleId from, CapacityNeed need, Instant at) {
    throw refusal();
  }

  private static UnsupportedOperationException refusal() {
    return new UnsupportedOperationException("A decision must not change anything.");
  }
}
