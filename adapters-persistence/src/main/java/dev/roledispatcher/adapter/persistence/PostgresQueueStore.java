package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.adapter.persistence.json.AttributesJson;
import dev.roledispatcher.adapter.persistence.json.DemandJson;
import dev.roledispatcher.application.port.out.QueueStore;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.WaitingTask;
import dev.roledispatcher.domain.queue.CriticalCap;
import dev.roledispatcher.domain.queue.FairShare;
import dev.roledispatcher.domain.queue.FairnessKey;
import dev.roledispatcher.domain.queue.Lane;
import dev.roledispatcher.domain.queue.PastAttempt;
import dev.roledispatcher.domain.queue.QueueRank;
import dev.roledispatcher.domain.queue.QueueRules;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.Demand;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The queue on PostgreSQL. Safe to use from any thread.
final class PostgresQueueStore implements QueueStore {

  private static final String REQUEUED = "It waits for its turn again.";

  private final Database database;
  private final QueueRules rules;

  PostgresQueueStore(Database database, QueueRules rules) {
    this.database = database;
    this.rules = rules;
  }

  @Override
  public List<EnqueueOutcome> enqueue(List<WaitingTask> tasks, Instant at) {
    Map<TaskId, Integer> firsts = new HashMap<>();
    List<WaitingTask> distinct = new ArrayList<>(tasks.size());
    for (WaitingTask task : tasks) {
      if (firsts.putIfAbsent(task.id(), distinct.size()) == null) {
        distinct.add(task);
      }
    }
    return database.inUnitOfWork(connection -> {
      Map<TaskId, EnqueueOutcome> outcomes = enqueue(connection, distinct, at);
      Set<TaskId> seen = new HashSet<>();
      return tasks.stream()
          .map(task -> seen.add(task.id()) ? first(outcomes, task) : second(outcomes, task))
          .toList();
    });
  }

  private static EnqueueOutcome first(Map<TaskId, EnqueueOutcome> outcomes, WaitingTask task) {
    return Objects.requireNonNull(outcomes.get(task.id()), "Every task must have an outcome.");
  }

  private static EnqueueOutcome second(Map<TaskId, EnqueueOutcome> outcomes, WaitingTask task) {
    EnqueueOutcome first = first(outcomes, task);
    return first instanceof EnqueueOutcome.Taken
        ? first
        : new EnqueueOutcome.Taken(
            task.dueAt() == null ? TaskState.QUEUED : TaskState.SCHEDULED, null);
  }

  private Map<TaskId, EnqueueOutcome> enqueue(
      Connection connection, List<WaitingTask> tasks, Instant at) throws SQLException {
    Map<TaskId, EnqueueOutcome> outcomes = new HashMap<>();
    List<TaskId> beaten = new ArrayList<>();
    byIndex(connection);
    try (PreparedStatement statement = connection.prepareStatement(QueueSql.ENQUEUE)) {
      int i = new EntryBatch(tasks, rules, at).set(connection, statement);
      statement.setObject(i + 1, Times.parameter(at));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          TaskId task = tasks.get(rows.getInt("ord")).id();
          if (rows.getBoolean("entered")) {
            outcomes.put(task, new EnqueueOutcome.Entered());
          } else if (rows.getString("old_state") == null) {
            beaten.add(task);
          } else {
            outcomes.put(
                task,
                new EnqueueOutcome.Taken(
                    TaskState.valueOf(rows.getString("old_state")),
                    TaskRows.roleOrNull(rows, "old_role_id")));
          }
        }
      }
    }
    if (!beaten.isEmpty()) {
      for (TrackedTask winner : TaskRows.findAll(connection, beaten)) {
        outcomes.put(
            winner.task().id(), new EnqueueOutcome.Taken(winner.state(), winner.currentRole()));
      }
    }
    return outcomes;
  }

  @Override
  public void requeue(
      TaskId task,
      DispatchRequest request,
      Classification classification,
      Instant enqueuedAt,
      Instant at) {
    if (!request.task().id().equals(task)) {
      throw new IllegalArgumentException(
          "The request of the task (%s) must be about it, not about (%s)."
              .formatted(task, request.task().id()));
    }
    WaitingTask waiting =
        new WaitingTask(request, classification, enqueuedAt, null, Duration.ZERO, 0, REQUEUED);
    write(
        QueueSql.REQUEUE,
        (connection, statement) ->
            new EntryBatch(List.of(waiting), rules, at).set(connection, statement));
  }

  @Override
  public void remove(TaskId task) {
    database.inUnitOfWork(connection -> {
      QueueRows.remove(connection, task);
      return true;
    });
  }

  @Override
  public Claim tryClaim() {
    return database.inUnitOfWork(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(QueueSql.TRY_CLAIM);
          ResultSet row = statement.executeQuery()) {
        row.next();
        return Claim.valueOf(row.getString("claim"));
      }
    });
  }

  @Override
  public List<Demand> demands() {
    return database.anywhere(connection -> {
      List<Demand> demands = new ArrayList<>();
      try (PreparedStatement statement = connection.prepareStatement(QueueSql.DEMANDS);
          ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          demands.add(DemandJson.read(rows.getString("demand")));
        }
      }
      return List.copyOf(demands);
    });
  }

  @Override
  public List<Line> lines(Collection<Demand> demands, int most, Instant at) {
    List<Demand> asked = List.copyOf(demands);
    return database.anywhere(connection -> {
      List<Line> lines = new ArrayList<>();
      try (PreparedStatement statement = connection.prepareStatement(QueueSql.LINES)) {
        Object[] signatures = asked.stream().map(Demand::signature).toArray();
        statement.setArray(1, connection.createArrayOf("text", signatures));
        statement.setObject(2, Times.parameter(at));
        statement.setObject(3, Times.parameter(at));
        statement.setInt(4, most);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            lines.add(
                new Line(
                    asked.get(rows.getInt("ord") - 1),
                    lane(rows),
                    new FairnessKey(rows.getString("share_key")),
                    rows.getLong("tasks"),
                    rows.getDouble("v")));
          }
        }
      }
      return List.copyOf(lines);
    });
  }

  @Override
  public List<Head> claim(List<Wanted> wanted, Instant at) {
    if (wanted.isEmpty()) {
      return List.of();
    }
    return database.inUnitOfWork(connection -> {
      List<Head> heads = new ArrayList<>();
      try (PreparedStatement statement = connection.prepareStatement(QueueSql.CLAIM)) {
        int i = 0;
        statement.setArray(++i, texts(connection, wanted, each -> each.demand().signature()));
        statement.setArray(++i, lanes(connection, wanted, Wanted::lane));
        statement.setArray(++i, texts(connection, wanted, each -> each.key().value()));
        statement.setArray(
            ++i,
            connection.createArrayOf(
                "integer", wanted.stream().map(Wanted::tasks).toArray(Integer[]::new)));
        statement.setArray(
            ++i,
            connection.createArrayOf(
                "integer", wanted.stream().map(Wanted::together).toArray(Integer[]::new)));
        statement.setArray(
            ++i,
            connection.createArrayOf(
                "timestamptz",
                wanted.stream().map(PostgresQueueStore::afterRank).toArray(String[]::new)));
        statement.setArray(++i, texts(connection, wanted, PostgresQueueStore::afterTask));
        statement.setObject(++i, Times.parameter(at));
        statement.setObject(++i, Times.parameter(at));
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            heads.add(
                new Head(
                    QueueRows.entry(rows), rows.getInt("ord") - 1, Times.read(rows, "rank_at")));
          }
        }
      }
      return List.copyOf(heads);
    });
  }

  private static String afterRank(Wanted wanted) {
    return wanted.after() == null ? "-infinity" : wanted.after().rankAt().toString();
  }

  private static String afterTask(Wanted wanted) {
    return wanted.after() == null ? "" : wanted.after().entry().task().id().value();
  }

  @Override
  public Map<TaskId, List<PastAttempt>> endings(Collection<TaskId> tasks) {
    return database.anywhere(connection -> {
      Map<TaskId, List<PastAttempt>> found = new HashMap<>();
      try (PreparedStatement statement = connection.prepareStatement(QueueSql.ENDINGS)) {
        statement.setArray(1, QueueRows.ids(connection, List.copyOf(tasks)));
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            found
                .computeIfAbsent(new TaskId(rows.getString("task_id")), none -> new ArrayList<>())
                .add(
                    new PastAttempt(
                        new RoleId(rows.getString("role_id")),
                        PastAttempt.Ending.valueOf(rows.getString("ending")),
                        Times.read(rows, "at")));
          }
        }
      }
      return Map.copyOf(found);
    });
  }

  @Override
  public void rest(List<Rest> rests) {
    write(
        QueueSql.REST,
        (connection, statement) -> {
          statement.setArray(1, texts(connection, rests, each -> each.task().value()));
          statement.setArray(
              2, texts(connection, rests, each -> Texts.storable("reason", each.reason())));
          statement.setArray(
              3,
              connection.createArrayOf(
                  "timestamptz",
                  rests.stream()
                      .map(each -> Times.stored(each.until()).toString())
                      .toArray(String[]::new)));
        });
  }

  @Override
  public void charge(List<Charge> charges) {
    write(
        QueueSql.CHARGE,
        (connection, statement) -> {
          statement.setArray(1, lanes(connection, charges, Charge::lane));
          statement.setArray(2, texts(connection, charges, each -> each.key().value()));
          statement.setArray(3, doubles(connection, charges, Charge::spent));
          statement.setArray(4, doubles(connection, charges, Charge::served));
        });
  }

  @Override
  public List<CriticalCap.Starts> startsSince(Instant from) {
    return database.anywhere(connection -> {
      List<CriticalCap.Starts> starts = new ArrayList<>();
      try (PreparedStatement statement = connection.prepareStatement(QueueSql.STARTS_SINCE)) {
        statement.setObject(1, Times.parameter(from));
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            starts.add(
                new CriticalCap.Starts(
                    Times.read(rows, "at"), rows.getInt("critical"), rows.getInt("others")));
          }
        }
      }
      return List.copyOf(starts);
    });
  }

  @Override
  public long startedSince(Instant from) {
    return database.anywhere(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(QueueSql.STARTED_SINCE)) {
        statement.setObject(1, Times.parameter(from));
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          return row.getLong("started");
        }
      }
    });
  }

  @Override
  public void recordStarts(Starts starts) {
    write(
        QueueSql.RECORD_STARTS,
        (connection, statement) -> {
          statement.setObject(1, Times.parameter(starts.counted().at()));
          statement.setInt(2, starts.counted().critical());
          statement.setInt(3, starts.counted().others());
          statement.setInt(4, starts.all());
        });
  }

  @Override
  public void tidy(Instant before) {
    boolean isMine =
        database.inUnitOfWork(connection -> {
          try (PreparedStatement statement = connection.prepareStatement(QueueSql.TRY_TIDY);
              ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getBoolean("mine");
          }
        });
    if (!isMine) {
      return;
    }
    write(QueueSql.FOLD, (connection, statement) -> {});
    write(QueueSql.FORGET_COUNTS, (connection, statement) -> {});
    write(
        QueueSql.FORGET_STARTS,
        (connection, statement) -> statement.setObject(1, Times.parameter(before)));
    if (tryClaim() == Claim.HELD) {
      write(QueueSql.FORGET_SHARES, (connection, statement) -> {});
      write(
          QueueSql.REBASE,
          (connection, statement) -> statement.setDouble(1, FairShare.WORTH_REBASING));
    }
  }

  @Override
  public List<Entry> lockDue(Due due, Instant at, int most) {
    String sql =
        switch (due) {
          case SCHEDULE -> QueueSql.LOCK_SCHEDULED;
          case EXPIRY -> QueueSql.LOCK_EXPIRED;
          case CHANGE -> QueueSql.LOCK_CHANGING;
        };
    return lock(
        sql,
        (connection, statement) -> {
          statement.setObject(1, Times.parameter(at));
          statement.setInt(2, most);
        });
  }

  @Override
  public List<Entry> lock(Collection<TaskId> tasks) {
    return lock(
        QueueSql.LOCK_ALL,
        (connection, statement) ->
            statement.setArray(1, QueueRows.ids(connection, List.copyOf(tasks))));
  }

  @Override
  public List<Entry> lock(Filter filter, int most) {
    String key = filter.key() == null ? null : filter.key().value();
    String priority = filter.priority() == null ? null : filter.priority().name();
    return lock(
        QueueSql.LOCK_SOME,
        (connection, statement) -> {
          statement.setString(1, key);
          statement.setString(2, key);
          statement.setString(3, priority);
          statement.setString(4, priority);
          statement.setInt(5, most);
        });
  }

  private List<Entry> lock(String sql, Parameters parameters) {
    return database.inUnitOfWork(connection -> {
      byIndex(connection);
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        parameters.set(connection, statement);
        return QueueRows.all(statement);
      }
    });
  }

  @Override
  public void rewrite(List<Rewrite> changes, Instant at) {
    if (changes.isEmpty()) {
      return;
    }
    List<WaitingTask> tasks = changes.stream().map(Rewrite::task).toList();
    write(
        QueueSql.REWRITE,
        (connection, statement) -> {
          int i = new EntryBatch(tasks, rules, at).set(connection, statement);
          statement.setObject(++i, Times.parameter(at));
          statement.setArray(++i, texts(connection, changes, each -> each.type().name()));
          statement.setArray(
              ++i,
              texts(connection, changes, each -> Texts.storableOrNull("reason", each.reason())));
          statement.setArray(
              ++i, texts(connection, changes, each -> AttributesJson.write(each.data())));
        });
  }

  @Override
  public void lookLater(WaitingTask task, Instant at) {
    Instant next = task.nextLook(at);
    write(
        QueueSql.LOOK_LATER,
        (connection, statement) -> {
          statement.setObject(1, next == null ? null : Times.parameter(next));
          statement.setString(2, task.id().value());
        });
  }

  @Override
  public void end(List<Ending> endings, Instant at) {
    if (endings.isEmpty()) {
      return;
    }
    write(
        QueueSql.END,
        (connection, statement) -> {
          statement.setObject(1, Times.parameter(at));
          statement.setArray(2, texts(connection, endings, each -> each.task().value()));
          statement.setArray(3, texts(connection, endings, each -> each.state().name()));
          statement.setArray(
              4, texts(connection, endings, each -> Texts.storable("reason", each.reason())));
        });
  }

  @Override
  public Optional<Entry> find(TaskId task) {
    return database.anywhere(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(QueueSql.FIND)) {
        statement.setString(1, task.value());
        return QueueRows.all(statement).stream().findFirst();
      }
    });
  }

  @Override
  public Optional<Long> countBefore(WaitingTask task, int most) {
    QueueRank rank = task.rank(rules);
    return database.anywhere(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(QueueSql.COUNT_BEFORE)) {
        statement.setShort(1, QueueRows.number(rank.lane()));
        statement.setString(2, rank.key().value());
        statement.setObject(3, Times.parameter(rank.rankAt()));
        statement.setString(4, task.id().value());
        statement.setInt(5, most + 1);
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          long tasks = row.getLong("tasks");
          return tasks > most ? Optional.empty() : Optional.of(tasks);
        }
      }
    });
  }

  @Override
  public Counts counts(int most) {
    return database.anywhere(
        connection -> new Counts(rows(connection, most), oldest(connection), pauseOf(connection)));
  }

  private static List<Count> rows(Connection connection, int most) throws SQLException {
    List<Count> counts = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(QueueSql.COUNTS)) {
      statement.setInt(1, most);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          counts.add(
              new Count(
                  lane(rows),
                  new FairnessKey(rows.getString("share_key")),
                  Priority.valueOf(rows.getString("priority")),
                  rows.getBoolean("scheduled") ? TaskState.SCHEDULED : TaskState.QUEUED,
                  rows.getLong("tasks")));
        }
      }
    }
    return counts;
  }

  private static @Nullable Instant oldest(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(QueueSql.OLDEST);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? Times.read(row, "enqueued_at") : null;
    }
  }

  private static @Nullable Pause pauseOf(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(QueueSql.PAUSE_OF);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? new Pause(Times.read(row, "since"), row.getString("reason")) : null;
    }
  }

  @Override
  public Optional<Pause> pause() {
    return database.anywhere(connection -> Optional.ofNullable(pauseOf(connection)));
  }

  @Override
  public void setPause(@Nullable Pause pause) {
    if (pause == null) {
      write(QueueSql.RESUME, (connection, statement) -> {});
      return;
    }
    String reason = Texts.storableOrNull("reason", pause.reason());
    write(
        QueueSql.PAUSE,
        (connection, statement) -> {
          statement.setObject(1, Times.parameter(pause.since()));
          statement.setString(2, reason);
        });
  }

  @Override
  public void announce() {
    database.anywhere(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(QueueSql.ANNOUNCE)) {
        statement.setString(1, Notices.QUEUE.channel());
        return statement.execute();
      }
    });
  }

  private void write(String sql, Parameters parameters) {
    database.inUnitOfWork(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        parameters.set(connection, statement);
        return statement.executeUpdate();
      }
    });
  }

  private static void byIndex(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(QueueSql.BY_INDEX)) {
      statement.execute();
    }
  }

  private static Lane lane(ResultSet row) throws SQLException {
    return QueueRows.lane(row.getShort("lane"));
  }

  private static <T> java.sql.Array texts(
      Connection connection, List<T> items, Function<T, @Nullable String> value)
      throws SQLException {
    @Nullable String[] texts = new String[items.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = value.apply(items.get(i));
    }
    return connection.createArrayOf("text", texts);
  }

  private static <T> java.sql.Array lanes(
      Connection connection, List<T> items, Function<T, Lane> value) throws SQLException {
    return connection.createArrayOf(
        "smallint",
        items.stream().map(each -> QueueRows.number(value.apply(each))).toArray(Short[]::new));
  }

  private static <T> java.sql.Array doubles(
      Connection connection, List<T> items, Function<T, Double> value) throws SQLException {
    return connection.createArrayOf("float8", items.stream().map(value).toArray(Double[]::new));
  }

  /// Sets the parameters of a statement.
  @FunctionalInterface
  private interface Parameters {

    /// Sets them.
    void set(Connection connection, PreparedStatement statement) throws SQLException;
  }
}
