-- Links by which anybody reads the portfolio of a person: what that person may share, as of the moment it is read.
CREATE TABLE portfolio_links (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES sessions (id),
  heading TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  created_at BIGINT NOT NULL,
  expires_at BIGINT,
  revoked_at BIGINT
);
CREATE INDEX portfolio_links_by_session ON portfolio_links (session_id);
