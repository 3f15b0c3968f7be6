package dev.roledispatcher.adapter.persistence;

/// The statements about assignments that are under way.
final class LifeSql {

  /// The parameter: the task.
  static final String STANDING =
      """
      SELECT t.document, t.state, t.current_role_id, t.current_dispatch_id, t.epoch,
             t.reassignments, t.created_at, t.updated_at, t.last_sequence,
             coalesce(t.enqueued_at, t.created_at) AS enqueued_at,
             (SELECT count(*) FROM dispatch_event e
               WHERE e.task_id = t.task_id AND e.type = 'ESCALATED'
                 AND e.at >= coalesce(t.enqueued_at, t.created_at)) AS escalations,
             a.dispatch_id AS stint_dispatch, a.role_id AS stint_role, a.epoch AS stint_epoch,
             a.state AS stint_state, a.assigned_at, a.ended_at, a.end_reason, a.ending,
             a.started_at, a.lease_us, a.lease_until
        FROM task t
        LEFT JOIN assignment a ON a.task_id = t.task_id AND a.epoch = t.epoch
       WHERE t.task_id = ?\
      """;

  /// How offers and assignments ended since a time; the parameters are the task and that time,
  /// twice.
  static final String PAST =
      """
      SELECT role_id, coalesce(ending, CASE state WHEN 'RELEASED' THEN 'WITHDRAWN' ELSE state END)
               AS ending, ended_at AS at, epoch
        FROM assignment
       WHERE task_id = ? AND assigned_at >= ? AND state IN ('COMPLETED', 'RELEASED', 'LOST')
      UNION ALL
      SELECT role_id, CASE state WHEN 'EXPIRED' THEN 'MISSED' ELSE state END, answered_at, epoch
        FROM offer
       WHERE task_id = ? AND issued_at >= ? AND state IN ('DECLINED', 'EXPIRED', 'REVOKED')
       ORDER BY at, epoch\
      """;

  private static final String LOCK_TASK = "SELECT 1 FROM task WHERE task_id = ? FOR UPDATE";

  /// The parameters: the task, to lock; then task, epoch and time.
  static final String START =
      LOCK_TASK
          + """
          ;
          WITH item AS MATERIALIZED (
            SELECT ?::text AS task_id, ?::bigint AS epoch, ?::timestamptz AS at
          ), started AS (
            UPDATE assignment a
               SET started_at = i.at
              FROM item i, task t
             WHERE t.task_id = i.task_id AND t.epoch = i.epoch AND t.state = 'ASSIGNED'
               AND a.dispatch_id = t.current_dispatch_id AND a.state = 'ACTIVE'
               AND a.started_at IS NULL
            RETURNING a.task_id, a.dispatch_id, a.role_id, a.epoch, i.at
          ), changed AS MATERIALIZED (
            UPDATE task t
               SET last_sequence = t.last_sequence + 1, updated_at = s.at
              FROM started s
             WHERE t.task_id = s.task_id
            RETURNING s.*, t.last_sequence
          ), happened AS (
            INSERT INTO dispatch_event (task_id, sequence, type, at, role_id, data)
            SELECT task_id, last_sequence, 'STARTED', at, role_id,
                   json_build_object('dispatch_id', dispatch_id, 'epoch', epoch)
              FROM changed
          ), told AS (
            INSERT INTO outbox (task_id, sequence, type, payload)
            SELECT task_id, last_sequence, 'STARTED',
                   jsonb_build_object(
                     'type', 'started', 'task_id', task_id, 'sequence', last_sequence,
                     'at', %s, 'role_id', role_id, 'dispatch_id', dispatch_id, 'epoch', epoch)
              FROM changed
          )
          SELECT task_id FROM changed\
          """
              .formatted(States.isoInstant("at"));

  /// The task is locked so that nobody finds the lease lapsed and takes it away meanwhile. The
  /// parameters: the task, to lock; then time, task and epoch.
  static final String RENEW =
      LOCK_TASK
          + """
          ;
          UPDATE assignment a
             SET lease_until =
                   greatest(a.lease_until, ?::timestamptz + a.lease_us * interval '1 microsecond')
            FROM task t
           WHERE t.task_id = ? AND t.epoch = ? AND t.state = 'ASSIGNED'
             AND a.dispatch_id = t.current_dispatch_id AND a.state = 'ACTIVE'
          RETURNING a.dispatch_id\
          """;

  /// The parameters: a time, and how many at most.
  static final String LAPSED =
      """
      SELECT task_id
        FROM assignment
       WHERE state = 'ACTIVE' AND lease_until <= ?
       ORDER BY lease_until
       LIMIT ?\
      """;

  private LifeSql() {}
}
