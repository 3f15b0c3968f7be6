package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.adapter.persistence.json.TaskJson;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.Taken;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads rows of the table of tasks.
final class TaskRows {

  /// The columns that [#read] needs.
  static final String COLUMNS =
      "document, state, current_role_id, current_dispatch_id, epoch, reassignments, created_at, updated_at";

  private static final String FIND_ALL =
      "SELECT " + COLUMNS + " FROM task WHERE task_id = ANY (?::text[])";

  private TaskRows() {}

  /// Those of the tasks that exist, in no particular order.
  static List<TrackedTask> findAll(Connection connection, List<TaskId> ids) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND_ALL)) {
      Object[] wanted = ids.stream().map(TaskId::value).toArray();
      statement.setArray(1, connection.createArrayOf("text", wanted));
      return readAll(statement);
    }
  }

  /// All tasks that a query finds.
  static List<TrackedTask> readAll(PreparedStatement query) throws SQLException {
    List<TrackedTask> found = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        found.add(read(rows));
      }
    }
    return found;
  }

  /// The task of a row.
  static TrackedTask read(ResultSet row) throws SQLException {
    return new TrackedTask(
        TaskJson.read(row.getString("document")),
        TaskState.valueOf(row.getString("state")),
        roleOrNull(row, "current_role_id"),
        dispatchOrNull(row),
        row.getLong("epoch"),
        row.getInt("reassignments"),
        Times.read(row, "created_at"),
        Times.read(row, "updated_at"));
  }

  /// Says where a task is that cannot be had.
  static Taken taken(ResultSet row, String state, String role) throws SQLException {
    return new Taken(TaskState.valueOf(row.getString(state)), roleOrNull(row, role));
  }

  private static @Nullable DispatchId dispatchOrNull(ResultSet row) throws SQLException {
    UUID id = row.getObject("current_dispatch_id", UUID.class);
    return id == null ? null : new DispatchId(id);
  }

  /// The role of a column; null when it has none.
  static @Nullable RoleId roleOrNull(ResultSet row, String column) throws SQLException {
    String id = row.getString(column);
    return id == null ? null : new RoleId(id);
  }
}
