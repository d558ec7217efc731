/** The part of the storage port that knows people: sessions, the keys of their browsers and scripts, and accounts. */
import type { Scope } from '../../shared/protocol/scope.ts';

/** A person on this server: a guest, or somebody with an account. */
export interface SessionRow {
  readonly id: string;
  readonly name: string;
  /** Index into the presence colours. */
  readonly colour: number;
  readonly createdAt: number;
}

/** One browser in which a session is known; only the hash of its cookie is kept. */
export interface SessionKeyRow {
  readonly id: string;
  readonly sessionId: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly expiresAt: number;
}

/** A session as one of its keys opens it. */
export interface FoundSession {
  readonly session: SessionRow;
  readonly key: SessionKeyRow;
  /** It is bound to an account of the identity provider. */
  readonly hasAccount: boolean;
  /** Guest sessions that became part of this one. */
  readonly formerIds: readonly string[];
}

/** Who the identity provider says somebody is. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

export interface SessionStore {
  create(session: SessionRow, key: SessionKeyRow, tokenHash: string): Promise<void>;
  /** Keys that have expired by `now` find nothing. */
  findByToken(tokenHash: string, now: number): Promise<FoundSession | null>;
  hasKey(keyId: string, now: number): Promise<boolean>;
  rename(id: string, name: string): Promise<void>;
  /** Guest sessions that became part of this one. */
  formerIds(id: string): Promise<readonly string[]>;
  /**
   * Forgets a person: the name, also of former sessions, all browsers, API tokens, links to their portfolio, and the
   * account they signed in with.
   */
  erase(id: string): Promise<void>;
  /** The names of these sessions as they are now, by id. */
  namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The key was used. */
  touch(keyId: string, at: number, expiresAt: number): Promise<void>;
  /** Forgets one browser. */
  dropKey(keyId: string): Promise<void>;
  /** Forgets all browsers of a session. */
  dropKeys(sessionId: string): Promise<void>;
  /**
   * Finds or makes the session of an identity and gives it `key`, in one transaction; answers the session's id.
   * A guest who signs in for the first time becomes the account; one whose account exists already hands
   * their maps, links, visits and edits over to it. Either way the guest's own keys, API tokens and links to their portfolio open nothing any more.
   */
  signIn(
    identity: Identity,
    guestId: string | null,
    fresh: SessionRow,
    key: Omit<SessionKeyRow, 'sessionId'>,
    tokenHash: string,
  ): Promise<string>;
}

/** A sign-in on its way through the identity provider. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly returnTo: string;
  readonly expiresAt: number;
}

export interface PendingSignInStore {
  /** Keeps it under the hash of what the browser holds; forgets those that have expired by `now`. */
  put(browserHash: string, pending: PendingSignIn, now: number): Promise<void>;
  /** Reads it and forgets it in one step: a second time there is nothing. */
  take(browserHash: string, now: number): Promise<PendingSignIn | null>;
}

/** A key for somebody's script. */
export interface ApiTokenRow {
  readonly id: string;
  readonly sessionId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly lastUsedAt: number | null;
}

export interface ApiTokenStore {
  create(token: ApiTokenRow, tokenHash: string): Promise<void>;
  /** Whose it is; expired and revoked ones find nothing. */
  findByToken(
    tokenHash: string,
    now: number,
  ): Promise<(Pick<FoundSession, 'session' | 'formerIds'> & { readonly token: ApiTokenRow }) | null>;
  has(id: string, now: number): Promise<boolean>;
  /** A person's own, newest first; expired ones too. */
  list(sessionId: string): Promise<ApiTokenRow[]>;
  touch(id: string, at: number): Promise<void>;
  /** False: this person has no such token. */
  revoke(sessionId: string, id: string): Promise<boolean>;
}
