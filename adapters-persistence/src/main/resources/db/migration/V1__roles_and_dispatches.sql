-- Ids are compared byte by byte (collation C), so that order and pages are the same everywhere.
-- Documents are json, not jsonb: they are written once and read whole, keep the order of their keys
-- and the exact notation of their numbers, and may hold any character in escaped form.

CREATE TABLE role (
  role_id       text COLLATE "C" PRIMARY KEY CHECK (length(role_id) BETWEEN 1 AND 128),
  version       bigint      NOT NULL CHECK (version >= 1),
  name          text        NOT NULL,
  name_lower    text        NOT NULL,
  type          text        NOT NULL CHECK (type IN ('HUMAN_PRIMARY', 'AI_PRIMARY', 'HYBRID')),
  active        boolean     NOT NULL,
  capacity      integer     CHECK (capacity BETWEEN 1 AND 10000),
  capabilities  varchar[]   NOT NULL,
  profile       json        NOT NULL,
  created_at    timestamptz NOT NULL,
  updated_at    timestamptz NOT NULL,
  changed_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  deleted_at    timestamptz
);
CREATE INDEX role_capabilities_idx ON role USING gin (capabilities) WHERE deleted_at IS NULL;
CREATE INDEX role_changed_at_idx ON role (changed_at);

COMMENT ON TABLE role IS 'Who or what tasks can be dispatched to.';
COMMENT ON COLUMN role.version IS 'Grows by one with every change, deletion and return; never starts over.';
COMMENT ON COLUMN role.name_lower IS 'The name in lower case, as the application lowers it, for searching.';
COMMENT ON COLUMN role.active IS 'False keeps the role from getting tasks.';
COMMENT ON COLUMN role.capacity IS 'Tasks it may hold at once; null when unlimited.';
COMMENT ON COLUMN role.capabilities IS 'The normalised names of what it can do; the levels are in the profile.';
COMMENT ON COLUMN role.profile IS 'Everything people said of it, as a document with its format number.';
COMMENT ON COLUMN role.changed_at IS 'The clock of the database at the last write; instances look for changes by it.';
COMMENT ON COLUMN role.deleted_at IS 'When it was deleted; the row stays, so that all instances see it. Null while it is registered.';

CREATE TABLE task (
  task_id             text COLLATE "C" PRIMARY KEY CHECK (length(task_id) BETWEEN 1 AND 128),
  state               text        NOT NULL CHECK (state IN
                        ('SCHEDULED', 'QUEUED', 'ASSIGNED', 'COMPLETED', 'CANCELLED', 'EXPIRED', 'FAILED')),
  priority            text        NOT NULL CHECK (priority IN ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
  current_role_id     text COLLATE "C",
  current_dispatch_id uuid        NOT NULL,
  epoch               bigint      NOT NULL CHECK (epoch >= 1),
  last_sequence       bigint      NOT NULL CHECK (last_sequence >= 1),
  reassignments       integer     NOT NULL CHECK (reassignments >= 0),
  document            json        NOT NULL,
  created_at          timestamptz NOT NULL,
  updated_at          timestamptz NOT NULL,
  CHECK (state <> 'ASSIGNED' OR current_role_id IS NOT NULL)
);
CREATE INDEX task_newest_idx ON task (created_at DESC, task_id);
CREATE INDEX task_state_idx ON task (state, created_at DESC, task_id);
CREATE INDEX task_priority_idx ON task (priority, created_at DESC, task_id);
CREATE INDEX task_role_idx ON task (current_role_id, created_at DESC, task_id)
  WHERE current_role_id IS NOT NULL;

COMMENT ON TABLE task IS 'Every task ever dispatched, and where it is. Each change is one conditional update: the judge of races.';
COMMENT ON COLUMN task.current_role_id IS 'Who has it; null when nobody has.';
COMMENT ON COLUMN task.current_dispatch_id IS 'The dispatch that is, or was last, in force.';
COMMENT ON COLUMN task.epoch IS 'Assignments so far; changes of hands name the epoch they expect.';
COMMENT ON COLUMN task.last_sequence IS 'The sequence of the last event of the task.';
COMMENT ON COLUMN task.reassignments IS 'How often it went from one role to another.';
COMMENT ON COLUMN task.document IS 'The task as it was last dispatched, as a document with its format number.';
COMMENT ON COLUMN task.created_at IS 'When it was first dispatched.';

CREATE TABLE assignment (
  dispatch_id uuid PRIMARY KEY,
  task_id     text COLLATE "C" NOT NULL,
  role_id     text COLLATE "C" NOT NULL,
  epoch       bigint      NOT NULL CHECK (epoch >= 1),
  state       text        NOT NULL CHECK (state IN ('ACTIVE', 'COMPLETED', 'RELEASED', 'LOST', 'CANCELLED')),
  assigned_at timestamptz NOT NULL,
  ended_at    timestamptz,
  end_reason  text,
  UNIQUE (task_id, epoch),
  CHECK ((state = 'ACTIVE') = (ended_at IS NULL))
);

COMMENT ON TABLE assignment IS 'Which role had which task when; at most one active one per task.';
COMMENT ON COLUMN assignment.dispatch_id IS 'The dispatch that led to it.';
COMMENT ON COLUMN assignment.epoch IS 'The how-manieth assignment of its task it is, from 1.';
COMMENT ON COLUMN assignment.ended_at IS 'When it ended; null while it is active.';
COMMENT ON COLUMN assignment.end_reason IS 'Why it ended, in the words of whoever ended it; null when nothing was said.';

CREATE TABLE dispatch_event (
  task_id      text COLLATE "C" NOT NULL,
  sequence     bigint      NOT NULL CHECK (sequence >= 1),
  type         text        NOT NULL CHECK (type IN ('DISPATCHED', 'REASSIGNED', 'CANCELLED')),
  at           timestamptz NOT NULL,
  role_id      text COLLATE "C",
  from_role_id text COLLATE "C",
  reason       text,
  actor        text,
  data         json        NOT NULL,
  PRIMARY KEY (task_id, sequence)
);

COMMENT ON TABLE dispatch_event IS 'The history of every task: never changed, never deleted.';
COMMENT ON COLUMN dispatch_event.sequence IS 'The place in the history of the task: 1, 2, 3 without gaps.';
COMMENT ON COLUMN dispatch_event.role_id IS 'Who has the task from now on, or had it until now.';
COMMENT ON COLUMN dispatch_event.from_role_id IS 'Who had it before; null unless it changed hands.';
COMMENT ON COLUMN dispatch_event.data IS 'Further facts.';

CREATE TABLE dispatch_decision (
  dispatch_id uuid PRIMARY KEY,
  record      json NOT NULL
);

COMMENT ON TABLE dispatch_decision IS 'What was decided and why, complete; written with the assignment, read to explain it.';
COMMENT ON COLUMN dispatch_decision.record IS 'The decision as a document with its format number.';

CREATE VIEW decision_record AS
  SELECT dispatch_id, record::jsonb AS record FROM dispatch_decision;

COMMENT ON VIEW decision_record IS 'The decisions as jsonb, for whoever asks questions about them.';

CREATE TABLE capacity_hold (
  dispatch_id uuid PRIMARY KEY,
  role_id     text COLLATE "C" NOT NULL,
  slot        integer CHECK (slot >= 0),
  task_id     text COLLATE "C" NOT NULL,
  held_at     timestamptz NOT NULL,
  UNIQUE (role_id, slot)
);

COMMENT ON TABLE capacity_hold IS 'The truth of who holds how much: one row per task in the hands of a role.';
COMMENT ON COLUMN capacity_hold.slot IS
  'A place below the capacity of the role, taken by one task only: no counter is needed. Null for unlimited roles, and for tasks that have no place since the capacity was lowered; while there are such, the role gets no task.';

CREATE TABLE outbox (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  task_id    text COLLATE "C" NOT NULL,
  sequence   bigint      NOT NULL,
  type       text        NOT NULL,
  payload    jsonb       NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE outbox IS 'Events that are still to be told to the outside; written in the transaction of the event.';
COMMENT ON COLUMN outbox.sequence IS 'The sequence of the event; with the task it names the event, also over repeated deliveries.';

CREATE TABLE dispatch_delta (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  role_id        text COLLATE "C",
  load_change    smallint NOT NULL CHECK (load_change BETWEEN -1 AND 1),
  assigned_at    timestamptz,
  classification text,
  error_code     text,
  took_us        bigint CHECK (took_us >= 0),
  bucket         integer,
  reassigned     boolean NOT NULL DEFAULT false,
  CHECK ((classification IS NULL) = (took_us IS NULL) AND (classification IS NULL) = (bucket IS NULL)),
  CHECK (role_id IS NOT NULL OR error_code IS NOT NULL)
);

COMMENT ON TABLE dispatch_delta IS 'Changes of numbers that are not yet part of the totals: appended by every dispatch, so that no counter is fought over.';
COMMENT ON COLUMN dispatch_delta.load_change IS 'What the change does to the number of tasks the role holds.';
COMMENT ON COLUMN dispatch_delta.assigned_at IS 'When the role got a task; null when it got none.';
COMMENT ON COLUMN dispatch_delta.classification IS 'The class of a dispatch that took effect; null otherwise.';
COMMENT ON COLUMN dispatch_delta.error_code IS 'The code of a dispatch that did not; null otherwise.';
COMMENT ON COLUMN dispatch_delta.took_us IS 'How long the dispatch took, in microseconds.';
COMMENT ON COLUMN dispatch_delta.bucket IS 'The bucket of the latency histogram it fell into.';

CREATE TABLE stat_total (
  kind  text   NOT NULL CHECK (kind IN ('CLASS', 'ROLE', 'ERROR', 'REASSIGNED', 'BUCKET')),
  key   text COLLATE "C" NOT NULL,
  count bigint NOT NULL,
  sum   bigint NOT NULL,
  PRIMARY KEY (kind, key)
);

COMMENT ON TABLE stat_total IS 'Totals of all folded changes. The truth is this plus what waits in dispatch_delta.';
COMMENT ON COLUMN stat_total.kind IS 'What is counted: dispatches by class, role, error or latency bucket, or reassignments.';
COMMENT ON COLUMN stat_total.sum IS 'Microseconds of all dispatches of a class; 0 for other kinds.';

CREATE TABLE role_load (
  role_id          text COLLATE "C" PRIMARY KEY,
  active           bigint      NOT NULL,
  last_assigned_at timestamptz,
  changed_at       timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX role_load_changed_at_idx ON role_load (changed_at);

COMMENT ON TABLE role_load IS 'What each role holds according to all folded changes: a hint for ranking; the holds are the truth.';
COMMENT ON COLUMN role_load.changed_at IS 'The clock of the database at the last fold; instances look for changes by it.';

CREATE TABLE idempotency_answer (
  key         text COLLATE "C" PRIMARY KEY,
  fingerprint text        NOT NULL,
  owner       text        NOT NULL,
  reserved_at timestamptz NOT NULL,
  status      integer,
  location    text,
  etag        text,
  body        text,
  CHECK ((status IS NULL) = (body IS NULL))
);
CREATE INDEX idempotency_answer_reserved_at_idx ON idempotency_answer (reserved_at);

COMMENT ON TABLE idempotency_answer IS 'Idempotency keys, and the answers that repeated requests get.';
COMMENT ON COLUMN idempotency_answer.fingerprint IS 'Tells one request from another.';
COMMENT ON COLUMN idempotency_answer.owner IS 'Tells one reservation of a key from a later one.';
COMMENT ON COLUMN idempotency_answer.status IS 'The status code sent; null while the first request is running.';
