-- Dot votings. Who put dots on what is kept while one is open and goes with its reveal; then only the counts are known.
CREATE TABLE votings (
  id TEXT PRIMARY KEY,
  map_id TEXT NOT NULL REFERENCES maps (id),
  dots INTEGER NOT NULL,
  release_id TEXT,
  opened_at INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'open',
  results TEXT,
  voters INTEGER
) STRICT;
-- One at a time.
CREATE UNIQUE INDEX votings_running ON votings (map_id) WHERE state <> 'ended';
CREATE INDEX votings_by_map ON votings (map_id, opened_at);

CREATE TABLE ballots (
  map_id TEXT NOT NULL REFERENCES maps (id),
  voting_id TEXT NOT NULL,
  voter TEXT NOT NULL,
  story_id TEXT NOT NULL,
  dots INTEGER NOT NULL,
  PRIMARY KEY (map_id, voting_id, voter, story_id)
) STRICT;
CREATE INDEX ballots_by_voter ON ballots (voter);
