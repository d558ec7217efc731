-- History: points to go back to, sittings with what was done in them, kept states, and when people were last there.
CREATE TABLE versions (
  doc TEXT NOT NULL,
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  cards INTEGER NOT NULL,
  owner TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (doc, seq, kind)
) STRICT;

CREATE TABLE sittings (
  doc TEXT NOT NULL,
  first_seq INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (doc, first_seq)
) STRICT;

-- The whole map after a row: reading a version need not replay the log from its beginning, which may be gone.
CREATE TABLE kept_states (
  doc TEXT NOT NULL,
  seq INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  crc32 INTEGER NOT NULL,
  PRIMARY KEY (doc, seq)
) STRICT;

CREATE TABLE visits (
  session_id TEXT NOT NULL,
  map_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  since_seq INTEGER NOT NULL,
  since_at INTEGER NOT NULL,
  PRIMARY KEY (session_id, map_id)
) STRICT, WITHOUT ROWID;
