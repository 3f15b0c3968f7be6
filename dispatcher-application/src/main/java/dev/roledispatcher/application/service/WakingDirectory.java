package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.out.RoleDirectory;
import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.queue.MissedOffers;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.IndexedRole;
import dev.roledispatcher.domain.selection.RoleIndex;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The roles of this instance, whose every change that may let a waiting task start raises the
/// signal: a place that became free, a role that came or changed.
///
/// Whoever works the queue off uses the directory behind it, or it would wake itself.
public final class WakingDirectory implements RoleDirectory {

  private final RoleDirectory directory;
  private final QueueSignal signal;

  /// The same roles, with that signal.
  public WakingDirectory(RoleDirectory directory, QueueSignal signal) {
    this.directory = directory;
    this.signal = signal;
  }

  @Override
  public RoleIndex index() {
    return directory.index();
  }

  @Override
  public void refreshLoads(Collection<RoleId> roles) {
    directory.refreshLoads(roles);
  }

  @Override
  public void changed(Role role) {
    directory.changed(role);
    signal.raise();
  }

  @Override
  public void removed(RoleId role) {
    directory.removed(role);
  }

  @Override
  public void seen(RoleId role, Instant at) {
    boolean comesBack = directory.index().find(role).filter(known -> isAway(known, at)).isPresent();
    directory.seen(role, at);
    if (comesBack) {
      signal.raise();
    }
  }

  private static boolean isAway(IndexedRole role, Instant at) {
    return role.signs().rest() != null || !role.presence().isPresent(at);
  }

  @Override
  public void missed(RoleId role, MissedOffers missed) {
    directory.missed(role, missed);
    if (missed.equals(MissedOffers.NONE)) {
      signal.raise();
    }
  }

  @Override
  public void moved(@Nullable RoleId to, @Nullable RoleId from, CapacityNeed need, Instant at) {
    directory.moved(to, from, need, at);
    if (from != null) {
      signal.raise();
    }
  }
}
