package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.adapter.persistence.AssignBatch.Item;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.Assigned;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.LimitReached;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.RoleFull;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.RoleGone;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.Taken;
import dev.roledispatcher.application.port.out.AssignmentStore.NewAssignment;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.context.TextBlock;
import dev.roledispatcher.domain.selection.CapacityLimits;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes one list of assignments: usually with one statement, again for those that were about to
/// get a place that somebody else took in the same moment. Used once, by one thread.
final class Assigning {

  /// A list from here on is planned for its size; a shorter one uses the plan that is kept, which
  /// compares every item with every other: for a hundred that costs half of what planning does.
  private static final int LONG_LIST = 128;

  private static final int MOST_TRIES = 8;

  /// The most places that one task locks one by one: the database has not room for any number of
  /// locks.
  private static final int MOST_LOCKED = 128;

  private final Connection connection;
  private final ContextBlocks blocks;
  private final CapacityLimits limits;
  private final Map<Integer, AssignOutcome> outcomes = new HashMap<>();

  Assigning(Connection connection, ContextBlocks blocks, CapacityLimits limits) {
    this.connection = connection;
    this.blocks = blocks;
    this.limits = limits;
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
    List<TaskId> left = new ArrayList<>();
    List<Item> beaten = new ArrayList<>();
    try (PreparedStatement statement = prepare(items, tries > 1)) {
      statement.execute();
      statement.getMoreResults();
      try (ResultSet rows = statement.getResultSet()) {
        while (rows.next()) {
          Item item =
              Objects.requireNonNull(
                  byOrd.get(rows.getInt("ord")), "Every row must be about an item.");
          switch (rows.getString("outcome")) {
            case "ASSIGNED" -> {
              outcomes.put(item.ord(), new Assigned(tracked(item, rows)));
              if (item.assignment().queuedEpoch() != null) {
                left.add(item.task());
              }
            }
            case "TAKEN" ->
                outcomes.put(item.ord(), TaskRows.taken(rows, "old_state", "old_role_id"));
            case "GONE" -> outcomes.put(item.ord(), new RoleGone(item.role()));
            case "FULL" -> outcomes.put(item.ord(), new RoleFull(item.role()));
            case "LIMIT" -> outcomes.put(item.ord(), LimitRows.reached(rows, item.role()));
            case "BEATEN" -> beaten.add(item);
            default -> again.add(item);
          }
        }
      }
    }
    settleBeaten(beaten);
    giveBack(again.stream().filter(item -> item.mayGetAPart(limits)).toList());
    QueueRows.removeAll(connection, left);
    if (tries < MOST_TRIES) {
      return again;
    }
    again.forEach(item -> outcomes.put(item.ord(), new RoleFull(item.role())));
    return List.of();
  }

  private PreparedStatement prepare(List<Item> items, boolean everywhere) throws SQLException {
    AssignBatch batch = new AssignBatch(items);
    LimitRows rows = LimitRows.of(limits, items.stream().map(Item::need).toList());
    boolean isLimited =
        !rows.units().isEmpty() || items.stream().anyMatch(item -> item.kind() != null);
    boolean isLarge = placesOf(items) > MOST_LOCKED;
    PreparedStatement statement =
        connection.prepareStatement(isLimited ? AssignSql.ASSIGN_UNDER_LIMITS : AssignSql.ASSIGN);
    int i = 0;
    Object[] names =
        Stream.concat(items.stream().map(item -> item.role().value()), rows.names().stream())
            .toArray();
    statement.setBoolean(++i, isLimited);
    statement.setArray(++i, connection.createArrayOf("text", names));
    statement.setBoolean(++i, isLarge);
    statement.setBoolean(++i, items.size() > 1);
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
    statement.setArray(++i, connection.createArrayOf("bigint", batch.leases()));
    statement.setArray(++i, connection.createArrayOf("bigint", batch.queuedEpochs()));
    statement.setArray(++i, connection.createArrayOf("integer", batch.costs()));
    statement.setArray(++i, connection.createArrayOf("text", batch.kinds()));
    statement.setBoolean(++i, everywhere);
    statement.setBoolean(++i, !everywhere && !isLarge && items.size() == 1);
    if (isLimited) {
      rows.set(statement, i);
    }
    return statement;
  }

  /// How many places the items take at most.
  private int placesOf(List<Item> items) {
    return items.stream()
        .mapToInt(item ->
            item.need().cost()
                * (1 + (item.kind() == null ? 0 : 1) + limits.of(item.need()).size()))
        .sum();
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
    giveBack(beaten);
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

  private void giveBack(List<Item> items) throws SQLException {
    if (items.isEmpty()) {
      return;
    }
    UUID[] dispatches = items.stream().map(Item::dispatch).toArray(UUID[]::new);
    try (PreparedStatement statement = connection.prepareStatement(HoldSql.GIVE_BACK)) {
      statement.setArray(1, connection.createArrayOf("uuid", dispatches));
      statement.executeUpdate();
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
      case LimitReached full -> new Taken(TaskState.QUEUED, null);
      case null -> throw new IllegalStateException("Every item must have an outcome.");
    };
  }
}
