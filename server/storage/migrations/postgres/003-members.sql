-- Who is on a map and as what; links that count how often they were used.
CREATE TABLE members (
  map_id TEXT NOT NULL REFERENCES maps (id),
  session_id TEXT NOT NULL REFERENCES sessions (id),
  role TEXT,
  joined_at BIGINT NOT NULL,
  removed_at BIGINT,
  PRIMARY KEY (map_id, session_id)
);
CREATE INDEX members_by_session ON members (session_id);

INSERT INTO members (map_id, session_id, role, joined_at, removed_at)
  SELECT id, owner_session, 'owner', created_at, NULL FROM maps;
INSERT INTO members (map_id, session_id, role, joined_at, removed_at)
  SELECT links.map_id, grants.session_id, NULL, min(grants.at), NULL
  FROM grants JOIN links ON links.id = grants.link_id
  WHERE NOT EXISTS (SELECT 1 FROM members WHERE members.map_id = links.map_id AND members.session_id = grants.session_id)
  GROUP BY links.map_id, grants.session_id;

ALTER TABLE links ADD COLUMN max_uses INTEGER;
ALTER TABLE links ADD COLUMN uses INTEGER NOT NULL DEFAULT 0;
UPDATE links SET uses = (SELECT count(*) FROM grants WHERE grants.link_id = links.id);
