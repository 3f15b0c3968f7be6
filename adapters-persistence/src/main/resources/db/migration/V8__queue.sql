-- Tasks that wait: for a role, or for their time.

ALTER TABLE task ALTER COLUMN current_dispatch_id DROP NOT NULL;
ALTER TABLE task DROP CONSTRAINT task_epoch_check;
ALTER TABLE task ADD CONSTRAINT task_epoch_check CHECK (epoch >= 0) NOT VALID;
ALTER TABLE task ADD CONSTRAINT task_assigned_check
  CHECK (state <> 'ASSIGNED' OR (current_dispatch_id IS NOT NULL AND epoch >= 1)) NOT VALID;

COMMENT ON COLUMN task.current_dispatch_id IS 'The dispatch that is, or was last, in force; null when no role ever had it.';
COMMENT ON COLUMN task.epoch IS 'Assignments so far, 0 before the first; changes of hands name the epoch they expect.';

ALTER TABLE dispatch_event DROP CONSTRAINT dispatch_event_type_check;
ALTER TABLE dispatch_event ADD CONSTRAINT dispatch_event_type_check CHECK (type IN (
  'DISPATCHED', 'REASSIGNED', 'CANCELLED', 'SCHEDULED', 'QUEUED', 'OFFERED', 'ACCEPTED', 'DECLINED',
  'OFFER_EXPIRED', 'OFFER_REVOKED', 'STARTED', 'COMPLETED', 'FAILED', 'RELEASED', 'LOST', 'RELAXED',
  'ESCALATED', 'REPRIORITISED', 'EXPIRED', 'CORRECTED')) NOT VALID;

CREATE TABLE queue_entry (
  task_id        text COLLATE "C" PRIMARY KEY,
  signature      text COLLATE "C" NOT NULL,
  demand         text        NOT NULL,
  lane           smallint    NOT NULL CHECK (lane IN (0, 1)),
  share_key      text COLLATE "C" NOT NULL,
  rank_at        timestamptz NOT NULL,
  priority       text        NOT NULL CHECK (priority IN ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
  enqueued_at    timestamptz NOT NULL,
  due_at         timestamptz,
  expires_at     timestamptz,
  next_eval_at   timestamptz,
  rests_until    timestamptz,
  adjust_us      bigint      NOT NULL CHECK (adjust_us >= 0),
  escalated      integer     NOT NULL CHECK (escalated >= 0),
  reason         text        NOT NULL,
  request        json        NOT NULL,
  classification json        NOT NULL
);
CREATE INDEX queue_entry_turn_idx ON queue_entry (signature, lane, share_key, rank_at, task_id)
  WHERE due_at IS NULL;
CREATE INDEX queue_entry_place_idx ON queue_entry (lane, share_key, rank_at, task_id)
  WHERE due_at IS NULL;
CREATE INDEX queue_entry_filter_idx ON queue_entry (share_key, priority, task_id);
CREATE INDEX queue_entry_oldest_idx ON queue_entry (enqueued_at) WHERE due_at IS NULL;
CREATE INDEX queue_entry_due_idx ON queue_entry (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX queue_entry_expires_idx ON queue_entry (expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX queue_entry_next_eval_idx ON queue_entry (next_eval_at)
  WHERE next_eval_at IS NOT NULL AND due_at IS NULL;

COMMENT ON TABLE queue_entry IS 'One row per waiting task; it goes when a role gets the task or the task ends. Whoever changes both locks the task first.';
COMMENT ON COLUMN queue_entry.signature IS 'A short name for the demand: tasks that the same roles may take share it.';
COMMENT ON COLUMN queue_entry.demand IS 'What decides which roles may take it, as far as it is not about this task alone.';
COMMENT ON COLUMN queue_entry.lane IS '0 for critical tasks, 1 for the others.';
COMMENT ON COLUMN queue_entry.share_key IS 'Whose share of the lane it uses; empty for nobody''s.';
COMMENT ON COLUMN queue_entry.rank_at IS 'Its place in its lane and key, the smallest first; it does not change while it waits.';
COMMENT ON COLUMN queue_entry.enqueued_at IS 'Since when it waits; for a scheduled one, from when it will.';
COMMENT ON COLUMN queue_entry.due_at IS 'When it enters the queue; null once it has.';
COMMENT ON COLUMN queue_entry.expires_at IS 'From when nobody wants it any more; null for never.';
COMMENT ON COLUMN queue_entry.next_eval_at IS 'When something it asks for expires, or something must become of it; null when neither.';
COMMENT ON COLUMN queue_entry.rests_until IS 'Until when nobody looks at it, because nobody could take it; null when anybody may.';
COMMENT ON COLUMN queue_entry.adjust_us IS 'How far it was put forward beyond its priority, in microseconds.';
COMMENT ON COLUMN queue_entry.escalated IS 'How often it was given another chance.';
COMMENT ON COLUMN queue_entry.reason IS 'Why it waits, in one sentence.';
COMMENT ON COLUMN queue_entry.request IS 'What was asked for, as a document with its format number.';
COMMENT ON COLUMN queue_entry.classification IS 'Who should do it, found out when it began to wait.';

CREATE TABLE queue_share (
  lane      smallint NOT NULL CHECK (lane IN (0, 1)),
  share_key text COLLATE "C" NOT NULL,
  v         double precision NOT NULL CHECK (v >= 0),
  PRIMARY KEY (lane, share_key)
);

COMMENT ON TABLE queue_share IS 'What each key has had of a lane, in virtual time.';

CREATE TABLE queue_lane (
  lane   smallint PRIMARY KEY CHECK (lane IN (0, 1)),
  served double precision NOT NULL CHECK (served >= 0)
);
INSERT INTO queue_lane (lane, served) VALUES (0, 0), (1, 0);

COMMENT ON TABLE queue_lane IS 'How far each lane has got in virtual time: no key that comes back begins before that.';

CREATE TABLE queue_start (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at       timestamptz NOT NULL,
  critical integer     NOT NULL CHECK (critical >= 0),
  others   integer     NOT NULL CHECK (others >= 0),
  started  integer     NOT NULL CHECK (started >= 0)
);
CREATE INDEX queue_start_at_idx ON queue_start (at);

COMMENT ON TABLE queue_start IS 'A row per batch of starts, kept for an hour.';
COMMENT ON COLUMN queue_start.critical IS 'How many were critical and made while others waited.';
COMMENT ON COLUMN queue_start.others IS 'How many were not critical.';
COMMENT ON COLUMN queue_start.started IS 'All of them.';

CREATE TABLE queue_pause (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  since    timestamptz NOT NULL,
  reason   text
);

COMMENT ON TABLE queue_pause IS 'A row while nothing is to be started.';

-- How much waits is counted by deltas that are folded now and then, so that the answer costs the
-- same however much it is. The triggers see to it whoever changes an entry, a row per statement and
-- kind.

CREATE TABLE queue_count (
  lane      smallint NOT NULL,
  share_key text COLLATE "C" NOT NULL,
  priority  text     NOT NULL,
  scheduled boolean  NOT NULL,
  tasks     bigint   NOT NULL,
  PRIMARY KEY (lane, share_key, priority, scheduled)
);
CREATE INDEX queue_count_most_idx ON queue_count (tasks DESC);

CREATE TABLE queue_delta (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  lane      smallint NOT NULL,
  share_key text COLLATE "C" NOT NULL,
  priority  text     NOT NULL,
  scheduled boolean  NOT NULL,
  change    bigint   NOT NULL
);

COMMENT ON TABLE queue_count IS 'How many tasks wait. The truth is this plus what waits in queue_delta.';
COMMENT ON TABLE queue_delta IS 'Changes of counts that are not yet part of them: appended, so that no counter is fought over.';

CREATE FUNCTION queue_entry_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO queue_delta (lane, share_key, priority, scheduled, change)
  SELECT lane, share_key, priority, due_at IS NOT NULL, count(*)
    FROM added GROUP BY lane, share_key, priority, due_at IS NOT NULL;
  RETURN NULL;
END $$;

CREATE FUNCTION queue_entry_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO queue_delta (lane, share_key, priority, scheduled, change)
  SELECT lane, share_key, priority, due_at IS NOT NULL, -count(*)
    FROM gone GROUP BY lane, share_key, priority, due_at IS NOT NULL;
  RETURN NULL;
END $$;

CREATE FUNCTION queue_entry_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO queue_delta (lane, share_key, priority, scheduled, change)
  SELECT lane, share_key, priority, scheduled, sum(change)
    FROM (SELECT lane, share_key, priority, due_at IS NOT NULL AS scheduled, 1 AS change FROM added
          UNION ALL
          SELECT lane, share_key, priority, due_at IS NOT NULL, -1 FROM gone) c
   GROUP BY lane, share_key, priority, scheduled
  HAVING sum(change) <> 0;
  RETURN NULL;
END $$;

CREATE TRIGGER queue_entry_added AFTER INSERT ON queue_entry
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION queue_entry_added();
CREATE TRIGGER queue_entry_gone AFTER DELETE ON queue_entry
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION queue_entry_gone();
CREATE TRIGGER queue_entry_changed AFTER UPDATE ON queue_entry
  REFERENCING OLD TABLE AS gone NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION queue_entry_changed();
