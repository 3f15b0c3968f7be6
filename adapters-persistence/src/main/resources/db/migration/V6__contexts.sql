-- What contexts are made of: skills, projects and roles as they were, and the texts that many contexts share.

CREATE TABLE skill (
  skill_id   text COLLATE "C" PRIMARY KEY CHECK (length(skill_id) BETWEEN 1 AND 128),
  version    bigint      NOT NULL CHECK (version >= 1),
  tags       text[]      NOT NULL,
  content    json        NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  deleted_at timestamptz
);
CREATE INDEX skill_tags_idx ON skill USING gin (tags) WHERE deleted_at IS NULL;
CREATE INDEX skill_changed_at_idx ON skill (changed_at);

COMMENT ON TABLE skill IS 'Texts that roles work by; they go into contexts.';
COMMENT ON COLUMN skill.version IS 'Grows by one with every change, deletion and return; never starts over.';
COMMENT ON COLUMN skill.tags IS 'The words to find it by, as they stand in the content.';
COMMENT ON COLUMN skill.content IS 'Everything people said in it, as a document with its format number.';
COMMENT ON COLUMN skill.changed_at IS 'The clock of the database at the last write; instances look for changes by it.';
COMMENT ON COLUMN skill.deleted_at IS 'When it was deleted; the row stays, so that all instances see it. Null while there is such a skill.';

CREATE TABLE skill_version (
  skill_id text COLLATE "C" NOT NULL,
  version  bigint      NOT NULL CHECK (version >= 1),
  change   text        NOT NULL CHECK (change IN ('CREATED', 'CHANGED', 'DELETED')),
  content  json        NOT NULL,
  at       timestamptz NOT NULL,
  PRIMARY KEY (skill_id, version)
);

COMMENT ON TABLE skill_version IS 'Every version of every skill: never changed, never deleted, so that contexts can be explained by the skills as they were.';
COMMENT ON COLUMN skill_version.content IS 'What the skill said from then on; for a deletion, what it said last.';

CREATE TABLE project (
  project_id text COLLATE "C" PRIMARY KEY CHECK (length(project_id) BETWEEN 1 AND 128),
  version    bigint      NOT NULL CHECK (version >= 1),
  content    json        NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  deleted_at timestamptz
);
CREATE INDEX project_changed_at_idx ON project (changed_at);

COMMENT ON TABLE project IS 'What tasks can belong to; the texts go into contexts.';
COMMENT ON COLUMN project.version IS 'Grows by one with every change, deletion and return; never starts over.';
COMMENT ON COLUMN project.content IS 'What must be known of it, as a document with its format number.';
COMMENT ON COLUMN project.changed_at IS 'The clock of the database at the last write; instances look for changes by it.';
COMMENT ON COLUMN project.deleted_at IS 'When it was deleted; the row stays, so that all instances see it. Null while there is such a project.';

CREATE TABLE role_version (
  role_id text COLLATE "C" NOT NULL,
  version bigint      NOT NULL CHECK (version >= 1),
  change  text        NOT NULL CHECK (change IN ('CREATED', 'CHANGED', 'DELETED')),
  profile json        NOT NULL,
  at      timestamptz NOT NULL,
  PRIMARY KEY (role_id, version)
);

COMMENT ON TABLE role_version IS 'Every version of every role: never changed, never deleted, so that decisions can be explained by the roles as they were. Of roles that are older than this table, the versions begin with the one they had then.';
COMMENT ON COLUMN role_version.profile IS 'What was said of the role from then on; for a deletion, what was said last.';

INSERT INTO role_version (role_id, version, change, profile, at)
SELECT role_id, version,
       CASE WHEN deleted_at IS NOT NULL THEN 'DELETED'
            WHEN updated_at = created_at THEN 'CREATED'
            ELSE 'CHANGED' END,
       profile, updated_at
  FROM role;

CREATE TABLE context_block (
  sha256 bytea PRIMARY KEY,
  text   text NOT NULL,
  CHECK (sha256 = sha256(convert_to(text, 'UTF8')))
);

COMMENT ON TABLE context_block IS 'Pieces of contexts that many decisions share, such as the texts of skills: stored once, never changed, never deleted. One may be there that no decision refers to.';
COMMENT ON COLUMN context_block.sha256 IS 'SHA-256 of the text in UTF-8: what decisions refer to it by.';

-- Null for all that is there: nothing is written to old rows.
ALTER TABLE assignment ADD COLUMN note json;

COMMENT ON COLUMN assignment.note IS 'What the role left for the next one: what was done, what is left, where results are. As a document, because it may hold any character. Null when nothing was left.';

ALTER TABLE stat_total DROP CONSTRAINT stat_total_kind_check;
ALTER TABLE stat_total ADD CONSTRAINT stat_total_kind_check
  CHECK (kind IN ('CLASS', 'ROLE', 'ERROR', 'REASSIGNED', 'BUCKET', 'CONTEXT'));

COMMENT ON COLUMN stat_total.kind IS 'What is counted: dispatches by class, role, error or latency bucket, reassignments, or what builders of contexts did.';
