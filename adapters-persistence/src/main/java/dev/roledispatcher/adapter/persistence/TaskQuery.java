package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.adapter.persistence.Cursors.TaskPlace;
import dev.roledispatcher.application.port.in.ReadDispatches.TaskFilter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A query for one page of the list of tasks, newest first, that an index answers in order.
///
/// @param sql the text, made of fixed parts only
/// @param parameters the values, in order
record TaskQuery(String sql, List<Object> parameters) {

  /// The query for that many tasks that match, after a place.
  static TaskQuery of(TaskFilter filter, @Nullable TaskPlace after, int limit) {
    List<String> conditions = new ArrayList<>();
    List<Object> parameters = new ArrayList<>();
    if (filter.state() != null) {
      conditions.add("state = ?");
      parameters.add(filter.state().name());
    }
    if (filter.role() != null) {
      conditions.add("current_role_id = ?");
      parameters.add(filter.role().value());
    }
    if (filter.priority() != null) {
      conditions.add("priority = ?");
      parameters.add(filter.priority().name());
    }
    if (after != null) {
      conditions.add("created_at <= ? AND (created_at < ? OR task_id > ?)");
      parameters.add(Times.parameter(after.createdAt()));
      parameters.add(Times.parameter(after.createdAt()));
      parameters.add(after.task().value());
    }
    parameters.add(limit);
    String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    return new TaskQuery(
        "SELECT "
            + TaskRows.COLUMNS
            + " FROM task"
            + where
            + " ORDER BY created_at DESC, task_id LIMIT ?",
        parameters);
  }

  /// The statement, ready to run; the caller closes it.
  PreparedStatement prepare(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
    return statement;
  }
}
