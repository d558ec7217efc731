/** Sessions, their keys and accounts in SQLite. */
import type { DatabaseSync } from 'node:sqlite';
import type { FoundSession, SessionKeyRow, SessionRow, SessionStore } from './sessionStore.ts';
import { inTransaction } from './sqliteTransaction.ts';

export function sqliteSessions(database: DatabaseSync): SessionStore {
  const insert = database.prepare('INSERT INTO sessions (id, name, colour, created_at) VALUES (?, ?, ?, ?)');
  const insertKey = database.prepare(
    `INSERT INTO session_keys (id, session_id, token_hash, created_at, last_seen_at, expires_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const byToken = database.prepare(
    `SELECT sessions.id, sessions.name, sessions.colour, sessions.created_at AS createdAt,
       keys.id AS keyId, keys.created_at AS keyCreatedAt, keys.last_seen_at AS lastSeenAt,
       keys.expires_at AS expiresAt,
       EXISTS (SELECT 1 FROM accounts WHERE accounts.session_id = sessions.id) AS hasAccount
     FROM session_keys AS keys JOIN sessions ON sessions.id = keys.session_id
     WHERE keys.token_hash = ? AND keys.expires_at > ?`,
  );
  const former = database.prepare(
    'SELECT former_id AS id FROM former_sessions WHERE session_id = ? ORDER BY former_id',
  );
  const liveKey = database.prepare('SELECT 1 FROM session_keys WHERE id = ? AND expires_at > ?');
  const rename = database.prepare('UPDATE sessions SET name = ? WHERE id = ?');
  const names = database.prepare(
    'SELECT id, name FROM sessions WHERE id IN (SELECT value FROM json_each(?))',
  );
  const touch = database.prepare('UPDATE session_keys SET last_seen_at = ?, expires_at = ? WHERE id = ?');
  const dropKey = database.prepare('DELETE FROM session_keys WHERE id = ?');
  const dropKeys = database.prepare('DELETE FROM session_keys WHERE session_id = ?');
  const dropTokens = database.prepare('DELETE FROM api_tokens WHERE session_id = ?');
  const dropLinks = database.prepare('DELETE FROM portfolio_links WHERE session_id = ?');
  const account = database.prepare('SELECT session_id AS id FROM accounts WHERE issuer = ? AND subject = ?');
  const hasAccount = database.prepare('SELECT 1 FROM accounts WHERE session_id = ?');
  const bind = database.prepare(
    'INSERT INTO accounts (issuer, subject, session_id, created_at) VALUES (?, ?, ?, ?)',
  );
  const eraseSteps = [
    `UPDATE sessions SET name = '' WHERE id = :id
       OR id IN (SELECT former_id FROM former_sessions WHERE session_id = :id)`,
    'DELETE FROM session_keys WHERE session_id = :id',
    'DELETE FROM api_tokens WHERE session_id = :id',
    'DELETE FROM portfolio_links WHERE session_id = :id',
    'DELETE FROM accounts WHERE session_id = :id',
    'DELETE FROM ballots WHERE voter = :id',
  ].map((statement) => database.prepare(statement));
  const handOver = [
    'UPDATE maps SET owner_session = :to WHERE owner_session = :from',
    'INSERT INTO grants (session_id, link_id, at) SELECT :to, link_id, at FROM grants WHERE session_id = :from ON CONFLICT DO NOTHING',
    'DELETE FROM grants WHERE session_id = :from AND :to IS NOT NULL',
    `UPDATE members SET role = 'owner', removed_at = NULL WHERE session_id = :to AND map_id IN
       (SELECT map_id FROM members WHERE session_id = :from AND role = 'owner' AND removed_at IS NULL)`,
    `INSERT INTO members (map_id, session_id, role, joined_at, removed_at)
     SELECT map_id, :to, role, joined_at, removed_at FROM members WHERE session_id = :from ON CONFLICT DO NOTHING`,
    'DELETE FROM members WHERE session_id = :from AND :to IS NOT NULL',
    `INSERT INTO visits (session_id, map_id, seq, at, since_seq, since_at)
     SELECT :to, map_id, seq, at, since_seq, since_at FROM visits WHERE session_id = :from
     ON CONFLICT DO UPDATE SET seq = excluded.seq, at = excluded.at,
       since_seq = excluded.since_seq, since_at = excluded.since_at WHERE excluded.at > visits.at`,
    'DELETE FROM visits WHERE session_id = :from AND :to IS NOT NULL',
    // F18: one person, one ballot: the account's own counts where there is one.
    `DELETE FROM ballots WHERE voter = :from
       AND voting_id IN (SELECT voting_id FROM ballots WHERE voter = :to)`,
    'UPDATE ballots SET voter = :to WHERE voter = :from',
    'INSERT INTO former_sessions (former_id, session_id) VALUES (:from, :to)',
  ].map((statement) => database.prepare(statement));

  const addSession = ({ id, name, colour, createdAt }: SessionRow): void =>
    void insert.run(id, name, colour, createdAt);
  const addKey = ({ id, sessionId, createdAt, lastSeenAt, expiresAt }: SessionKeyRow, hash: string): void =>
    void insertKey.run(id, sessionId, hash, createdAt, lastSeenAt, expiresAt);
  const formerIdsOf = (id: string): string[] => former.all(id).map((one) => String(one['id']));
  const idOf = (row: unknown): string | null => (row === undefined ? null : (row as { id: string }).id);

  return {
    create: async (session, key, tokenHash) =>
      inTransaction(database, () => {
        addSession(session);
        addKey(key, tokenHash);
      }),
    findByToken: async (tokenHash, now) => {
      const row = byToken.get(tokenHash, now);
      if (row === undefined) return null;
      return { ...found(row), formerIds: formerIdsOf(String(row['id'])) };
    },
    hasKey: async (keyId, now) => liveKey.get(keyId, now) !== undefined,
    rename: async (id, name) => void rename.run(name, id),
    formerIds: async (id) => formerIdsOf(id),
    erase: async (id) => {
      inTransaction(database, () => {
        for (const step of eraseSteps) step.run({ id });
      });
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)'); // what was overwritten is still in the write-ahead log
    },
    touch: async (keyId, at, expiresAt) => void touch.run(at, expiresAt, keyId),
    namesOf: async (ids) =>
      new Map(names.all(JSON.stringify(ids)).map((row) => [String(row['id']), String(row['name'])])),
    dropKey: async (keyId) => void dropKey.run(keyId),
    dropKeys: async (sessionId) => void dropKeys.run(sessionId),
    signIn: async (identity, guestId, fresh, key, tokenHash) =>
      inTransaction(database, () => {
        const { issuer, subject } = identity;
        const guest = guestId !== null && hasAccount.get(guestId) === undefined ? guestId : null;
        const known = idOf(account.get(issuer, subject));
        const sessionId = known ?? guest ?? fresh.id;
        if (sessionId === fresh.id) addSession(fresh);
        if (known === null) bind.run(issuer, subject, sessionId, key.createdAt);
        else if (guest !== null) for (const step of handOver) step.run({ from: guest, to: known });
        if (guest !== null) for (const drop of [dropKeys, dropTokens, dropLinks]) drop.run(guest);
        addKey({ ...key, sessionId }, tokenHash);
        return sessionId;
      }),
  };
}

function found(row: Record<string, unknown>): Omit<FoundSession, 'formerIds'> {
  const { id, name, colour, createdAt, keyId, keyCreatedAt, lastSeenAt, expiresAt, hasAccount } =
    row as unknown as SessionRow & {
      keyId: string;
      keyCreatedAt: number;
      lastSeenAt: number;
      expiresAt: number;
      hasAccount: number;
    };
  return {
    session: { id, name, colour, createdAt },
    key: { id: keyId, sessionId: id, createdAt: keyCreatedAt, lastSeenAt, expiresAt },
    hasAccount: hasAccount === 1,
  };
}
