/** Sign-ins on their way through the identity provider, in SQLite. */
import type { DatabaseSync } from 'node:sqlite';
import type { PendingSignIn, PendingSignInStore } from './sessionStore.ts';

export function sqliteSignIns(database: DatabaseSync): PendingSignInStore {
  const forget = database.prepare('DELETE FROM sign_ins WHERE expires_at <= ?');
  const insert = database.prepare(
    `INSERT INTO sign_ins (browser_hash, state, nonce, code_verifier, return_to, expires_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const take = database.prepare(
    `DELETE FROM sign_ins WHERE browser_hash = ?
     RETURNING state, nonce, code_verifier AS codeVerifier, return_to AS returnTo, expires_at AS expiresAt`,
  );
  return {
    put: async (browserHash, pending, now) => {
      forget.run(now);
      const { state, nonce, codeVerifier, returnTo, expiresAt } = pending;
      insert.run(browserHash, state, nonce, codeVerifier, returnTo, expiresAt);
    },
    take: async (browserHash, now) => {
      const row = take.get(browserHash);
      const pending = row === undefined ? null : ({ ...row } as unknown as PendingSignIn);
      return pending !== null && pending.expiresAt > now ? pending : null;
    },
  };
}
