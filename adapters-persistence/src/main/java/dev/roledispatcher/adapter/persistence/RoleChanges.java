package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.adapter.persistence.RoleLoads.Load;
import dev.roledispatcher.adapter.persistence.RoleSigns.Signs;
import dev.roledispatcher.adapter.persistence.json.ProfileJson;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.IndexedRole;
import dev.roledispatcher.domain.selection.LimitScope;
import dev.roledispatcher.domain.selection.RoleIndex;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What changed about roles since an index was made.
///
/// @param asOf the clock of the database before it was asked
/// @param changed roles that are new, or in a newer version
/// @param removed roles that are gone
/// @param loads what roles hold whose load may have changed
/// @param used what is used of the limits beside the capacities of roles
/// @param signs what is known of roles of which something was heard
record RoleChanges(
    Instant asOf,
    List<Role> changed,
    List<RoleId> removed,
    Map<RoleId, Load> loads,
    Map<LimitScope, Integer> used,
    Map<RoleId, Signs> signs) {

  private static final String VERSIONS =
      "SELECT role_id, version, deleted_at IS NOT NULL AS gone FROM role WHERE changed_at >= ?";

  private static final String ROLES =
      """
      SELECT role_id, version, profile, created_at, updated_at
        FROM role
       WHERE role_id = ANY (?::text[]) AND deleted_at IS NULL\
      """;

  /// Asks for what changed since a time, seen from an index.
  ///
  /// @param others roles whose loads are wanted in any case
  static RoleChanges since(
      Connection connection, Instant since, RoleIndex index, Set<RoleId> others)
      throws SQLException {
    Instant asOf = Times.ofDatabase(connection);
    List<RoleId> newer = new ArrayList<>();
    List<RoleId> removed = new ArrayList<>();
    compare(connection, since, index, newer, removed);
    List<Role> changed = newer.isEmpty() ? List.of() : load(connection, newer);
    Set<RoleId> wanted = new HashSet<>(others);
    wanted.addAll(newer);
    return new RoleChanges(
        asOf,
        changed,
        removed,
        RoleLoads.changedSince(connection, since, wanted),
        CapacitySlots.used(connection),
        RoleSigns.changedSince(connection, since, wanted));
  }

  private static void compare(
      Connection connection,
      Instant since,
      RoleIndex index,
      List<RoleId> newer,
      List<RoleId> removed)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(VERSIONS)) {
      statement.setObject(1, Times.parameter(since));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          RoleId id = new RoleId(rows.getString("role_id"));
          long known = index.find(id).map(IndexedRole::role).map(Role::version).orElse(0L);
          boolean isNewer = rows.getLong("version") > known;
          if (isNewer && !rows.getBoolean("gone")) {
            newer.add(id);
          } else if (isNewer && known > 0) {
            removed.add(id);
          }
        }
      }
    }
  }

  private static List<Role> load(Connection connection, List<RoleId> ids) throws SQLException {
    List<Role> roles = new ArrayList<>(ids.size());
    try (PreparedStatement statement = connection.prepareStatement(ROLES)) {
      Object[] wanted = ids.stream().map(RoleId::value).toArray();
      statement.setArray(1, connection.createArrayOf("text", wanted));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          roles.add(
              new Role(
                  new RoleId(rows.getString("role_id")),
                  ProfileJson.read(rows.getString("profile")),
                  rows.getLong("version"),
                  Times.read(rows, "created_at"),
                  Times.read(rows, "updated_at")));
        }
      }
    }
    return roles;
  }
}
