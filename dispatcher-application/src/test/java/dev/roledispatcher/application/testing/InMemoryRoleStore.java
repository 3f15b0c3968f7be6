package dev.roledispatcher.application.testing;

import dev.roledispatcher.application.port.in.ManageRoles.RegisteredRole;
import dev.roledispatcher.application.port.in.ManageRoles.RoleFilter;
import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.out.RoleStore;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleVersion;
import dev.roledispatcher.domain.role.RoleVersion.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Roles in memory.
final class InMemoryRoleStore implements RoleStore {

  private final InMemoryDatabase database;

  InMemoryRoleStore(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public List<Role> add(List<Role> roles) {
    return database.write(tables -> {
      List<Role> added = new ArrayList<>();
      for (Role role : roles) {
        if (!tables.roles.containsKey(role.id())) {
          long version = tables.roleVersions.getOrDefault(role.id(), List.of()).size() + 1L;
          Role fresh =
              new Role(role.id(), role.profile(), version, role.createdAt(), role.updatedAt());
          tables.roles.put(role.id(), fresh);
          tables.note(
              new RoleVersion(
                  role.id(), version, Change.CREATED, role.profile(), role.updatedAt()));
          added.add(fresh);
        }
      }
      return List.copyOf(added);
    });
  }

  @Override
  public Optional<RegisteredRole> find(RoleId id) {
    return database.read(
        tables -> Optional.ofNullable(tables.roles.get(id)).map(tables::registered));
  }

  @Override
  public Page<RegisteredRole> list(RoleFilter filter, PageRequest page) {
    return database.read(tables ->
        InMemoryCursors.page(
            "roles",
            tables.roles.values().stream()
                .filter(role -> matches(filter, role.profile()))
                .map(tables::registered),
            registered -> registered.role().id().value(),
            page));
  }

  @Override
  public Optional<Role> replace(RoleId id, long version, RoleProfile profile, Instant at) {
    return database.write(tables -> {
      Role before = tables.roles.get(id);
      if (before == null || before.version() != version) {
        return Optional.empty();
      }
      Role after = new Role(id, profile, version + 1, before.createdAt(), at);
      tables.roles.put(id, after);
      tables.note(new RoleVersion(id, version + 1, Change.CHANGED, profile, at));
      return Optional.of(after);
    });
  }

  @Override
  public DeleteOutcome delete(RoleId id, long version, Instant at) {
    return database.write(tables -> {
      Role before = tables.roles.get(id);
      if (before == null || before.version() != version) {
        return new DeleteOutcome.Stale();
      }
      if (tables.tasksOf(id) > 0) {
        return new DeleteOutcome.Holding(tables.tasksOf(id));
      }
      tables.roles.remove(id);
      tables.seen.remove(id);
      tables.missed.remove(id);
      tables.note(new RoleVersion(id, version + 1, Change.DELETED, before.profile(), at));
      return new DeleteOutcome.Deleted();
    });
  }

  @Override
  public Page<RoleVersion> versions(RoleId id, PageRequest page) {
    return database.read(tables ->
        InMemoryCursors.page(
            "versions",
            tables.roleVersions.getOrDefault(id, List.of()).reversed().stream(),
            version -> "%019d".formatted(Long.MAX_VALUE - version.version()),
            page));
  }

  private static boolean matches(RoleFilter filter, RoleProfile profile) {
    return (filter.name() == null
            || profile
                .name()
                .toLowerCase(Locale.ROOT)
                .contains(filter.name().toLowerCase(Locale.ROOT)))
        && (filter.type() == null || filter.type() == profile.type())
        && (filter.capability() == null
            || profile.capabilities().stream()
                .anyMatch(capability -> capability.name().equals(filter.capability())))
        && (filter.active() == null || filter.active() == profile.active());
  }
}
