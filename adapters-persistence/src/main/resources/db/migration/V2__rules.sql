CREATE TABLE rule (
  rule_id    text COLLATE "C" PRIMARY KEY CHECK (length(rule_id) BETWEEN 1 AND 128),
  version    bigint      NOT NULL CHECK (version >= 1),
  enabled    boolean     NOT NULL,
  definition json        NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  deleted_at timestamptz
);
CREATE INDEX rule_changed_at_idx ON rule (changed_at);

COMMENT ON TABLE rule IS 'Rules that say who should do the tasks that fit them; asked before any classifier.';
COMMENT ON COLUMN rule.version IS 'Grows by one with every change, deletion and return; never starts over.';
COMMENT ON COLUMN rule.enabled IS 'False keeps the rule from deciding.';
COMMENT ON COLUMN rule.definition IS 'Everything people said of it, as a document with its format number.';
COMMENT ON COLUMN rule.changed_at IS 'The clock of the database at the last write; instances look for changes by it.';
COMMENT ON COLUMN rule.deleted_at IS 'When it was deleted; the row stays, so that all instances see it. Null while there is such a rule.';

CREATE TABLE rule_version (
  rule_id    text COLLATE "C" NOT NULL,
  version    bigint      NOT NULL CHECK (version >= 1),
  change     text        NOT NULL CHECK (change IN ('CREATED', 'CHANGED', 'DELETED')),
  definition json        NOT NULL,
  at         timestamptz NOT NULL,
  PRIMARY KEY (rule_id, version)
);

COMMENT ON TABLE rule_version IS 'Every version of every rule: never changed, never deleted, so that decisions can be explained by the rules as they were.';
COMMENT ON COLUMN rule_version.definition IS 'What the rule said from then on; for a deletion, what it said last.';
