-- A session is a person, known by a key in each of their browsers and scripts; an account binds one to an identity provider.
CREATE TABLE session_keys (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES sessions (id),
  token_hash TEXT NOT NULL UNIQUE,
  created_at BIGINT NOT NULL,
  last_seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX session_keys_by_session ON session_keys (session_id);

-- The cookies people have go on working for a year after they were last seen.
INSERT INTO session_keys
  SELECT id, id, token_hash, created_at, last_seen_at, last_seen_at + 31536000000 FROM sessions;
ALTER TABLE sessions DROP COLUMN token_hash, DROP COLUMN last_seen_at;

CREATE TABLE accounts (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  session_id TEXT NOT NULL UNIQUE REFERENCES sessions (id),
  created_at BIGINT NOT NULL,
  PRIMARY KEY (issuer, subject)
);

-- Guests who turned out to be somebody with an account: what they wrote under the old id is that person's.
CREATE TABLE former_sessions (
  former_id TEXT PRIMARY KEY REFERENCES sessions (id),
  session_id TEXT NOT NULL REFERENCES sessions (id)
);
CREATE INDEX former_sessions_by_session ON former_sessions (session_id);

-- Sign-ins that are on their way through the identity provider; each is read once and gone.
CREATE TABLE sign_ins (
  browser_hash TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  nonce TEXT NOT NULL,
  code_verifier TEXT NOT NULL,
  return_to TEXT NOT NULL,
  expires_at BIGINT NOT NULL
);

-- Keys for people's scripts: only a hash is kept, and what each may do.
CREATE TABLE api_tokens (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES sessions (id),
  token_hash TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  scopes TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  last_used_at BIGINT
);
CREATE INDEX api_tokens_by_session ON api_tokens (session_id);
