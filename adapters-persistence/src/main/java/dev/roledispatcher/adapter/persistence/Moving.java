package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.adapter.persistence.AssignBatch.Item;
import dev.roledispatcher.adapter.persistence.json.NoteJson;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.Assigned;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.RoleFull;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.RoleGone;
import dev.roledispatcher.application.port.out.AssignmentStore.NewAssignment;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.selection.CapacityLimits;
import dev.roledispatcher.domain.stats.LatencyHistogram;
import dev.roledispatcher.domain.task.TaskState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Moves one task to another role. Used by one thread.
final class Moving {

  private static final int MOST_TRIES = 8;

  private final Connection connection;
  private final ContextBlocks blocks;
  private final CapacityLimits limits;

  Moving(Connection connection, ContextBlocks blocks, CapacityLimits limits) {
    this.connection = connection;
    this.blocks = blocks;
    this.limits = limits;
  }

  /// Gives an open task of that epoch to the role of the decision.
  AssignOutcome reassign(
      NewAssignment assignment, long expectedEpoch, @Nullable String reason, HandoverNote note)
      throws SQLException {
    Item item = Item.of(0, assignment, blocks.store(connection, List.of(assignment)));
    String left = NoteJson.write(note);
    for (int tries = 1; tries <= MOST_TRIES; tries++) {
      AssignOutcome outcome = tryOnce(item, expectedEpoch, reason, left, tries > 1);
      if (outcome != null) {
        return outcome;
      }
      if (item.mayGetAPart(limits)) {
        giveBack(item);
      }
    }
    return new RoleFull(item.role());
  }

  private @Nullable AssignOutcome tryOnce(
      Item item,
      long expectedEpoch,
      @Nullable String reason,
      @Nullable String note,
      boolean everywhere)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MoveSql.REASSIGN)) {
      DispatchDecision decision = item.decision();
      LimitRows rows = LimitRows.of(limits, List.of(item.need()));
      int i = 0;
      statement.setArray(++i, connection.createArrayOf("text", rows.names(item.role()).toArray()));
      statement.setString(++i, item.task().value());
      statement.setString(++i, item.task().value());
      statement.setString(++i, item.task().value());
      statement.setString(++i, item.role().value());
      statement.setObject(++i, item.dispatch());
      statement.setString(++i, decision.request().task().priority().name());
      statement.setString(++i, item.document());
      statement.setString(++i, item.record());
      statement.setString(++i, decision.classification().value().name());
      statement.setObject(++i, Times.parameter(item.assignment().at()));
      statement.setLong(++i, Times.micros(item.assignment().took()));
      statement.setInt(++i, LatencyHistogram.bucketOf(item.assignment().took()));
      statement.setObject(++i, item.leaseMicros(), Types.BIGINT);
      statement.setLong(++i, expectedEpoch);
      statement.setString(++i, reason);
      statement.setString(++i, note);
      statement.setInt(++i, item.need().cost());
      statement.setString(++i, item.kind());
      statement.setBoolean(++i, everywhere);
      statement.setBoolean(++i, !everywhere);
      rows.set(statement, i);
      try (ResultSet row = Results.last(statement)) {
        if (!row.next()) {
          throw new IllegalArgumentException(
              "The task (%s) to reassign must exist.".formatted(item.task()));
        }
        return outcome(item, row);
      }
    }
  }

  private void giveBack(Item item) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(HoldSql.GIVE_BACK)) {
      statement.setArray(1, connection.createArrayOf("uuid", new Object[] {item.dispatch()}));
      statement.executeUpdate();
    }
  }

  private static @Nullable AssignOutcome outcome(Item item, ResultSet row) throws SQLException {
    return switch (row.getString("outcome")) {
      case "ASSIGNED" -> new Assigned(tracked(item, row));
      case "TAKEN" -> TaskRows.taken(row, "old_state", "old_role_id");
      case "GONE" -> new RoleGone(item.role());
      case "FULL" -> new RoleFull(item.role());
      case "LIMIT" -> LimitRows.reached(row, item.role());
      default -> null;
    };
  }

  private static TrackedTask tracked(Item item, ResultSet row) throws SQLException {
    return new TrackedTask(
        item.decision().request().task(),
        TaskState.ASSIGNED,
        item.role(),
        item.decision().id(),
        row.getLong("epoch"),
        row.getInt("reassignments"),
        Times.read(row, "created_at"),
        Times.stored(item.assignment().at()));
  }
}
