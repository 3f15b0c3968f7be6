package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.adapter.persistence.Cursors.TaskPlace;
import dev.roledispatcher.application.port.in.ReadDispatches.TaskFilter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A query for one page of the list of tasks, newest first, that an index answers in order. The
/// column `available` of its rows says how many tasks there are up to the limit; fewer rows come
/// when the tasks are large.
///
/// @param sql the text, made of fixed parts only
/// @param parameters the values, in order
record TaskQuery(String sql, List<Object> parameters) {

  /// How much of documents one page holds, in bytes: a task may be large, and many large ones at
  /// once would fill the memory.
  private static final int MOST_BYTES = 4 * 1024 * 1024;

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
    parameters.add(MOST_BYTES);
    return new TaskQuery(page(where), parameters);
  }

  /// The first task that matches, however large, and as many more as fit; beside each, how many
  /// there are.
  private static String page(String where) {
    return """
    SELECT %1$s, available
      FROM (SELECT %1$s, task_id,
                   count(*) OVER () AS available,
                   row_number() OVER newest AS nth,
                   sum(octet_length(document::text)) OVER newest AS bytes
              FROM (SELECT %1$s, task_id FROM task%2$s
                     ORDER BY created_at DESC, task_id LIMIT ?) page
            WINDOW newest AS (ORDER BY created_at DESC, task_id ROWS UNBOUNDED PRECEDING)) sized
     WHERE nth = 1 OR bytes <= ?
     ORDER BY created_at DESC, task_id\
    """
        .formatted(TaskRows.COLUMNS, where);
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
