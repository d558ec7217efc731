/** Sessions, their keys, accounts and sign-ins on their way, in memory. */
import type {
  ApiTokenRow,
  ApiTokenStore,
  PendingSignIn,
  PendingSignInStore,
  SessionKeyRow,
  SessionRow,
  SessionStore,
} from './sessionStore.ts';

/**
 * `handOver` moves what the other tables know of a guest to the account; `dropLinks` forgets what opens a person's
 * portfolio; `takeBack` what an erased person has voted for.
 */
export function memorySessions(
  handOver: (from: string, to: string) => void,
  dropLinks: (sessionId: string) => void,
  takeBack: (sessionId: string) => void,
): {
  sessions: SessionStore;
  apiTokens: ApiTokenStore;
  /** Everybody by their id. */
  people: ReadonlyMap<string, SessionRow>;
  /** The account a guest has become part of, or the session itself. */
  personOf: (sessionId: string) => string;
} {
  const tokens = new Map<string, ApiTokenRow & { tokenHash: string }>();
  const sessions = new Map<string, SessionRow>();
  const keys = new Map<string, SessionKeyRow & { tokenHash: string }>();
  const accounts = new Map<string, string>();
  const former = new Map<string, string>();
  const hasAccount = (id: string): boolean => [...accounts.values()].includes(id);
  const dropKeys = (sessionId: string): void => {
    for (const key of keys.values()) if (key.sessionId === sessionId) keys.delete(key.id);
  };
  /** All that opens something as this person without their browser. */
  const dropSecrets = (sessionId: string): void => {
    for (const token of tokens.values()) if (token.sessionId === sessionId) tokens.delete(token.id);
    dropLinks(sessionId);
  };
  const formerIdsOf = (sessionId: string): string[] =>
    [...former]
      .filter(([, to]) => to === sessionId)
      .map(([from]) => from)
      .sort();
  const sessionStore: SessionStore = {
    create: async (session, key, tokenHash) => {
      sessions.set(session.id, session);
      keys.set(key.id, { ...key, tokenHash });
    },
    findByToken: async (tokenHash, now) => {
      const row = [...keys.values()].find((one) => one.tokenHash === tokenHash && one.expiresAt > now);
      if (row === undefined) return null;
      const { tokenHash: _secret, ...key } = row;
      const { sessionId } = key;
      return {
        session: sessions.get(sessionId)!,
        key,
        hasAccount: hasAccount(sessionId),
        formerIds: formerIdsOf(sessionId),
      };
    },
    hasKey: async (keyId, now) => (keys.get(keyId)?.expiresAt ?? 0) > now,
    rename: async (id, name) => {
      const row = sessions.get(id);
      if (row !== undefined) sessions.set(id, { ...row, name });
    },
    formerIds: async (id) => formerIdsOf(id),
    erase: async (id) => {
      for (const one of [id, ...formerIdsOf(id)]) {
        const row = sessions.get(one);
        if (row !== undefined) sessions.set(one, { ...row, name: '' });
      }
      dropKeys(id);
      dropSecrets(id);
      takeBack(id);
      for (const [identity, sessionId] of accounts) if (sessionId === id) accounts.delete(identity);
    },
    namesOf: async (ids) =>
      new Map(ids.flatMap((id) => (sessions.has(id) ? [[id, sessions.get(id)!.name]] : []))),
    touch: async (keyId, at, expiresAt) => {
      const row = keys.get(keyId);
      if (row !== undefined) keys.set(keyId, { ...row, lastSeenAt: at, expiresAt });
    },
    dropKey: async (keyId) => void keys.delete(keyId),
    dropKeys: async (sessionId) => dropKeys(sessionId),
    signIn: async ({ issuer, subject }, guestId, fresh, key, tokenHash) => {
      const identity = JSON.stringify([issuer, subject]);
      const guest = guestId !== null && !hasAccount(guestId) ? guestId : null;
      const known = accounts.get(identity);
      const sessionId = known ?? guest ?? fresh.id;
      if (sessionId === fresh.id) sessions.set(fresh.id, fresh);
      if (known === undefined) accounts.set(identity, sessionId);
      else if (guest !== null) {
        handOver(guest, known);
        former.set(guest, known);
      }
      if (guest !== null) {
        dropKeys(guest);
        dropSecrets(guest);
      }
      keys.set(key.id, { ...key, sessionId, tokenHash });
      return sessionId;
    },
  };
  const isLive = (id: string, now: number): boolean => (tokens.get(id)?.expiresAt ?? 0) > now;
  const shown = ({ tokenHash: _secret, ...token }: ApiTokenRow & { tokenHash: string }): ApiTokenRow => token;
  const apiTokens: ApiTokenStore = {
    create: async (token, tokenHash) => void tokens.set(token.id, { ...token, tokenHash }),
    findByToken: async (tokenHash, now) => {
      const row = [...tokens.values()].find((one) => one.tokenHash === tokenHash && isLive(one.id, now));
      if (row === undefined) return null;
      const { sessionId } = row;
      return { session: sessions.get(sessionId)!, formerIds: formerIdsOf(sessionId), token: shown(row) };
    },
    has: async (id, now) => isLive(id, now),
    list: async (sessionId) =>
      [...tokens.values()]
        .filter((one) => one.sessionId === sessionId)
        .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1))
        .map(shown),
    touch: async (id, at) => {
      const row = tokens.get(id);
      if (row !== undefined) tokens.set(id, { ...row, lastUsedAt: at });
    },
    revoke: async (sessionId, id) => tokens.get(id)?.sessionId === sessionId && tokens.delete(id),
  };
  return { sessions: sessionStore, apiTokens, people: sessions, personOf: (id) => former.get(id) ?? id };
}

export function memorySignIns(): PendingSignInStore {
  const waiting = new Map<string, PendingSignIn>();
  return {
    put: async (browserHash, pending, now) => {
      for (const [hash, { expiresAt }] of waiting) if (expiresAt <= now) waiting.delete(hash);
      waiting.set(browserHash, pending);
    },
    take: async (browserHash, now) => {
      const pending = waiting.get(browserHash) ?? null;
      waiting.delete(browserHash);
      return pending !== null && pending.expiresAt > now ? pending : null;
    },
  };
}
