/** The session cookie: its name, how it is set, and the session it stands for. */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { presenceColours } from '../../shared/protocol/presence.ts';
import type { Clock } from '../clock.ts';
import type { FoundSession, SessionKeyRow, SessionRow, SessionStore } from '../storage/sessionStore.ts';
import { hashToken, newRowId, newToken } from './tokens.ts';

const day = 24 * 60 * 60 * 1000;
/** How long a browser is remembered after it was last seen. A guest has nothing but this key. */
const lifetime = { guest: 365 * day, account: 30 * day } as const;
const touchEvery = 60 * 60 * 1000;

function cookieName(isSecure: boolean): string {
  return isSecure ? '__Host-throughline_session' : 'throughline_session';
}

/** The session of the request's cookie, or null. A session in use goes on living. */
export async function sessionOf(
  context: Context,
  sessions: SessionStore,
  clock: Clock,
  isSecure: boolean,
): Promise<FoundSession | null> {
  const token = getCookie(context, cookieName(isSecure));
  if (token === undefined || token.length > 200) return null;
  const now = clock.now();
  const found = await sessions.findByToken(hashToken(token), now);
  if (found !== null && now - found.key.lastSeenAt > touchEvery) {
    const lives = lifetime[found.hasAccount ? 'account' : 'guest'];
    await sessions.touch(found.key.id, now, now + lives);
    keepToken(context, token, lives, isSecure);
  }
  return found;
}

/** Makes a guest session and sets its cookie. */
export async function createSession(
  context: Context,
  sessions: SessionStore,
  clock: Clock,
  isSecure: boolean,
  name: string,
): Promise<FoundSession> {
  const token = newToken();
  const session = newSession(name, clock.now());
  const key = { ...newKey(clock.now(), 'guest'), sessionId: session.id };
  await sessions.create(session, key, hashToken(token));
  keepToken(context, token, lifetime.guest, isSecure);
  return { session, key, hasAccount: false, formerIds: [] };
}

/** A session nobody has yet, in a colour of chance. */
export function newSession(name: string, now: number): SessionRow {
  const colour = crypto.getRandomValues(new Uint8Array(1))[0]! % presenceColours;
  return { id: newRowId(), name, colour, createdAt: now };
}

/** A key for one more browser of somebody. */
export function newKey(now: number, whose: keyof typeof lifetime): Omit<SessionKeyRow, 'sessionId'> {
  return { id: newRowId(), createdAt: now, lastSeenAt: now, expiresAt: now + lifetime[whose] };
}

/** Gives the browser the key of an account. */
export function keepAccountToken(context: Context, token: string, isSecure: boolean): void {
  keepToken(context, token, lifetime.account, isSecure);
}

/** Takes the key out of the browser. */
export function forgetToken(context: Context, isSecure: boolean): void {
  deleteCookie(context, cookieName(isSecure), { path: '/', secure: isSecure });
}

function keepToken(context: Context, token: string, lives: number, isSecure: boolean): void {
  setCookie(context, cookieName(isSecure), token, {
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure,
    path: '/',
    maxAge: lives / 1000,
  });
}
