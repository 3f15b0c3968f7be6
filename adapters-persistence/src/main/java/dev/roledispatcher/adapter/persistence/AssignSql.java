package dev.roledispatcher.adapter.persistence;

/// The statement that makes assignments: any number of tasks in one round trip.
///
/// Items that cannot succeed are sorted out first. The others take a place with their role
/// (`held`), then their task (`created`, `revived`); whoever has both gets the rest. A place whose
/// task went to somebody else in that very moment is the one thing left to be taken back. The two
/// long texts of an item, its document and its decision, stay in `item` until they are written:
/// each step in between would copy them.
final class AssignSql {

  /// Assigns where only the capacities of roles count.
  ///
  /// The parameters, in order: those of [RoleLocks#OF_LIST]; then one array each of ordinals, task
  /// ids, role ids, dispatch ids, priorities, redispatch flags, task documents, decisions, classes,
  /// times, durations in microseconds, histogram buckets, leases in microseconds, epochs of queued
  /// tasks, units of capacity and kinds; then whether to look through all places, and whether to
  /// pass over those that somebody else is taking.
  static final String ASSIGN =
      statement("", HoldSql.OF_ROLES.formatted("ASSIGNMENT"), "NULL::text");

  /// Assigns under limits; the further parameters are those of [HoldSql#LIMITS].
  static final String ASSIGN_UNDER_LIMITS =
      statement(
          HoldSql.LIMITS + ", ",
          HoldSql.OF_ROLES_AND_LIMITS.formatted("", "ASSIGNMENT"),
          HoldSql.FULL_LIMIT);

  private AssignSql() {}

  private static String statement(String limits, String hold, String fullLimit) {
    return RoleLocks.OF_LIST
        + """
        ;
        WITH item AS MATERIALIZED (
          SELECT i.*
            FROM unnest(?::integer[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::boolean[],
                        ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::bigint[], ?::integer[],
                        ?::bigint[], ?::bigint[], ?::integer[], ?::text[])
                 AS i(ord, task_id, role_id, dispatch_id, priority, redispatch,
                      document, decision, classification, at, took_us, bucket, lease_us,
                      queued_epoch, cost, kind)
        ), search AS MATERIALIZED (
          SELECT ?::boolean AS everywhere, ?::boolean AS careful
        ), %1$sseen AS MATERIALIZED (
          SELECT i.ord, i.task_id, i.role_id, i.dispatch_id, i.priority, i.redispatch,
                 i.classification, i.at, i.took_us, i.bucket, i.lease_us, i.queued_epoch, i.cost,
                 i.kind, i.cost AS units,
                 t.task_id IS NOT NULL AS known,
                 t.state AS old_state,
                 t.current_role_id AS old_role_id,
                 CASE WHEN t.task_id IS NULL THEN i.queued_epoch IS NULL
                      WHEN i.queued_epoch IS NULL THEN i.redispatch AND t.state IN %2$s
                      ELSE t.state = 'QUEUED' AND t.epoch = i.queued_epoch AND EXISTS (
                             SELECT FROM queue_entry q
                              WHERE q.task_id = i.task_id AND q.due_at IS NULL
                                AND (q.expires_at IS NULL OR q.expires_at > i.at))
                 END AS to_be_had,
                 r.role_id IS NOT NULL AS there,
                 r.capacity,
                 r.capacity IS NOT NULL AND EXISTS (
                   SELECT FROM capacity_hold h
                    WHERE h.role_id = r.role_id AND h.slot IS NULL) AS crowded
            FROM item i
            LEFT JOIN task t ON t.task_id = i.task_id
            LEFT JOIN role r ON r.role_id = i.role_id AND r.active AND r.deleted_at IS NULL
        ), wanted AS MATERIALIZED (
          SELECT s.* FROM seen s WHERE s.there AND NOT s.crowded AND s.to_be_had
        ), %4$s, created AS (
          INSERT INTO task (task_id, state, priority, current_role_id, current_dispatch_id, epoch,
                            last_sequence, reassignments, document, created_at, updated_at)
          SELECT g.task_id, 'ASSIGNED', g.priority, g.role_id, g.dispatch_id, 1, 1, 0,
                 i.document::json, g.at, g.at
            FROM granted g
            JOIN item i ON i.ord = g.ord
           WHERE NOT g.known
           ORDER BY g.task_id
          ON CONFLICT (task_id) DO NOTHING
          RETURNING task_id, epoch, last_sequence, reassignments, created_at
        ), revived AS (
          UPDATE task t
             SET state = 'ASSIGNED', priority = g.priority, current_role_id = g.role_id,
                 current_dispatch_id = g.dispatch_id, epoch = t.epoch + 1,
                 last_sequence = t.last_sequence + 1, document = i.document::json,
                 updated_at = g.at,
                 enqueued_at = CASE WHEN g.queued_epoch IS NULL THEN g.at
                                    ELSE t.enqueued_at END
            FROM granted g
            JOIN item i ON i.ord = g.ord
           WHERE g.known AND t.task_id = g.task_id
             AND CASE WHEN g.queued_epoch IS NULL THEN t.state IN %2$s
                      ELSE t.state = 'QUEUED' AND t.epoch = g.queued_epoch END
          RETURNING t.task_id, t.epoch, t.last_sequence, t.reassignments, t.created_at
        ), won AS MATERIALIZED (
          SELECT g.*, n.epoch, n.last_sequence, n.reassignments, n.created_at
            FROM granted g
            JOIN (SELECT * FROM created UNION ALL SELECT * FROM revived) n
              ON n.task_id = g.task_id
        ), assigned AS (
          INSERT INTO assignment (dispatch_id, task_id, role_id, epoch, state, assigned_at,
                                  lease_us, lease_until)
          SELECT dispatch_id, task_id, role_id, epoch, 'ACTIVE', at,
                 lease_us, at + lease_us * interval '1 microsecond'
            FROM won
        ), happened AS (
          INSERT INTO dispatch_event (task_id, sequence, type, at, role_id, data)
          SELECT task_id, last_sequence, 'DISPATCHED', at, role_id,
                 json_build_object('dispatch_id', dispatch_id, 'epoch', epoch)
            FROM won
        ), decided AS (
          INSERT INTO dispatch_decision (dispatch_id, record)
          SELECT w.dispatch_id, i.decision::json FROM won w JOIN item i ON i.ord = w.ord
        ), told AS (
          INSERT INTO outbox (task_id, sequence, type, payload)
          SELECT task_id, last_sequence, 'DISPATCHED',
                 jsonb_build_object(
                   'type', 'dispatched', 'task_id', task_id, 'sequence', last_sequence,
                   'at', %3$s, 'role_id', role_id, 'dispatch_id', dispatch_id, 'epoch', epoch,
                   'classification', lower(classification))
            FROM won
        ), counted AS (
          INSERT INTO dispatch_delta
                 (role_id, load_change, assigned_at, classification, took_us, bucket)
          SELECT role_id, cost, at, classification, took_us, bucket FROM won
        )
        SELECT s.ord,
               CASE WHEN w.ord IS NOT NULL THEN 'ASSIGNED'
                    WHEN NOT s.to_be_had THEN 'TAKEN'
                    WHEN NOT s.there THEN 'GONE'
                    WHEN s.crowded THEN 'FULL'
                    WHEN g.ord IS NOT NULL THEN 'BEATEN'
                    WHEN %5$s THEN 'FULL'
                    WHEN s.full_limit IS NOT NULL THEN 'LIMIT'
                    ELSE 'AGAIN' END AS outcome,
               s.full_limit, s.old_state, s.old_role_id, w.epoch, w.reassignments, w.created_at
          FROM (SELECT s.*, CASE WHEN s.to_be_had AND s.there THEN %6$s END AS full_limit
                  FROM seen s CROSS JOIN search) s
         CROSS JOIN search
          LEFT JOIN granted g ON g.ord = s.ord
          LEFT JOIN won w ON w.ord = s.ord\
        """
            .formatted(
                limits,
                States.ENDED,
                States.isoInstant("at"),
                hold,
                HoldSql.ROLE_IS_FULL,
                fullLimit);
  }
}
