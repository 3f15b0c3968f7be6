package dev.roledispatcher.adapter.persistence;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.transaction.Status;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Connections for the stores: those of the current unit of work, or others. Safe to use from any
/// thread.
final class Database {

  private final DataSource dataSource;

  Database(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// Works in the current unit of work.
  ///
  /// @throws IllegalStateException when there is none
  <T> T inUnitOfWork(Work<T> work) {
    if (!isInTransaction()) {
      throw new IllegalStateException("A store must be written to inside a unit of work.");
    }
    return run(work);
  }

  /// Works in the current unit of work, or else with every statement on its own.
  <T> T anywhere(Work<T> work) {
    return run(work);
  }

  /// Works beside the current unit of work, with every statement on its own.
  <T> T beside(Work<T> work) {
    return isInTransaction()
        ? QuarkusTransaction.suspendingExisting().call(() -> run(work))
        : run(work);
  }

  /// Works in a transaction of its own, beside the current unit of work.
  <T> T inOwnTransaction(Work<T> work) {
    try {
      return QuarkusTransaction.requiringNew().call(() -> run(work));
    } catch (RuntimeException e) {
      throw Faults.translated(e);
    }
  }

  /// True while this thread is in a transaction, in whatever state it is.
  static boolean isInTransaction() {
    return QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION;
  }

  private <T> T run(Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      return work.on(connection);
    } catch (SQLException e) {
      throw Faults.unchecked(e);
    }
  }

  /// Some statements.
  @FunctionalInterface
  interface Work<T> {

    /// Runs them.
    T on(Connection connection) throws SQLException;
  }
}
