package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.adapter.persistence.json.DecisionJson;
import dev.roledispatcher.application.port.out.QueueStore.Entry;
import dev.roledispatcher.domain.dispatch.WaitingTask;
import dev.roledispatcher.domain.queue.Lane;
import dev.roledispatcher.domain.task.TaskId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Reads rows of the queue, and takes them out.
final class QueueRows {

  private QueueRows() {}

  /// Takes the entry of a task out, if it has one.
  static void remove(Connection connection, TaskId task) throws SQLException {
    removeAll(connection, List.of(task));
  }

  /// Takes the entries of these tasks out; none asks the database nothing.
  static void removeAll(Connection connection, List<TaskId> tasks) throws SQLException {
    if (tasks.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(QueueSql.REMOVE)) {
      statement.setArray(1, ids(connection, tasks));
      statement.executeUpdate();
    }
  }

  /// The number of a lane, in the order in which lanes go.
  static short number(Lane lane) {
    return switch (lane) {
      case CRITICAL -> 0;
      case ORDINARY -> 1;
    };
  }

  /// The lane of a number.
  static Lane lane(short number) {
    return number == 0 ? Lane.CRITICAL : Lane.ORDINARY;
  }

  /// Ids as a parameter.
  static java.sql.Array ids(Connection connection, List<TaskId> tasks) throws SQLException {
    return connection.createArrayOf("text", tasks.stream().map(TaskId::value).toArray());
  }

  /// All entries that a query finds.
  static List<Entry> all(PreparedStatement query) throws SQLException {
    List<Entry> found = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        found.add(entry(rows));
      }
    }
    return List.copyOf(found);
  }

  /// The entry of a row.
  static Entry entry(ResultSet row) throws SQLException {
    WaitingTask task =
        new WaitingTask(
            DecisionJson.readRequest(row.getString("request")),
            DecisionJson.readClassification(row.getString("classification")),
            Times.read(row, "enqueued_at"),
            Times.readOrNull(row, "due_at"),
            Duration.of(row.getLong("adjust_us"), ChronoUnit.MICROS),
            row.getInt("escalated"),
            row.getString("reason"));
    return new Entry(task, row.getLong("epoch"), Times.readOrNull(row, "next_eval_at"));
  }
}
