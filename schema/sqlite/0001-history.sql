-- One file, every night of every account, each thing once. See docs/database.md.
-- Times are milliseconds since 1970, UTC. 9007199254740991 stands for "until further notice".

CREATE TABLE account (
  account_key INTEGER PRIMARY KEY,
  account_id  TEXT NOT NULL UNIQUE,
  partition   TEXT NOT NULL
) STRICT;

CREATE TABLE part (
  part_key INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE
) STRICT;

-- What nights warn of, each list once: an unchanged night warns of the same.
CREATE TABLE warning_list (
  warning_list_id INTEGER PRIMARY KEY,
  sha256          BLOB NOT NULL UNIQUE,
  warnings        TEXT NOT NULL
) STRICT;

-- AUTOINCREMENT: a REF such as id:7 must never come to mean another night.
CREATE TABLE snapshot (
  snapshot_id  INTEGER PRIMARY KEY AUTOINCREMENT,
  account      INTEGER NOT NULL REFERENCES account,
  taken_at     INTEGER NOT NULL,
  label        TEXT,
  alias        TEXT,
  source       TEXT NOT NULL CHECK (source IN ('aws', 'file')),
  level        TEXT,
  tool_version TEXT NOT NULL,
  sdk_version  TEXT,
  started_at   INTEGER NOT NULL,
  finished_at  INTEGER NOT NULL,
  date_form    TEXT NOT NULL,
  counts       TEXT NOT NULL,
  warning_list INTEGER NOT NULL REFERENCES warning_list,
  residue      TEXT NOT NULL,
  input_hash   TEXT NOT NULL,
  UNIQUE (account, taken_at)
) STRICT;
CREATE UNIQUE INDEX snapshot_label ON snapshot (account, label) WHERE label IS NOT NULL;

CREATE TABLE snapshot_part (
  account  INTEGER NOT NULL REFERENCES account,
  part     INTEGER NOT NULL REFERENCES part,
  taken_at INTEGER NOT NULL,
  status   TEXT NOT NULL CHECK (status IN ('complete', 'partial', 'denied', 'skipped', 'failed')),
  count    INTEGER NOT NULL,
  detail   TEXT,
  PRIMARY KEY (account, part, taken_at),
  FOREIGN KEY (account, taken_at) REFERENCES snapshot (account, taken_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX snapshot_part_by_night ON snapshot_part (account, taken_at);

-- A collection that recorded no night.
CREATE TABLE attempt (
  account_id TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at   INTEGER NOT NULL,
  reason     TEXT NOT NULL,
  PRIMARY KEY (account_id, started_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
  document_id   INTEGER PRIMARY KEY,
  sha256        BLOB NOT NULL UNIQUE,
  body          TEXT NOT NULL,
  raw           TEXT,
  parsed        INTEGER NOT NULL
) STRICT;

CREATE TABLE entity (
  entity_id INTEGER PRIMARY KEY,
  account   INTEGER NOT NULL REFERENCES account,
  kind      TEXT NOT NULL,
  arn       TEXT NOT NULL,
  unique_id TEXT NOT NULL,
  UNIQUE (account, kind, arn, unique_id)
) STRICT;

-- One immutable content of an entity as one part gave it. State 0 is reserved: present, content unknown.
CREATE TABLE state (
  state_id INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL,
  sha256   BLOB NOT NULL UNIQUE,
  residue  TEXT
) STRICT;
INSERT INTO state (state_id, kind, sha256) VALUES (0, 'unknown', zeroblob(32));

CREATE TABLE user_state (
  state_id      INTEGER PRIMARY KEY REFERENCES state ON DELETE CASCADE,
  name          TEXT NOT NULL,
  path          TEXT NOT NULL,
  created_at    INTEGER,
  boundary_arn  TEXT,
  boundary_type TEXT
) STRICT;

CREATE TABLE group_state (
  state_id   INTEGER PRIMARY KEY REFERENCES state ON DELETE CASCADE,
  name       TEXT NOT NULL,
  path       TEXT NOT NULL,
  created_at INTEGER
) STRICT;

CREATE TABLE role_state (
  state_id       INTEGER PRIMARY KEY REFERENCES state ON DELETE CASCADE,
  name           TEXT NOT NULL,
  path           TEXT NOT NULL,
  created_at     INTEGER,
  boundary_arn   TEXT,
  boundary_type  TEXT,
  trust_document INTEGER REFERENCES document
) STRICT;

CREATE TABLE instance_profile_state (
  state_id   INTEGER PRIMARY KEY REFERENCES state ON DELETE CASCADE,
  name       TEXT NOT NULL,
  path       TEXT NOT NULL,
  created_at INTEGER
) STRICT;

CREATE TABLE managed_policy_state (
  state_id        INTEGER PRIMARY KEY REFERENCES state ON DELETE CASCADE,
  name            TEXT NOT NULL,
  path            TEXT NOT NULL,
  created_at      INTEGER,
  owner           TEXT NOT NULL,
  updated_at      INTEGER,
  default_version TEXT,
  is_attachable   INTEGER,
  description     TEXT
) STRICT;

CREATE TABLE tag (
  state_id INTEGER NOT NULL REFERENCES state ON DELETE CASCADE,
  key      TEXT NOT NULL,
  value    TEXT NOT NULL,
  PRIMARY KEY (state_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE policy_attachment (
  state_id    INTEGER NOT NULL REFERENCES state ON DELETE CASCADE,
  policy_arn  TEXT NOT NULL,
  policy_name TEXT NOT NULL,
  PRIMARY KEY (state_id, policy_arn)
) STRICT, WITHOUT ROWID;

CREATE TABLE inline_policy (
  state_id INTEGER NOT NULL REFERENCES state ON DELETE CASCADE,
  name     TEXT NOT NULL,
  document INTEGER REFERENCES document,
  PRIMARY KEY (state_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE group_membership (
  state_id   INTEGER NOT NULL REFERENCES state ON DELETE CASCADE,
  group_name TEXT NOT NULL,
  PRIMARY KEY (state_id, group_name)
) STRICT, WITHOUT ROWID;

CREATE TABLE instance_profile_role (
  state_id INTEGER NOT NULL REFERENCES state ON DELETE CASCADE,
  role_arn TEXT NOT NULL,
  listed   INTEGER NOT NULL,
  nested   INTEGER NOT NULL,
  residue  TEXT,
  PRIMARY KEY (state_id, role_arn)
) STRICT, WITHOUT ROWID;

CREATE TABLE policy_version (
  state_id   INTEGER NOT NULL REFERENCES state ON DELETE CASCADE,
  version    TEXT NOT NULL,
  is_default INTEGER NOT NULL,
  created_at INTEGER,
  document   INTEGER REFERENCES document,
  residue    TEXT,
  PRIMARY KEY (state_id, version)
) STRICT, WITHOUT ROWID;

-- An entity had this state, in this part, from one known night until another: [first_at, until_at).
CREATE TABLE presence (
  account  INTEGER NOT NULL REFERENCES account,
  part     INTEGER NOT NULL REFERENCES part,
  entity   INTEGER NOT NULL REFERENCES entity,
  first_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL CHECK (until_at > first_at),
  state    INTEGER NOT NULL REFERENCES state,
  PRIMARY KEY (entity, part, first_at)
) STRICT, WITHOUT ROWID;

-- The same intervals for what changes without anyone changing it.
CREATE TABLE usage (
  account              INTEGER NOT NULL REFERENCES account,
  part                 INTEGER NOT NULL REFERENCES part,
  entity               INTEGER NOT NULL REFERENCES entity,
  first_at             INTEGER NOT NULL,
  until_at             INTEGER NOT NULL CHECK (until_at > first_at),
  last_used_at         INTEGER,
  last_used_region     TEXT,
  attachment_count     INTEGER,
  boundary_usage_count INTEGER,
  residue              TEXT,
  PRIMARY KEY (entity, part, first_at)
) STRICT, WITHOUT ROWID;

-- A cache, not content: an entity that came before exactly so has this state, and is not normalised again.
CREATE TABLE fingerprint (
  sha256 BLOB PRIMARY KEY,
  state  INTEGER NOT NULL REFERENCES state ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
