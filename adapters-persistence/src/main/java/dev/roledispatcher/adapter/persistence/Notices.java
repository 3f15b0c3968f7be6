package dev.roledispatcher.adapter.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Tells all instances of what changed; they hear of it when the transaction is committed.
enum Notices {
  /// Roles were registered, changed or deleted.
  ROLES,
  /// Rules were made, changed or deleted.
  RULES,
  /// Skills or projects were made, changed or deleted.
  TEXTS,
  /// A lesson was learned, or lessons were undone.
  LESSONS,
  /// A waiting task may be startable.
  QUEUE;

  /// One notice for many changes says only that something changed.
  private static final int MOST_NAMED = 10;

  private static final String NOTIFY = "SELECT pg_notify(?, ?)";

  /// The channel of these notices.
  String channel() {
    return "dispatcher_" + name().toLowerCase(Locale.ROOT);
  }

  /// Sends notices of what has these ids.
  void send(Connection connection, Collection<String> ids) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    Collection<String> payloads = ids.size() > MOST_NAMED ? List.of("") : ids;
    try (PreparedStatement statement = connection.prepareStatement(NOTIFY)) {
      statement.setString(1, channel());
      for (String payload : payloads) {
        statement.setString(2, payload);
        statement.execute();
      }
    }
  }
}
