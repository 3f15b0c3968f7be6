package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.domain.role.RoleId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Keeps the places of the tasks of a role below its capacity when that changes. The role must be
/// locked exclusively.
final class CapacitySlots {

  private static final String EVICT =
      "UPDATE capacity_hold SET slot = NULL WHERE role_id = ? AND slot >= ?";

  private static final String SETTLE =
      """
      WITH free AS (
        SELECT all_slots.slot, row_number() OVER (ORDER BY all_slots.slot) AS nth
          FROM generate_series(0, ? - 1) AS all_slots(slot)
         WHERE NOT EXISTS (SELECT FROM capacity_hold h
                            WHERE h.role_id = ? AND h.slot = all_slots.slot)
      ), homeless AS (
        SELECT dispatch_id, row_number() OVER (ORDER BY held_at, dispatch_id) AS nth
          FROM capacity_hold
         WHERE role_id = ? AND slot IS NULL
      )
      UPDATE capacity_hold h
         SET slot = f.slot
        FROM homeless o
        JOIN free f ON f.nth = o.nth
       WHERE h.dispatch_id = o.dispatch_id\
      """;

  private static final String COUNT = "SELECT count(*) FROM capacity_hold WHERE role_id = ?";

  private CapacitySlots() {}

  /// Gives every task of the role a place below that capacity, as long as there are places; the
  /// others keep the role from getting more until they end.
  static void fit(Connection connection, RoleId role, int capacity) throws SQLException {
    try (PreparedStatement evict = connection.prepareStatement(EVICT);
        PreparedStatement settle = connection.prepareStatement(SETTLE)) {
      evict.setString(1, role.value());
      evict.setInt(2, capacity);
      evict.executeUpdate();
      settle.setInt(1, capacity);
      settle.setString(2, role.value());
      settle.setString(3, role.value());
      settle.executeUpdate();
    }
  }

  /// How many tasks the role holds.
  static int held(Connection connection, RoleId role) throws SQLException {
    try (PreparedStatement count = connection.prepareStatement(COUNT)) {
      count.setString(1, role.value());
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return Math.toIntExact(row.getLong(1));
      }
    }
  }
}
