-- What becomes of tasks once a role has them, or is asked whether it takes them.

-- Validated by a later migration, whose lock lets others read and write meanwhile.
ALTER TABLE dispatch_event DROP CONSTRAINT dispatch_event_type_check;
ALTER TABLE dispatch_event ADD CONSTRAINT dispatch_event_type_check
  CHECK (type IN ('DISPATCHED', 'REASSIGNED', 'CANCELLED', 'SCHEDULED', 'QUEUED', 'OFFERED', 'ACCEPTED',
                  'DECLINED', 'OFFER_EXPIRED', 'OFFER_REVOKED', 'STARTED', 'COMPLETED', 'FAILED', 'RELEASED',
                  'LOST', 'RELAXED', 'ESCALATED', 'REPRIORITISED', 'EXPIRED', 'CORRECTED')) NOT VALID;

ALTER TABLE task ADD COLUMN enqueued_at timestamptz;
ALTER TABLE task DROP CONSTRAINT task_epoch_check;
ALTER TABLE task ADD CONSTRAINT task_epoch_check CHECK (epoch >= 0) NOT VALID;

COMMENT ON COLUMN task.enqueued_at IS 'When somebody last dispatched it: its rank and its attempts count from there. Null for when it was created.';
COMMENT ON COLUMN task.epoch IS 'Assignments so far; changes of hands name the epoch they expect.';

-- Null for all that is there: nothing is written to old rows.
ALTER TABLE assignment ADD COLUMN ending text CHECK (ending IN ('COMPLETED', 'RELEASED', 'FAILED', 'LOST'));
ALTER TABLE assignment ADD COLUMN outcome text CHECK (outcome IN ('SUCCESS', 'PARTIAL', 'FAILURE'));
ALTER TABLE assignment ADD COLUMN started_at timestamptz;
ALTER TABLE assignment ADD COLUMN lease_us bigint CHECK (lease_us > 0);
ALTER TABLE assignment ADD COLUMN lease_until timestamptz;
ALTER TABLE assignment ADD CONSTRAINT assignment_lease_check
  CHECK ((lease_us IS NULL) = (lease_until IS NULL)) NOT VALID;
CREATE INDEX assignment_lease_idx ON assignment (lease_until)
  WHERE state = 'ACTIVE' AND lease_until IS NOT NULL;

COMMENT ON COLUMN assignment.ending IS 'How the role ended it; null while it is active, and where somebody else took the task away.';
COMMENT ON COLUMN assignment.outcome IS 'What came of the work; null unless it was completed.';
COMMENT ON COLUMN assignment.started_at IS 'When the role began to work; null when it did not say.';
COMMENT ON COLUMN assignment.lease_us IS 'How long the role may be silent, in microseconds; null when it may be for ever.';
COMMENT ON COLUMN assignment.lease_until IS 'From when the task goes to somebody else unless something is heard of the role.';

CREATE TABLE offer (
  offer_id    uuid PRIMARY KEY,
  task_id     text COLLATE "C" NOT NULL,
  role_id     text COLLATE "C" NOT NULL,
  epoch       bigint      NOT NULL CHECK (epoch >= 0),
  state       text        NOT NULL CHECK (state IN ('ISSUED', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'REVOKED')),
  lease_us    bigint      CHECK (lease_us > 0),
  issued_at   timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  answered_at timestamptz,
  reason      text,
  CHECK ((state = 'ISSUED') = (answered_at IS NULL)),
  CHECK (expires_at > issued_at)
);
CREATE UNIQUE INDEX offer_open_idx ON offer (task_id, role_id) WHERE state = 'ISSUED';
CREATE INDEX offer_expiry_idx ON offer (expires_at) WHERE state = 'ISSUED';
CREATE INDEX offer_role_idx ON offer (role_id, issued_at) WHERE state = 'ISSUED';
CREATE INDEX offer_task_idx ON offer (task_id, issued_at);

COMMENT ON TABLE offer IS 'Roles that were asked whether they take a task. While an offer is open the task is queued and the role holds a place for it.';
COMMENT ON COLUMN offer.offer_id IS 'The dispatch that led to it, and to the assignment when it is accepted.';
COMMENT ON COLUMN offer.epoch IS 'The epoch the task had then; an acceptance makes the next one.';
COMMENT ON COLUMN offer.lease_us IS 'How long the role may be silent once it has the task, in microseconds; null when it may be for ever.';
COMMENT ON COLUMN offer.answered_at IS 'When it ended; null while it is open.';

ALTER TABLE capacity_hold ADD COLUMN reason text NOT NULL DEFAULT 'ASSIGNMENT'
  CHECK (reason IN ('OFFER', 'ASSIGNMENT'));

COMMENT ON COLUMN capacity_hold.reason IS 'Whether the role has the task, or is only asked to take it.';

CREATE TABLE role_offer_record (
  role_id text COLLATE "C" PRIMARY KEY,
  missed  integer     NOT NULL CHECK (missed >= 1),
  last_at timestamptz NOT NULL
);

COMMENT ON TABLE role_offer_record IS 'Offers that roles missed since they last answered one; roles that answer have no row.';
