package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.domain.learning.Lesson;

/// The statements about feedback and lessons.
final class LearningSql {

  /// Feedback is added, and set aside, one after the other: ids then are in the order of commits,
  /// and no lesson misses one that came before. It is rare.
  static final String FEEDBACK_ALONE = "SELECT pg_advisory_xact_lock(1279610451)";

  static final String TRY_STUDY_ALONE = "SELECT pg_try_advisory_xact_lock(1279610452) AS alone";

  static final String STUDY_ALONE = "SELECT pg_advisory_xact_lock(1279610452)";

  /// Only the sequence of the task moves on; whoever changes the task at the same time waits for
  /// its row.
  ///
  /// The parameters, in order: time, task id, author, class, trust and note.
  static final String RECORD =
      """
      WITH item AS MATERIALIZED (
        SELECT ?::timestamptz AS at, ?::text AS task_id, ?::text AS said_by, ?::text AS said,
               ?::double precision AS trust, ?::text AS note
      ), changed AS MATERIALIZED (
        UPDATE task t
           SET last_sequence = t.last_sequence + 1, updated_at = greatest(t.updated_at, i.at)
          FROM item i
         WHERE t.task_id = i.task_id
        RETURNING t.task_id, t.last_sequence, t.document, t.current_dispatch_id, t.epoch
      ), happened AS (
        INSERT INTO dispatch_event (task_id, sequence, type, at, reason, actor, data)
        SELECT c.task_id, c.last_sequence, 'CORRECTED', i.at, i.note, i.said_by,
               json_build_object('classification', lower(i.said), 'trust', i.trust)
          FROM changed c, item i
      ), told AS (
        INSERT INTO outbox (task_id, sequence, type, payload)
        SELECT c.task_id, c.last_sequence, 'CORRECTED',
               jsonb_build_object(
                 'type', 'corrected', 'task_id', c.task_id, 'sequence', c.last_sequence,
                 'at', %s, 'said_by', i.said_by, 'reason', i.note,
                 'classification', lower(i.said), 'trust', i.trust,
                 'dispatch_id', c.current_dispatch_id, 'epoch', c.epoch)
          FROM changed c, item i
      ), noted AS (
        INSERT INTO correction
               (task_id, sequence, said_by, classification, trust, note, document, at)
        SELECT c.task_id, c.last_sequence, i.said_by, i.said, i.trust, i.note, c.document, i.at
          FROM changed c, item i
      )
      SELECT last_sequence FROM changed\
      """
          .formatted(States.isoInstant("i.at"));

  /// Whether a correction `c` counts: of several by one author on one task only the last may, also
  /// where nobody trusts the last.
  private static final String COUNTS =
      """
      c.set_aside_at IS NULL AND c.trust > 0
         AND NOT EXISTS (SELECT FROM correction later
                          WHERE later.task_id = c.task_id AND later.said_by = c.said_by
                            AND later.id > c.id AND later.set_aside_at IS NULL)\
      """;

  /// The newest feedback there is. Not only what counts: what is not trusted too may take the place
  /// of what was said before, and going back to a lesson brings back what the lesson knows.
  static final String NEWEST =
      "SELECT coalesce(max(id), 0) AS newest FROM correction WHERE set_aside_at IS NULL";

  /// A study that failed, unlike one that was judged, is made again, some times and not at once.
  ///
  /// The parameters: name and version of the plugin.
  static final String IS_DUE =
      """
      WITH newest AS (
        SELECT c.id FROM correction c WHERE %s ORDER BY c.id DESC LIMIT 1
      ), known AS (
        SELECT count(*) FILTER (WHERE l.anchors_before IS NOT NULL) AS judged,
               count(*) FILTER (WHERE l.anchors_before IS NULL) AS failed,
               max(l.created_at) FILTER (WHERE l.anchors_before IS NULL) AS failed_at
          FROM lesson l, newest n
         WHERE l.plugin = ? AND l.plugin_version = ? AND l.up_to >= n.id
      )
      SELECT EXISTS (SELECT FROM newest)
             AND (SELECT judged = 0 AND failed < 3
                         AND (failed = 0 OR failed_at < now() - interval '10 minutes')
                    FROM known) AS due\
      """
          .formatted(COUNTS);

  private static final String COUNTING =
      "SELECT c.id FROM correction c WHERE %s ORDER BY c.id DESC LIMIT ?".formatted(COUNTS);

  /// The parameter: how many at most. The newest first.
  static final String MATERIAL =
      """
      WITH counting AS MATERIALIZED (%s)
      SELECT c.classification, c.trust, c.document
        FROM counting JOIN correction c USING (id)
       ORDER BY id DESC\
      """
          .formatted(COUNTING);

  /// The parameter: how many count at most.
  static final String COUNT =
      """
      WITH counting AS MATERIALIZED (%s)
      SELECT (SELECT count(*) FROM counting) AS counting,
             (SELECT count(*) FROM counting
               WHERE id > (SELECT coalesce(max(up_to), 0) FROM lesson)) AS waiting,
             (SELECT count(*) FROM correction WHERE set_aside_at IS NOT NULL) AS set_aside\
      """
          .formatted(COUNTING);

  /// The parameter: the name of the plugin.
  static final String REPLACE =
      "UPDATE lesson SET standing = 'REPLACED' WHERE plugin = ? AND standing = 'ACTIVE'";

  /// The parameters: plugin, version, standing, corrections used, up to, anchors before and after,
  /// summary, state, time.
  static final String ADD =
      """
      INSERT INTO lesson (plugin, plugin_version, standing, corrections_used, up_to,
                          anchors_before, anchors_after, summary, state, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      RETURNING number\
      """;

  /// Lessons that are too old to be gone back to.
  static final String FORGET_STATES =
      """
      UPDATE lesson SET state = NULL
       WHERE state IS NOT NULL AND standing <> 'ACTIVE'
         AND number NOT IN (SELECT number FROM lesson ORDER BY number DESC LIMIT %d)\
      """
          .formatted(Lesson.MOST_KEPT);

  private static final String USABLE = "standing IN ('ACTIVE', 'REPLACED') AND state IS NOT NULL";

  /// The newest lesson that knows less than the newest active one. Several classifiers, or
  /// versions, may have learned the same.
  static final String BEFORE =
      """
      SELECT coalesce(max(number), 0) AS number
        FROM lesson
       WHERE %s
         AND up_to < (SELECT up_to FROM lesson WHERE standing = 'ACTIVE'
                       ORDER BY number DESC LIMIT 1)\
      """
          .formatted(USABLE);

  /// The parameter: the number of a lesson.
  static final String UP_TO = "SELECT up_to FROM lesson WHERE number = ? AND " + USABLE;

  /// The parameter: the number of a lesson.
  static final String UNDO =
      "UPDATE lesson SET standing = 'UNDONE' WHERE number > ? AND standing IN ('ACTIVE', 'REPLACED')";

  /// Where a plugin has no active lesson, the last of those that are left.
  static final String ACTIVATE_LAST =
      """
      UPDATE lesson SET standing = 'ACTIVE'
       WHERE number IN (SELECT max(number) FROM lesson WHERE %s GROUP BY plugin)\
      """
          .formatted(USABLE);

  /// The parameters: the time, and the newest correction that goes on counting.
  static final String SET_ASIDE =
      "UPDATE correction SET set_aside_at = ? WHERE id > ? AND set_aside_at IS NULL";

  static final String TAUGHT =
      """
      SELECT number, plugin, plugin_version, state
        FROM lesson WHERE standing = 'ACTIVE' ORDER BY number\
      """;

  static final String TAUGHT_NUMBERS =
      "SELECT number FROM lesson WHERE standing = 'ACTIVE' ORDER BY number";

  /// The parameter: how many at most.
  static final String LESSONS =
      """
      SELECT number, plugin, plugin_version, standing, corrections_used, anchors_before,
             anchors_after, summary, created_at
        FROM lesson ORDER BY number DESC LIMIT ?\
      """;

  private LearningSql() {}
}
