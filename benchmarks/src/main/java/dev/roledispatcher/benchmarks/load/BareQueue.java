package dev.roledispatcher.benchmarks.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/// The least that a durable queue on PostgreSQL can do: rows go in, and are claimed and removed in
/// batches, `FOR UPDATE SKIP LOCKED`, by four connections.
final class BareQueue {

  private static final int DRAINERS = 4;

  private static final String TABLE =
      """
      DROP TABLE IF EXISTS bare_queue;
      CREATE TABLE bare_queue (
        id bigint PRIMARY KEY, rank_at timestamptz NOT NULL DEFAULT now(), task text NOT NULL);
      CREATE INDEX bare_queue_rank_idx ON bare_queue (rank_at, id);
      """;

  private static final String ENTER =
      """
      INSERT INTO bare_queue (id, task)
      SELECT i, 'A task of the measurement, number ' || i FROM generate_series(?::bigint, ?::bigint) i\
      """;

  private static final String CLAIM =
      """
      DELETE FROM bare_queue WHERE id = ANY (ARRAY(
        SELECT id FROM bare_queue ORDER BY rank_at, id LIMIT ? FOR UPDATE SKIP LOCKED))\
      """;

  private final BenchmarkDatabase database;
  private final AtomicLong last = new AtomicLong();

  BareQueue(BenchmarkDatabase database) throws SQLException {
    this.database = database;
    try (Connection connection = BareTransaction.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
    }
  }

  /// Puts rows in, so many in a transaction.
  ///
  /// @return rows a second
  double enter(int rows, int inOne, int connections) {
    return inOne * Parallel.rate(connections, rows / inOne, () -> new Entering(inOne));
  }

  /// Takes all rows out, so many in a transaction.
  ///
  /// @return rows a second
  double drain(int inOne) {
    AtomicLong taken = new AtomicLong();
    long begin = System.nanoTime();
    Parallel.rate(DRAINERS, DRAINERS, () -> _ -> takeAll(inOne, taken));
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (taken.get() != last.get()) {
      throw new LoadFailedException(
          String.format(
              Locale.ROOT, "The bare queue gave %d of %d rows.", taken.get(), last.get()));
    }
    return taken.get() / seconds;
  }

  private void takeAll(int inOne, AtomicLong taken) throws SQLException {
    try (Connection connection = BareTransaction.connect(database);
        PreparedStatement claim = connection.prepareStatement(CLAIM)) {
      claim.setInt(1, inOne);
      for (int rows = 1; rows > 0; ) {
        rows = claim.executeUpdate();
        taken.addAndGet(rows);
      }
    }
  }

  /// Puts rows in over one connection.
  private final class Entering implements Parallel.Worker {

    private final int inOne;
    private final Connection connection = BareTransaction.connect(database);
    private final PreparedStatement enter = connection.prepareStatement(ENTER);

    Entering(int inOne) throws SQLException {
      this.inOne = inOne;
    }

    @Override
    public void once(int number) throws SQLException {
      long end = last.addAndGet(inOne);
      enter.setLong(1, end - inOne + 1);
      enter.setLong(2, end);
      enter.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
