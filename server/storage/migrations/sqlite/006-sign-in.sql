-- A session is a person, known by a key in each of their browsers; an account binds one to an identity provider.
PRAGMA defer_foreign_keys = ON;

CREATE TABLE session_keys (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES sessions (id),
  token_hash TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX session_keys_by_session ON session_keys (session_id);

-- The cookies people have go on working for a year after they were last seen.
INSERT INTO session_keys
  SELECT id, id, token_hash, created_at, last_seen_at, last_seen_at + 31536000000 FROM sessions;

-- SQLite cannot drop a unique column, so the table is written anew.
CREATE TABLE sessions_before AS SELECT id, name, colour, created_at FROM sessions;
DROP TABLE sessions;
CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  colour INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
INSERT INTO sessions SELECT id, name, colour, created_at FROM sessions_before;
DROP TABLE sessions_before;

CREATE TABLE accounts (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  session_id TEXT NOT NULL UNIQUE REFERENCES sessions (id),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (issuer, subject)
) STRICT;

-- Guests who turned out to be somebody with an account: what they wrote under the old id is that person's.
CREATE TABLE former_sessions (
  former_id TEXT PRIMARY KEY REFERENCES sessions (id),
  session_id TEXT NOT NULL REFERENCES sessions (id)
) STRICT;
CREATE INDEX former_sessions_by_session ON former_sessions (session_id);

-- Sign-ins that are on their way through the identity provider; each is read once and gone.
CREATE TABLE sign_ins (
  browser_hash TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  nonce TEXT NOT NULL,
  code_verifier TEXT NOT NULL,
  return_to TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

-- Keys for people's scripts: only a hash is kept, and what each may do.
CREATE TABLE api_tokens (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES sessions (id),
  token_hash TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  scopes TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  last_used_at INTEGER
) STRICT;
CREATE INDEX api_tokens_by_session ON api_tokens (session_id);
