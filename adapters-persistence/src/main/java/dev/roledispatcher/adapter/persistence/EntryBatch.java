package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.adapter.persistence.json.DecisionJson;
import dev.roledispatcher.adapter.persistence.json.DemandJson;
import dev.roledispatcher.adapter.persistence.json.TaskJson;
import dev.roledispatcher.domain.dispatch.WaitingTask;
import dev.roledispatcher.domain.queue.QueueRank;
import dev.roledispatcher.domain.queue.QueueRules;
import dev.roledispatcher.domain.selection.Demand;
import dev.roledispatcher.domain.task.TaskState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Waiting tasks as the arrays that the database takes.
final class EntryBatch {

  private final List<Row> rows;

  /// @param at what the demands and the next looks are as of
  EntryBatch(List<WaitingTask> tasks, QueueRules rules, Instant at) {
    this.rows = new ArrayList<>(tasks.size());
    for (int i = 0; i < tasks.size(); i++) {
      WaitingTask task = tasks.get(i);
      rows.add(new Row(i, task, task.rank(rules), task.demand(at), task.nextLook(at)));
    }
  }

  private record Row(
      int ord, WaitingTask task, QueueRank rank, Demand demand, @Nullable Instant nextLook) {}

  /// Sets the arrays, from the first parameter on.
  ///
  /// @return the number of the last one
  int set(Connection connection, PreparedStatement statement) throws SQLException {
    int i = 0;
    statement.setArray(++i, connection.createArrayOf("integer", column(Integer[]::new, Row::ord)));
    statement.setArray(++i, texts(connection, row -> row.task().id().value()));
    statement.setArray(++i, texts(connection, row -> state(row.task()).name()));
    statement.setArray(++i, texts(connection, row -> TaskJson.write(row.task().request().task())));
    statement.setArray(
        ++i,
        connection.createArrayOf(
            "boolean", column(Boolean[]::new, row -> row.task().request().redispatch())));
    statement.setArray(++i, texts(connection, row -> row.demand().signature()));
    statement.setArray(++i, texts(connection, row -> DemandJson.write(row.demand())));
    statement.setArray(
        ++i,
        connection.createArrayOf(
            "smallint", column(Short[]::new, row -> QueueRows.number(row.rank().lane()))));
    statement.setArray(
        ++i, texts(connection, row -> Texts.storable("fairness key", row.rank().key().value())));
    statement.setArray(++i, times(connection, row -> row.rank().rankAt()));
    statement.setArray(
        ++i, texts(connection, row -> row.task().request().task().priority().name()));
    statement.setArray(++i, times(connection, row -> row.task().enqueuedAt()));
    statement.setArray(++i, times(connection, row -> row.task().dueAt()));
    statement.setArray(++i, times(connection, row -> row.task().request().terms().expiresAt()));
    statement.setArray(++i, times(connection, Row::nextLook));
    statement.setArray(
        ++i,
        connection.createArrayOf(
            "bigint", column(Long[]::new, row -> Times.micros(row.task().adjust()))));
    statement.setArray(
        ++i,
        connection.createArrayOf("integer", column(Integer[]::new, row -> row.task().escalated())));
    statement.setArray(
        ++i, texts(connection, row -> Texts.storable("reason", row.task().reason())));
    statement.setArray(
        ++i, texts(connection, row -> DecisionJson.writeRequest(row.task().request())));
    statement.setArray(
        ++i,
        texts(connection, row -> DecisionJson.writeClassification(row.task().classification())));
    return i;
  }

  private static TaskState state(WaitingTask task) {
    return task.dueAt() == null ? TaskState.QUEUED : TaskState.SCHEDULED;
  }

  private java.sql.Array texts(Connection connection, Function<Row, String> value)
      throws SQLException {
    return connection.createArrayOf("text", column(String[]::new, value));
  }

  private java.sql.Array times(Connection connection, Function<Row, @Nullable Instant> value)
      throws SQLException {
    @Nullable String[] times = new String[rows.size()];
    for (int i = 0; i < times.length; i++) {
      Instant time = value.apply(rows.get(i));
      times[i] = time == null ? null : Times.stored(time).toString();
    }
    return connection.createArrayOf("timestamptz", times);
  }

  private <T> T[] column(IntFunction<T[]> array, Function<Row, T> value) {
    return rows.stream().map(value).toArray(array);
  }
}
