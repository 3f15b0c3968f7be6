package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.adapter.persistence.RoleLoads.Load;
import dev.roledispatcher.adapter.persistence.RoleSigns.Signs;
import dev.roledispatcher.application.port.out.RoleAudience;
import dev.roledispatcher.application.port.out.RoleDirectory;
import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.queue.MissedOffers;
import dev.roledispatcher.domain.queue.RestPolicy;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.IndexedRole;
import dev.roledispatcher.domain.selection.LimitGauges;
import dev.roledispatcher.domain.selection.LoadGauge;
import dev.roledispatcher.domain.selection.PresenceGauge;
import dev.roledispatcher.domain.selection.RoleIndex;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The roles of the database in the memory of this instance.
///
/// ```
/// new → start() → refreshed on every notice, and every poll interval → close()
/// ```
///
/// Loads are believed as this instance moves them and put right from the database with the next
/// look, so that nothing is counted twice for longer than that. How many tasks a role got is not
/// put back while it gets more: whoever goes by turns would give it the missing ones twice. Safe to
/// use from any thread.
public final class CachedRoleDirectory implements RoleDirectory, AutoCloseable {

  private final Database database;
  private final RoleAudience audience;
  private final RestPolicy rests;
  private final ChangeFollower follower;

  private final Object writing = new Object();
  private final Set<RoleId> changedHere = new HashSet<>();
  private final Set<RoleId> removedHere = new HashSet<>();
  private volatile RoleIndex index;

  private final Object moving = new Object();
  private Set<RoleId> moved = new HashSet<>();

  CachedRoleDirectory(
      Database database,
      DatabaseAddress address,
      PersistenceSettings settings,
      InstantSource clock,
      RoleAudience audience,
      RestPolicy rests) {
    this.database = database;
    this.audience = audience;
    this.index = RoleIndex.empty(new LimitGauges(settings.limits()));
    this.rests = rests;
    this.follower =
        new ChangeFollower(Notices.ROLES, address, settings, clock, this::takeOverChanges);
  }

  /// Loads all roles and begins to follow their changes; call once.
  ///
  /// @throws dev.roledispatcher.application.port.in.RejectedException when the database does not
  ///   answer
  public void start() {
    follower.start();
  }

  /// Stops following changes; the index stays as it is.
  @Override
  public void close() {
    follower.close();
  }

  /// When the roles were last compared with the database; null before [#start].
  public @Nullable Instant lastRefreshedAt() {
    return follower.lastRefreshedAt();
  }

  @Override
  public RoleIndex index() {
    return index;
  }

  @Override
  public void refreshLoads(Collection<RoleId> roles) {
    Map<RoleId, Load> loads =
        database.anywhere(connection -> {
          index.limits().correct(CapacitySlots.used(connection));
          return RoleLoads.of(connection, roles);
        });
    loads.forEach(this::correct);
  }

  @Override
  public void changed(Role role) {
    synchronized (writing) {
      removedHere.remove(role.id());
      changedHere.add(role.id());
      next(List.of(role), List.of());
    }
    remember(role.id(), null);
  }

  @Override
  public void removed(RoleId role) {
    synchronized (writing) {
      changedHere.remove(role);
      removedHere.add(role);
      next(List.of(), List.of(role));
    }
  }

  @Override
  public void moved(@Nullable RoleId to, @Nullable RoleId from, CapacityNeed need, Instant at) {
    // Remembered first: a look that ends in between must know that its numbers are old.
    remember(to, from);
    gaugeOf(from).ifPresent(gauge -> gauge.released(need.cost()));
    gaugeOf(to).ifPresent(gauge -> gauge.assigned(need.cost(), at));
    index.limits().moved(to, from, need);
  }

  @Override
  public void seen(RoleId role, Instant at) {
    signsOf(role).ifPresent(gauge -> gauge.seen(at));
    remember(role, null);
  }

  @Override
  public void missed(RoleId role, MissedOffers missed) {
    signsOf(role).ifPresent(gauge -> gauge.rests(rests.restOf(missed)));
    remember(role, null);
  }

  private Instant takeOverChanges(Instant since) {
    synchronized (writing) {
      changedHere.clear();
      removedHere.clear();
    }
    Set<RoleId> others = takeMoved();
    boolean done = false;
    try {
      RoleChanges changes =
          database.anywhere(connection -> RoleChanges.since(connection, since, index, others));
      apply(changes);
      done = true;
      return changes.asOf();
    } finally {
      if (!done) {
        others.forEach(role -> remember(role, null));
      }
    }
  }

  private void apply(RoleChanges changes) {
    synchronized (writing) {
      List<Role> changed =
          changes.changed().stream().filter(role -> !removedHere.contains(role.id())).toList();
      List<RoleId> removed =
          changes.removed().stream().filter(role -> !changedHere.contains(role)).toList();
      next(changed, removed);
    }
    changes.loads().forEach(this::correct);
    index.limits().correct(changes.used());
    changes.signs().forEach(this::correct);
  }

  private void correct(RoleId role, Signs signs) {
    signsOf(role)
        .ifPresent(gauge -> gauge.correct(signs.lastSeenAt(), rests.restOf(signs.missed())));
  }

  private void correct(RoleId role, Load load) {
    gaugeOf(role)
        .ifPresent(gauge -> {
          gauge.correct(load.active(), load.lastAssignedAt());
          gauge.count(load.assignments(), isMoving(role));
        });
  }

  private void next(Collection<Role> changed, Collection<RoleId> removed) {
    if (!changed.isEmpty() || !removed.isEmpty()) {
      index = index.with(changed, removed);
      audience.rolesChanged(index);
    }
  }

  private Optional<LoadGauge> gaugeOf(@Nullable RoleId role) {
    return role == null ? Optional.empty() : index.find(role).map(IndexedRole::load);
  }

  private Optional<PresenceGauge> signsOf(RoleId role) {
    return index.find(role).map(IndexedRole::signs);
  }

  private void remember(@Nullable RoleId one, @Nullable RoleId other) {
    synchronized (moving) {
      if (one != null) {
        moved.add(one);
      }
      if (other != null) {
        moved.add(other);
      }
    }
  }

  /// Whether a role got or lost tasks here since the last look began.
  private boolean isMoving(RoleId role) {
    synchronized (moving) {
      return moved.contains(role);
    }
  }

  private Set<RoleId> takeMoved() {
    synchronized (moving) {
      Set<RoleId> taken = moved;
      moved = new HashSet<>();
      return taken;
    }
  }
}
