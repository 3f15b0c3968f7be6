package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.adapter.persistence.RoleLoads.Load;
import dev.roledispatcher.adapter.persistence.json.ProfileJson;
import dev.roledispatcher.application.port.in.ManageRoles.RegisteredRole;
import dev.roledispatcher.application.port.in.ManageRoles.RoleFilter;
import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.out.RoleStore;
import dev.roledispatcher.domain.capacity.TaskKind;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleVersion;
import dev.roledispatcher.domain.role.RoleVersion.Change;
import dev.roledispatcher.domain.role.Workload;
import dev.roledispatcher.domain.selection.LimitScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Roles on PostgreSQL: read and edited through Panache, added in one statement. Safe to use from
/// any thread.
final class PostgresRoleStore implements RoleStore {

  /// The parameters are arrays of: role ids, names in lower case, profiles, times of registration
  /// and of the last change; what is searched for comes out of the profiles.
  private static final String ADD =
      """
      WITH written AS (
        INSERT INTO role AS r (role_id, version, name, name_lower, type, active, capacity,
                               capabilities, profile, created_at, updated_at)
        SELECT n.role_id, 1, n.profile ->> 'name', n.name_lower, upper(n.profile ->> 'type'),
               (n.profile ->> 'active')::boolean,
               (n.profile -> 'constraints' ->> 'max_concurrent_tasks')::integer,
               ARRAY(SELECT c ->> 'name' FROM json_array_elements(n.profile -> 'capabilities') c),
               n.profile, n.created_at, n.updated_at
          FROM (SELECT u.role_id, u.name_lower, u.profile::json AS profile, u.created_at, u.updated_at
                  FROM unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                       AS u(role_id, name_lower, profile, created_at, updated_at)) n
         ORDER BY n.role_id
        ON CONFLICT (role_id) DO UPDATE
           SET version = r.version + 1, name = excluded.name, name_lower = excluded.name_lower,
               type = excluded.type, active = excluded.active, capacity = excluded.capacity,
               capabilities = excluded.capabilities, profile = excluded.profile,
               created_at = excluded.created_at, updated_at = excluded.updated_at,
               changed_at = clock_timestamp(), deleted_at = NULL
         WHERE r.deleted_at IS NOT NULL
        RETURNING role_id, version, profile, updated_at
      ), noted AS (
        INSERT INTO role_version (role_id, version, change, profile, at)
        SELECT role_id, version, 'CREATED', profile, updated_at FROM written
      )
      SELECT role_id, version FROM written\
      """;

  /// Lets roles begin level with others that can do some of the same, so that those who go by turns
  /// do not give them all tasks until they have caught up: as many tasks count as given as to the
  /// one of up to a hundred of these others that got the fewest. The parameter is an array of role
  /// ids.
  private static final String LEVEL =
      """
      INSERT INTO role_load AS l (role_id, active, assignments)
      SELECT n.role_id, 0, least.assignments
        FROM role n
       CROSS JOIN LATERAL (
             SELECT min(o.assignments) AS assignments
               FROM (SELECT p.assignments
                       FROM role r JOIN role_load p ON p.role_id = r.role_id
                      WHERE r.deleted_at IS NULL AND r.active AND r.capabilities && n.capabilities
                        AND r.role_id <> ALL (?::text[])
                      LIMIT 100) o) least
       WHERE n.role_id = ANY (?::text[]) AND least.assignments > 0
       ORDER BY n.role_id
      ON CONFLICT (role_id) DO UPDATE
         SET assignments = greatest(l.assignments, excluded.assignments),
             changed_at = clock_timestamp()\
      """;

  /// Says that a role changed, and notes the new version; the parameters are the role id and what
  /// made the version.
  private static final String NOTE =
      """
      WITH touched AS (
        UPDATE role SET changed_at = clock_timestamp() WHERE role_id = ?
        RETURNING role_id, version, profile, updated_at
      )
      INSERT INTO role_version (role_id, version, change, profile, at)
      SELECT role_id, version, ?, profile, updated_at FROM touched\
      """;

  private static final List<String> FORGET =
      List.of(
          "DELETE FROM role_presence WHERE role_id = ?",
          "DELETE FROM role_offer_record WHERE role_id = ?");

  private static final String VERSIONS =
      """
      SELECT role_id, version, change, profile, at
        FROM role_version
       WHERE role_id = ? AND version < ?
       ORDER BY version DESC
       LIMIT ?\
      """;

  private final Database database;
  private final RoleRepository repository;

  PostgresRoleStore(Database database, RoleRepository repository) {
    this.database = database;
    this.repository = repository;
  }

  @Override
  public List<Role> add(List<Role> roles) {
    Map<RoleId, Role> firsts = new LinkedHashMap<>();
    roles.forEach(role -> firsts.putIfAbsent(role.id(), role));
    return database.inUnitOfWork(connection -> {
      Map<RoleId, Long> versions = insert(connection, List.copyOf(firsts.values()));
      List<Role> added =
          firsts.values().stream()
              .filter(role -> versions.containsKey(role.id()))
              .map(role -> stored(role, Objects.requireNonNull(versions.get(role.id()))))
              .toList();
      level(connection, added.stream().map(Role::id).toList());
      Notices.ROLES.send(connection, added.stream().map(role -> role.id().value()).toList());
      repository.getEntityManager().clear();
      return added;
    });
  }

  @Override
  public Optional<RegisteredRole> find(RoleId id) {
    return reading(() ->
        repository
            .registered(id)
            .map(RoleEntity::role)
            .map(role -> withLoads(List.of(role)).getFirst()));
  }

  @Override
  public Page<RegisteredRole> list(RoleFilter filter, PageRequest page) {
    RoleId after = Cursors.role(page.cursor());
    List<RegisteredRole> found =
        reading(() ->
            withLoads(
                repository.registered(filter, after, page.limit() + 1).stream()
                    .map(RoleEntity::role)
                    .toList()));
    return Cursors.page(found, page.limit(), last -> Cursors.after(last.role().id()));
  }

  @Override
  public Optional<Role> replace(RoleId id, long version, RoleProfile profile, Instant at) {
    return database.inUnitOfWork(connection -> {
      RoleLocks.lockExclusively(connection, id);
      Optional<RoleEntity> found = repository.lockedInVersion(id, version);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      RoleEntity role = found.get();
      Integer before = role.capacity();
      Map<TaskKind, Integer> kindsBefore =
          role.role().profile().constraints().maxConcurrentByKind();
      boolean wasAway = !role.role().profile().active();
      role.become(profile, at);
      repository.flush();
      if (wasAway && profile.active()) {
        level(connection, List.of(id));
      }
      announce(connection, id, Change.CHANGED);
      Integer capacity = role.capacity();
      if (capacity != null && !capacity.equals(before)) {
        CapacitySlots.fit(connection, id, capacity);
      }
      fitKinds(connection, id, kindsBefore, profile.constraints().maxConcurrentByKind());
      return Optional.of(role.role());
    });
  }

  private static void fitKinds(
      Connection connection, RoleId id, Map<TaskKind, Integer> before, Map<TaskKind, Integer> now)
      throws SQLException {
    for (Map.Entry<TaskKind, Integer> limit : now.entrySet()) {
      if (!limit.getValue().equals(before.get(limit.getKey()))) {
        CapacitySlots.fit(connection, new LimitScope.OfRole(id, limit.getKey()), limit.getValue());
      }
    }
    for (TaskKind kind : before.keySet()) {
      if (!now.containsKey(kind)) {
        CapacitySlots.drop(connection, new LimitScope.OfRole(id, kind));
      }
    }
  }

  @Override
  public DeleteOutcome delete(RoleId id, long version, Instant at) {
    return database.inUnitOfWork(connection -> {
      RoleLocks.lockExclusively(connection, id);
      Optional<RoleEntity> found = repository.lockedInVersion(id, version);
      if (found.isEmpty()) {
        return new DeleteOutcome.Stale();
      }
      int held = CapacitySlots.held(connection, id);
      if (held > 0) {
        return new DeleteOutcome.Holding(held);
      }
      found.get().delete(at);
      forget(connection, id);
      repository.flush();
      announce(connection, id, Change.DELETED);
      return new DeleteOutcome.Deleted();
    });
  }

  @Override
  public Page<RoleVersion> versions(RoleId id, PageRequest page) {
    Long after = Cursors.version(page.cursor());
    List<RoleVersion> found =
        database.anywhere(connection -> {
          try (PreparedStatement statement = connection.prepareStatement(VERSIONS)) {
            statement.setString(1, id.value());
            statement.setLong(2, after == null ? Long.MAX_VALUE : after);
            statement.setInt(3, page.limit() + 1);
            return versions(statement);
          }
        });
    return Cursors.page(found, page.limit(), last -> Cursors.after(last.version()));
  }

  private static List<RoleVersion> versions(PreparedStatement query) throws SQLException {
    List<RoleVersion> found = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        found.add(
            new RoleVersion(
                new RoleId(rows.getString("role_id")),
                rows.getLong("version"),
                Change.valueOf(rows.getString("change")),
                ProfileJson.read(rows.getString("profile")),
                Times.read(rows, "at")));
      }
    }
    return found;
  }

  private static void level(Connection connection, List<RoleId> roles) throws SQLException {
    Object[] ids = roles.stream().map(RoleId::value).toArray();
    try (PreparedStatement statement = connection.prepareStatement(LEVEL)) {
      statement.setArray(1, connection.createArrayOf("text", ids));
      statement.setArray(2, connection.createArrayOf("text", ids));
      statement.executeUpdate();
    }
  }

  /// Whoever gets the id next begins without a past.
  private static void forget(Connection connection, RoleId id) throws SQLException {
    for (String sql : FORGET) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, id.value());
        statement.executeUpdate();
      }
    }
  }

  private static void announce(Connection connection, RoleId id, Change change)
      throws SQLException {
    try (PreparedStatement note = connection.prepareStatement(NOTE)) {
      note.setString(1, id.value());
      note.setString(2, change.name());
      note.executeUpdate();
    }
    Notices.ROLES.send(connection, List.of(id.value()));
  }

  private static Map<RoleId, Long> insert(Connection connection, List<Role> roles)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      setColumn(statement, 1, "text", roles, role -> role.id().value());
      setColumn(statement, 2, "text", roles, PostgresRoleStore::searchableName);
      setColumn(statement, 3, "text", roles, role -> ProfileJson.write(role.profile()));
      setColumn(statement, 4, "timestamptz", roles, role -> text(role.createdAt()));
      setColumn(statement, 5, "timestamptz", roles, role -> text(role.updatedAt()));
      Map<RoleId, Long> versions = new HashMap<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          versions.put(new RoleId(rows.getString("role_id")), rows.getLong("version"));
        }
      }
      return versions;
    }
  }

  private static void setColumn(
      PreparedStatement statement,
      int at,
      String type,
      List<Role> roles,
      Function<Role, String> value)
      throws SQLException {
    Object[] values = roles.stream().map(value).toArray();
    statement.setArray(at, statement.getConnection().createArrayOf(type, values));
  }

  private static String searchableName(Role role) {
    RoleEntity.requireStorable(role.profile());
    return role.profile().name().toLowerCase(Locale.ROOT);
  }

  private static String text(Instant instant) {
    return Times.stored(instant).toString();
  }

  private static Role stored(Role role, long version) {
    return new Role(
        role.id(),
        role.profile(),
        version,
        Times.stored(role.createdAt()),
        Times.stored(role.updatedAt()));
  }

  private List<RegisteredRole> withLoads(List<Role> roles) {
    if (roles.isEmpty()) {
      return List.of();
    }
    Map<RoleId, Load> loads =
        database.anywhere(
            connection -> RoleLoads.of(connection, roles.stream().map(Role::id).toList()));
    return roles.stream()
        .map(role -> {
          Load load = Objects.requireNonNull(loads.get(role.id()));
          return new RegisteredRole(
              role,
              new Workload(
                  load.active(),
                  role.profile().constraints().maxConcurrentTasks(),
                  load.lastAssignedAt()));
        })
        .toList();
  }

  /// Hibernate reads in a transaction only: in the current one, or in one of its own.
  private static <T> T reading(Supplier<T> read) {
    try {
      return QuarkusTransaction.joiningExisting().call(read::get);
    } catch (RuntimeException e) {
      throw Faults.translated(e);
    }
  }
}
