-- Everything of the SQLite schemas 001 to 003, and the images' bytes: nodes share nothing but this database.
CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  colour INTEGER NOT NULL,
  created_at BIGINT NOT NULL,
  last_seen_at BIGINT NOT NULL
);

CREATE TABLE maps (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  stories INTEGER NOT NULL,
  owner_session TEXT NOT NULL REFERENCES sessions (id),
  epoch TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  deleted_at BIGINT
);
CREATE INDEX maps_by_owner ON maps (owner_session);

CREATE TABLE links (
  id TEXT PRIMARY KEY,
  map_id TEXT NOT NULL REFERENCES maps (id),
  role TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  created_at BIGINT NOT NULL,
  expires_at BIGINT,
  revoked_at BIGINT
);
CREATE INDEX links_by_map ON links (map_id);

CREATE TABLE grants (
  session_id TEXT NOT NULL REFERENCES sessions (id),
  link_id TEXT NOT NULL REFERENCES links (id),
  at BIGINT NOT NULL,
  PRIMARY KEY (session_id, link_id)
);

-- The newest row of each document; whoever appends holds this row, so numbers have no gaps and no twins.
CREATE TABLE heads (
  doc TEXT PRIMARY KEY,
  seq BIGINT NOT NULL
);

CREATE TABLE updates (
  doc TEXT NOT NULL,
  seq BIGINT NOT NULL,
  bytes BYTEA NOT NULL,
  crc32 BIGINT NOT NULL,
  owner TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (doc, seq)
);

CREATE TABLE archived_updates (
  doc TEXT NOT NULL,
  seq BIGINT NOT NULL,
  bytes BYTEA NOT NULL,
  crc32 BIGINT NOT NULL,
  owner TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (doc, seq)
);

CREATE TABLE snapshots (
  doc TEXT NOT NULL,
  seq BIGINT NOT NULL,
  bytes BYTEA NOT NULL,
  crc32 BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (doc, seq)
);

CREATE TABLE quarantine (
  doc TEXT NOT NULL,
  seq BIGINT NOT NULL,
  what TEXT NOT NULL,
  bytes BYTEA NOT NULL,
  crc32 BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (doc, what, seq)
);

CREATE TABLE clients (
  doc TEXT NOT NULL,
  client BIGINT NOT NULL,
  owner TEXT NOT NULL,
  seq BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (doc, client)
);
CREATE INDEX clients_by_row ON clients (doc, seq);

CREATE TABLE images (
  map_id TEXT NOT NULL REFERENCES maps (id),
  hash TEXT NOT NULL,
  type TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  bytes BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (map_id, hash)
);
CREATE INDEX images_by_hash ON images (hash);

CREATE TABLE image_files (
  hash TEXT PRIMARY KEY,
  content BYTEA NOT NULL
);

CREATE TABLE tickets (
  hash TEXT PRIMARY KEY,
  map_id TEXT NOT NULL REFERENCES maps (id),
  principal TEXT NOT NULL,
  expires_at BIGINT NOT NULL
);

CREATE TABLE signals (
  map_id TEXT PRIMARY KEY,
  raised BIGINT NOT NULL
);
