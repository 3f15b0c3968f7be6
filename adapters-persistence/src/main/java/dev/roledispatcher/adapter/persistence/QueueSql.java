package dev.roledispatcher.adapter.persistence;

/// The statements of the queue.
final class QueueSql {

  /// The columns that [QueueRows#entry] needs, of `queue_entry` as q and `task` as t.
  private static final String ENTRY =
      """
      q.task_id, q.request, q.classification, q.enqueued_at, q.due_at, q.next_eval_at, q.adjust_us,
             q.escalated, q.reason, q.rank_at, t.epoch\
      """;

  /// What an entry is made of: the arrays of [EntryBatch], in their order.
  private static final String ITEM =
      """
      item AS MATERIALIZED (
        SELECT i.*
          FROM unnest(?::integer[], ?::text[], ?::text[], ?::text[], ?::boolean[], ?::text[],
                      ?::text[], ?::smallint[], ?::text[], ?::timestamptz[], ?::text[],
                      ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
                      ?::bigint[], ?::integer[], ?::text[], ?::text[], ?::text[])
               AS i(ord, task_id, state, document, redispatch, signature, demand, lane, share_key,
                    rank_at, priority, enqueued_at, due_at, expires_at, next_eval_at, adjust_us,
                    escalated, reason, request, classification)
      )\
      """;

  private static final String COLUMNS =
      """
      task_id, signature, demand, lane, share_key, rank_at, priority, enqueued_at, due_at,
      expires_at, next_eval_at, adjust_us, escalated, reason, request, classification\
      """;

  private static final String VALUES =
      """
      task_id, signature, demand, lane, share_key, rank_at, priority, enqueued_at, due_at,
      expires_at, next_eval_at, adjust_us, escalated, reason, request::json, classification::json\
      """;

  /// Only who is not resting and not expired at a time; the parameter is that time, twice.
  private static final String READY =
      """
      q.due_at IS NULL AND (q.rests_until IS NULL OR q.rests_until <= ?)
                 AND (q.expires_at IS NULL OR q.expires_at > ?)\
      """;

  /// Keeps plans to indexes until the transaction ends.
  static final String BY_INDEX = "SELECT set_config('enable_seqscan', 'off', true)";

  /// The parameters: the arrays of an [EntryBatch], then a time.
  static final String ENQUEUE =
      """
      WITH %1$s, moment AS MATERIALIZED (
        SELECT ?::timestamptz AS at
      ), seen AS MATERIALIZED (
        SELECT i.*, m.at, t.task_id IS NOT NULL AS known, t.state AS old_state,
               t.current_role_id AS old_role_id,
               t.task_id IS NULL OR (i.redispatch AND t.state IN %4$s) AS to_be_had
          FROM item i
         CROSS JOIN moment m
          LEFT JOIN task t ON t.task_id = i.task_id
      ), created AS (
        INSERT INTO task (task_id, state, priority, epoch, last_sequence, reassignments, document,
                          created_at, updated_at, enqueued_at)
        SELECT task_id, state, priority, 0, 1, 0, document::json, at, at, enqueued_at
          FROM seen
         WHERE NOT known
         ORDER BY task_id
        ON CONFLICT (task_id) DO NOTHING
        RETURNING task_id, last_sequence
      ), revived AS (
        UPDATE task t
           SET state = s.state, priority = s.priority, current_role_id = NULL,
               last_sequence = t.last_sequence + 1, document = s.document::json, updated_at = s.at,
               enqueued_at = s.enqueued_at
          FROM seen s
         WHERE s.known AND s.to_be_had AND t.task_id = s.task_id AND t.state IN %4$s
        RETURNING t.task_id, t.last_sequence
      ), won AS MATERIALIZED (
        SELECT s.*, n.last_sequence
          FROM seen s
          JOIN (SELECT * FROM created UNION ALL SELECT * FROM revived) n ON n.task_id = s.task_id
      ), entered AS (
        INSERT INTO queue_entry (%2$s)
        SELECT %3$s FROM won ORDER BY task_id
      ), happened AS (
        INSERT INTO dispatch_event (task_id, sequence, type, at, data)
        SELECT task_id, last_sequence, state, at, '{}'::json FROM won
      ), told AS (
        INSERT INTO outbox (task_id, sequence, type, payload)
        SELECT task_id, last_sequence, state,
               jsonb_build_object('type', lower(state), 'task_id', task_id,
                                  'sequence', last_sequence, 'at', %5$s)
          FROM won
      )
      SELECT s.ord, w.ord IS NOT NULL AS entered, s.old_state, s.old_role_id
        FROM seen s LEFT JOIN won w ON w.ord = s.ord\
      """
          .formatted(ITEM, COLUMNS, VALUES, States.ENDED, States.isoInstant("at"));

  /// The parameters: the arrays of an [EntryBatch].
  static final String REQUEUE =
      """
      WITH %1$s
      INSERT INTO queue_entry (%2$s)
      SELECT %3$s FROM item
      ON CONFLICT (task_id) DO UPDATE
         SET signature = excluded.signature, demand = excluded.demand, lane = excluded.lane,
             share_key = excluded.share_key, rank_at = excluded.rank_at,
             priority = excluded.priority, enqueued_at = excluded.enqueued_at,
             due_at = excluded.due_at, expires_at = excluded.expires_at,
             next_eval_at = excluded.next_eval_at, rests_until = NULL,
             adjust_us = excluded.adjust_us, escalated = excluded.escalated,
             reason = excluded.reason, request = excluded.request,
             classification = excluded.classification\
      """
          .formatted(ITEM, COLUMNS, VALUES);

  /// The parameters: the arrays of an [EntryBatch], then a time and arrays of event types, reasons
  /// and data.
  static final String REWRITE =
      """
      WITH %1$s, told_of AS MATERIALIZED (
        SELECT m.ord, ?::timestamptz AS at, m.type, m.why, m.data
          FROM unnest(?::text[], ?::text[], ?::text[]) WITH ORDINALITY AS m(type, why, data, ord)
      ), changed AS MATERIALIZED (
        UPDATE task t
           SET state = i.state, priority = i.priority, document = i.document::json,
               last_sequence = t.last_sequence + 1, updated_at = n.at
          FROM item i JOIN told_of n ON n.ord = i.ord + 1
         WHERE t.task_id = i.task_id AND t.state IN ('QUEUED', 'SCHEDULED')
        RETURNING i.ord, t.task_id, t.last_sequence, n.at, n.type, n.why, n.data
      ), entry AS (
        UPDATE queue_entry q
           SET signature = i.signature, demand = i.demand, lane = i.lane, share_key = i.share_key,
               rank_at = i.rank_at, priority = i.priority, enqueued_at = i.enqueued_at,
               due_at = i.due_at, expires_at = i.expires_at, next_eval_at = i.next_eval_at,
               rests_until = NULL, adjust_us = i.adjust_us, escalated = i.escalated,
               reason = i.reason, request = i.request::json,
               classification = i.classification::json
          FROM item i JOIN changed c ON c.ord = i.ord
         WHERE q.task_id = i.task_id
      ), happened AS (
        INSERT INTO dispatch_event (task_id, sequence, type, at, reason, data)
        SELECT task_id, last_sequence, type, at, why, data::json FROM changed
      )
      INSERT INTO outbox (task_id, sequence, type, payload)
      SELECT task_id, last_sequence, type,
             jsonb_build_object('type', lower(type), 'task_id', task_id, 'sequence', last_sequence,
                                'at', %2$s, 'reason', why, 'data', data::jsonb)
        FROM changed\
      """
          .formatted(ITEM, States.isoInstant("at"));

  /// The parameters: arrays of task ids, states and reasons, then a time.
  static final String END =
      """
      WITH item AS MATERIALIZED (
        SELECT i.*, ?::timestamptz AS at
          FROM unnest(?::text[], ?::text[], ?::text[]) AS i(task_id, state, reason)
      ), changed AS MATERIALIZED (
        UPDATE task t
           SET state = i.state, current_role_id = NULL, last_sequence = t.last_sequence + 1,
               updated_at = i.at
          FROM item i
         WHERE t.task_id = i.task_id AND t.state IN ('QUEUED', 'SCHEDULED')
        RETURNING t.task_id, t.last_sequence, t.state, i.at, i.reason
      ), gone AS (
        DELETE FROM queue_entry q USING changed c WHERE q.task_id = c.task_id
      ), happened AS (
        INSERT INTO dispatch_event (task_id, sequence, type, at, reason, data)
        SELECT task_id, last_sequence, state, at, reason, '{}'::json FROM changed
      )
      INSERT INTO outbox (task_id, sequence, type, payload)
      SELECT task_id, last_sequence, state,
             jsonb_build_object('type', lower(state), 'task_id', task_id,
                                'sequence', last_sequence, 'at', %1$s, 'reason', reason)
        FROM changed\
      """
          .formatted(States.isoInstant("at"));

  /// Whether the queue goes on, and whether this transaction may work it off.
  static final String TRY_CLAIM =
      """
      SELECT set_config('enable_seqscan', 'off', true),
             CASE WHEN EXISTS (SELECT FROM queue_pause) THEN 'PAUSED'
                  WHEN pg_try_advisory_xact_lock(1380928838, 0) THEN 'HELD'
                  ELSE 'BUSY' END AS claim\
      """;

  /// Every demand once, by jumping from one signature to the next.
  static final String DEMANDS =
      """
      WITH RECURSIVE kind AS (
        (SELECT q.signature, q.demand
           FROM queue_entry q
          WHERE q.due_at IS NULL
          ORDER BY q.signature, q.lane, q.share_key, q.rank_at, q.task_id
          LIMIT 1)
        UNION ALL
        SELECT n.signature, n.demand
          FROM kind k
         CROSS JOIN LATERAL (
               SELECT q.signature, q.demand
                 FROM queue_entry q
                WHERE q.due_at IS NULL AND q.signature > k.signature
                ORDER BY q.signature, q.lane, q.share_key, q.rank_at, q.task_id
                LIMIT 1) n
      )
      SELECT demand FROM kind\
      """;

  /// Every lane and key of some signatures, by jumping, each counted as far as asked. The
  /// parameters: an array of signatures, a time twice, and how far to count.
  static final String LINES =
      """
      WITH RECURSIVE line AS (
        SELECT s.ord, s.signature, q.lane, q.share_key
          FROM unnest(?::text[]) WITH ORDINALITY AS s(signature, ord)
         CROSS JOIN LATERAL (
               SELECT q.lane, q.share_key
                 FROM queue_entry q
                WHERE q.signature = s.signature AND q.due_at IS NULL
                ORDER BY q.lane, q.share_key, q.rank_at, q.task_id
                LIMIT 1) q
        UNION ALL
        SELECT l.ord, l.signature, n.lane, n.share_key
          FROM line l
         CROSS JOIN LATERAL (
               SELECT q.lane, q.share_key
                 FROM queue_entry q
                WHERE q.signature = l.signature AND q.due_at IS NULL
                  AND (q.lane, q.share_key) > (l.lane, l.share_key)
                ORDER BY q.lane, q.share_key, q.rank_at, q.task_id
                LIMIT 1) n
      )
      SELECT l.ord, l.lane, l.share_key, c.tasks,
             greatest(coalesce(s.v, 0), coalesce(x.served, 0)) AS v
        FROM line l
       CROSS JOIN LATERAL (
             SELECT count(*) AS tasks
               FROM (SELECT
                       FROM queue_entry q
                      WHERE q.signature = l.signature AND q.lane = l.lane
                        AND q.share_key = l.share_key AND %1$s
                      ORDER BY q.rank_at, q.task_id
                      LIMIT ?) one) c
        LEFT JOIN queue_share s ON s.lane = l.lane AND s.share_key = l.share_key
        LEFT JOIN queue_lane x ON x.lane = l.lane
       WHERE c.tasks > 0\
      """
          .formatted(READY);

  /// The next tasks of some lines. Those whose turn it is are found by the index alone; only they
  /// are read and locked. The parameters: arrays of signatures, lanes, keys, numbers of tasks by
  /// line and by lane and key, and of ranks and tasks after which to begin; then a time twice.
  static final String CLAIM =
      """
      WITH near AS MATERIALIZED (
        SELECT w.ord, w.together, h.task_id,
               row_number() OVER (PARTITION BY w.lane, w.share_key
                                  ORDER BY h.rank_at, h.task_id) AS nth
          FROM unnest(?::text[], ?::smallint[], ?::text[], ?::integer[], ?::integer[],
                      ?::timestamptz[], ?::text[])
                 WITH ORDINALITY AS w(signature, lane, share_key, tasks, together, after_rank,
                                      after_task, ord)
         CROSS JOIN LATERAL (
               SELECT q.task_id, q.rank_at
                 FROM queue_entry q
                WHERE q.signature = w.signature AND q.lane = w.lane AND q.share_key = w.share_key
                  AND (q.rank_at, q.task_id) > (w.after_rank, w.after_task) AND %2$s
                ORDER BY q.rank_at, q.task_id
                LIMIT w.tasks) h
      )
      SELECT n.ord, %1$s
        FROM near n
        JOIN queue_entry q ON q.task_id = n.task_id
        JOIN task t ON t.task_id = n.task_id AND t.state = 'QUEUED'
       WHERE n.nth <= n.together
       ORDER BY n.ord, q.rank_at, q.task_id
         FOR UPDATE OF t SKIP LOCKED\
      """
          .formatted(ENTRY, READY);

  /// How offers and assignments of tasks ended since somebody last dispatched them; the parameter
  /// is an array of task ids.
  static final String ENDINGS =
      """
      SELECT t.task_id, p.role_id, p.ending, p.at
        FROM task t
       CROSS JOIN LATERAL (
             SELECT a.role_id, a.ended_at AS at, a.epoch,
                    coalesce(a.ending, CASE a.state WHEN 'RELEASED' THEN 'WITHDRAWN'
                                                    ELSE a.state END) AS ending
               FROM assignment a
              WHERE a.task_id = t.task_id AND a.state IN ('COMPLETED', 'RELEASED', 'LOST')
                AND a.assigned_at >= coalesce(t.enqueued_at, t.created_at)
             UNION ALL
             SELECT o.role_id, o.answered_at, o.epoch,
                    CASE o.state WHEN 'EXPIRED' THEN 'MISSED' ELSE o.state END
               FROM offer o
              WHERE o.task_id = t.task_id AND o.state IN ('DECLINED', 'EXPIRED', 'REVOKED')
                AND o.issued_at >= coalesce(t.enqueued_at, t.created_at)) p
       WHERE t.task_id = ANY (?::text[])
       ORDER BY t.task_id, p.at, p.epoch\
      """;

  /// The parameters: arrays of task ids, reasons and times.
  static final String REST =
      """
      UPDATE queue_entry q
         SET reason = i.reason, rests_until = i.until
        FROM unnest(?::text[], ?::text[], ?::timestamptz[]) AS i(task_id, reason, until)
       WHERE q.task_id = i.task_id\
      """;

  /// The parameters: arrays of lanes, keys, what was spent and what was served.
  static final String CHARGE =
      """
      WITH item AS MATERIALIZED (
        SELECT i.*
          FROM unnest(?::smallint[], ?::text[], ?::double precision[], ?::double precision[])
                 AS i(lane, share_key, spent, served)
      ), moved AS (
        UPDATE queue_lane l
           SET served = greatest(l.served, i.served)
          FROM (SELECT lane, max(served) AS served FROM item GROUP BY lane) i
         WHERE l.lane = i.lane
      )
      INSERT INTO queue_share (lane, share_key, v)
      SELECT i.lane, i.share_key, greatest(coalesce(s.v, 0), l.served) + i.spent
        FROM item i
        JOIN queue_lane l ON l.lane = i.lane
        LEFT JOIN queue_share s ON s.lane = i.lane AND s.share_key = i.share_key
       ORDER BY i.lane, i.share_key
      ON CONFLICT (lane, share_key) DO UPDATE SET v = excluded.v\
      """;

  static final String STARTS_SINCE =
      """
      SELECT at, critical, others
        FROM queue_start
       WHERE at >= ? AND critical + others > 0
       ORDER BY at, id\
      """;

  static final String STARTED_SINCE =
      "SELECT coalesce(sum(started), 0) AS started FROM queue_start WHERE at >= ?";

  static final String RECORD_STARTS =
      "INSERT INTO queue_start (at, critical, others, started) VALUES (?, ?, ?, ?)";

  /// Forgets starts from before the parameter.
  static final String FORGET_STARTS = "DELETE FROM queue_start WHERE at < ?";

  /// True for one transaction at a time.
  static final String TRY_TIDY = "SELECT pg_try_advisory_xact_lock(1380928838, 1) AS mine";

  /// Adds the changes of counts to the counts.
  static final String FOLD =
      """
      WITH taken AS (
        DELETE FROM queue_delta RETURNING lane, share_key, priority, scheduled, change
      )
      INSERT INTO queue_count (lane, share_key, priority, scheduled, tasks)
      SELECT lane, share_key, priority, scheduled, sum(change)
        FROM taken
       GROUP BY lane, share_key, priority, scheduled
      ON CONFLICT (lane, share_key, priority, scheduled)
        DO UPDATE SET tasks = queue_count.tasks + excluded.tasks\
      """;

  static final String FORGET_COUNTS = "DELETE FROM queue_count WHERE tasks = 0";

  /// Forgets shares that say nothing; only while nobody works the queue off.
  static final String FORGET_SHARES =
      """
      DELETE FROM queue_share s
       USING queue_lane l
       WHERE l.lane = s.lane AND s.v <= l.served
         AND NOT EXISTS (SELECT FROM queue_entry q
                          WHERE q.lane = s.lane AND q.share_key = s.share_key AND q.due_at IS NULL)\
      """;

  /// Moves lanes that got far back to the beginning; the parameter is how far is far.
  static final String REBASE =
      """
      WITH far AS MATERIALIZED (
        SELECT lane, served FROM queue_lane WHERE served > ?
      ), moved AS (
        UPDATE queue_share s SET v = greatest(0, s.v - f.served) FROM far f WHERE s.lane = f.lane
      )
      UPDATE queue_lane l SET served = 0 FROM far f WHERE l.lane = f.lane\
      """;

  private static final String LOCK =
      "SELECT " + ENTRY + " FROM queue_entry q JOIN task t ON t.task_id = q.task_id WHERE ";

  private static final String WAITS = " AND t.state IN ('QUEUED', 'SCHEDULED')";

  /// Of both rows the newest version is locked: an entry that was read before its task was locked
  /// may have been changed since. The parameters of these three: a time and how many.
  static final String LOCK_SCHEDULED =
      LOCK + "q.due_at <= ?" + WAITS + " ORDER BY q.due_at LIMIT ? FOR UPDATE OF t, q SKIP LOCKED";

  static final String LOCK_EXPIRED =
      LOCK
          + "q.expires_at <= ?"
          + WAITS
          + " ORDER BY q.expires_at LIMIT ? FOR UPDATE OF t, q SKIP LOCKED";

  static final String LOCK_CHANGING =
      LOCK
          + "q.next_eval_at <= ? AND q.due_at IS NULL"
          + WAITS
          + " ORDER BY q.next_eval_at LIMIT ? FOR UPDATE OF t, q SKIP LOCKED";

  /// The parameter: an array of task ids.
  static final String LOCK_ALL =
      LOCK + "q.task_id = ANY (?::text[])" + WAITS + " ORDER BY q.task_id FOR UPDATE OF t, q";

  /// The parameters: a key twice, a priority twice, and how many.
  static final String LOCK_SOME =
      LOCK
          + "(?::text IS NULL OR q.share_key = ?) AND (?::text IS NULL OR q.priority = ?)"
          + WAITS
          + " ORDER BY q.share_key, q.priority, q.task_id LIMIT ? FOR UPDATE OF t, q";

  static final String FIND = LOCK + "q.task_id = ?";

  /// The parameters: a time and a task.
  static final String LOOK_LATER = "UPDATE queue_entry SET next_eval_at = ? WHERE task_id = ?";

  /// The parameters: lane, key, rank, task, and how far to count.
  static final String COUNT_BEFORE =
      """
      SELECT count(*) AS tasks
        FROM (SELECT
                FROM queue_entry q
               WHERE q.lane = ? AND q.share_key = ? AND q.due_at IS NULL
                 AND (q.rank_at, q.task_id) < (?, ?)
               ORDER BY q.rank_at, q.task_id
               LIMIT ?) before\
      """;

  static final String COUNTS =
      """
      SELECT lane, share_key, priority, scheduled, sum(tasks) AS tasks
        FROM (SELECT lane, share_key, priority, scheduled, tasks FROM queue_count
              UNION ALL
              SELECT lane, share_key, priority, scheduled, change FROM queue_delta) c
       GROUP BY lane, share_key, priority, scheduled
      HAVING sum(tasks) > 0
       ORDER BY sum(tasks) DESC, lane, share_key, priority, scheduled
       LIMIT ?\
      """;

  static final String OLDEST =
      """
      SELECT enqueued_at FROM queue_entry q WHERE q.due_at IS NULL ORDER BY q.enqueued_at LIMIT 1\
      """;

  static final String PAUSE_OF = "SELECT since, reason FROM queue_pause";

  static final String RESUME = "DELETE FROM queue_pause";

  static final String PAUSE =
      """
      INSERT INTO queue_pause (since, reason) VALUES (?, ?)
      ON CONFLICT (only_one) DO UPDATE SET reason = excluded.reason\
      """;

  /// The parameter: the channel.
  static final String ANNOUNCE =
      "SELECT pg_notify(?, '') WHERE EXISTS (SELECT FROM queue_entry WHERE due_at IS NULL)";

  static final String REMOVE = "DELETE FROM queue_entry WHERE task_id = ANY (?::text[])";

  private QueueSql() {}
}
