package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.adapter.persistence.Cursors.TaskPlace;
import dev.roledispatcher.adapter.persistence.json.AttributesJson;
import dev.roledispatcher.adapter.persistence.json.DecisionJson;
import dev.roledispatcher.adapter.persistence.json.NoteJson;
import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.ReadDispatches.TaskFilter;
import dev.roledispatcher.application.port.out.AssignmentStore;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.context.PastAttempt;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.CapacityLimits;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tasks, assignments, histories and decisions on PostgreSQL. Safe to use from any thread.
final class PostgresAssignmentStore implements AssignmentStore {

  private static final String EVENTS =
      """
      SELECT sequence, type, at, role_id, from_role_id, reason, actor, data
        FROM dispatch_event
       WHERE task_id = ?
       ORDER BY sequence\
      """;

  private static final String ROLES_OF =
      "SELECT DISTINCT task_id, role_id FROM assignment WHERE task_id = ANY (?::text[])";

  /// First the locks: of the names, because a task that is new has no row to lock, and of the rows,
  /// because whoever needs none of these locks changes them too. Only the last statement is sure to
  /// see what was committed before.
  private static final String HOLD_ROLES_OF =
      """
      SELECT pg_advisory_xact_lock(1380928839, n.name)
        FROM (SELECT DISTINCT hashtext(u.task_id) AS name
                FROM unnest(?::text[]) AS u(task_id) ORDER BY 1) n;
      SELECT 1 FROM task WHERE task_id = ANY (?::text[]) ORDER BY task_id FOR UPDATE;
      """
          + ROLES_OF;

  private static final String STATES =
      "SELECT task_id, state FROM task WHERE task_id = ANY (?::text[])";

  private static final String DECISION =
      "SELECT record FROM dispatch_decision WHERE dispatch_id = ?";

  private static final String ATTEMPTS =
      """
      SELECT a.role_id, coalesce(r.name, a.role_id) AS role_name, a.assigned_at, a.ended_at,
             coalesce(a.ending, a.state) AS state, a.end_reason, a.note
        FROM assignment a
        LEFT JOIN role r ON r.role_id = a.role_id
       WHERE a.task_id = ?
       ORDER BY a.epoch DESC
       LIMIT ?\
      """;

  private static final String CLASSIFICATIONS =
      """
      SELECT dispatch_id, record -> 'classification' AS classification
        FROM dispatch_decision
       WHERE dispatch_id = ANY (?::uuid[])\
      """;

  private final Database database;
  private final ContextBlocks blocks;
  private final CapacityLimits limits;
  private final KeyHolders holders;

  PostgresAssignmentStore(
      Database database, ContextBlocks blocks, CapacityLimits limits, KeyHolders holders) {
    this.database = database;
    this.blocks = blocks;
    this.limits = limits;
    this.holders = holders;
  }

  @Override
  public List<AssignOutcome> assign(List<NewAssignment> assignments) {
    return database.inUnitOfWork(connection -> {
      List<AssignOutcome> outcomes = new Assigning(connection, blocks, limits).assign(assignments);
      ShadowRows.write(connection, assignments, outcomes);
      rememberKeys(connection, outcomes);
      return outcomes;
    });
  }

  @Override
  public AssignOutcome reassign(
      NewAssignment assignment, long expectedEpoch, @Nullable String reason, HandoverNote note) {
    String why = Texts.storableOrNull("reason", reason);
    return database.inUnitOfWork(connection -> {
      AssignOutcome outcome =
          new Moving(connection, blocks, limits).reassign(assignment, expectedEpoch, why, note);
      ShadowRows.write(connection, List.of(assignment), List.of(outcome));
      rememberKeys(connection, List.of(outcome));
      return outcome;
    });
  }

  private void rememberKeys(Connection connection, List<AssignOutcome> outcomes)
      throws SQLException {
    holders.remember(
        connection,
        outcomes.stream()
            .filter(AssignOutcome.Assigned.class::isInstance)
            .map(outcome -> ((AssignOutcome.Assigned) outcome).task()));
  }

  @Override
  public Optional<TrackedTask> cancel(
      TaskId task, long expectedEpoch, @Nullable String reason, Instant at) {
    String why = Texts.storableOrNull("reason", reason);
    return database.inUnitOfWork(
        connection -> EndRow.cancelling(task, expectedEpoch, why, at).write(connection));
  }

  @Override
  public Optional<TrackedTask> find(TaskId id) {
    return findAll(List.of(id)).stream().findFirst();
  }

  @Override
  public List<TrackedTask> findAll(List<TaskId> ids) {
    return database.anywhere(connection -> TaskRows.findAll(connection, ids));
  }

  @Override
  public Map<TaskId, TaskState> states(Collection<TaskId> ids) {
    return database.anywhere(connection -> {
      Map<TaskId, TaskState> states = new HashMap<>();
      try (PreparedStatement statement = connection.prepareStatement(STATES)) {
        Object[] wanted = ids.stream().map(TaskId::value).toArray();
        statement.setArray(1, connection.createArrayOf("text", wanted));
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            states.put(
                new TaskId(rows.getString("task_id")), TaskState.valueOf(rows.getString("state")));
          }
        }
      }
      return states;
    });
  }

  @Override
  public Page<TrackedTask> list(TaskFilter filter, PageRequest page) {
    TaskQuery query = TaskQuery.of(filter, Cursors.task(page.cursor()), page.limit() + 1);
    return database.anywhere(connection -> {
      List<TrackedTask> items = new ArrayList<>();
      int available = 0;
      try (PreparedStatement statement = query.prepare(connection);
          ResultSet rows = statement.executeQuery()) {
        while (items.size() < page.limit() && rows.next()) {
          items.add(TaskRows.read(rows));
          available = rows.getInt("available");
        }
      }
      return new Page<>(items, available > items.size() ? placeAfter(items.getLast()) : null);
    });
  }

  private static String placeAfter(TrackedTask last) {
    return Cursors.after(new TaskPlace(last.createdAt(), last.task().id()));
  }

  @Override
  public List<DispatchEvent> events(TaskId id) {
    return database.anywhere(connection -> {
      List<DispatchEvent> events = new ArrayList<>();
      try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
        statement.setString(1, id.value());
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            events.add(event(rows));
          }
        }
      }
      return List.copyOf(events);
    });
  }

  @Override
  public Map<TaskId, Set<RoleId>> rolesOf(Collection<TaskId> tasks) {
    return database.anywhere(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(ROLES_OF)) {
        Object[] wanted = tasks.stream().map(TaskId::value).toArray();
        statement.setArray(1, connection.createArrayOf("text", wanted));
        try (ResultSet rows = statement.executeQuery()) {
          return roles(rows);
        }
      }
    });
  }

  @Override
  public Map<TaskId, Set<RoleId>> holdRolesOf(TaskId about, Collection<TaskId> tasks) {
    return database.inUnitOfWork(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(HOLD_ROLES_OF)) {
        Object[] others = tasks.stream().map(TaskId::value).toArray();
        Object[] all = Stream.concat(Stream.of(about), tasks.stream()).map(TaskId::value).toArray();
        statement.setArray(1, connection.createArrayOf("text", all));
        statement.setArray(2, connection.createArrayOf("text", all));
        statement.setArray(3, connection.createArrayOf("text", others));
        try (ResultSet rows = Results.last(statement)) {
          return roles(rows);
        }
      }
    });
  }

  private static Map<TaskId, Set<RoleId>> roles(ResultSet rows) throws SQLException {
    Map<TaskId, Set<RoleId>> found = new HashMap<>();
    while (rows.next()) {
      found
          .computeIfAbsent(new TaskId(rows.getString("task_id")), none -> new HashSet<>())
          .add(new RoleId(rows.getString("role_id")));
    }
    return found;
  }

  @Override
  public List<PastAttempt> attempts(TaskId task, int most) {
    return database.anywhere(connection -> {
      List<PastAttempt> attempts = new ArrayList<>();
      try (PreparedStatement statement = connection.prepareStatement(ATTEMPTS)) {
        statement.setString(1, task.value());
        statement.setInt(2, most);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            attempts.add(attempt(rows));
          }
        }
      }
      return List.copyOf(attempts.reversed());
    });
  }

  @Override
  public Optional<DispatchDecision> decision(DispatchId id) {
    return database.anywhere(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(DECISION)) {
        statement.setObject(1, id.value());
        try (ResultSet row = statement.executeQuery()) {
          return row.next()
              ? Optional.of(
                  DecisionJson.read(row.getString("record"), ContextBlocks.on(connection)))
              : Optional.empty();
        }
      }
    });
  }

  @Override
  public Map<DispatchId, Classification> classifications(Collection<DispatchId> ids) {
    return database.anywhere(connection -> {
      Map<DispatchId, Classification> found = new HashMap<>();
      try (PreparedStatement statement = connection.prepareStatement(CLASSIFICATIONS)) {
        Object[] wanted = ids.stream().map(DispatchId::value).toArray();
        statement.setArray(1, connection.createArrayOf("uuid", wanted));
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            found.put(
                new DispatchId(rows.getObject("dispatch_id", UUID.class)),
                DecisionJson.readClassification(rows.getString("classification")));
          }
        }
      }
      return Map.copyOf(found);
    });
  }

  private static PastAttempt attempt(ResultSet row) throws SQLException {
    HandoverNote note = NoteJson.read(row.getString("note"));
    return new PastAttempt(
        new RoleId(row.getString("role_id")),
        row.getString("role_name"),
        Times.read(row, "assigned_at"),
        Times.readOrNull(row, "ended_at"),
        row.getString("state").toLowerCase(Locale.ROOT),
        row.getString("end_reason"),
        note.done(),
        note.left(),
        note.artefacts());
  }

  private static DispatchEvent event(ResultSet row) throws SQLException {
    return new DispatchEvent(
        row.getLong("sequence"),
        DispatchEvent.Type.valueOf(row.getString("type")),
        Times.read(row, "at"),
        TaskRows.roleOrNull(row, "role_id"),
        TaskRows.roleOrNull(row, "from_role_id"),
        row.getString("reason"),
        row.getString("actor"),
        AttributesJson.read(row.getString("data")));
  }
}
