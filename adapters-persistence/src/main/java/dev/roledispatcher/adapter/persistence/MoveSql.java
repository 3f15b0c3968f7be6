package dev.roledispatcher.adapter.persistence;

/// The statement that takes a task from its role to give it to another.
final class MoveSql {

  /// The parameters, in order: the names of the role and the limits, and the task, to lock; the
  /// task, to lock; then task id, role id, dispatch id, priority, task document, decision, class,
  /// time, microseconds, bucket, lease in microseconds (null for none), expected epoch, reason,
  /// note (null for none), units of capacity and kind (null for none); then whether to look through
  /// all places, and whether to pass over those that somebody else is taking; then those of
  /// [HoldSql#LIMITS].
  ///
  /// What the task holds of limits over all roles goes with it.
  static final String REASSIGN =
      RoleLocks.SHARED_WITH_HOLDER
          + """
          ;
          SELECT 1 FROM task WHERE task_id = ? FOR UPDATE;
          WITH item AS MATERIALIZED (
            SELECT ?::text AS task_id, ?::text AS role_id, ?::uuid AS dispatch_id,
                   ?::text AS priority, ?::json AS document, ?::json AS decision,
                   ?::text AS classification, ?::timestamptz AS at, ?::bigint AS took_us,
                   ?::integer AS bucket, ?::bigint AS lease_us, ?::bigint AS expected_epoch,
                   ?::text AS reason, ?::json AS note, ?::integer AS cost, ?::text AS kind,
                   0 AS ord
          ), search AS MATERIALIZED (
            SELECT ?::boolean AS everywhere, ?::boolean AS careful
          ), %6$s, found AS MATERIALIZED (
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
            SELECT s.*, CASE WHEN s.stays THEN 0 ELSE s.cost END AS units
              FROM seen s
             WHERE s.current AND s.there AND (s.stays OR NOT s.crowded)
          ), %5$s, revoked AS (
            UPDATE offer o
               SET state = 'REVOKED', answered_at = g.at, reason = g.reason
              FROM granted g
             WHERE o.task_id = g.task_id AND o.state = 'ISSUED'
            RETURNING o.offer_id, o.role_id
          ), changed AS MATERIALIZED (
            UPDATE task t
               SET state = 'ASSIGNED', priority = g.priority, current_role_id = g.role_id,
                   current_dispatch_id = g.dispatch_id, epoch = t.epoch + 1,
                   last_sequence = t.last_sequence + 1 + (SELECT count(*) FROM revoked),
                   document = g.document, updated_at = g.at,
                   reassignments = t.reassignments
                     + CASE WHEN g.stays OR g.old_role_id IS NULL THEN 0 ELSE 1 END
              FROM granted g
             WHERE t.task_id = g.task_id AND t.epoch = g.expected_epoch AND t.state IN %2$s
            RETURNING t.task_id, t.epoch, t.last_sequence, t.reassignments, t.created_at
          ), kept AS (
            UPDATE capacity_hold h
               SET dispatch_id = g.dispatch_id, held_at = g.at
              FROM granted g
             WHERE h.dispatch_id = g.old_dispatch_id AND g.old_role_id IS NOT NULL
               AND (g.stays OR h.scope NOT LIKE 'role %%')
          ), freed AS (
            DELETE FROM capacity_hold h
             USING (SELECT old_dispatch_id AS dispatch_id, true AS had FROM granted
                     WHERE NOT stays AND old_role_id IS NOT NULL
                    UNION ALL
                    SELECT offer_id, false FROM revoked) g
             WHERE h.dispatch_id = g.dispatch_id
               AND (h.role_id IS NOT NULL OR h.scope LIKE 'role %%' OR NOT g.had)
            RETURNING h.role_id, h.slot
          ), %4$s, ended AS (
            UPDATE assignment a
               SET state = 'RELEASED', ended_at = g.at, end_reason = g.reason, note = g.note
              FROM granted g
             WHERE a.dispatch_id = g.old_dispatch_id AND a.state = 'ACTIVE'
          ), won AS MATERIALIZED (
            SELECT g.*, c.epoch, c.last_sequence, c.reassignments, c.created_at,
                   CASE WHEN g.stays THEN NULL ELSE g.old_role_id END AS from_role_id
              FROM granted g JOIN changed c ON c.task_id = g.task_id
          ), dequeued AS (
            DELETE FROM queue_entry q USING won w WHERE q.task_id = w.task_id
          ), assigned AS (
            INSERT INTO assignment (dispatch_id, task_id, role_id, epoch, state, assigned_at,
                                    lease_us, lease_until)
            SELECT dispatch_id, task_id, role_id, epoch, 'ACTIVE', at,
                   lease_us, at + lease_us * interval '1 microsecond'
              FROM won
          ), gone AS MATERIALIZED (
            SELECT w.task_id,
                   w.last_sequence - 1 - (SELECT count(*) FROM revoked)
                     + row_number() OVER (ORDER BY r.role_id) AS sequence,
                   w.at, r.role_id, w.reason, r.offer_id
              FROM won w, revoked r
          ), happened AS (
            INSERT INTO dispatch_event
                   (task_id, sequence, type, at, role_id, from_role_id, reason, data)
            SELECT task_id, last_sequence, 'REASSIGNED', at, role_id, from_role_id, reason,
                   CASE WHEN note IS NULL
                        THEN json_build_object('dispatch_id', dispatch_id, 'epoch', epoch)
                        ELSE json_build_object('dispatch_id', dispatch_id, 'epoch', epoch,
                                               'handover', note) END
              FROM won
            UNION ALL
            SELECT task_id, sequence, 'OFFER_REVOKED', at, role_id, NULL, reason,
                   json_build_object('offer_id', offer_id)
              FROM gone
          ), decided AS (
            INSERT INTO dispatch_decision (dispatch_id, record)
            SELECT dispatch_id, decision FROM won
          ), told AS (
            INSERT INTO outbox (task_id, sequence, type, payload)
            SELECT task_id, sequence, 'OFFER_REVOKED',
                   jsonb_build_object(
                     'type', 'offer_revoked', 'task_id', task_id, 'sequence', sequence, 'at', %3$s,
                     'role_id', role_id, 'reason', reason, 'offer_id', offer_id)
              FROM gone
            UNION ALL
            SELECT task_id, last_sequence, 'REASSIGNED',
                   jsonb_build_object(
                     'type', 'reassigned', 'task_id', task_id, 'sequence', last_sequence,
                     'at', %3$s, 'role_id', role_id, 'from_role_id', from_role_id,
                     'reason', reason, 'dispatch_id', dispatch_id, 'epoch', epoch,
                     'classification', lower(classification))
              FROM won
          ), counted AS (
            INSERT INTO dispatch_delta (role_id, load_change, assigned_at, reassigned)
            SELECT role_id, units, at, from_role_id IS NOT NULL FROM won
            UNION ALL
            SELECT role_id, units, NULL, false FROM (%7$s) f
          )
          SELECT CASE WHEN w.task_id IS NOT NULL THEN 'ASSIGNED'
                      WHEN NOT s.current THEN 'TAKEN'
                      WHEN NOT s.there THEN 'GONE'
                      WHEN s.crowded THEN 'FULL'
                      WHEN %1$s THEN 'FULL'
                      WHEN s.full_limit IS NOT NULL THEN 'LIMIT'
                      ELSE 'AGAIN' END AS outcome,
                 s.full_limit, s.old_state, s.old_role_id, w.epoch, w.reassignments, w.created_at
            FROM (SELECT s.*, %8$s AS full_limit FROM seen s CROSS JOIN search) s
           CROSS JOIN search
            LEFT JOIN won w ON w.task_id = s.task_id\
          """
              .formatted(
                  HoldSql.ROLE_IS_FULL,
                  States.OPEN,
                  States.isoInstant("at"),
                  HoldSql.SETTLED,
                  HoldSql.OF_ROLES_AND_LIMITS.formatted(
                      """
                       AND NOT EXISTS (SELECT FROM capacity_hold h
                                        WHERE w.old_role_id IS NOT NULL
                                          AND h.dispatch_id = w.old_dispatch_id
                                          AND h.scope = l.scope)\
                      """,
                      "ASSIGNMENT"),
                  HoldSql.LIMITS,
                  HoldSql.FREED_UNITS,
                  HoldSql.FULL_LIMIT);

  private MoveSql() {}
}
