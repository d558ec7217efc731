-- What several nodes must know of each other: the newest row of each document, which row brought a client id,
-- tickets for sockets, and how often the people of a map changed. (One node keeps the same tables.)
CREATE TABLE heads (
  doc TEXT PRIMARY KEY,
  seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO heads (doc, seq)
SELECT doc, max(seq) FROM (
  SELECT doc, seq FROM updates UNION ALL SELECT doc, seq FROM archived_updates
  UNION ALL SELECT doc, seq FROM snapshots UNION ALL SELECT doc, seq FROM quarantine)
GROUP BY doc;

ALTER TABLE clients ADD COLUMN seq INTEGER NOT NULL DEFAULT 0;

CREATE TABLE tickets (
  hash TEXT PRIMARY KEY,
  map_id TEXT NOT NULL REFERENCES maps (id),
  principal TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE signals (
  map_id TEXT PRIMARY KEY,
  raised INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
