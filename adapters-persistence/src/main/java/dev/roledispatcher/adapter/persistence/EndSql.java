package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.domain.task.TaskId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// The statement that takes a task from whoever has it or is asked to take it: because the work is
/// done or given up, or because nobody wants it any more.
///
/// First the locks: of the roles that may lose a place, then of the task. Only a statement after
/// those is sure to see what the holder before committed.
final class EndSql {

  /// Locks a task and, before, the roles that hold a place for it; the parameters are the task,
  /// three times.
  static final String LOCK =
      """
      SELECT pg_advisory_xact_lock_shared(1380928837, b.bucket),
             set_config('plan_cache_mode', 'force_generic_plan', true),
             set_config('enable_seqscan', 'off', true)
        FROM (SELECT DISTINCT hashtext(r.role_id) & 255 AS bucket
                FROM (SELECT current_role_id AS role_id FROM task WHERE task_id = ?
                      UNION ALL
                      SELECT role_id FROM offer WHERE task_id = ? AND state = 'ISSUED') r
               WHERE r.role_id IS NOT NULL ORDER BY 1) b;
      SELECT 1 FROM task WHERE task_id = ? FOR UPDATE\
      """;

  /// The same without waiting for whoever changes the task, for those to whom it does not matter
  /// who does it; no row when somebody does.
  static final String TRY_LOCK = LOCK + " SKIP LOCKED";

  /// The parameters, in order: those of [#LOCK]; then task id, expected epoch, expected sequence
  /// (null for any), state of the task afterwards, state of the assignment afterwards, ending,
  /// outcome, reason, note, priority (null for the same), task document (null for the same), time;
  /// then one array each of event types, whether they are about the holder, reasons and data; then
  /// the kinds of work that capabilities make it (empty for that of its class), and how much of a
  /// success it was (null for no outcome).
  static final String END =
      LOCK
          + """
          ;
          WITH item AS MATERIALIZED (
            SELECT ?::text AS task_id, ?::bigint AS expected_epoch, ?::bigint AS expected_sequence,
                   ?::text AS to_state, ?::text AS assignment_state, ?::text AS ending,
                   ?::text AS outcome, ?::text AS reason, ?::json AS note, ?::text AS priority,
                   ?::json AS document, ?::timestamptz AS at
          ), found AS MATERIALIZED (
            SELECT t.task_id, t.current_role_id, t.current_dispatch_id, t.last_sequence
              FROM task t, item i
             WHERE t.task_id = i.task_id AND t.epoch = i.expected_epoch
               AND t.last_sequence = coalesce(i.expected_sequence, t.last_sequence)
               AND CASE WHEN i.ending IS NULL THEN t.state IN %1$s
                        ELSE t.state = 'ASSIGNED' END
               AND (i.assignment_state <> 'LOST' OR EXISTS (
                      SELECT FROM assignment a
                       WHERE a.dispatch_id = t.current_dispatch_id AND a.lease_until <= i.at))
          ), revoked AS (
            UPDATE offer o
               SET state = 'REVOKED', answered_at = i.at, reason = i.reason
              FROM found f, item i
             WHERE o.task_id = f.task_id AND o.state = 'ISSUED'
            RETURNING o.offer_id, o.role_id
          ), news AS MATERIALIZED (
            SELECT row_number() OVER (ORDER BY n.turn, n.nth) AS nth,
                   n.type, n.role_id, n.reason, n.data
              FROM (SELECT 0 AS turn, row_number() OVER (ORDER BY r.role_id) AS nth,
                           'OFFER_REVOKED' AS type, r.role_id, i.reason,
                           json_build_object('offer_id', r.offer_id) AS data
                      FROM revoked r, item i
                    UNION ALL
                    SELECT 1, e.nth, e.type,
                           CASE WHEN e.of_holder THEN f.current_role_id END, e.reason, e.data::json
                      FROM found f,
                           unnest(?::text[], ?::boolean[], ?::text[], ?::text[]) WITH ORDINALITY
                             AS e(type, of_holder, reason, data, nth)) n
          ), changed AS MATERIALIZED (
            UPDATE task t
               SET state = i.to_state, current_role_id = NULL,
                   last_sequence = t.last_sequence + (SELECT count(*) FROM news),
                   priority = coalesce(i.priority, t.priority),
                   document = coalesce(i.document, t.document), updated_at = i.at
              FROM found f, item i
             WHERE t.task_id = f.task_id
            RETURNING t.task_id, t.document, t.state, t.current_role_id, t.current_dispatch_id,
                      t.epoch, t.last_sequence, t.reassignments, t.created_at, t.updated_at,
                      f.last_sequence AS old_sequence, i.assignment_state, i.ending, i.outcome,
                      i.reason, i.note, i.at
          ), dequeued AS (
            DELETE FROM queue_entry q USING changed w WHERE q.task_id = w.task_id
          ), freed AS (
            DELETE FROM capacity_hold h
             USING (SELECT current_dispatch_id AS dispatch_id FROM changed
                    UNION ALL SELECT offer_id FROM revoked) g
             WHERE h.dispatch_id = g.dispatch_id
            RETURNING h.role_id, h.slot
          ), %3$s, ended AS (
            UPDATE assignment a
               SET state = c.assignment_state, ended_at = c.at, end_reason = c.reason,
                   ending = c.ending, outcome = c.outcome, note = c.note
              FROM changed c
             WHERE a.dispatch_id = c.current_dispatch_id AND a.state = 'ACTIVE'
          ), happened AS (
            INSERT INTO dispatch_event (task_id, sequence, type, at, role_id, reason, data)
            SELECT c.task_id, c.old_sequence + n.nth, n.type, c.at, n.role_id, n.reason, n.data
              FROM changed c, news n
          ), told AS (
            INSERT INTO outbox (task_id, sequence, type, payload)
            SELECT c.task_id, c.old_sequence + n.nth, n.type,
                   jsonb_build_object(
                     'type', lower(n.type), 'task_id', c.task_id,
                     'sequence', c.old_sequence + n.nth, 'at', %2$s, 'role_id', n.role_id,
                     'reason', n.reason, 'dispatch_id', c.current_dispatch_id, 'epoch', c.epoch)
                     || CASE WHEN n.type = 'COMPLETED'
                             THEN jsonb_build_object('outcome', lower(c.outcome))
                             ELSE '{}'::jsonb END
              FROM changed c, news n
             ORDER BY n.nth
          ), learned AS (
            INSERT INTO affinity_delta (role_id, kinds, success, at)
            SELECT f.current_role_id, k.kinds, k.success, i.at
              FROM changed c
              JOIN found f ON f.task_id = c.task_id
             CROSS JOIN item i
             CROSS JOIN LATERAL (
                   SELECT o.success,
                          CASE WHEN cardinality(o.kinds) > 0 THEN o.kinds
                               ELSE ARRAY(SELECT 'class:' || lower(d.record #>> '{classification,value}')
                                            FROM dispatch_decision d
                                           WHERE d.dispatch_id = c.current_dispatch_id) END AS kinds
                     FROM (SELECT ?::text[] AS kinds, ?::float8 AS success) o
                    WHERE o.success IS NOT NULL) k
             WHERE cardinality(k.kinds) > 0 AND f.current_role_id IS NOT NULL
          ), counted AS (
            INSERT INTO dispatch_delta (role_id, load_change)
            %4$s
          )
          SELECT * FROM changed\
          """
              .formatted(
                  States.OPEN, States.isoInstant("c.at"), HoldSql.SETTLED, HoldSql.FREED_UNITS);

  private EndSql() {}

  /// Locks a task as [#LOCK] does, without waiting for whoever changes it.
  ///
  /// @return false when somebody does, or there is no such task
  static boolean tryLock(Connection connection, TaskId task) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TRY_LOCK)) {
      for (int i = 1; i <= 3; i++) {
        statement.setString(i, task.value());
      }
      try (ResultSet row = Results.last(statement)) {
        return row.next();
      }
    }
  }
}
