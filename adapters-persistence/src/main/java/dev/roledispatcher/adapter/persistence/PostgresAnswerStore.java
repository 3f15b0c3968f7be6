package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.application.port.in.Receipt.StoredAnswer;
import dev.roledispatcher.application.port.in.Receipt.Ticket;
import dev.roledispatcher.application.port.out.AnswerStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Idempotency keys on PostgreSQL. Safe to use from any thread.
final class PostgresAnswerStore implements AnswerStore {

  /// Takes the key, or says who has it. Finds nothing when the key was taken by somebody else in
  /// the same moment, or given back.
  private static final String RESERVE =
      """
      WITH mine AS (
        INSERT INTO idempotency_answer AS a (key, fingerprint, owner, reserved_at)
        VALUES (?, ?, ?, ?)
        ON CONFLICT (key) DO UPDATE
           SET fingerprint = excluded.fingerprint, owner = excluded.owner,
               reserved_at = excluded.reserved_at
         WHERE a.status IS NULL AND a.reserved_at <= ?
        RETURNING a.key
      )
      SELECT true AS ours, NULL AS fingerprint, NULL::integer AS status, NULL AS location,
             NULL AS etag, NULL AS body
        FROM mine
      UNION ALL
      SELECT false, fingerprint, status, location, etag, body
        FROM idempotency_answer
       WHERE key = ? AND NOT EXISTS (SELECT FROM mine)\
      """;

  private static final String KEEP =
      """
      UPDATE idempotency_answer
         SET status = ?, location = ?, etag = ?, body = ?
       WHERE key = ? AND owner = ? AND status IS NULL\
      """;

  private static final String RELEASE =
      "DELETE FROM idempotency_answer WHERE key = ? AND owner = ? AND status IS NULL";

  private static final String FORGET = "DELETE FROM idempotency_answer WHERE reserved_at < ?";

  private static final int MOST_LOOKS = 10;

  private final Database database;

  PostgresAnswerStore(Database database) {
    this.database = database;
  }

  @Override
  public Reservation reserve(
      String key, String fingerprint, String owner, Instant now, Duration lease) {
    return database.beside(connection -> {
      for (int look = 0; look < MOST_LOOKS; look++) {
        Reservation reservation = look(connection, key, fingerprint, owner, now, lease);
        if (reservation != null) {
          return reservation;
        }
      }
      return new Reservation.Running();
    });
  }

  @Override
  public boolean keep(Ticket ticket, StoredAnswer answer, Instant now) {
    String body = Texts.storable("body of an answer", answer.body());
    return database.inUnitOfWork(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
        statement.setInt(1, answer.status());
        statement.setString(2, answer.location());
        statement.setString(3, answer.etag());
        statement.setString(4, body);
        statement.setString(5, ticket.key());
        statement.setString(6, ticket.owner());
        return statement.executeUpdate() == 1;
      }
    });
  }

  @Override
  public void release(Ticket ticket) {
    database.beside(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(RELEASE)) {
        statement.setString(1, ticket.key());
        statement.setString(2, ticket.owner());
        return statement.executeUpdate();
      }
    });
  }

  @Override
  public int forgetBefore(Instant time) {
    return database.beside(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
        statement.setObject(1, Times.parameter(time));
        return statement.executeUpdate();
      }
    });
  }

  private static @Nullable Reservation look(
      Connection connection,
      String key,
      String fingerprint,
      String owner,
      Instant now,
      Duration lease)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RESERVE)) {
      statement.setString(1, key);
      statement.setString(2, fingerprint);
      statement.setString(3, owner);
      statement.setObject(4, Times.parameter(now));
      statement.setObject(5, Times.parameter(now.minus(lease)));
      statement.setString(6, key);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return null;
        }
        if (row.getBoolean("ours")) {
          return new Reservation.Reserved(new Ticket(key, owner));
        }
        return othersKey(row, fingerprint);
      }
    }
  }

  private static Reservation othersKey(ResultSet row, String fingerprint) throws SQLException {
    if (!fingerprint.equals(row.getString("fingerprint"))) {
      return new Reservation.Mismatch();
    }
    Integer status = row.getObject("status", Integer.class);
    if (status == null) {
      return new Reservation.Running();
    }
    return new Reservation.Answered(
        new StoredAnswer(
            status, row.getString("location"), row.getString("etag"), row.getString("body")));
  }
}
