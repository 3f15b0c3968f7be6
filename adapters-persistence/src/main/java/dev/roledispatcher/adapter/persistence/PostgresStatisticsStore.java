package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.application.port.out.StatisticsStore;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.dispatch.ErrorCode;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.stats.ContextStats;
import dev.roledispatcher.domain.stats.DispatchStats;
import dev.roledispatcher.domain.stats.LatencyHistogram;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers on PostgreSQL: totals, and the changes that wait to become part of them. Safe to use
/// from any thread.
final class PostgresStatisticsStore implements StatisticsStore {

  private static final int BATCH = 5_000;
  private static final int MOST_BATCHES = 100;

  /// What each change counts for, as rows of kind, key and sum.
  private static final String COUNTS =
      """
      SELECT v.kind, v.key, count(*) AS count, sum(v.sum) AS sum
        FROM %s d
       CROSS JOIN LATERAL (VALUES
               ('CLASS', d.classification, d.took_us),
               ('ROLE', CASE WHEN d.classification IS NOT NULL THEN d.role_id END, 0),
               ('ERROR', d.error_code, 0),
               ('BUCKET', d.bucket::text, 0),
               ('REASSIGNED', CASE WHEN d.reassigned THEN 'ALL' END, 0)) AS v(kind, key, sum)
       WHERE v.key IS NOT NULL
       GROUP BY v.kind, v.key\
      """;

  private static final String READ =
      """
      SELECT kind, key, sum(count)::bigint AS count, sum(sum)::bigint AS sum
        FROM (SELECT kind, key, count, sum FROM stat_total
              UNION ALL
              %s) c
       GROUP BY kind, key\
      """
          .formatted(COUNTS.formatted("dispatch_delta"));

  private static final String ONE_AT_A_TIME = "SELECT pg_try_advisory_xact_lock(1380928838, 0)";

  private static final String FOLD =
      """
      WITH folded AS (
        DELETE FROM dispatch_delta
         WHERE id IN (SELECT id FROM dispatch_delta ORDER BY id LIMIT %1$d)
        RETURNING *
      ), loads AS (
        INSERT INTO role_load AS l (role_id, active, assignments, last_assigned_at)
        SELECT role_id, sum(load_change), count(assigned_at), max(assigned_at)
          FROM folded
         WHERE role_id IS NOT NULL
         GROUP BY role_id
        ON CONFLICT (role_id) DO UPDATE
           SET active = l.active + excluded.active,
               assignments = l.assignments + excluded.assignments,
               last_assigned_at = greatest(l.last_assigned_at, excluded.last_assigned_at),
               changed_at = clock_timestamp()
      ), totals AS (
        INSERT INTO stat_total AS t (kind, key, count, sum)
        %2$s
        ON CONFLICT (kind, key) DO UPDATE
           SET count = t.count + excluded.count, sum = t.sum + excluded.sum
      )
      SELECT count(*) FROM folded\
      """
          .formatted(BATCH, COUNTS.formatted("folded"));

  private static final String FAILURES =
      "INSERT INTO dispatch_delta (load_change, error_code) SELECT 0, unnest(?::text[])";

  /// In the order of keys, so that two instances never wait for each other.
  private static final String CONTEXTS =
      """
      INSERT INTO stat_total AS t (kind, key, count, sum)
      SELECT 'CONTEXT', u.key, u.count, 0
        FROM unnest(?::text[], ?::bigint[]) AS u(key, count)
       ORDER BY u.key COLLATE "C"
      ON CONFLICT (kind, key) DO UPDATE SET count = t.count + excluded.count\
      """;

  private final Database database;

  PostgresStatisticsStore(Database database) {
    this.database = database;
  }

  @Override
  public void recordFailures(List<ErrorCode> failures) {
    if (failures.isEmpty()) {
      return;
    }
    Object[] codes = failures.stream().map(ErrorCode::name).toArray();
    database.anywhere(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(FAILURES)) {
        statement.setArray(1, connection.createArrayOf("text", codes));
        return statement.executeUpdate();
      }
    });
  }

  @Override
  public void recordContexts(ContextStats delta) {
    Map<String, Long> counts = ContextCounts.of(delta);
    if (counts.isEmpty()) {
      return;
    }
    database.anywhere(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(CONTEXTS)) {
        statement.setArray(1, connection.createArrayOf("text", counts.keySet().toArray()));
        statement.setArray(2, connection.createArrayOf("bigint", counts.values().toArray()));
        return statement.executeUpdate();
      }
    });
  }

  @Override
  public DispatchStats read() {
    return database.anywhere(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(READ);
          ResultSet rows = statement.executeQuery()) {
        return stats(rows);
      }
    });
  }

  @Override
  public int fold() {
    int folded = 0;
    for (int i = 0; i < MOST_BATCHES; i++) {
      int batch = database.inOwnTransaction(PostgresStatisticsStore::foldBatch);
      folded += batch;
      if (batch < BATCH) {
        break;
      }
    }
    return folded;
  }

  private static int foldBatch(Connection connection) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(ONE_AT_A_TIME);
        ResultSet row = lock.executeQuery()) {
      if (!row.next() || !row.getBoolean(1)) {
        return 0;
      }
    }
    try (PreparedStatement fold = connection.prepareStatement(FOLD);
        ResultSet row = fold.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  private static DispatchStats stats(ResultSet rows) throws SQLException {
    Map<TaskClassification, Long> byClassification = new EnumMap<>(TaskClassification.class);
    Map<RoleId, Long> byRole = new HashMap<>();
    Map<ErrorCode, Long> byError = new EnumMap<>(ErrorCode.class);
    Map<Integer, Long> buckets = new HashMap<>();
    Map<String, Long> contexts = new HashMap<>();
    long reassignments = 0;
    long micros = 0;
    while (rows.next()) {
      String key = rows.getString("key");
      long count = rows.getLong("count");
      switch (rows.getString("kind")) {
        case "CLASS" -> {
          byClassification.put(TaskClassification.valueOf(key), count);
          micros += rows.getLong("sum");
        }
        case "ROLE" -> byRole.put(new RoleId(key), count);
        case "ERROR" -> byError.put(ErrorCode.valueOf(key), count);
        case "BUCKET" -> buckets.put(Integer.valueOf(key), count);
        case "REASSIGNED" -> reassignments = count;
        case "CONTEXT" -> contexts.put(key, count);
        default ->
            throw new IllegalStateException(
                "The kind of total (%s) must be known.".formatted(rows.getString("kind")));
      }
    }
    return new DispatchStats(
        byClassification,
        byRole,
        byError,
        reassignments,
        Duration.of(micros, ChronoUnit.MICROS),
        new LatencyHistogram(buckets),
        ContextCounts.from(contexts));
  }
}
