/** /api/session: who I am on this server, without an account. */
import { sessionAnswer, sessionRequest, type SessionAnswer } from '../../shared/protocol/http.ts';
import { createSession, forgetToken, sessionOf } from '../access/cookies.ts';
import { personName } from '../access/personName.ts';
import type { AppDependencies } from '../appDependencies.ts';
import type { FoundSession } from '../storage/sessionStore.ts';
import { addressOf } from './address.ts';
import type { Api } from './api.ts';
import { mapsElsewhere } from './mapsElsewhere.ts';

type Dependencies = Pick<
  AppDependencies,
  'storage' | 'rooms' | 'clock' | 'isSecure' | 'rateLimits' | 'identityProvider'
>;

export function sessionRoutes(api: Api, given: Dependencies): void {
  const { storage, rooms, clock, isSecure, rateLimits, identityProvider } = given;
  const answerOf = (found: FoundSession | null): SessionAnswer => ({
    session:
      found === null
        ? null
        : { name: found.session.name, colour: found.session.colour, hasAccount: found.hasAccount },
    canSignIn: identityProvider !== undefined,
  });

  api.add(
    {
      method: 'get',
      path: '/api/session',
      name: 'readSession',
      summary: 'Who I am here; null for a visitor who has not said a name yet.',
      answers: { 200: { description: 'The session.', schema: sessionAnswer } },
    },
    async (context) => {
      const found = await sessionOf(context, storage.sessions, clock, isSecure);
      return context.json(answerOf(found));
    },
  );

  api.add(
    {
      method: 'post',
      path: '/api/session',
      name: 'writeSession',
      summary: 'Starts a guest session under a display name, or renames the one there is.',
      body: sessionRequest,
      answers: { 200: { description: 'The session.', schema: sessionAnswer } },
    },
    async (context, body) => {
      const name = personName(body.name);
      const known = await sessionOf(context, storage.sessions, clock, isSecure);
      if (known !== null) {
        const { session } = known;
        await storage.sessions.rename(session.id, name);
        await rooms.attendance.rename(session.id, name, await mapsElsewhere(storage, session.id));
        return context.json(answerOf({ ...known, session: { ...session, name } }));
      }
      await rateLimits.count('sessionsPerAddress', addressOf(context));
      return context.json(answerOf(await createSession(context, storage.sessions, clock, isSecure, name)));
    },
  );

  api.add(
    {
      method: 'delete',
      path: '/api/session',
      name: 'endSession',
      summary:
        'Signs out here, or with ?everywhere in every browser. A guest cannot come back to their maps.',
      query: { everywhere: 'When it is there, all browsers of the person are signed out.' },
      answers: { 204: { description: 'Signed out; open pages are told.' } },
    },
    async (context) => {
      const found = await sessionOf(context, storage.sessions, clock, isSecure);
      if (found !== null) {
        const { session, key } = found;
        if (context.req.query('everywhere') === undefined) await storage.sessions.dropKey(key.id);
        else await storage.sessions.dropKeys(session.id);
        // F18: a guest does not come back as the same person, and must not vote a second time as another one.
        if (!found.hasAccount) await storage.votes.takeBack(session.id);
        await rooms.attendance.signedOut(session.id, await mapsElsewhere(storage, session.id));
      }
      forgetToken(context, isSecure);
      return context.body(null, 204);
    },
  );
}
