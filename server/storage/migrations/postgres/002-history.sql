-- History: points to go back to, sittings with what was done in them, kept states, and when people were last there.
CREATE TABLE versions (
  doc TEXT NOT NULL,
  seq BIGINT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  cards BIGINT NOT NULL,
  owner TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (doc, seq, kind)
);

CREATE TABLE sittings (
  doc TEXT NOT NULL,
  first_seq BIGINT NOT NULL,
  last_seq BIGINT NOT NULL,
  from_at BIGINT NOT NULL,
  to_at BIGINT NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (doc, first_seq)
);

-- The whole map after a row: reading a version need not replay the log from its beginning, which may be gone.
CREATE TABLE kept_states (
  doc TEXT NOT NULL,
  seq BIGINT NOT NULL,
  bytes BYTEA NOT NULL,
  crc32 BIGINT NOT NULL,
  PRIMARY KEY (doc, seq)
);

CREATE TABLE visits (
  session_id TEXT NOT NULL,
  map_id TEXT NOT NULL,
  seq BIGINT NOT NULL,
  at BIGINT NOT NULL,
  since_seq BIGINT NOT NULL,
  since_at BIGINT NOT NULL,
  PRIMARY KEY (session_id, map_id)
);
