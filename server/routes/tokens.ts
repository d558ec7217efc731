/** /api/tokens: keys for my own scripts, made, listed and revoked on the page; no token may do any of it. */
import { createTokenAnswer, createTokenRequest, tokensAnswer } from '../../shared/protocol/http.ts';
import { personName } from '../access/personName.ts';
import type { Principal } from '../access/principal.ts';
import { hashToken, newApiToken, newRowId } from '../access/tokens.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { Problem } from '../problem.ts';
import { parameter, type Api } from './api.ts';
import { mapsElsewhere } from './mapsElsewhere.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'rooms' | 'clock'>;

const day = 24 * 60 * 60 * 1000;
const mostTokens = 50;

export function tokenRoutes(api: Api, { storage, rooms, clock }: Dependencies): void {
  api.add(
    {
      method: 'get',
      path: '/api/tokens',
      name: 'listTokens',
      summary: 'My API tokens, without their secrets.',
      answers: { 200: { description: 'The tokens.', schema: tokensAnswer } },
      problems: [401, 403],
    },
    async (context) => {
      const tokens = await storage.apiTokens.list(personOf(context.get('principal')));
      return context.json({ tokens: tokens.map(({ sessionId: _mine, ...token }) => token) });
    },
  );

  api.add(
    {
      method: 'post',
      path: '/api/tokens',
      name: 'createToken',
      summary:
        'Makes an API token: Authorization: Bearer <token> acts as me, within its scopes and never beyond my role. Shown this once.',
      body: createTokenRequest,
      answers: { 201: { description: 'The token.', schema: createTokenAnswer } },
      problems: [401, 403, 409],
    },
    async (context, body) => {
      const sessionId = personOf(context.get('principal'));
      const mine = await storage.apiTokens.list(sessionId);
      if (mine.length >= mostTokens) {
        throw new Problem(409, 'tooManyTokens', `You have ${mostTokens} API tokens. Revoke one first.`);
      }
      const token = newApiToken();
      const now = clock.now();
      const row = {
        id: newRowId(),
        name: personName(body.name),
        scopes: [...new Set(body.scopes)],
        createdAt: now,
        expiresAt: now + body.days * day,
        lastUsedAt: null,
      };
      await storage.apiTokens.create({ ...row, sessionId }, hashToken(token));
      return context.json({ ...row, token }, 201);
    },
  );

  api.add(
    {
      method: 'delete',
      path: '/api/tokens/:tokenId',
      name: 'revokeToken',
      summary: 'Revokes an API token; its open sockets are closed.',
      answers: { 204: { description: 'Revoked.' } },
      problems: [401, 403, 404],
    },
    async (context) => {
      const sessionId = personOf(context.get('principal'));
      if (!(await storage.apiTokens.revoke(sessionId, parameter(context, 'tokenId')))) {
        throw new Problem(404, 'noSuchToken', 'You have no such API token.');
      }
      await rooms.attendance.signedOut(sessionId, await mapsElsewhere(storage, sessionId));
      return context.body(null, 204);
    },
  );
}

function personOf(principal: Principal | null): string {
  if (principal?.kind !== 'session') throw new Problem(401, 'signInNeeded', 'Please say your name first.');
  return principal.id;
}
