package dev.roledispatcher.adapter.persistence;

/// The statement that makes assignments: any number of tasks in one round trip.
///
/// Items that cannot succeed are sorted out first. The others take a place with their role
/// (`held`), then their task (`created`, `revived`); whoever has both gets the rest. A place whose
/// task went to somebody else in that very moment is the one thing left to be taken back.
final class AssignSql {

  /// A role with at most that many places is looked through as a whole.
  static final int SMALL = 64;

  /// The parameters, in order: the role ids and how to plan; then one array each of ordinals, task
  /// ids, role ids, dispatch ids, priorities, redispatch flags, task documents, decisions, classes,
  /// times, durations in microseconds and histogram buckets; then whether to look through all
  /// places.
  static final String ASSIGN =
      RoleLocks.OF_LIST
          + """
          ;
          WITH item AS MATERIALIZED (
            SELECT i.*
              FROM unnest(?::integer[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::boolean[],
                          ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::bigint[], ?::integer[])
                   AS i(ord, task_id, role_id, dispatch_id, priority, redispatch,
                        document, decision, classification, at, took_us, bucket)
          ), search AS MATERIALIZED (
            SELECT ?::boolean AS everywhere
          ), seen AS MATERIALIZED (
            SELECT i.*,
                   t.task_id IS NOT NULL AS known,
                   t.state AS old_state,
                   t.current_role_id AS old_role_id,
                   r.role_id IS NOT NULL AS there,
                   r.capacity,
                   r.capacity IS NOT NULL AND EXISTS (
                     SELECT FROM capacity_hold h
                      WHERE h.role_id = r.role_id AND h.slot IS NULL) AS crowded
              FROM item i
              LEFT JOIN task t ON t.task_id = i.task_id
              LEFT JOIN role r ON r.role_id = i.role_id AND r.active AND r.deleted_at IS NULL
          ), wanted AS MATERIALIZED (
            SELECT s.*, row_number() OVER (PARTITION BY s.role_id ORDER BY s.ord) AS nth
              FROM seen s
             WHERE s.there AND NOT s.crowded
               AND (NOT s.known OR (s.redispatch AND s.old_state IN %2$s))
          ), demand AS MATERIALIZED (
            SELECT role_id, capacity, count(*) AS places
              FROM wanted
             WHERE capacity IS NOT NULL
             GROUP BY role_id, capacity
          ), place AS MATERIALIZED (
            SELECT d.role_id, f.slot,
                   row_number() OVER (PARTITION BY d.role_id ORDER BY random()) AS nth
              FROM demand d
             CROSS JOIN LATERAL (
                   SELECT c.slot
                     FROM (SELECT all_slots.slot
                             FROM search, generate_series(0, d.capacity - 1) AS all_slots(slot)
                            WHERE d.capacity <= %1$d OR search.everywhere
                           UNION
                           SELECT floor(random() * d.capacity)::integer
                             FROM search, generate_series(1, 2 * d.places + 8)
                            WHERE NOT (d.capacity <= %1$d OR search.everywhere)) c
                    WHERE NOT EXISTS (
                            SELECT FROM capacity_hold h
                             WHERE h.role_id = d.role_id AND h.slot = c.slot)) f
          ), placed AS MATERIALIZED (
            SELECT w.*, p.slot
              FROM wanted w
              LEFT JOIN place p ON p.role_id = w.role_id AND p.nth = w.nth
          ), held AS (
            INSERT INTO capacity_hold (dispatch_id, role_id, slot, task_id, held_at)
            SELECT dispatch_id, role_id, slot, task_id, at
              FROM placed
             WHERE capacity IS NULL OR slot IS NOT NULL
             ORDER BY role_id, slot
            ON CONFLICT (role_id, slot) DO NOTHING
            RETURNING dispatch_id
          ), granted AS MATERIALIZED (
            SELECT p.* FROM placed p JOIN held h ON h.dispatch_id = p.dispatch_id
          ), created AS (
            INSERT INTO task (task_id, state, priority, current_role_id, current_dispatch_id, epoch,
                              last_sequence, reassignments, document, created_at, updated_at)
            SELECT task_id, 'ASSIGNED', priority, role_id, dispatch_id, 1, 1, 0, document::json, at, at
              FROM granted
             WHERE NOT known
             ORDER BY task_id
            ON CONFLICT (task_id) DO NOTHING
            RETURNING task_id, epoch, last_sequence, reassignments, created_at
          ), revived AS (
            UPDATE task t
               SET state = 'ASSIGNED', priority = g.priority, current_role_id = g.role_id,
                   current_dispatch_id = g.dispatch_id, epoch = t.epoch + 1,
                   last_sequence = t.last_sequence + 1, document = g.document::json,
                   updated_at = g.at
              FROM granted g
             WHERE g.known AND t.task_id = g.task_id AND t.state IN %2$s
            RETURNING t.task_id, t.epoch, t.last_sequence, t.reassignments, t.created_at
          ), won AS MATERIALIZED (
            SELECT g.*, n.epoch, n.last_sequence, n.reassignments, n.created_at
              FROM granted g
              JOIN (SELECT * FROM created UNION ALL SELECT * FROM revived) n
                ON n.task_id = g.task_id
          ), assigned AS (
            INSERT INTO assignment (dispatch_id, task_id, role_id, epoch, state, assigned_at)
            SELECT dispatch_id, task_id, role_id, epoch, 'ACTIVE', at FROM won
          ), happened AS (
            INSERT INTO dispatch_event (task_id, sequence, type, at, role_id, data)
            SELECT task_id, last_sequence, 'DISPATCHED', at, role_id,
                   json_build_object('dispatch_id', dispatch_id, 'epoch', epoch)
              FROM won
          ), decided AS (
            INSERT INTO dispatch_decision (dispatch_id, record)
            SELECT dispatch_id, decision::json FROM won
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
            SELECT role_id, 1, at, classification, took_us, bucket FROM won
          )
          SELECT s.ord,
                 CASE WHEN w.ord IS NOT NULL THEN 'ASSIGNED'
                      WHEN s.known AND NOT (s.redispatch AND s.old_state IN %2$s) THEN 'TAKEN'
                      WHEN NOT s.there THEN 'GONE'
                      WHEN s.crowded THEN 'FULL'
                      WHEN g.ord IS NOT NULL THEN 'BEATEN'
                      WHEN p.slot IS NOT NULL THEN 'COLLIDED'
                      WHEN s.capacity <= %1$d OR search.everywhere THEN 'FULL'
                      ELSE 'UNSEEN' END AS outcome,
                 s.old_state, s.old_role_id, w.epoch, w.reassignments, w.created_at
            FROM seen s
           CROSS JOIN search
            LEFT JOIN placed p ON p.ord = s.ord
            LEFT JOIN granted g ON g.ord = s.ord
            LEFT JOIN won w ON w.ord = s.ord\
          """
              .formatted(SMALL, States.ENDED, States.isoInstant("at"));

  /// Takes places back whose tasks went to somebody else; the parameter is an array of dispatch
  /// ids.
  static final String GIVE_BACK = "DELETE FROM capacity_hold WHERE dispatch_id = ANY (?::uuid[])";

  private AssignSql() {}
}
