/** Sessions, their keys, accounts and sign-ins on their way, in PostgreSQL. */
import type { PostgresPool, Queries } from './postgresPool.ts';
import type {
  FoundSession,
  PendingSignIn,
  PendingSignInStore,
  SessionKeyRow,
  SessionRow,
  SessionStore,
} from './sessionStore.ts';

type FoundRow = SessionRow &
  Omit<SessionKeyRow, 'id' | 'sessionId' | 'createdAt'> & {
    keyId: string;
    keyCreatedAt: number;
    hasAccount: boolean;
  };

/** What becomes the account's when a guest ($1) turns out to be somebody with one ($2). */
const handOver = [
  'UPDATE maps SET owner_session = $2 WHERE owner_session = $1',
  `INSERT INTO grants (session_id, link_id, at)
   SELECT $2, link_id, at FROM grants WHERE session_id = $1 ON CONFLICT DO NOTHING`,
  'DELETE FROM grants WHERE session_id = $1 AND $2::text IS NOT NULL',
  `UPDATE members SET role = 'owner', removed_at = NULL WHERE session_id = $2 AND map_id IN
     (SELECT map_id FROM members WHERE session_id = $1 AND role = 'owner' AND removed_at IS NULL)`,
  `INSERT INTO members (map_id, session_id, role, joined_at, removed_at)
   SELECT map_id, $2, role, joined_at, removed_at FROM members WHERE session_id = $1 ON CONFLICT DO NOTHING`,
  'DELETE FROM members WHERE session_id = $1 AND $2::text IS NOT NULL',
  `INSERT INTO visits (session_id, map_id, seq, at, since_seq, since_at)
   SELECT $2, map_id, seq, at, since_seq, since_at FROM visits WHERE session_id = $1
   ON CONFLICT (session_id, map_id) DO UPDATE SET seq = excluded.seq, at = excluded.at,
     since_seq = excluded.since_seq, since_at = excluded.since_at WHERE excluded.at > visits.at`,
  'DELETE FROM visits WHERE session_id = $1 AND $2::text IS NOT NULL',
  // F18: one person, one ballot: the account's own counts where there is one.
  'DELETE FROM ballots WHERE voter = $1 AND voting_id IN (SELECT voting_id FROM ballots WHERE voter = $2)',
  'UPDATE ballots SET voter = $2 WHERE voter = $1',
  'INSERT INTO former_sessions (former_id, session_id) VALUES ($1, $2)',
];

/** The guests a session was before. */
export async function formerIdsOf(queries: Queries, sessionId: string): Promise<string[]> {
  const rows = await queries.rows<{ id: string }>(
    'SELECT former_id AS id FROM former_sessions WHERE session_id = $1 ORDER BY former_id',
    [sessionId],
  );
  return rows.map(({ id }) => id);
}

/** Holds a session until the transaction ends; where it has become part of an account, that, whose id is answered. */
export async function holdSession(queries: Queries, sessionId: string): Promise<string> {
  await queries.rows(hold, [sessionId]);
  const [account] = await queries.rows<{ id: string }>(
    'SELECT session_id AS id FROM former_sessions WHERE former_id = $1',
    [sessionId],
  );
  if (account !== undefined) await queries.rows(hold, [account.id]);
  return account?.id ?? sessionId;
}

const hold = 'SELECT 1 FROM sessions WHERE id = $1 FOR NO KEY UPDATE';

export function postgresSessions(pool: PostgresPool): SessionStore {
  return {
    create: (session, key, tokenHash) =>
      pool.transaction(async (queries) => {
        await addSession(queries, session);
        await addKey(queries, key, tokenHash);
      }),
    findByToken: async (tokenHash, now) => {
      const [row] = await pool.rows<FoundRow>(
        `SELECT sessions.id, sessions.name, sessions.colour, sessions.created_at AS "createdAt",
           keys.id AS "keyId", keys.created_at AS "keyCreatedAt", keys.last_seen_at AS "lastSeenAt",
           keys.expires_at AS "expiresAt",
           EXISTS (SELECT 1 FROM accounts WHERE accounts.session_id = sessions.id) AS "hasAccount"
         FROM session_keys AS keys JOIN sessions ON sessions.id = keys.session_id
         WHERE keys.token_hash = $1 AND keys.expires_at > $2`,
        [tokenHash, now],
      );
      return row === undefined ? null : { ...found(row), formerIds: await formerIdsOf(pool, row.id) };
    },
    hasKey: async (keyId, now) => {
      const rows = await pool.rows('SELECT 1 FROM session_keys WHERE id = $1 AND expires_at > $2', [
        keyId,
        now,
      ]);
      return rows.length > 0;
    },
    rename: async (id, name) =>
      void (await pool.rows('UPDATE sessions SET name = $1 WHERE id = $2', [name, id])),
    touch: async (keyId, at, expiresAt) =>
      void (await pool.rows('UPDATE session_keys SET last_seen_at = $1, expires_at = $2 WHERE id = $3', [
        at,
        expiresAt,
        keyId,
      ])),
    formerIds: (id) => formerIdsOf(pool, id),
    erase: (id) =>
      pool.transaction(async (queries) => {
        await queries.rows("UPDATE sessions SET name = '' WHERE id = ANY($1::text[])", [
          [id, ...(await formerIdsOf(queries, id))],
        ]);
        for (const table of ['session_keys', 'api_tokens', 'portfolio_links', 'accounts'])
          await queries.rows(`DELETE FROM ${table} WHERE session_id = $1`, [id]);
        await queries.rows('DELETE FROM ballots WHERE voter = $1', [id]);
      }),
    namesOf: async (ids) => {
      const rows = await pool.rows<{ id: string; name: string }>(
        'SELECT id, name FROM sessions WHERE id = ANY($1::text[])',
        [ids],
      );
      return new Map(rows.map(({ id, name }) => [id, name]));
    },
    dropKey: async (keyId) => void (await pool.rows('DELETE FROM session_keys WHERE id = $1', [keyId])),
    dropKeys: async (sessionId) =>
      void (await pool.rows('DELETE FROM session_keys WHERE session_id = $1', [sessionId])),
    signIn: ({ issuer, subject }, guestId, fresh, key, tokenHash) =>
      pool.transaction(async (queries) => {
        const isAccount =
          (await queries.rows('SELECT 1 FROM accounts WHERE session_id = $1', [guestId])).length > 0;
        const guest = guestId !== null && !isAccount ? guestId : null;
        const [account] = await queries.rows<{ id: string }>(
          'SELECT session_id AS id FROM accounts WHERE issuer = $1 AND subject = $2',
          [issuer, subject],
        );
        const sessionId = account?.id ?? guest ?? fresh.id;
        if (sessionId === fresh.id) await addSession(queries, fresh);
        if (account === undefined) {
          await queries.rows(
            'INSERT INTO accounts (issuer, subject, session_id, created_at) VALUES ($1, $2, $3, $4)',
            [issuer, subject, sessionId, key.createdAt],
          );
        } else if (guest !== null) {
          for (const id of [guest, account.id]) await queries.rows(hold, [id]); // who votes waits
          for (const step of handOver) await queries.rows(step, [guest, account.id]);
        }
        if (guest !== null) {
          for (const table of ['session_keys', 'api_tokens', 'portfolio_links'])
            await queries.rows(`DELETE FROM ${table} WHERE session_id = $1`, [guest]);
        }
        await addKey(queries, { ...key, sessionId }, tokenHash);
        return sessionId;
      }),
  };
}

export function postgresSignIns(pool: PostgresPool): PendingSignInStore {
  return {
    put: async (browserHash, { state, nonce, codeVerifier, returnTo, expiresAt }, now) => {
      await pool.rows('DELETE FROM sign_ins WHERE expires_at <= $1', [now]);
      await pool.rows(
        `INSERT INTO sign_ins (browser_hash, state, nonce, code_verifier, return_to, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [browserHash, state, nonce, codeVerifier, returnTo, expiresAt],
      );
    },
    take: async (browserHash, now) => {
      const [pending] = await pool.rows<PendingSignIn>(
        `DELETE FROM sign_ins WHERE browser_hash = $1
         RETURNING state, nonce, code_verifier AS "codeVerifier", return_to AS "returnTo", expires_at AS "expiresAt"`,
        [browserHash],
      );
      return pending !== undefined && pending.expiresAt > now ? pending : null;
    },
  };
}

async function addSession(queries: Queries, { id, name, colour, createdAt }: SessionRow): Promise<void> {
  await queries.rows('INSERT INTO sessions (id, name, colour, created_at) VALUES ($1, $2, $3, $4)', [
    id,
    name,
    colour,
    createdAt,
  ]);
}

async function addKey(queries: Queries, key: SessionKeyRow, tokenHash: string): Promise<void> {
  const { id, sessionId, createdAt, lastSeenAt, expiresAt } = key;
  await queries.rows(
    `INSERT INTO session_keys (id, session_id, token_hash, created_at, last_seen_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, sessionId, tokenHash, createdAt, lastSeenAt, expiresAt],
  );
}

function found(row: FoundRow): Omit<FoundSession, 'formerIds'> {
  const { id, name, colour, createdAt, keyId, keyCreatedAt, lastSeenAt, expiresAt, hasAccount } = row;
  return {
    session: { id, name, colour, createdAt },
    key: { id: keyId, sessionId: id, createdAt: keyCreatedAt, lastSeenAt, expiresAt },
    hasAccount,
  };
}
