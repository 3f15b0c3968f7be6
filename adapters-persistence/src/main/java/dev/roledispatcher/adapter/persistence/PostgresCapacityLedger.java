package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.application.port.out.CapacityLedger;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.CapacityLimits;
import dev.roledispatcher.domain.selection.LimitScope;
import dev.roledispatcher.domain.stats.CapacityAudit;
import dev.roledispatcher.domain.stats.CapacityAudit.Drift;
import dev.roledispatcher.domain.stats.CapacityAudit.Lacking;
import dev.roledispatcher.domain.stats.CapacityAudit.Orphan;
import dev.roledispatcher.domain.task.TaskId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The ledger of capacity on PostgreSQL. Safe to use from any thread.
///
/// Holds, and the deltas of loads, are written in the transaction of what they are for. So one
/// statement, which sees one moment, sees them agree or sees a fault; and the difference stays the
/// same whatever is dispatched meanwhile, so that it can be mended by another delta.
final class PostgresCapacityLedger implements CapacityLedger {

  private static final String ONE_AT_A_TIME = "SELECT pg_try_advisory_xact_lock(1380928838, 1)";

  private static final String MEND_LOADS =
      """
      WITH held AS (
        SELECT role_id, count(*) AS units
          FROM capacity_hold
         WHERE role_id IS NOT NULL
         GROUP BY role_id
      ), believed AS (
        SELECT role_id, sum(units) AS units
          FROM (SELECT role_id, active AS units FROM role_load
                UNION ALL
                SELECT role_id, load_change FROM dispatch_delta WHERE role_id IS NOT NULL) b
         GROUP BY role_id
      ), wrong AS MATERIALIZED (
        SELECT role_id, coalesce(b.units, 0)::bigint AS believed, coalesce(h.units, 0) AS held
          FROM held h
          FULL JOIN believed b USING (role_id)
         WHERE coalesce(b.units, 0) <> coalesce(h.units, 0)
      ), mended AS (
        INSERT INTO dispatch_delta (role_id, load_change)
        SELECT role_id, least(greatest(held - believed, -32767), 32767) FROM wrong
      )
      SELECT role_id, believed, held FROM wrong ORDER BY role_id\
      """;

  private static final String FREE_ORPHANS =
      """
      WITH freed AS (
        DELETE FROM capacity_hold h
         WHERE NOT EXISTS (SELECT FROM task t
                            WHERE t.task_id = h.task_id AND t.state = 'ASSIGNED'
                              AND t.current_dispatch_id = h.dispatch_id)
           AND NOT EXISTS (SELECT FROM offer o
                            WHERE o.offer_id = h.dispatch_id AND o.state = 'ISSUED')
        RETURNING h.dispatch_id, h.task_id, h.role_id
      ), counted AS (
        INSERT INTO dispatch_delta (role_id, load_change) %s
      )
      SELECT dispatch_id, task_id, count(*) AS units
        FROM freed
       GROUP BY dispatch_id, task_id
       ORDER BY dispatch_id\
      """
          .formatted(HoldSql.FREED_UNITS);

  private static final String FIND_LACKING =
      """
      SELECT l.dispatch_id, l.task_id, l.role_id
        FROM (SELECT current_dispatch_id AS dispatch_id, task_id, current_role_id AS role_id
                FROM task
               WHERE state = 'ASSIGNED'
              UNION ALL
              SELECT offer_id, task_id, role_id FROM offer WHERE state = 'ISSUED') l
       WHERE NOT EXISTS (SELECT FROM capacity_hold h
                          WHERE h.dispatch_id = l.dispatch_id AND h.role_id = l.role_id)
       ORDER BY l.dispatch_id
       LIMIT 1000\
      """;

  /// The parameters: dispatch, task, role and time.
  private static final String HOLD =
      """
      WITH held AS (
        INSERT INTO capacity_hold (dispatch_id, part, role_id, slot, task_id, held_at, reason)
        SELECT i.dispatch_id, u.part, i.role_id, NULL, t.task_id, i.at,
               CASE WHEN t.state = 'ASSIGNED' THEN 'ASSIGNMENT' ELSE 'OFFER' END
          FROM (SELECT ?::uuid AS dispatch_id, ?::text AS task_id, ?::text AS role_id,
                       ?::timestamptz AS at) i
          JOIN task t ON t.task_id = i.task_id
         CROSS JOIN generate_series(
                 0, coalesce((t.document ->> 'capacity_cost')::integer, 1) - 1) AS u(part)
         WHERE (t.state = 'ASSIGNED' AND t.current_dispatch_id = i.dispatch_id
                OR EXISTS (SELECT FROM offer o
                            WHERE o.offer_id = i.dispatch_id AND o.state = 'ISSUED'))
           AND NOT EXISTS (SELECT FROM capacity_hold h
                            WHERE h.dispatch_id = i.dispatch_id AND h.role_id = i.role_id)
        RETURNING role_id
      ), counted AS (
        INSERT INTO dispatch_delta (role_id, load_change)
        SELECT role_id, count(*) FROM held GROUP BY role_id
      )
      SELECT count(*) FROM held\
      """;

  private static final String CAPACITY = "SELECT capacity FROM role WHERE role_id = ?";

  /// The parameters: scope, units, scope; then those of the tasks that should count: kind (null for
  /// any), twice; then the scope.
  private static final String UNFIT =
      """
      SELECT EXISTS (SELECT FROM capacity_hold WHERE scope = ? AND slot >= ?)
          OR EXISTS (SELECT FROM capacity_hold WHERE scope = ? AND slot IS NULL)
          OR EXISTS (SELECT FROM capacity_hold h
                       JOIN task t ON t.task_id = h.task_id
                      WHERE h.role_id IS NOT NULL
                        AND (?::text IS NULL OR t.document ->> 'kind' = ?)
                        AND NOT EXISTS (SELECT FROM capacity_hold o
                                         WHERE o.dispatch_id = h.dispatch_id AND o.scope = ?))\
      """;

  private final Database database;
  private final CapacityLimits limits;

  PostgresCapacityLedger(Database database, CapacityLimits limits) {
    this.database = database;
    this.limits = limits;
  }

  @Override
  public Optional<CapacityAudit> audit(Instant at) {
    return database.inOwnTransaction(connection -> {
      if (!isAlone(connection)) {
        return Optional.empty();
      }
      List<Drift> drifts = mendLoads(connection);
      List<Orphan> orphans = freeOrphans(connection);
      List<Lacking> lacking = hold(connection, at);
      fitLimits(connection);
      return Optional.of(new CapacityAudit(drifts, orphans, lacking));
    });
  }

  private static boolean isAlone(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ONE_AT_A_TIME);
        ResultSet row = statement.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static List<Drift> mendLoads(Connection connection) throws SQLException {
    List<Drift> drifts = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(MEND_LOADS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        drifts.add(
            new Drift(
                new RoleId(rows.getString("role_id")),
                rows.getLong("believed"),
                rows.getLong("held")));
      }
    }
    return drifts;
  }

  private static List<Orphan> freeOrphans(Connection connection) throws SQLException {
    List<Orphan> orphans = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(FREE_ORPHANS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        orphans.add(
            new Orphan(
                new DispatchId(rows.getObject("dispatch_id", UUID.class)),
                new TaskId(rows.getString("task_id")),
                rows.getInt("units")));
      }
    }
    return orphans;
  }

  /// Lets dispatches hold what they take; each role is locked first, so that none of them ends
  /// meanwhile.
  private static List<Lacking> hold(Connection connection, Instant at) throws SQLException {
    List<Lacking> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(FIND_LACKING);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(
            new Lacking(
                new DispatchId(rows.getObject("dispatch_id", UUID.class)),
                new TaskId(rows.getString("task_id")),
                new RoleId(rows.getString("role_id")),
                0));
      }
    }
    List<Lacking> mended = new ArrayList<>();
    for (Lacking one : found) {
      RoleLocks.lockExclusively(connection, one.role());
      int units = hold(connection, one, at);
      if (units > 0) {
        mended.add(new Lacking(one.dispatch(), one.task(), one.role(), units));
        fit(connection, one.role());
      }
    }
    return mended;
  }

  private static int hold(Connection connection, Lacking one, Instant at) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(HOLD)) {
      statement.setObject(1, one.dispatch().value());
      statement.setString(2, one.task().value());
      statement.setString(3, one.role().value());
      statement.setObject(4, Times.parameter(at));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private static void fit(Connection connection, RoleId role) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CAPACITY)) {
      statement.setString(1, role.value());
      try (ResultSet row = statement.executeQuery()) {
        if (row.next() && row.getObject(1) != null) {
          CapacitySlots.fit(connection, role, row.getInt(1));
        }
      }
    }
  }

  private void fitLimits(Connection connection) throws SQLException {
    for (Map.Entry<LimitScope, Integer> limit : limits.all().entrySet()) {
      if (isUnfit(connection, limit.getKey(), limit.getValue())) {
        RoleLocks.lockExclusively(connection, limit.getKey());
        CapacitySlots.fit(connection, limit.getKey(), limit.getValue());
      }
    }
  }

  private static boolean isUnfit(Connection connection, LimitScope scope, int units)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UNFIT)) {
      String kind = scope instanceof LimitScope.OfKind ofKind ? ofKind.kind().value() : null;
      statement.setString(1, scope.key());
      statement.setInt(2, units);
      statement.setString(3, scope.key());
      statement.setString(4, kind);
      statement.setString(5, kind);
      statement.setString(6, scope.key());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
