-- Whose turn it is, who had the last task of a key, and how roles did: what role selectors go by.

ALTER TABLE role_load ADD COLUMN assignments bigint NOT NULL DEFAULT 0;
UPDATE role_load l SET assignments = t.count FROM stat_total t WHERE t.kind = 'ROLE' AND t.key = l.role_id;

COMMENT ON COLUMN role_load.assignments IS 'Tasks the role got; a new role, and one that was away, begins level with others. Only differences mean anything.';

CREATE TABLE affinity_holder (
  key     text COLLATE "C" PRIMARY KEY,
  role_id text COLLATE "C" NOT NULL,
  held_at timestamptz      NOT NULL
);
CREATE INDEX affinity_holder_held_at_idx ON affinity_holder (held_at);

COMMENT ON TABLE affinity_holder IS 'Which role got the last task of each affinity key; old rows are swept.';

CREATE TABLE affinity_delta (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  role_id text COLLATE "C"   NOT NULL,
  kinds   text[]             NOT NULL CHECK (cardinality(kinds) > 0),
  success double precision   NOT NULL CHECK (success BETWEEN 0 AND 1),
  at      timestamptz        NOT NULL
);

COMMENT ON TABLE affinity_delta IS 'Outcomes of work that are not yet part of the totals: appended by every end of work, so that no counter is fought over.';
COMMENT ON COLUMN affinity_delta.kinds IS 'The kinds of work it was: the capabilities asked for, or else the class.';

CREATE TABLE affinity_total (
  role_id    text COLLATE "C"  NOT NULL,
  kind       text COLLATE "C"  NOT NULL,
  successes  double precision  NOT NULL CHECK (successes >= 0),
  failures   double precision  NOT NULL CHECK (failures >= 0),
  as_of      timestamptz       NOT NULL,
  changed_at timestamptz       NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (role_id, kind)
);
CREATE INDEX affinity_total_changed_at_idx ON affinity_total (changed_at);
CREATE INDEX affinity_total_as_of_idx ON affinity_total (as_of);

COMMENT ON TABLE affinity_total IS 'How roles did with each kind of work, according to all folded outcomes; older ones count less.';
COMMENT ON COLUMN affinity_total.as_of IS 'The time of the counts: they halve with every half-life from then on.';
COMMENT ON COLUMN affinity_total.changed_at IS 'The clock of the database at the last fold; instances look for changes by it.';
