-- What people say the class of a task should have been, and what classifiers learned from it.

-- Validated by the next migration, whose lock lets others read and write meanwhile.
ALTER TABLE dispatch_event DROP CONSTRAINT dispatch_event_type_check;
ALTER TABLE dispatch_event ADD CONSTRAINT dispatch_event_type_check
  CHECK (type IN ('DISPATCHED', 'REASSIGNED', 'CANCELLED', 'CORRECTED')) NOT VALID;

CREATE TABLE correction (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  task_id        text COLLATE "C" NOT NULL,
  sequence       bigint           NOT NULL,
  said_by        text COLLATE "C" NOT NULL,
  classification text             NOT NULL CHECK (classification IN ('HUMAN_PRIMARY', 'AI_PRIMARY', 'HYBRID')),
  trust          double precision NOT NULL CHECK (trust BETWEEN 0 AND 1),
  note           text,
  document       json             NOT NULL,
  at             timestamptz      NOT NULL,
  set_aside_at   timestamptz,
  UNIQUE (task_id, sequence)
);
CREATE INDEX correction_counting_idx ON correction (id) WHERE set_aside_at IS NULL AND trust > 0;
CREATE INDEX correction_last_word_idx ON correction (task_id, said_by, id DESC) WHERE set_aside_at IS NULL;
CREATE INDEX correction_set_aside_idx ON correction (id) WHERE set_aside_at IS NOT NULL;

COMMENT ON TABLE correction IS 'Feedback on the class of tasks. Of several rows of one author on one task the last counts. Rows are added one after the other, so that a higher id is never committed before a lower one.';
COMMENT ON COLUMN correction.sequence IS 'The place of the event in the history of the task.';
COMMENT ON COLUMN correction.said_by IS 'Who says so.';
COMMENT ON COLUMN correction.classification IS 'What the class of the task should have been.';
COMMENT ON COLUMN correction.trust IS 'How much the author was believed then; nothing is learned from 0.';
COMMENT ON COLUMN correction.document IS 'The task as it was then, as a document with its format number.';
COMMENT ON COLUMN correction.set_aside_at IS 'When a rollback took it out of what counts; null while it counts.';

CREATE TABLE lesson (
  number           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  plugin           text COLLATE "C" NOT NULL,
  plugin_version   text        NOT NULL,
  standing         text        NOT NULL CHECK (standing IN ('ACTIVE', 'REPLACED', 'UNDONE', 'REJECTED')),
  corrections_used integer     NOT NULL CHECK (corrections_used >= 0),
  up_to            bigint      NOT NULL CHECK (up_to >= 0),
  anchors_before   double precision CHECK (anchors_before BETWEEN 0 AND 1),
  anchors_after    double precision CHECK (anchors_after BETWEEN 0 AND 1),
  summary          text        NOT NULL,
  state            bytea       CHECK (length(state) <= 65536),
  created_at       timestamptz NOT NULL,
  CHECK ((anchors_before IS NULL) = (anchors_after IS NULL)),
  CHECK (standing <> 'ACTIVE' OR state IS NOT NULL)
);
CREATE UNIQUE INDEX lesson_active_idx ON lesson (plugin) WHERE standing = 'ACTIVE';
CREATE INDEX lesson_plugin_idx ON lesson (plugin, plugin_version, up_to DESC);

COMMENT ON TABLE lesson IS 'What each study of the corrections came to.';
COMMENT ON COLUMN lesson.standing IS 'Whether it is used: at most one lesson of each plugin is active.';
COMMENT ON COLUMN lesson.up_to IS 'The newest correction there was, trusted or not, when it was learned.';
COMMENT ON COLUMN lesson.anchors_before IS 'The share of tasks of known class answered right with nothing learned; null when the study failed.';
COMMENT ON COLUMN lesson.state IS 'What was learned, in bytes that only the plugin understands; null when it was rejected or is too old to be gone back to.';
