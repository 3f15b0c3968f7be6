package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells faults that pass from faults that stay, by the SQLSTATE behind them.
final class Faults {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  /// Serialization failure and deadlock: the database undid the transaction and wants it again.
  private static final Set<String> TRY_AGAIN = Set.of("40001", "40P01");

  /// Statement timeout, lock timeout, and transactions that idled too long.
  private static final Set<String> TOO_LATE = Set.of("57014", "55P03", "25P03", "25P04");

  private static final int MOST_CAUSES = 20;

  private Faults() {}

  /// The exception to throw for a fault of the database.
  static RuntimeException unchecked(SQLException fault) {
    return isUnavailable(fault) ? unavailable(fault) : new DatabaseFaultException(fault);
  }

  /// The exception to throw for whatever came out of a transaction: the same, unless the database
  /// was not there.
  static RuntimeException translated(RuntimeException thrown) {
    if (thrown instanceof RejectedException) {
      return thrown;
    }
    SQLException fault = faultBehind(thrown);
    return fault != null && isUnavailable(fault) ? unavailable(thrown) : thrown;
  }

  /// True when the same transaction may succeed if it is run again.
  static boolean mayPassWhenRepeated(Throwable thrown) {
    SQLException fault = faultBehind(thrown);
    return fault != null && fault.getSQLState() != null && TRY_AGAIN.contains(fault.getSQLState());
  }

  /// The database does not answer; the caller may ask again.
  static RejectedException unavailable(Throwable cause) {
    return new RejectedException(new Rejection.StoreUnavailable(RETRY_AFTER), cause);
  }

  private static boolean isUnavailable(SQLException fault) {
    String state = fault.getSQLState();
    // Without a state it comes from the pool: no connection in time, or none of this transaction.
    return state == null
        || fault instanceof SQLTransientConnectionException
        || state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P")
        || TOO_LATE.contains(state);
  }

  /// The first fault of the database among the causes, and among what the transaction manager hangs
  /// on: when a connection is gone before the commit, it tells so nowhere else.
  private static @Nullable SQLException faultBehind(Throwable thrown) {
    Deque<Throwable> open = new ArrayDeque<>(List.of(thrown));
    for (int i = 0; !open.isEmpty() && i < MOST_CAUSES; i++) {
      Throwable next = open.remove();
      if (next instanceof SQLException fault) {
        return fault;
      }
      if (next.getCause() != null) {
        open.add(next.getCause());
      }
      open.addAll(List.of(next.getSuppressed()));
    }
    return null;
  }
}
