package dev.roledispatcher.adapter.persistence;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Results of several statements that are sent as one.
final class Results {

  private Results() {}

  /// Runs the statements.
  ///
  /// @return the rows of the last one
  static ResultSet last(PreparedStatement statements) throws SQLException {
    boolean hasRows = statements.execute();
    ResultSet last = null;
    while (hasRows || statements.getUpdateCount() != -1) {
      if (hasRows) {
        last = statements.getResultSet();
      }
      hasRows = statements.getMoreResults(PreparedStatement.KEEP_CURRENT_RESULT);
    }
    if (last == null) {
      throw new SQLException("The last statement must have rows.", "02000");
    }
    return last;
  }
}
