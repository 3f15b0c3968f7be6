package dev.roledispatcher.adapter.persistence;

/// The statements that take a task from its role: to give it to another, or for good.
final class MoveSql {

  /// A place that became free goes to a task of the same role that has none, if there is one: since
  /// a capacity was lowered, there may be.
  private static final String SETTLED =
      """
      UPDATE capacity_hold s
         SET slot = f.slot
        FROM freed f
       WHERE s.dispatch_id = (
               SELECT h.dispatch_id
                 FROM capacity_hold h
                 JOIN role r ON r.role_id = h.role_id
                WHERE h.role_id = f.role_id AND h.slot IS NULL AND f.slot < r.capacity
                LIMIT 1
                  FOR UPDATE OF h SKIP LOCKED)\
      """;

  /// The parameters, in order: the role and the task, to lock; then task id, role id, dispatch id,
  /// priority, task document, decision, class, time, microseconds, bucket, expected epoch, reason,
  /// note (null for none), and whether to look through all places.
  static final String REASSIGN =
      RoleLocks.SHARED_WITH_HOLDER
          + """
          ;
          WITH item AS MATERIALIZED (
            SELECT ?::text AS task_id, ?::text AS role_id, ?::uuid AS dispatch_id,
                   ?::text AS priority, ?::json AS document, ?::json AS decision,
                   ?::text AS classification, ?::timestamptz AS at, ?::bigint AS took_us,
                   ?::integer AS bucket, ?::bigint AS expected_epoch, ?::text AS reason,
                   ?::json AS note, ?::boolean AS everywhere
          ), found AS MATERIALIZED (
            SELECT t.task_id, t.state, t.current_role_id, t.current_dispatch_id, t.epoch
              FROM task t
             WHERE t.task_id = (SELECT task_id FROM item)
               FOR UPDATE
          ), seen AS MATERIALIZED (
            SELECT i.*, f.state AS old_state, f.current_role_id AS old_role_id,
                   f.current_dispatch_id AS old_dispatch_id,
                   f.epoch = i.expected_epoch AND f.state IN %2$s AS current,
                   coalesce(f.current_role_id = i.role_id, false) AS stays,
                   r.role_id IS NOT NULL AS there,
                   r.capacity,
                   r.capacity IS NOT NULL AND EXISTS (
                     SELECT FROM capacity_hold h
                      WHERE h.role_id = r.role_id AND h.slot IS NULL) AS crowded
              FROM item i
              JOIN found f ON f.task_id = i.task_id
              LEFT JOIN role r ON r.role_id = i.role_id AND r.active AND r.deleted_at IS NULL
          ), wanted AS MATERIALIZED (
            SELECT s.* FROM seen s WHERE s.current AND s.there AND (s.stays OR NOT s.crowded)
          ), place AS MATERIALIZED (
            SELECT c.slot
              FROM wanted w
             CROSS JOIN LATERAL (
                   SELECT all_slots.slot
                     FROM generate_series(0, w.capacity - 1) AS all_slots(slot)
                    WHERE w.capacity <= %1$d OR w.everywhere
                   UNION
                   SELECT floor(random() * w.capacity)::integer
                     FROM generate_series(1, 10)
                    WHERE NOT (w.capacity <= %1$d OR w.everywhere)) c
             WHERE w.capacity IS NOT NULL AND NOT w.stays
               AND NOT EXISTS (
                     SELECT FROM capacity_hold h
                      WHERE h.role_id = w.role_id AND h.slot = c.slot)
             ORDER BY random()
             LIMIT 1
          ), kept AS (
            UPDATE capacity_hold h
               SET dispatch_id = w.dispatch_id, held_at = w.at
              FROM wanted w
             WHERE w.stays AND h.dispatch_id = w.old_dispatch_id
            RETURNING h.dispatch_id
          ), held AS (
            INSERT INTO capacity_hold (dispatch_id, role_id, slot, task_id, held_at)
            SELECT w.dispatch_id, w.role_id, p.slot, w.task_id, w.at
              FROM wanted w
              LEFT JOIN place p ON true
             WHERE NOT w.stays AND (w.capacity IS NULL OR p.slot IS NOT NULL)
            ON CONFLICT (role_id, slot) DO NOTHING
            RETURNING dispatch_id
          ), granted AS MATERIALIZED (
            SELECT w.*
              FROM wanted w
              JOIN (SELECT * FROM kept UNION ALL SELECT * FROM held) g
                ON g.dispatch_id = w.dispatch_id
          ), changed AS MATERIALIZED (
            UPDATE task t
               SET state = 'ASSIGNED', priority = g.priority, current_role_id = g.role_id,
                   current_dispatch_id = g.dispatch_id, epoch = t.epoch + 1,
                   last_sequence = t.last_sequence + 1, document = g.document, updated_at = g.at,
                   reassignments = t.reassignments
                     + CASE WHEN g.stays OR g.old_role_id IS NULL THEN 0 ELSE 1 END
              FROM granted g
             WHERE t.task_id = g.task_id AND t.epoch = g.expected_epoch AND t.state IN %2$s
            RETURNING t.task_id, t.epoch, t.last_sequence, t.reassignments, t.created_at
          ), freed AS (
            DELETE FROM capacity_hold h
             USING granted g
             WHERE NOT g.stays AND h.dispatch_id = g.old_dispatch_id
            RETURNING h.role_id, h.slot, g.at
          ), settled AS (
          %4$s
          ), ended AS (
            UPDATE assignment a
               SET state = 'RELEASED', ended_at = g.at, end_reason = g.reason, note = g.note
              FROM granted g
             WHERE a.dispatch_id = g.old_dispatch_id AND a.state = 'ACTIVE'
          ), won AS MATERIALIZED (
            SELECT g.*, c.epoch, c.last_sequence, c.reassignments, c.created_at,
                   CASE WHEN g.stays THEN NULL ELSE g.old_role_id END AS from_role_id
              FROM granted g JOIN changed c ON c.task_id = g.task_id
          ), assigned AS (
            INSERT INTO assignment (dispatch_id, task_id, role_id, epoch, state, assigned_at)
            SELECT dispatch_id, task_id, role_id, epoch, 'ACTIVE', at FROM won
          ), happened AS (
            INSERT INTO dispatch_event
                   (task_id, sequence, type, at, role_id, from_role_id, reason, data)
            SELECT task_id, last_sequence, 'REASSIGNED', at, role_id, from_role_id, reason,
                   CASE WHEN note IS NULL
                        THEN json_build_object('dispatch_id', dispatch_id, 'epoch', epoch)
                        ELSE json_build_object('dispatch_id', dispatch_id, 'epoch', epoch,
                                               'handover', note) END
              FROM won
          ), decided AS (
            INSERT INTO dispatch_decision (dispatch_id, record)
            SELECT dispatch_id, decision FROM won
          ), told AS (
            INSERT INTO outbox (task_id, sequence, type, payload)
            SELECT task_id, last_sequence, 'REASSIGNED',
                   jsonb_build_object(
                     'type', 'reassigned', 'task_id', task_id, 'sequence', last_sequence,
                     'at', %3$s, 'role_id', role_id, 'from_role_id', from_role_id,
                     'reason', reason, 'dispatch_id', dispatch_id, 'epoch', epoch,
                     'classification', lower(classification))
              FROM won
          ), counted AS (
            INSERT INTO dispatch_delta (role_id, load_change, assigned_at, reassigned)
            SELECT role_id, CASE WHEN stays THEN 0 ELSE 1 END, at, from_role_id IS NOT NULL
              FROM won
            UNION ALL
            SELECT role_id, -1, NULL, false FROM freed
          )
          SELECT CASE WHEN w.task_id IS NOT NULL THEN 'ASSIGNED'
                      WHEN NOT s.current THEN 'TAKEN'
                      WHEN NOT s.there THEN 'GONE'
                      WHEN s.crowded THEN 'FULL'
                      WHEN EXISTS (SELECT FROM place) THEN 'COLLIDED'
                      WHEN s.capacity <= %1$d OR s.everywhere THEN 'FULL'
                      ELSE 'UNSEEN' END AS outcome,
                 s.old_state, s.old_role_id, w.epoch, w.reassignments, w.created_at
            FROM seen s
            LEFT JOIN won w ON w.task_id = s.task_id\
          """
              .formatted(AssignSql.SMALL, States.OPEN, States.isoInstant("at"), SETTLED);

  /// The parameters, in order: null and the task, to lock; then task id, expected epoch, reason and
  /// time.
  static final String CANCEL =
      RoleLocks.SHARED_WITH_HOLDER
          + """
          ;
          WITH item AS MATERIALIZED (
            SELECT ?::text AS task_id, ?::bigint AS expected_epoch, ?::text AS reason,
                   ?::timestamptz AS at
          ), found AS MATERIALIZED (
            SELECT t.task_id, t.current_role_id, t.current_dispatch_id
              FROM task t
             WHERE t.task_id = (SELECT task_id FROM item)
               AND t.epoch = (SELECT expected_epoch FROM item)
               AND t.state IN %1$s
               FOR UPDATE
          ), changed AS MATERIALIZED (
            UPDATE task t
               SET state = 'CANCELLED', current_role_id = NULL,
                   last_sequence = t.last_sequence + 1, updated_at = i.at
              FROM found f, item i
             WHERE t.task_id = f.task_id AND t.epoch = i.expected_epoch AND t.state IN %1$s
            RETURNING t.task_id, t.document, t.state, t.current_role_id, t.current_dispatch_id,
                      t.epoch, t.last_sequence, t.reassignments, t.created_at, t.updated_at,
                      f.current_role_id AS old_role_id, i.reason, i.at
          ), freed AS (
            DELETE FROM capacity_hold h
             USING changed c
             WHERE h.dispatch_id = c.current_dispatch_id
            RETURNING h.role_id, h.slot
          ), settled AS (
          %3$s
          ), ended AS (
            UPDATE assignment a
               SET state = 'CANCELLED', ended_at = c.at, end_reason = c.reason
              FROM changed c
             WHERE a.dispatch_id = c.current_dispatch_id AND a.state = 'ACTIVE'
          ), happened AS (
            INSERT INTO dispatch_event (task_id, sequence, type, at, role_id, reason, data)
            SELECT task_id, last_sequence, 'CANCELLED', at, old_role_id, reason, '{}'::json
              FROM changed
          ), told AS (
            INSERT INTO outbox (task_id, sequence, type, payload)
            SELECT task_id, last_sequence, 'CANCELLED',
                   jsonb_build_object(
                     'type', 'cancelled', 'task_id', task_id, 'sequence', last_sequence,
                     'at', %2$s, 'role_id', old_role_id, 'reason', reason,
                     'dispatch_id', current_dispatch_id, 'epoch', epoch)
              FROM changed
          ), counted AS (
            INSERT INTO dispatch_delta (role_id, load_change)
            SELECT role_id, -1 FROM freed
          )
          SELECT * FROM changed\
          """
              .formatted(States.OPEN, States.isoInstant("at"), SETTLED);

  private MoveSql() {}
}
