-- A task holds a place for each unit of capacity it costs, and places of the limits it counts
-- against. Nothing here looks at rows that are there; the new index on the scope starts empty.

ALTER TABLE capacity_hold ADD COLUMN part smallint NOT NULL DEFAULT 0 CHECK (part BETWEEN 0 AND 399);
ALTER TABLE capacity_hold DROP CONSTRAINT capacity_hold_pkey;
ALTER TABLE capacity_hold ADD PRIMARY KEY (dispatch_id, part);
ALTER TABLE capacity_hold ADD COLUMN scope text COLLATE "C";
ALTER TABLE capacity_hold ALTER COLUMN role_id DROP NOT NULL;
ALTER TABLE capacity_hold ADD CONSTRAINT capacity_hold_of_check
  CHECK ((role_id IS NULL) <> (scope IS NULL));
CREATE UNIQUE INDEX capacity_hold_scope_idx ON capacity_hold (scope, slot) WHERE scope IS NOT NULL;

COMMENT ON TABLE capacity_hold IS 'The truth of who holds how much: one row per unit of capacity that a task takes of its role, and of every limit it counts against.';
COMMENT ON COLUMN capacity_hold.part IS 'Tells the rows of a dispatch apart: from 0 the units of the role, from 100 those of the limit of the role for the kind, from 200 those of the kind, from 300 those of all tasks.';
COMMENT ON COLUMN capacity_hold.role_id IS 'Whose capacity it is a unit of; null when it is one of a limit.';
COMMENT ON COLUMN capacity_hold.scope IS 'What the limit is about; null when it is a unit of a role.';
COMMENT ON COLUMN capacity_hold.slot IS
  'A place below the capacity or the limit, taken by one unit only: no counter is needed. Null for unlimited roles, and for units that have no place since the capacity was lowered; while there are such, nothing more is taken.';

ALTER TABLE dispatch_delta DROP CONSTRAINT dispatch_delta_load_change_check;

COMMENT ON COLUMN dispatch_delta.load_change IS 'What the change does to the units of capacity the role holds.';
COMMENT ON TABLE role_load IS 'How many units each role holds according to all folded changes: a hint for ranking; the holds are the truth.';
