/** /api/session: who I am on this server, without an account. */
import { sessionAnswer, sessionRequest } from '../../shared/protocol/http.ts';
import { createSession, sessionOf } from '../access/cookies.ts';
import { personName } from '../access/personName.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { addressOf } from './address.ts';
import type { Api } from './api.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'rooms' | 'clock' | 'isSecure' | 'rateLimits'>;

export function sessionRoutes(api: Api, { storage, rooms, clock, isSecure, rateLimits }: Dependencies): void {
  api.add(
    {
      method: 'get',
      path: '/api/session',
      name: 'readSession',
      summary: 'Who I am here; null for a visitor who has not said a name yet.',
      answers: { 200: { description: 'The session.', schema: sessionAnswer } },
    },
    async (context) => {
      const session = await sessionOf(context, storage.sessions, clock, isSecure);
      return context.json({
        session: session === null ? null : { name: session.name, colour: session.colour },
      });
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
        await storage.sessions.rename(known.id, name);
        rooms.rename(known.id, name);
        return context.json({ session: { name, colour: known.colour } });
      }
      await rateLimits.count('sessionsPerAddress', addressOf(context));
      const { colour } = await createSession(context, storage.sessions, clock, isSecure, name);
      return context.json({ session: { name, colour } });
    },
  );
}
