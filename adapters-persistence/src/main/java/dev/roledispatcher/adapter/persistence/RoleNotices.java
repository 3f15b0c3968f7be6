package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.domain.role.RoleId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/// Tells all instances of roles that changed; they hear of it when the transaction is committed.
final class RoleNotices {

  /// The channel of the notices.
  static final String CHANNEL = "dispatcher_roles";

  /// One notice for many roles says only that something changed.
  private static final int MOST_NAMED = 10;

  private static final String NOTIFY = "SELECT pg_notify('" + CHANNEL + "', ?)";

  private RoleNotices() {}

  /// Sends notices of these roles.
  static void send(Connection connection, List<RoleId> roles) throws SQLException {
    if (roles.isEmpty()) {
      return;
    }
    List<String> payloads =
        roles.size() > MOST_NAMED ? List.of("") : roles.stream().map(RoleId::value).toList();
    try (PreparedStatement statement = connection.prepareStatement(NOTIFY)) {
      for (String payload : payloads) {
        statement.setString(1, payload);
        statement.execute();
      }
    }
  }
}
