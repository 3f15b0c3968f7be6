package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.application.port.out.LifeStore;
import dev.roledispatcher.domain.assignment.Assignment;
import dev.roledispatcher.domain.assignment.Lease;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.queue.PastAttempt;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What becomes of assignments, on PostgreSQL. Safe to use from any thread.
final class PostgresLifeStore implements LifeStore {

  private final Database database;

  PostgresLifeStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Standing> standing(TaskId task) {
    return database.anywhere(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(LifeSql.STANDING)) {
        statement.setString(1, task.value());
        try (ResultSet row = statement.executeQuery()) {
          return row.next() ? Optional.of(standing(connection, row)) : Optional.empty();
        }
      }
    });
  }

  @Override
  public boolean start(TaskId task, long epoch, Instant at) {
    return database.inUnitOfWork(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(LifeSql.START)) {
        statement.setString(1, task.value());
        statement.setString(2, task.value());
        statement.setLong(3, epoch);
        statement.setObject(4, Times.parameter(at));
        return hasRow(statement);
      }
    });
  }

  @Override
  public boolean renew(TaskId task, long epoch, Instant at) {
    return database.inUnitOfWork(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(LifeSql.RENEW)) {
        statement.setString(1, task.value());
        statement.setObject(2, Times.parameter(at));
        statement.setString(3, task.value());
        statement.setLong(4, epoch);
        return hasRow(statement);
      }
    });
  }

  @Override
  public Optional<TrackedTask> end(AssignmentEnd end) {
    boolean isSweep = end.ending() == PastAttempt.Ending.LOST;
    return database.inUnitOfWork(connection ->
        isSweep && !EndSql.tryLock(connection, end.task())
            ? Optional.empty()
            : EndRow.of(end).write(connection));
  }

  @Override
  public List<TaskId> lapsed(Instant now, int most) {
    return database.anywhere(connection -> {
      List<TaskId> tasks = new ArrayList<>();
      try (PreparedStatement statement = connection.prepareStatement(LifeSql.LAPSED)) {
        statement.setObject(1, Times.parameter(now));
        statement.setInt(2, most);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            tasks.add(new TaskId(rows.getString("task_id")));
          }
        }
      }
      return List.copyOf(tasks);
    });
  }

  private static boolean hasRow(PreparedStatement statement) throws SQLException {
    try (ResultSet row = Results.last(statement)) {
      return row.next();
    }
  }

  private static Standing standing(Connection connection, ResultSet row) throws SQLException {
    TrackedTask task = TaskRows.read(row);
    Instant since = Times.read(row, "enqueued_at");
    return new Standing(
        task,
        row.getLong("last_sequence"),
        row.getString("stint_role") == null ? null : stint(task.task().id(), row),
        since,
        row.getInt("escalations"),
        past(connection, task.task().id(), since));
  }

  private static Stint stint(TaskId task, ResultSet row) throws SQLException {
    Assignment.Active active =
        new Assignment.Active(
            new Assignment.Facts(
                new DispatchId(row.getObject("stint_dispatch", UUID.class)),
                task,
                new RoleId(row.getString("stint_role")),
                row.getLong("stint_epoch"),
                Times.read(row, "assigned_at")));
    String ending = row.getString("ending");
    return new Stint(
        assignment(active, row),
        ending == null ? null : PastAttempt.Ending.valueOf(ending),
        Times.readOrNull(row, "started_at"),
        lease(row));
  }

  private static Assignment assignment(Assignment.Active active, ResultSet row)
      throws SQLException {
    String state = row.getString("stint_state");
    if (state.equals("ACTIVE")) {
      return active;
    }
    Instant at = Times.read(row, "ended_at");
    String said = row.getString("end_reason");
    String reason = said == null ? "" : said;
    return switch (state) {
      case "COMPLETED" -> active.complete(at);
      case "LOST" -> active.lose(at);
      case "CANCELLED" -> active.cancel(at, reason);
      default -> active.release(at, reason);
    };
  }

  private static @Nullable Lease lease(ResultSet row) throws SQLException {
    Instant until = Times.readOrNull(row, "lease_until");
    return until == null
        ? null
        : new Lease(Duration.of(row.getLong("lease_us"), ChronoUnit.MICROS), until);
  }

  private static List<PastAttempt> past(Connection connection, TaskId task, Instant since)
      throws SQLException {
    List<PastAttempt> past = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(LifeSql.PAST)) {
      statement.setString(1, task.value());
      statement.setObject(2, Times.parameter(since));
      statement.setString(3, task.value());
      statement.setObject(4, Times.parameter(since));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          past.add(
              new PastAttempt(
                  new RoleId(rows.getString("role_id")),
                  PastAttempt.Ending.valueOf(rows.getString("ending")),
                  Times.read(rows, "at")));
        }
      }
    }
    return past;
  }
}
