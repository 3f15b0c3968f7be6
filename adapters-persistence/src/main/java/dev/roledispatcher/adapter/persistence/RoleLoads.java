package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.domain.role.RoleId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What roles hold and got: the folded loads and the changes that still wait, in one look.
final class RoleLoads {

  private static final String OF_ROLES =
      """
      SELECT w.role_id,
             coalesce(l.active, 0) + coalesce(d.change, 0) AS active,
             coalesce(l.assignments, 0) + coalesce(d.assignments, 0) AS assignments,
             greatest(l.last_assigned_at, d.last_assigned_at) AS last_assigned_at
        FROM unnest(?::text[]) AS w(role_id)
        LEFT JOIN role_load l ON l.role_id = w.role_id
        LEFT JOIN (SELECT role_id, sum(load_change) AS change, count(assigned_at) AS assignments,
                          max(assigned_at) AS last_assigned_at
                     FROM dispatch_delta
                    WHERE role_id = ANY (?::text[])
                    GROUP BY role_id) d ON d.role_id = w.role_id\
      """;

  private static final String CHANGED =
      """
      WITH waiting AS MATERIALIZED (
        SELECT role_id, sum(load_change) AS change, count(assigned_at) AS assignments,
               max(assigned_at) AS last_assigned_at
          FROM dispatch_delta
         WHERE role_id IS NOT NULL
         GROUP BY role_id
      ), changed AS (
        SELECT role_id FROM waiting
        UNION SELECT role_id FROM role_load WHERE changed_at >= ?
        UNION SELECT * FROM unnest(?::text[])
      )
      SELECT c.role_id,
             coalesce(l.active, 0) + coalesce(w.change, 0) AS active,
             coalesce(l.assignments, 0) + coalesce(w.assignments, 0) AS assignments,
             greatest(l.last_assigned_at, w.last_assigned_at) AS last_assigned_at
        FROM changed c
        LEFT JOIN role_load l ON l.role_id = c.role_id
        LEFT JOIN waiting w ON w.role_id = c.role_id\
      """;

  private RoleLoads() {}

  /// What these roles hold; every role is in the map.
  static Map<RoleId, Load> of(Connection connection, Collection<RoleId> roles) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OF_ROLES)) {
      statement.setArray(1, connection.createArrayOf("text", ids(roles)));
      statement.setArray(2, connection.createArrayOf("text", ids(roles)));
      return read(statement);
    }
  }

  /// What those roles hold whose load changed since, and these others.
  static Map<RoleId, Load> changedSince(
      Connection connection, Instant since, Collection<RoleId> others) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CHANGED)) {
      statement.setObject(1, Times.parameter(since));
      statement.setArray(2, connection.createArrayOf("text", ids(others)));
      return read(statement);
    }
  }

  private static Object[] ids(Collection<RoleId> roles) {
    return roles.stream().map(RoleId::value).toArray();
  }

  private static Map<RoleId, Load> read(PreparedStatement statement) throws SQLException {
    Map<RoleId, Load> loads = new HashMap<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        loads.put(
            new RoleId(rows.getString("role_id")),
            new Load(
                Math.toIntExact(Math.max(0, rows.getLong("active"))),
                rows.getLong("assignments"),
                Times.readOrNull(rows, "last_assigned_at")));
      }
    }
    return loads;
  }

  /// What a role holds.
  ///
  /// @param active units of capacity held
  /// @param assignments tasks it got so far
  /// @param lastAssignedAt when it last got one; null when never
  record Load(int active, long assignments, @Nullable Instant lastAssignedAt) {}
}
