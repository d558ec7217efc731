-- Images people put on maps: one row for each map that has it; the bytes are files named by their hash.
CREATE TABLE images (
  map_id TEXT NOT NULL REFERENCES maps (id),
  hash TEXT NOT NULL,
  type TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (map_id, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX images_by_hash ON images (hash);
