package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.domain.capacity.TaskKind;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.LimitScope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps the places of units below a capacity or limit when that changes. Its role or limit must be
/// locked exclusively.
final class CapacitySlots {

  /// Lets tasks count against a limit that did not when they were taken; without places.
  ///
  /// The parameters: the first part; the scope; role (null for any) and kind (null for any), each
  /// twice; the scope.
  private static final String ADOPT =
      """
      INSERT INTO capacity_hold (dispatch_id, part, scope, slot, task_id, held_at, reason)
      SELECT h.dispatch_id, h.part + ?::integer, ?::text, NULL, h.task_id, h.held_at, h.reason
        FROM capacity_hold h
        JOIN task t ON t.task_id = h.task_id
       WHERE h.role_id IS NOT NULL
         AND (?::text IS NULL OR h.role_id = ?)
         AND (?::text IS NULL OR t.document ->> 'kind' = ?)
         AND NOT EXISTS (SELECT FROM capacity_hold o
                          WHERE o.dispatch_id = h.dispatch_id AND o.scope = ?)
      ON CONFLICT DO NOTHING\
      """;

  private static final String DROP = "DELETE FROM capacity_hold WHERE scope = ?";

  private static final String TASKS =
      "SELECT count(DISTINCT dispatch_id) FROM capacity_hold WHERE role_id = ?";

  private static final String USED =
      """
      SELECT scope, count(*) AS units
        FROM capacity_hold
       WHERE scope IS NOT NULL
       GROUP BY scope\
      """;

  private CapacitySlots() {}

  /// Gives every unit of the role a place below that capacity, as long as there are places; the
  /// others keep the role from getting more until they end.
  static void fit(Connection connection, RoleId role, int capacity) throws SQLException {
    fit(connection, "role_id", role.value(), capacity);
  }

  /// Lets all tasks count against the limit that should, and gives every unit a place below it, as
  /// long as there are places; the others keep more from being taken until they end.
  static void fit(Connection connection, LimitScope scope, int units) throws SQLException {
    adopt(connection, scope);
    fit(connection, "scope", scope.key(), units);
  }

  /// Forgets what counts against a limit that is no more.
  static void drop(Connection connection, LimitScope scope) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DROP)) {
      statement.setString(1, scope.key());
      statement.executeUpdate();
    }
  }

  private static void fit(Connection connection, String column, String name, int capacity)
      throws SQLException {
    try (PreparedStatement evict = connection.prepareStatement(evict(column));
        PreparedStatement settle = connection.prepareStatement(settle(column))) {
      evict.setString(1, name);
      evict.setInt(2, capacity);
      evict.executeUpdate();
      settle.setInt(1, capacity);
      settle.setString(2, name);
      settle.setString(3, name);
      settle.executeUpdate();
    }
  }

  private static String evict(String column) {
    return "UPDATE capacity_hold SET slot = NULL WHERE %s = ? AND slot >= ?".formatted(column);
  }

  private static String settle(String column) {
    return """
    WITH free AS (
      SELECT all_slots.slot, row_number() OVER (ORDER BY all_slots.slot) AS nth
        FROM generate_series(0, ? - 1) AS all_slots(slot)
       WHERE NOT EXISTS (SELECT FROM capacity_hold h
                          WHERE h.%1$s = ? AND h.slot = all_slots.slot)
    ), homeless AS (
      SELECT dispatch_id, part, row_number() OVER (ORDER BY held_at, dispatch_id, part) AS nth
        FROM capacity_hold
       WHERE %1$s = ? AND slot IS NULL
    )
    UPDATE capacity_hold h
       SET slot = f.slot
      FROM homeless o
      JOIN free f ON f.nth = o.nth
     WHERE h.dispatch_id = o.dispatch_id AND h.part = o.part\
    """
        .formatted(column);
  }

  private static void adopt(Connection connection, LimitScope scope) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ADOPT)) {
      Whose whose = Whose.of(scope);
      statement.setInt(1, whose.firstPart());
      statement.setString(2, scope.key());
      statement.setString(3, whose.role());
      statement.setString(4, whose.role());
      statement.setString(5, whose.kind());
      statement.setString(6, whose.kind());
      statement.setString(7, scope.key());
      statement.executeUpdate();
    }
  }

  /// How many tasks the role has, or is asked to take.
  static int held(Connection connection, RoleId role) throws SQLException {
    try (PreparedStatement count = connection.prepareStatement(TASKS)) {
      count.setString(1, role.value());
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return Math.toIntExact(row.getLong(1));
      }
    }
  }

  /// How many units are used of every limit of which any is.
  static Map<LimitScope, Integer> used(Connection connection) throws SQLException {
    Map<LimitScope, Integer> used = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(USED);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        used.put(LimitScope.parse(rows.getString("scope")), rows.getInt("units"));
      }
    }
    return used;
  }

  /// Whose tasks a limit is about.
  private record Whose(int firstPart, @Nullable String role, @Nullable String kind) {

    static Whose of(LimitScope scope) {
      return switch (scope) {
        case LimitScope.Total() -> new Whose(300, null, null);
        case LimitScope.OfKind(TaskKind kind) -> new Whose(200, null, kind.value());
        case LimitScope.OfRole(RoleId role, TaskKind kind) ->
            new Whose(100, role.value(), kind.value());
      };
    }
  }
}
