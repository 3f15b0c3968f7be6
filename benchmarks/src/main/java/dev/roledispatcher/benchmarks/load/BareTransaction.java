package dev.roledispatcher.benchmarks.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.ds.PGSimpleDataSource;

/// The least that recording a dispatch durably can cost: one assignment, one event and one outbox
/// row in tables of their own, as one prepared statement that is a transaction.
final class BareTransaction implements Drive.Worker {

  private static final String TABLES =
      """
      DROP TABLE IF EXISTS bare_outbox, bare_event, bare_assignment;
      CREATE TABLE bare_assignment (
        task_id text PRIMARY KEY, role_id text NOT NULL, state text NOT NULL,
        assigned_at timestamptz NOT NULL DEFAULT now());
      CREATE TABLE bare_event (
        task_id text NOT NULL, sequence int NOT NULL, type text NOT NULL,
        at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (task_id, sequence));
      CREATE TABLE bare_outbox (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, task_id text NOT NULL,
        type text NOT NULL);
      """;

  private static final String INSERT =
      """
      WITH assigned AS (
        INSERT INTO bare_assignment (task_id, role_id, state)
        VALUES (?, ?, 'dispatched') RETURNING task_id),
      told AS (
        INSERT INTO bare_event (task_id, sequence, type)
        SELECT task_id, 1, 'dispatched' FROM assigned RETURNING task_id, type)
      INSERT INTO bare_outbox (task_id, type) SELECT task_id, type FROM told
      """;

  private final Connection connection;
  private final PreparedStatement insert;
  private final AtomicLong lastTask;
  private final int roles;

  private BareTransaction(Connection connection, AtomicLong lastTask, int roles)
      throws SQLException {
    this.connection = connection;
    this.insert = connection.prepareStatement(INSERT);
    this.lastTask = lastTask;
    this.roles = roles;
  }

  /// Makes the tables, empty.
  static void prepare(BenchmarkDatabase database) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(TABLES);
    }
  }

  static BareTransaction open(BenchmarkDatabase database, AtomicLong lastTask, int roles)
      throws SQLException {
    return new BareTransaction(connect(database), lastTask, roles);
  }

  @Override
  public void once() throws SQLException {
    long number = lastTask.incrementAndGet();
    insert.setString(1, "load-" + number);
    insert.setString(2, "role-" + number % roles);
    if (insert.executeUpdate() != 1) {
      throw new LoadFailedException("The bare transaction must write its rows.");
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /// A connection of its own.
  static Connection connect(BenchmarkDatabase database) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(database.jdbcUrl());
    return source.getConnection(database.username(), database.password());
  }
}
