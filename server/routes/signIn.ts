/** /sign-in: to the identity provider and back. Only where one is configured; failures end on the home page, which says so. */
import type { Context, Hono } from 'hono';
import { keepAccountToken, newKey, newSession, sessionOf } from '../access/cookies.ts';
import { SignInError, type SignedIn } from '../access/identityProvider.ts';
import { personName } from '../access/personName.ts';
import { returnPath } from '../access/returnPath.ts';
import { markBrowser, signInLifetime, unmarkBrowser } from '../access/signInCookie.ts';
import { hashToken, newToken } from '../access/tokens.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { addressOf, baseUrl } from './address.ts';
import type { Environment } from './environment.ts';

type Dependencies = Pick<
  AppDependencies,
  'storage' | 'rooms' | 'clock' | 'log' | 'isSecure' | 'publicUrl' | 'rateLimits' | 'identityProvider'
>;

const callback = '/sign-in/callback';

export function signInRoutes(app: Hono<Environment>, given: Dependencies): void {
  const { identityProvider: provider, storage, clock, isSecure, rateLimits } = given;
  if (provider === undefined) return;

  app.get('/sign-in', (context) =>
    orHome(context, given, async () => {
      await rateLimits.count('signInsPerAddress', addressOf(context));
      const { url, handshake } = await provider.begin(`${baseUrl(context, given.publicUrl)}${callback}`);
      const now = clock.now();
      const pending = {
        ...handshake,
        returnTo: returnPath(context.req.query('to')),
        expiresAt: now + signInLifetime,
      };
      await storage.signIns.put(markBrowser(context, isSecure), pending, now);
      return context.redirect(url.href);
    }),
  );

  app.get(callback, (context) =>
    orHome(context, given, async () => {
      await rateLimits.count('signInsPerAddress', addressOf(context));
      const mark = unmarkBrowser(context, isSecure);
      const pending = mark === null ? null : await storage.signIns.take(mark, clock.now());
      if (pending === null) return context.redirect('/?signIn=expired');
      const { search } = new URL(context.req.url);
      const address = new URL(`${callback}${search}`, baseUrl(context, given.publicUrl));
      await enter(context, given, await provider.finish(address, pending));
      return context.redirect(pending.returnTo);
    }),
  );
}

/** The person gets a new key; whatever this browser had before opens nothing any more. */
async function enter(context: Context<Environment>, given: Dependencies, who: SignedIn): Promise<void> {
  const { storage, rooms, clock, isSecure, log } = given;
  const before = await sessionOf(context, storage.sessions, clock, isSecure);
  const token = newToken();
  const now = clock.now();
  const sessionId = await storage.sessions.signIn(
    who,
    before?.session.id ?? null,
    newSession(nameOf(who, before?.session.name), now),
    newKey(now, 'account'),
    hashToken(token),
  );
  if (before !== null) {
    await storage.sessions.dropKey(before.key.id);
    if (before.session.id === sessionId && !before.hasAccount) {
      await storage.sessions.rename(sessionId, nameOf(who, before.session.name));
    }
    rooms.attendance.reconnect(before.session.id);
  }
  keepAccountToken(context, token, isSecure);
  log.info({ requestId: context.get('requestId'), session: sessionId }, 'signed in');
}

/** As the company calls them, else as they called themselves. */
function nameOf({ name }: SignedIn, before: string | undefined): string {
  try {
    return personName(name ?? '');
  } catch {
    return before ?? 'Guest'; // a name without letters
  }
}

/** What went wrong is said on the home page; only why is logged, never what the provider sent. */
async function orHome(
  context: Context<Environment>,
  { log }: Dependencies,
  work: () => Promise<Response>,
): Promise<Response> {
  context.header('Cache-Control', 'no-store');
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SignInError)) throw error;
    const { code, message } = (error.cause ?? {}) as { code?: string; message?: string };
    log.warn(
      { requestId: context.get('requestId'), why: error.why, cause: code ?? message },
      'a sign-in failed',
    );
    return context.redirect(`/?signIn=${error.why}`);
  }
}
