package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.application.port.out.PresenceStore;
import dev.roledispatcher.domain.role.RoleId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Signs of life of roles on PostgreSQL. Safe to use from any thread.
final class PostgresPresenceStore implements PresenceStore {

  /// The parameters: role, time, and how long before a sign of life must have been noted, in
  /// microseconds.
  private static final String SEEN =
      """
      INSERT INTO role_presence AS p (role_id, seen_at)
      VALUES (?, ?)
      ON CONFLICT (role_id) DO UPDATE
         SET seen_at = excluded.seen_at, changed_at = clock_timestamp()
       WHERE p.seen_at <= excluded.seen_at - ? * interval '1 microsecond'\
      """;

  private static final String FORGIVE =
      """
      UPDATE role_offer_record
         SET missed = 0, changed_at = clock_timestamp()
       WHERE role_id = ? AND missed > 0\
      """;

  private static final String LAST_SEEN = "SELECT seen_at FROM role_presence WHERE role_id = ?";

  private final Database database;

  PostgresPresenceStore(Database database) {
    this.database = database;
  }

  @Override
  public void seen(RoleId role, Instant at, Duration every) {
    database.inUnitOfWork(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(SEEN)) {
        statement.setString(1, role.value());
        statement.setObject(2, Times.parameter(at));
        statement.setLong(3, Times.micros(every));
        statement.executeUpdate();
      }
      return forgive(connection.prepareStatement(FORGIVE), role);
    });
  }

  @Override
  public void forgive(RoleId role) {
    database.inUnitOfWork(connection -> forgive(connection.prepareStatement(FORGIVE), role));
  }

  private static int forgive(PreparedStatement forgive, RoleId role) throws SQLException {
    try (forgive) {
      forgive.setString(1, role.value());
      return forgive.executeUpdate();
    }
  }

  @Override
  public Optional<Instant> lastSeen(RoleId role) {
    return database.anywhere(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(LAST_SEEN)) {
        statement.setString(1, role.value());
        try (ResultSet row = statement.executeQuery()) {
          return row.next() ? Optional.of(Times.read(row, "seen_at")) : Optional.empty();
        }
      }
    });
  }
}
