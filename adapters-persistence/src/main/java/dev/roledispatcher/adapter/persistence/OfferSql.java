package dev.roledispatcher.adapter.persistence;

/// The statements that ask roles whether they take a task, and take note of their answers.
///
/// All offers of a task change under the lock of its row. Locks come first, as statements of their
/// own: only the next one is sure to see what the holder before committed.
final class OfferSql {

  private static final String COLUMNS =
      "offer_id, task_id, role_id, epoch, state, issued_at, expires_at, lease_us";

  private static final String SLOT_FREED =
      """
      freed AS (
        DELETE FROM capacity_hold h
         USING gone g
         WHERE h.dispatch_id = g.offer_id
        RETURNING h.role_id, h.slot
      ), %s\
      """
          .formatted(HoldSql.SETTLED);

  /// The parameters, in order: the names of the role and the limits, and the task, to lock; the
  /// task, to lock; then task id, role id, offer id, priority, task document, decision, redispatch
  /// flag, time, expiry, lease in microseconds, expected sequence, epoch of a queued task, class,
  /// microseconds that the dispatch took, bucket, units of capacity and kind (null for none); then
  /// whether to look through all places, and whether to pass over those that somebody else is
  /// taking; then those of [HoldSql#LIMITS].
  static final String ISSUE =
      RoleLocks.SHARED_WITH_HOLDER
          + """
          ;
          SELECT 1 FROM task WHERE task_id = ? FOR UPDATE;
          WITH item AS MATERIALIZED (
            SELECT ?::text AS task_id, ?::text AS role_id, ?::uuid AS dispatch_id,
                   ?::text AS priority, ?::json AS document, ?::json AS decision,
                   ?::boolean AS redispatch, ?::timestamptz AS at, ?::timestamptz AS expires_at,
                   ?::bigint AS lease_us, ?::bigint AS expected_sequence,
                   ?::bigint AS queued_epoch, ?::text AS classification, ?::bigint AS took_us,
                   ?::integer AS bucket, ?::integer AS cost, ?::text AS kind, 0 AS ord
          ), search AS MATERIALIZED (
            SELECT ?::boolean AS everywhere, ?::boolean AS careful
          ), %6$s, seen AS MATERIALIZED (
            SELECT i.*, t.task_id IS NOT NULL AS known, t.state AS old_state,
                   t.current_role_id AS old_role_id,
                   i.expected_sequence IS NULL AND i.queued_epoch IS NULL AS fresh,
                   CASE WHEN i.queued_epoch IS NOT NULL
                        THEN t.state = 'QUEUED' AND t.epoch = i.queued_epoch AND EXISTS (
                               SELECT FROM queue_entry q
                                WHERE q.task_id = i.task_id AND q.due_at IS NULL
                                  AND (q.expires_at IS NULL OR q.expires_at > i.at))
                        WHEN i.expected_sequence IS NULL
                        THEN t.task_id IS NULL OR (i.redispatch AND t.state IN %2$s)
                        ELSE t.state = 'QUEUED' AND t.last_sequence = i.expected_sequence END
                     IS TRUE AS current,
                   r.role_id IS NOT NULL AS there, r.capacity,
                   r.capacity IS NOT NULL AND EXISTS (
                     SELECT FROM capacity_hold h
                      WHERE h.role_id = r.role_id AND h.slot IS NULL) AS crowded,
                   EXISTS (SELECT FROM offer o
                            WHERE o.task_id = i.task_id AND o.role_id = i.role_id
                              AND o.state = 'ISSUED') AS asked
              FROM item i
              LEFT JOIN task t ON t.task_id = i.task_id
              LEFT JOIN role r ON r.role_id = i.role_id AND r.active AND r.deleted_at IS NULL
          ), wanted AS MATERIALIZED (
            SELECT s.*, s.cost AS units
              FROM seen s
             WHERE s.current AND s.there AND NOT s.crowded AND NOT s.asked
          ), %5$s, created AS (
            INSERT INTO task (task_id, state, priority, current_role_id, current_dispatch_id, epoch,
                              last_sequence, reassignments, document, created_at, updated_at)
            SELECT task_id, 'QUEUED', priority, NULL, dispatch_id, 0, 2, 0, document, at, at
              FROM granted
             WHERE NOT known
            ON CONFLICT (task_id) DO NOTHING
            RETURNING task_id, epoch, last_sequence, reassignments, created_at
          ), again AS (
            UPDATE task t
               SET state = 'QUEUED', priority = g.priority, current_role_id = NULL,
                   current_dispatch_id = g.dispatch_id, document = g.document, updated_at = g.at,
                   last_sequence = t.last_sequence
                     + CASE WHEN g.fresh THEN 2 ELSE 1 END,
                   enqueued_at = CASE WHEN g.fresh THEN g.at ELSE t.enqueued_at END
              FROM granted g
             WHERE g.known AND t.task_id = g.task_id
            RETURNING t.task_id, t.epoch, t.last_sequence, t.reassignments, t.created_at
          ), won AS MATERIALIZED (
            SELECT g.*, n.epoch, n.last_sequence, n.reassignments, n.created_at
              FROM granted g
              JOIN (SELECT * FROM created UNION ALL SELECT * FROM again) n
                ON n.task_id = g.task_id
          ), dequeued AS (
            DELETE FROM queue_entry q USING won w WHERE q.task_id = w.task_id
          ), offered AS (
            INSERT INTO offer (offer_id, task_id, role_id, epoch, state, lease_us, issued_at,
                               expires_at, classification, took_us, bucket)
            SELECT dispatch_id, task_id, role_id, epoch, 'ISSUED', lease_us, at, expires_at,
                   classification, took_us, bucket
              FROM won
          ), news AS MATERIALIZED (
            SELECT task_id, last_sequence - 1 AS sequence, 'QUEUED' AS type, at,
                   NULL::text AS role_id, '{}'::json AS data, epoch, dispatch_id
              FROM won
             WHERE fresh
            UNION ALL
            SELECT task_id, last_sequence, 'OFFERED', at, role_id,
                   json_build_object('offer_id', dispatch_id, 'epoch', epoch,
                                     'expires_at', %4$s),
                   epoch, dispatch_id
              FROM won
          ), happened AS (
            INSERT INTO dispatch_event (task_id, sequence, type, at, role_id, data)
            SELECT task_id, sequence, type, at, role_id, data FROM news
          ), decided AS (
            INSERT INTO dispatch_decision (dispatch_id, record) SELECT dispatch_id, decision FROM won
          ), told AS (
            INSERT INTO outbox (task_id, sequence, type, payload)
            SELECT task_id, sequence, type,
                   jsonb_build_object(
                     'type', lower(type), 'task_id', task_id, 'sequence', sequence, 'at', %3$s,
                     'role_id', role_id, 'dispatch_id', dispatch_id, 'epoch', epoch) || data::jsonb
              FROM news
             ORDER BY sequence
          ), counted AS (
            INSERT INTO dispatch_delta (role_id, load_change) SELECT role_id, cost FROM won
          )
          SELECT CASE WHEN w.task_id IS NOT NULL THEN 'ISSUED'
                      WHEN NOT s.current OR s.asked THEN 'TAKEN'
                      WHEN NOT s.there THEN 'GONE'
                      WHEN s.crowded THEN 'FULL'
                      WHEN g.task_id IS NOT NULL THEN 'BEATEN'
                      WHEN %1$s THEN 'FULL'
                      WHEN s.full_limit IS NOT NULL THEN 'LIMIT'
                      ELSE 'AGAIN' END AS outcome,
                 s.full_limit, coalesce(s.old_state, 'QUEUED') AS old_state, s.old_role_id,
                 w.epoch, w.reassignments, w.created_at
            FROM (SELECT s.*, %7$s AS full_limit FROM seen s CROSS JOIN search) s
           CROSS JOIN search
            LEFT JOIN granted g ON g.task_id = s.task_id
            LEFT JOIN won w ON w.task_id = s.task_id\
          """
              .formatted(
                  HoldSql.ROLE_IS_FULL,
                  States.ENDED,
                  States.isoInstant("at"),
                  States.isoInstant("expires_at"),
                  HoldSql.OF_ROLES_AND_LIMITS.formatted("", "OFFER"),
                  HoldSql.LIMITS,
                  HoldSql.FULL_LIMIT);

  /// The task of an offer; the parameter is the offer.
  static final String TASK_OF = "SELECT task_id FROM offer WHERE offer_id = ?";

  /// The parameters, in order: those of [EndSql#LOCK]; then the offer and the time.
  static final String ACCEPT =
      EndSql.LOCK
          + """
          ;
          WITH item AS MATERIALIZED (
            SELECT ?::uuid AS offer_id, ?::timestamptz AS at
          ), accepted AS (
            UPDATE offer o
               SET state = 'ACCEPTED', answered_at = i.at
              FROM item i, task t
             WHERE o.offer_id = i.offer_id AND o.state = 'ISSUED' AND o.expires_at > i.at
               AND t.task_id = o.task_id AND t.state = 'QUEUED' AND t.epoch = o.epoch
            RETURNING o.offer_id, o.task_id, o.role_id, o.lease_us, i.at, o.classification,
                      o.took_us, o.bucket
          ), gone AS (
            UPDATE offer o
               SET state = 'REVOKED', answered_at = a.at, reason = 'Another role was faster.'
              FROM accepted a
             WHERE o.task_id = a.task_id AND o.state = 'ISSUED' AND o.offer_id <> a.offer_id
            RETURNING o.offer_id, o.role_id
          ), changed AS MATERIALIZED (
            UPDATE task t
               SET state = 'ASSIGNED', current_role_id = a.role_id,
                   current_dispatch_id = a.offer_id, epoch = t.epoch + 1,
                   last_sequence = t.last_sequence + 1 + (SELECT count(*) FROM gone),
                   updated_at = a.at
              FROM accepted a
             WHERE t.task_id = a.task_id
            RETURNING t.task_id, t.document, t.state, t.current_role_id, t.current_dispatch_id,
                      t.epoch, t.last_sequence, t.reassignments, t.created_at, t.updated_at,
                      a.lease_us, a.at, a.classification, a.took_us, a.bucket
          ), dequeued AS (
            DELETE FROM queue_entry q USING changed w WHERE q.task_id = w.task_id
          ), assigned AS (
            INSERT INTO assignment (dispatch_id, task_id, role_id, epoch, state, assigned_at,
                                    lease_us, lease_until)
            SELECT current_dispatch_id, task_id, current_role_id, epoch, 'ACTIVE', at,
                   lease_us, at + lease_us * interval '1 microsecond'
              FROM changed
          ), moved AS (
            UPDATE capacity_hold h
               SET reason = 'ASSIGNMENT', held_at = c.at
              FROM changed c
             WHERE h.dispatch_id = c.current_dispatch_id
          ), answered AS (
            UPDATE role_offer_record r
               SET missed = 0, changed_at = clock_timestamp()
              FROM changed c
             WHERE r.role_id = c.current_role_id AND r.missed > 0
          ), %2$s, news AS MATERIALIZED (
            SELECT c.task_id, c.last_sequence - (SELECT count(*) FROM gone) AS sequence,
                   'ACCEPTED' AS type, c.at, c.current_role_id AS role_id, NULL::text AS reason,
                   json_build_object('dispatch_id', c.current_dispatch_id, 'epoch', c.epoch)
                     AS data
              FROM changed c
            UNION ALL
            SELECT c.task_id,
                   c.last_sequence - (SELECT count(*) FROM gone)
                     + row_number() OVER (ORDER BY g.role_id),
                   'OFFER_REVOKED', c.at, g.role_id, 'Another role was faster.',
                   json_build_object('offer_id', g.offer_id)
              FROM changed c, gone g
          ), happened AS (
            INSERT INTO dispatch_event (task_id, sequence, type, at, role_id, reason, data)
            SELECT task_id, sequence, type, at, role_id, reason, data FROM news
          ), told AS (
            INSERT INTO outbox (task_id, sequence, type, payload)
            SELECT task_id, sequence, type,
                   jsonb_build_object(
                     'type', lower(type), 'task_id', task_id, 'sequence', sequence, 'at', %1$s,
                     'role_id', role_id, 'reason', reason) || data::jsonb
              FROM news
             ORDER BY sequence
          ), counted AS (
            INSERT INTO dispatch_delta
                   (role_id, load_change, assigned_at, classification, took_us, bucket)
            SELECT current_role_id, 0, at, classification, took_us, bucket FROM changed
            UNION ALL
            SELECT role_id, units, NULL, NULL, NULL, NULL FROM (%3$s) f
          )
          SELECT * FROM changed\
          """
              .formatted(States.isoInstant("at"), SLOT_FREED, HoldSql.FREED_UNITS);

  /// The parameters, in order: those of [EndSql#LOCK]; then the offer, expected sequence, state of
  /// the offer afterwards, event type, reason, state of the task afterwards, priority (null for the
  /// same), task document (null for the same), time; then one array each of types, reasons and data
  /// of further events.
  static final String END =
      EndSql.LOCK
          + """
          ;
          WITH item AS MATERIALIZED (
            SELECT ?::uuid AS offer_id, ?::bigint AS expected_sequence, ?::text AS offer_state,
                   ?::text AS type, ?::text AS reason, ?::text AS to_state, ?::text AS priority,
                   ?::json AS document, ?::timestamptz AS at
          ), gone AS (
            UPDATE offer o
               SET state = i.offer_state, answered_at = i.at, reason = i.reason
              FROM item i, task t
             WHERE o.offer_id = i.offer_id AND o.state = 'ISSUED'
               AND (i.offer_state <> 'EXPIRED' OR o.expires_at <= i.at)
               AND t.task_id = o.task_id AND t.last_sequence = i.expected_sequence
               AND t.state = 'QUEUED'
            RETURNING o.offer_id, o.task_id, o.role_id, o.expires_at
          ), news AS MATERIALIZED (
            SELECT 1 AS nth, i.type, g.role_id, i.reason,
                   json_build_object('offer_id', g.offer_id) AS data
              FROM gone g, item i
            UNION ALL
            SELECT 1 + e.nth, e.type, NULL, e.reason, e.data::json
              FROM gone g,
                   unnest(?::text[], ?::text[], ?::text[]) WITH ORDINALITY
                     AS e(type, reason, data, nth)
          ), changed AS MATERIALIZED (
            UPDATE task t
               SET state = i.to_state, last_sequence = t.last_sequence + (SELECT count(*) FROM news),
                   priority = coalesce(i.priority, t.priority),
                   document = coalesce(i.document, t.document), updated_at = i.at
              FROM gone g, item i
             WHERE t.task_id = g.task_id
            RETURNING t.task_id, t.document, t.state, t.current_role_id, t.current_dispatch_id,
                      t.epoch, t.last_sequence, t.reassignments, t.created_at, t.updated_at, i.at,
                      i.expected_sequence
          ), dequeued AS (
            DELETE FROM queue_entry q USING changed w WHERE q.task_id = w.task_id
          ), missed AS (
            INSERT INTO role_offer_record AS r (role_id, missed, last_at)
            SELECT g.role_id, 1, g.expires_at FROM gone g, item i WHERE i.offer_state = 'EXPIRED'
            ON CONFLICT (role_id) DO UPDATE
               SET missed = r.missed + 1, last_at = greatest(r.last_at, excluded.last_at),
                   changed_at = clock_timestamp()
          ), answered AS (
            UPDATE role_offer_record r
               SET missed = 0, changed_at = clock_timestamp()
              FROM gone g, item i
             WHERE r.role_id = g.role_id AND i.offer_state = 'DECLINED' AND r.missed > 0
          ), %2$s, happened AS (
            INSERT INTO dispatch_event (task_id, sequence, type, at, role_id, reason, data)
            SELECT c.task_id, c.expected_sequence + n.nth, n.type, c.at, n.role_id, n.reason, n.data
              FROM changed c, news n
          ), told AS (
            INSERT INTO outbox (task_id, sequence, type, payload)
            SELECT c.task_id, c.expected_sequence + n.nth, n.type,
                   jsonb_build_object(
                     'type', lower(n.type), 'task_id', c.task_id,
                     'sequence', c.expected_sequence + n.nth, 'at', %1$s, 'role_id', n.role_id,
                     'reason', n.reason, 'epoch', c.epoch) || n.data::jsonb
              FROM changed c, news n
             ORDER BY n.nth
          ), counted AS (
            INSERT INTO dispatch_delta (role_id, load_change) %3$s
          )
          SELECT * FROM changed\
          """
              .formatted(States.isoInstant("c.at"), SLOT_FREED, HoldSql.FREED_UNITS);

  /// The parameter: the offer.
  static final String FIND = "SELECT " + COLUMNS + " FROM offer WHERE offer_id = ?";

  /// The parameters: task and role.
  static final String LAST =
      "SELECT "
          + COLUMNS
          + " FROM offer WHERE task_id = ? AND role_id = ? ORDER BY issued_at DESC, offer_id DESC LIMIT 1";

  /// The parameter: the task.
  static final String OPEN_OF_TASK =
      "SELECT " + COLUMNS + " FROM offer WHERE task_id = ? AND state = 'ISSUED' ORDER BY role_id";

  /// The parameters: the role, and how many at most.
  static final String OPEN_OF_ROLE =
      "SELECT "
          + COLUMNS
          + " FROM offer WHERE role_id = ? AND state = 'ISSUED' ORDER BY issued_at, offer_id LIMIT ?";

  /// The parameters: a time, and how many at most.
  static final String EXPIRED =
      "SELECT "
          + COLUMNS
          + " FROM offer WHERE state = 'ISSUED' AND expires_at <= ? ORDER BY expires_at, offer_id LIMIT ?";

  /// The parameter: the role.
  static final String MISSED =
      "SELECT missed, last_at FROM role_offer_record WHERE role_id = ? AND missed > 0";

  private OfferSql() {}
}
