-- The first schema: people's sessions, maps, share links, and each document's log with its snapshots.
CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  colour INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL
) STRICT;

CREATE TABLE maps (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  stories INTEGER NOT NULL,
  owner_session TEXT NOT NULL REFERENCES sessions (id),
  epoch TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX maps_by_owner ON maps (owner_session);

CREATE TABLE links (
  id TEXT PRIMARY KEY,
  map_id TEXT NOT NULL REFERENCES maps (id),
  role TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  revoked_at INTEGER
) STRICT;
CREATE INDEX links_by_map ON links (map_id);

CREATE TABLE grants (
  session_id TEXT NOT NULL REFERENCES sessions (id),
  link_id TEXT NOT NULL REFERENCES links (id),
  at INTEGER NOT NULL,
  PRIMARY KEY (session_id, link_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE updates (
  doc TEXT NOT NULL,
  seq INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  crc32 INTEGER NOT NULL,
  owner TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (doc, seq)
) STRICT;

-- Rows a snapshot stands for; history reads them, loading needs them only when that snapshot is damaged.
CREATE TABLE archived_updates (
  doc TEXT NOT NULL,
  seq INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  crc32 INTEGER NOT NULL,
  owner TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (doc, seq)
) STRICT;

CREATE TABLE snapshots (
  doc TEXT NOT NULL,
  seq INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  crc32 INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (doc, seq)
) STRICT;

CREATE TABLE quarantine (
  doc TEXT NOT NULL,
  seq INTEGER NOT NULL,
  what TEXT NOT NULL,
  bytes BLOB NOT NULL,
  crc32 INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (doc, what, seq)
) STRICT;

-- Which Yjs client id belongs to whom, from the first edit on.
CREATE TABLE clients (
  doc TEXT NOT NULL,
  client INTEGER NOT NULL,
  owner TEXT NOT NULL,
  PRIMARY KEY (doc, client)
) STRICT, WITHOUT ROWID;
