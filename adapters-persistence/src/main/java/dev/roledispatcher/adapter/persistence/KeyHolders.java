package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.AffinityKey;
import dev.roledispatcher.domain.task.Task;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Which role got the last task of each affinity key: one row per key, written by the transaction
/// that gives a role such a task. Tasks without a key cost nothing.
final class KeyHolders {

  /// In the order of keys, so that two transactions with one statement each never wait for each
  /// other.
  private static final String REMEMBER =
      """
      INSERT INTO affinity_holder AS h (key, role_id, held_at)
      SELECT u.key, u.role_id, u.held_at
        FROM unnest(?::text[], ?::text[], ?::timestamptz[]) AS u(key, role_id, held_at)
       ORDER BY u.key COLLATE "C"
      ON CONFLICT (key) DO UPDATE SET role_id = excluded.role_id, held_at = excluded.held_at
       WHERE h.held_at <= excluded.held_at\
      """;

  private static final String FIND =
      "SELECT role_id, held_at FROM affinity_holder WHERE key = ? AND held_at > ?";

  private static final String FORGET =
      """
      DELETE FROM affinity_holder
       WHERE key IN (SELECT key FROM affinity_holder WHERE held_at <= ? ORDER BY held_at LIMIT ?
                       FOR UPDATE SKIP LOCKED)\
      """;

  private final String field;

  /// @param field the metadatum of a task that is its key
  KeyHolders(String field) {
    this.field = field;
  }

  /// The key of a task, if it has one.
  Optional<String> keyOf(Task task) {
    return AffinityKey.of(task.metadata(), field).filter(Texts::isStorable);
  }

  /// Remembers who got those tasks; the later one counts of two with one key.
  void remember(Connection connection, Stream<TrackedTask> assigned) throws SQLException {
    Map<String, TrackedTask> byKey = new TreeMap<>();
    assigned.forEach(task -> {
      if (task.currentRole() != null) {
        keyOf(task.task()).ifPresent(key -> byKey.put(key, task));
      }
    });
    if (byKey.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(REMEMBER)) {
      statement.setArray(1, connection.createArrayOf("text", byKey.keySet().toArray()));
      statement.setArray(
          2,
          connection.createArrayOf(
              "text", byKey.values().stream().map(task -> roleOf(task).value()).toArray()));
      statement.setArray(
          3,
          connection.createArrayOf(
              "timestamptz",
              byKey.values().stream().map(task -> task.updatedAt().toString()).toArray()));
      statement.executeUpdate();
    }
  }

  private static RoleId roleOf(TrackedTask task) {
    RoleId role = task.currentRole();
    if (role == null) {
      throw new IllegalStateException("An assigned task must have a role.");
    }
    return role;
  }

  /// Who has a key since a time.
  static Optional<Holder> find(Connection connection, String key, Instant since)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, key);
      statement.setObject(2, Times.parameter(since));
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Holder(new RoleId(row.getString("role_id")), Times.read(row, "held_at")))
            : Optional.empty();
      }
    }
  }

  /// Forgets keys that nobody has had since a time.
  ///
  /// @param most how many at most
  static int forget(Connection connection, Instant before, int most) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
      statement.setObject(1, Times.parameter(before));
      statement.setInt(2, most);
      return statement.executeUpdate();
    }
  }

  /// Who has a key.
  ///
  /// @param heldAt when it got the last task of it
  record Holder(RoleId role, Instant heldAt) {}
}
