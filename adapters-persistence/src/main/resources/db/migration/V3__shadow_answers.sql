-- What plugins said that are asked only to be compared with those that decide. Rows are only ever added, so that recording
-- them never waits; a comparison looks at the latest ones.

CREATE TABLE shadow_answer (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dispatch_id    uuid        NOT NULL REFERENCES dispatch_decision (dispatch_id) ON DELETE CASCADE,
  kind           text        NOT NULL CHECK (kind IN ('CLASSIFIER', 'ROLE_SELECTOR')),
  plugin         text        COLLATE "C" NOT NULL,
  version        text        NOT NULL,
  decided        text        NOT NULL CHECK (decided IN ('HUMAN_PRIMARY', 'AI_PRIMARY', 'HYBRID')),
  result         text        NOT NULL CHECK (result IN ('AGREED', 'DIFFERED', 'NONE')),
  said           text        CHECK (said IN ('HUMAN_PRIMARY', 'AI_PRIMARY', 'HYBRID'))
);
CREATE INDEX shadow_answer_plugin_idx ON shadow_answer (plugin, id DESC);
CREATE INDEX shadow_answer_dispatch_idx ON shadow_answer (dispatch_id);

COMMENT ON TABLE shadow_answer IS 'Answers of shadow plugins, one per dispatch that came about and plugin.';
COMMENT ON COLUMN shadow_answer.decided IS 'The class of the task as it was decided.';
COMMENT ON COLUMN shadow_answer.said IS 'The class a classifier named; null for selectors, and when it named none.';
