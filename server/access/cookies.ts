/** The session cookie: its name, how it is set, and the session it stands for. */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { presenceColours } from '../../shared/protocol/presence.ts';
import type { Clock } from '../clock.ts';
import type { SessionRow, SessionStore } from '../storage/storage.ts';
import { hashToken, newRowId, newToken } from './tokens.ts';

const yearInSeconds = 365 * 24 * 60 * 60;
const touchEvery = 60 * 60 * 1000;

function cookieName(isSecure: boolean): string {
  return isSecure ? '__Host-throughline_session' : 'throughline_session';
}

/** The session of the request's cookie, or null. */
export async function sessionOf(
  context: Context,
  sessions: SessionStore,
  clock: Clock,
  isSecure: boolean,
): Promise<SessionRow | null> {
  const token = getCookie(context, cookieName(isSecure));
  if (token === undefined || token.length > 200) return null;
  const session = await sessions.findByToken(hashToken(token));
  const now = clock.now();
  if (session !== null && now - session.lastSeenAt > touchEvery) await sessions.touch(session.id, now);
  return session;
}

/** Makes a guest session and sets its cookie. */
export async function createSession(
  context: Context,
  sessions: SessionStore,
  clock: Clock,
  isSecure: boolean,
  name: string,
): Promise<SessionRow> {
  const token = newToken();
  const now = clock.now();
  const colour = crypto.getRandomValues(new Uint8Array(1))[0]! % presenceColours;
  const session = { id: newRowId(), name, colour, createdAt: now, lastSeenAt: now };
  await sessions.create(session, hashToken(token));
  setCookie(context, cookieName(isSecure), token, {
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure,
    path: '/',
    maxAge: yearInSeconds,
  });
  return session;
}
