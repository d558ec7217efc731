-- Trackers: the projects a map may be pushed to, the issue each of its stories has or waits for there, and what happened.
-- `target` names a project, whichever connection leads there: connecting anew finds what was pushed before.
CREATE TABLE trackers (
  id TEXT PRIMARY KEY,
  map_id TEXT NOT NULL REFERENCES maps (id),
  target TEXT NOT NULL,
  kind TEXT NOT NULL,
  site TEXT NOT NULL,
  project TEXT NOT NULL,
  account TEXT NOT NULL,
  sealed TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  paused_until INTEGER NOT NULL DEFAULT 0,
  paused_for TEXT,
  UNIQUE (map_id, target)
) STRICT;

CREATE TABLE tracker_issues (
  map_id TEXT NOT NULL REFERENCES maps (id),
  target TEXT NOT NULL,
  story_id TEXT NOT NULL,
  release_id TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  place INTEGER NOT NULL,
  title TEXT NOT NULL,
  wanted TEXT NOT NULL,
  written TEXT,
  issue_id TEXT NOT NULL DEFAULT '',
  issue_key TEXT NOT NULL DEFAULT '',
  url TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'waiting',
  reason TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_at INTEGER NOT NULL,
  unsure_since INTEGER,
  holder TEXT,
  claimed_until INTEGER,
  PRIMARY KEY (map_id, target, story_id)
) STRICT;
-- What is to be tried, in its order, and what is being tried: both are few, however much was ever pushed.
CREATE INDEX tracker_issues_waiting ON tracker_issues (map_id, target, asked_at, place) WHERE state = 'waiting';
CREATE INDEX tracker_issues_taken ON tracker_issues (map_id, target) WHERE holder IS NOT NULL;

CREATE TABLE tracker_journal (
  n INTEGER PRIMARY KEY,
  map_id TEXT NOT NULL REFERENCES maps (id),
  target TEXT NOT NULL,
  story_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  what TEXT NOT NULL,
  issue_key TEXT NOT NULL,
  reason TEXT
) STRICT;
CREATE INDEX tracker_journal_by_target ON tracker_journal (map_id, target, n);
