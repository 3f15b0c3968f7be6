package dev.roledispatcher.adapter.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Instants and durations as the database keeps them: to the microsecond.
final class Times {

  private static final String CLOCK = "SELECT clock_timestamp() AS now";

  private Times() {}

  /// The clock of the database.
  static Instant ofDatabase(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CLOCK);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return read(row, "now");
    }
  }

  /// The instant that the database will give back.
  static Instant stored(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  /// An instant as a parameter.
  static OffsetDateTime parameter(Instant instant) {
    return stored(instant).atOffset(ZoneOffset.UTC);
  }

  /// The instant of a column.
  static Instant read(ResultSet row, String column) throws SQLException {
    Instant instant = readOrNull(row, column);
    if (instant == null) {
      throw new SQLException("The column (%s) must not be null.".formatted(column), "22004");
    }
    return instant;
  }

  /// The instant of a column; null when it has none.
  static @Nullable Instant readOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /// The whole seconds, rounded up, after which the driver is to stop a statement; at least 1.
  static int limitInSeconds(Duration limit) {
    return Math.clamp(limit.plusMillis(999).toSeconds(), 1, Integer.MAX_VALUE);
  }

  /// Whole microseconds, 0 or more.
  static long micros(Duration duration) {
    return Math.max(0, duration.toNanos() / 1_000);
  }
}
