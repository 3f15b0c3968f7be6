-- What an offer counts for once it is accepted, and signs of life of roles.

-- Null for offers that were made before: they are not counted.
ALTER TABLE offer ADD COLUMN classification text;
ALTER TABLE offer ADD COLUMN took_us bigint CHECK (took_us >= 0);
ALTER TABLE offer ADD COLUMN bucket integer;
ALTER TABLE offer ADD CONSTRAINT offer_counts_check
  CHECK ((classification IS NULL) = (took_us IS NULL) AND (classification IS NULL) = (bucket IS NULL));

COMMENT ON COLUMN offer.classification IS 'The class of the task, counted when the offer is accepted.';
COMMENT ON COLUMN offer.took_us IS 'How long the dispatch took that led to it, in microseconds.';
COMMENT ON COLUMN offer.bucket IS 'The bucket of the latency histogram it falls into.';

-- A role that answers again keeps its row, so that all instances hear of it.
ALTER TABLE role_offer_record DROP CONSTRAINT role_offer_record_missed_check;
ALTER TABLE role_offer_record ADD CONSTRAINT role_offer_record_missed_check CHECK (missed >= 0);
ALTER TABLE role_offer_record ADD COLUMN changed_at timestamptz NOT NULL DEFAULT clock_timestamp();
CREATE INDEX role_offer_record_changed_at_idx ON role_offer_record (changed_at);

COMMENT ON TABLE role_offer_record IS 'Offers that roles missed since they last answered one, or gave another sign of life.';
COMMENT ON COLUMN role_offer_record.changed_at IS 'The clock of the database at the last change; instances look for changes by it.';

CREATE TABLE role_presence (
  role_id    text COLLATE "C" PRIMARY KEY,
  seen_at    timestamptz NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX role_presence_changed_at_idx ON role_presence (changed_at);

COMMENT ON TABLE role_presence IS 'When roles last gave a sign of life; roles that never did have no row. Not every sign is written, only one in a while.';
COMMENT ON COLUMN role_presence.changed_at IS 'The clock of the database at the last change; instances look for changes by it.';
