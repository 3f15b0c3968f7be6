package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.domain.queue.MissedOffers;
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

/// The signs of life of roles, and the offers they missed, in one look.
final class RoleSigns {

  private static final String CHANGED =
      """
      WITH changed AS (
        SELECT role_id FROM role_presence WHERE changed_at >= ?
        UNION SELECT role_id FROM role_offer_record WHERE changed_at >= ?
        UNION SELECT * FROM unnest(?::text[])
      )
      SELECT c.role_id, p.seen_at, coalesce(o.missed, 0) AS missed, o.last_at
        FROM changed c
        LEFT JOIN role_presence p ON p.role_id = c.role_id
        LEFT JOIN role_offer_record o ON o.role_id = c.role_id\
      """;

  private RoleSigns() {}

  /// What is known of those roles of which something was heard since, and of these others.
  static Map<RoleId, Signs> changedSince(
      Connection connection, Instant since, Collection<RoleId> others) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CHANGED)) {
      statement.setObject(1, Times.parameter(since));
      statement.setObject(2, Times.parameter(since));
      Object[] ids = others.stream().map(RoleId::value).toArray();
      statement.setArray(3, connection.createArrayOf("text", ids));
      Map<RoleId, Signs> signs = new HashMap<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          signs.put(
              new RoleId(rows.getString("role_id")),
              new Signs(Times.readOrNull(rows, "seen_at"), missed(rows)));
        }
      }
      return signs;
    }
  }

  private static MissedOffers missed(ResultSet row) throws SQLException {
    int missed = row.getInt("missed");
    return missed == 0 ? MissedOffers.NONE : new MissedOffers(missed, Times.read(row, "last_at"));
  }

  /// What is known of a role.
  ///
  /// @param lastSeenAt when it gave its last sign of life; null when it never did
  /// @param missed the offers it missed since
  record Signs(@Nullable Instant lastSeenAt, MissedOffers missed) {}
}
