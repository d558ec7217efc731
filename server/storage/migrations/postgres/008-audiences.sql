-- Links by which an audience reads its view of a map: they open the view and nothing else, so they stand apart from
-- the links people join by.
CREATE TABLE audience_links (
  id TEXT PRIMARY KEY,
  map_id TEXT NOT NULL REFERENCES maps (id),
  audience TEXT NOT NULL,
  heading TEXT NOT NULL,
  feedback BOOLEAN NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  created_at BIGINT NOT NULL,
  expires_at BIGINT,
  revoked_at BIGINT
);
CREATE INDEX audience_links_by_map ON audience_links (map_id);
