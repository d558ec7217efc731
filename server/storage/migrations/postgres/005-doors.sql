-- The door of a map: whether newcomers are kept out, the lobby that is open behind a code, and who waits in it.
CREATE TABLE closed_doors (
  map_id TEXT PRIMARY KEY REFERENCES maps (id)
);

-- The code stands here as it is, because facilitators read it out all through a workshop. A hash of six letters would
-- hide nothing (all of them are tried in seconds); instead the row goes when the lobby closes.
CREATE TABLE lobbies (
  map_id TEXT PRIMARY KEY REFERENCES maps (id),
  code TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,
  needs_approval BOOLEAN NOT NULL,
  expires_at BIGINT NOT NULL,
  wrong_codes INTEGER NOT NULL DEFAULT 0,
  wrong_since BIGINT NOT NULL
);

CREATE TABLE knocks (
  map_id TEXT NOT NULL REFERENCES maps (id),
  session_id TEXT NOT NULL REFERENCES sessions (id),
  since BIGINT NOT NULL,
  turned_away BOOLEAN NOT NULL DEFAULT FALSE,
  PRIMARY KEY (map_id, session_id)
);
