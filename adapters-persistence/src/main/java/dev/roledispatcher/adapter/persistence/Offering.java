package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.adapter.persistence.AssignBatch.Item;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.RoleFull;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.RoleGone;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.Taken;
import dev.roledispatcher.application.port.out.OfferStore.IssueOutcome;
import dev.roledispatcher.application.port.out.OfferStore.IssueOutcome.Issued;
import dev.roledispatcher.application.port.out.OfferStore.IssueOutcome.NotIssued;
import dev.roledispatcher.application.port.out.OfferStore.NewOffer;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.Offer;
import dev.roledispatcher.domain.selection.CapacityLimits;
import dev.roledispatcher.domain.stats.LatencyHistogram;
import dev.roledispatcher.domain.task.TaskState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks one role whether it takes one task. Used by one thread.
final class Offering {

  private static final int MOST_TRIES = 8;

  private final Connection connection;
  private final ContextBlocks blocks;
  private final CapacityLimits limits;

  Offering(Connection connection, ContextBlocks blocks, CapacityLimits limits) {
    this.connection = connection;
    this.blocks = blocks;
    this.limits = limits;
  }

  /// Asks: again when somebody else took the place in the same moment.
  IssueOutcome issue(NewOffer offer) throws SQLException {
    Item item =
        Item.of(0, offer.assignment(), blocks.store(connection, List.of(offer.assignment())));
    for (int tries = 1; tries <= MOST_TRIES; tries++) {
      IssueOutcome outcome = tryOnce(item, offer, tries > 1);
      if (outcome != null) {
        return outcome;
      }
      if (item.mayGetAPart(limits)) {
        giveBack(item);
      }
    }
    return new NotIssued(new RoleFull(item.role()));
  }

  private @Nullable IssueOutcome tryOnce(Item item, NewOffer offer, boolean everywhere)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OfferSql.ISSUE)) {
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
      statement.setBoolean(++i, decision.request().redispatch());
      statement.setObject(++i, Times.parameter(offer.assignment().at()));
      statement.setObject(++i, Times.parameter(offer.expiresAt()));
      statement.setObject(++i, item.leaseMicros(), Types.BIGINT);
      statement.setObject(++i, offer.sequence(), Types.BIGINT);
      statement.setObject(++i, offer.assignment().queuedEpoch(), Types.BIGINT);
      statement.setString(++i, decision.classification().value().name());
      statement.setLong(++i, Times.micros(offer.assignment().took()));
      statement.setInt(++i, LatencyHistogram.bucketOf(offer.assignment().took()));
      statement.setInt(++i, item.need().cost());
      statement.setString(++i, item.kind());
      statement.setBoolean(++i, everywhere);
      statement.setBoolean(++i, !everywhere);
      rows.set(statement, i);
      try (ResultSet row = Results.last(statement)) {
        row.next();
        return switch (row.getString("outcome")) {
          case "ISSUED" -> issued(item, offer, row);
          case "TAKEN" -> new NotIssued(TaskRows.taken(row, "old_state", "old_role_id"));
          case "GONE" -> new NotIssued(new RoleGone(item.role()));
          case "FULL" -> new NotIssued(new RoleFull(item.role()));
          case "LIMIT" -> new NotIssued(LimitRows.reached(row, item.role()));
          case "BEATEN" -> beaten(item);
          default -> null;
        };
      }
    }
  }

  /// Somebody else dispatched the new task between our look and our write: the place goes back.
  private IssueOutcome beaten(Item item) throws SQLException {
    giveBack(item);
    return new NotIssued(new Taken(TaskState.QUEUED, null));
  }

  private void giveBack(Item item) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(HoldSql.GIVE_BACK)) {
      statement.setArray(1, connection.createArrayOf("uuid", new Object[] {item.dispatch()}));
      statement.executeUpdate();
    }
  }

  private static Issued issued(Item item, NewOffer offer, ResultSet row) throws SQLException {
    Instant at = Times.stored(offer.assignment().at());
    long epoch = row.getLong("epoch");
    return new Issued(
        new Offer(
            item.decision().id(),
            item.task(),
            item.role(),
            epoch,
            Offer.State.ISSUED,
            at,
            Times.stored(offer.expiresAt()),
            offer.assignment().lease()),
        new TrackedTask(
            item.decision().request().task(),
            TaskState.QUEUED,
            null,
            item.decision().id(),
            epoch,
            row.getInt("reassignments"),
            Times.read(row, "created_at"),
            at));
  }
}
