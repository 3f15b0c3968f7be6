package dev.roledispatcher.application.testing;

import dev.roledispatcher.application.port.out.PresenceStore;
import dev.roledispatcher.domain.role.RoleId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Signs of life in memory.
final class InMemoryPresenceStore implements PresenceStore {

  private final InMemoryDatabase database;

  InMemoryPresenceStore(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public void seen(RoleId role, Instant at, Duration every) {
    database.write(tables -> {
      Instant before = tables.seen.get(role);
      if (before == null || !before.plus(every).isAfter(at)) {
        tables.seen.put(role, at);
      }
      return Optional.ofNullable(tables.missed.remove(role));
    });
  }

  @Override
  public void forgive(RoleId role) {
    database.write(tables -> Optional.ofNullable(tables.missed.remove(role)));
  }

  @Override
  public Optional<Instant> lastSeen(RoleId role) {
    return database.read(tables -> Optional.ofNullable(tables.seen.get(role)));
  }
}
