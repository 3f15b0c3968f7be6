package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.adapter.persistence.AssignBatch.Item;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.Assigned;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.RoleFull;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.RoleGone;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.Taken;
import dev.roledispatcher.application.port.out.AssignmentStore.NewAssignment;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.context.TextBlock;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Makes one list of assignments: usually with one statement, again for those that were about to
/// get a place that somebody else took in the same moment. Used once, by one thread.
final class Assigning {

  /// A list from here on is planned for its size; a shorter one uses the plan that is kept.
  private static final int LONG_LIST = 20;

  private static final int MOST_TRIES = 8;

  private final Connection connection;
  private final ContextBlocks blocks;
  private final Map<Integer, AssignOutcome> outcomes = new HashMap<>();

  Assigning(Connection connection, ContextBlocks blocks) {
    this.connection = connection;
    this.blocks = blocks;
  }

  /// One outcome per assignment, in their order.
  List<AssignOutcome> assign(List<NewAssignment> assignments) throws SQLException {
    List<Item> pending = firstOfEachTask(assignments, blocks.store(connection, assignments));
    for (int tries = 1; !pending.isEmpty(); tries++) {
      pending = tryOnce(pending, tries);
    }
    return inOrder(assignments);
  }

  /// Sorted by task, so that two lists never wait for each other.
  private static List<Item> firstOfEachTask(
      List<NewAssignment> assignments, Predicate<TextBlock> storedElsewhere) {
    Set<TaskId> seen = new HashSet<>();
    List<Item> items = new ArrayList<>(assignments.size());
    for (int i = 0; i < assignments.size(); i++) {
      if (seen.add(assignments.get(i).decision().request().task().id())) {
        items.add(Item.of(i, assignments.get(i), storedElsewhere));
      }
    }
    items.sort(Comparator.comparing(item -> item.task().value()));
    return items;
  }

  private List<Item> tryOnce(List<Item> items, int tries) throws SQLException {
    Map<Integer, Item> byOrd = new HashMap<>();
    items.forEach(item -> byOrd.put(item.ord(), item));
    List<Item> again = new ArrayList<>();
    List<Item> beaten = new ArrayList<>();
    try (PreparedStatement statement = prepare(new AssignBatch(items), tries > 1)) {
      statement.execute();
      statement.getMoreResults();
      try (ResultSet rows = statement.getResultSet()) {
        while (rows.next()) {
          Item item =
              Objects.requireNonNull(
                  byOrd.get(rows.getInt("ord")), "Every row must be about an item.");
          switch (rows.getString("outcome")) {
            case "ASSIGNED" -> outcomes.put(item.ord(), new Assigned(tracked(item, rows)));
            case "TAKEN" ->
                outcomes.put(item.ord(), TaskRows.taken(rows, "old_state", "old_role_id"));
            case "GONE" -> outcomes.put(item.ord(), new RoleGone(item.role()));
            case "FULL" -> outcomes.put(item.ord(), new RoleFull(item.role()));
            case "BEATEN" -> beaten.add(item);
            default -> again.add(item);
          }
        }
      }
    }
    settleBeaten(beaten);
    if (tries < MOST_TRIES) {
      return again;
    }
    again.forEach(item -> outcomes.put(item.ord(), new RoleFull(item.role())));
    return List.of();
  }

  private PreparedStatement prepare(AssignBatch batch, boolean everywhere) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(AssignSql.ASSIGN);
    int i = 0;
    statement.setArray(++i, connection.createArrayOf("text", batch.roles()));
    statement.setString(++i, batch.size() < LONG_LIST ? RoleLocks.KEPT_PLANS : RoleLocks.NEW_PLANS);
    statement.setArray(++i, connection.createArrayOf("integer", batch.ordinals()));
    statement.setArray(++i, connection.createArrayOf("text", batch.tasks()));
    statement.setArray(++i, connection.createArrayOf("text", batch.roles()));
    statement.setArray(++i, connection.createArrayOf("uuid", batch.dispatches()));
    statement.setArray(++i, connection.createArrayOf("text", batch.priorities()));
    statement.setArray(++i, connection.createArrayOf("boolean", batch.redispatches()));
    statement.setArray(++i, connection.createArrayOf("text", batch.documents()));
    statement.setArray(++i, connection.createArrayOf("text", batch.records()));
    statement.setArray(++i, connection.createArrayOf("text", batch.classifications()));
    statement.setArray(++i, connection.createArrayOf("timestamptz", batch.times()));
    statement.setArray(++i, connection.createArrayOf("bigint", batch.micros()));
    statement.setArray(++i, connection.createArrayOf("integer", batch.buckets()));
    statement.setBoolean(++i, everywhere);
    return statement;
  }

  private static TrackedTask tracked(Item item, ResultSet row) throws SQLException {
    Instant at = Times.stored(item.assignment().at());
    return new TrackedTask(
        item.decision().request().task(),
        TaskState.ASSIGNED,
        item.role(),
        item.decision().id(),
        row.getLong("epoch"),
        row.getInt("reassignments"),
        Times.read(row, "created_at"),
        at);
  }

  /// Somebody else got the task between our look and our write.
  private void settleBeaten(List<Item> beaten) throws SQLException {
    if (beaten.isEmpty()) {
      return;
    }
    UUID[] dispatches = beaten.stream().map(Item::dispatch).toArray(UUID[]::new);
    try (PreparedStatement statement = connection.prepareStatement(AssignSql.GIVE_BACK)) {
      statement.setArray(1, connection.createArrayOf("uuid", dispatches));
      statement.executeUpdate();
    }
    Map<TaskId, TrackedTask> winners = new HashMap<>();
    TaskRows.findAll(connection, beaten.stream().map(Item::task).toList())
        .forEach(task -> winners.put(task.task().id(), task));
    for (Item item : beaten) {
      TrackedTask winner = winners.get(item.task());
      if (winner == null) {
        throw new IllegalStateException(
            "The task (%s) must exist, because somebody else got it.".formatted(item.task()));
      }
      outcomes.put(item.ord(), new Taken(winner.state(), winner.currentRole()));
    }
  }

  private List<AssignOutcome> inOrder(List<NewAssignment> assignments) {
    Map<TaskId, AssignOutcome> firsts = new HashMap<>();
    List<AssignOutcome> ordered = new ArrayList<>(assignments.size());
    for (int i = 0; i < assignments.size(); i++) {
      TaskId task = assignments.get(i).decision().request().task().id();
      AssignOutcome outcome = outcomes.get(i);
      if (outcome == null) {
        outcome = secondOf(firsts.get(task));
      } else {
        firsts.put(task, outcome);
      }
      ordered.add(outcome);
    }
    return List.copyOf(ordered);
  }

  private static AssignOutcome secondOf(@Nullable AssignOutcome first) {
    return switch (first) {
      case Assigned(TrackedTask task) -> new Taken(task.state(), task.currentRole());
      case Taken taken -> taken;
      case RoleFull full -> new Taken(TaskState.QUEUED, null);
      case RoleGone gone -> new Taken(TaskState.QUEUED, null);
      case null -> throw new IllegalStateException("Every item must have an outcome.");
    };
  }
}
