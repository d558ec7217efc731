/** /api/maps/:id/links: share links, made, listed and revoked by the owner; /api/join uses one. */
import {
  createLinkAnswer,
  createLinkRequest,
  joinAnswer,
  joinRequest,
  linksAnswer,
} from '../../shared/protocol/http.ts';
import { authorize, counts, roleOn } from '../access/authorize.ts';
import { hashToken, newRowId, newToken } from '../access/tokens.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { Problem } from '../problem.ts';
import { addressOf, baseUrl } from './address.ts';
import { parameter, type Api } from './api.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'rooms' | 'clock' | 'publicUrl' | 'rateLimits'>;

export function linkRoutes(api: Api, { storage, rooms, clock, publicUrl, rateLimits }: Dependencies): void {
  api.add(
    {
      method: 'post',
      path: '/api/maps/:id/links',
      name: 'createLink',
      summary: 'Makes a share link; its token is shown this once.',
      body: createLinkRequest,
      answers: { 201: { description: 'The link.', schema: createLinkAnswer } },
      problems: [401, 403, 404],
    },
    async (context, body) => {
      const mapId = parameter(context, 'id');
      const now = clock.now();
      await authorize(storage, context.get('principal'), 'manageLinks', mapId, now);
      const expiresAt = body.expiresAt == null ? null : new Date(body.expiresAt).getTime();
      if (expiresAt !== null && !(expiresAt > now)) {
        throw new Problem(400, 'badInput', 'The link would be expired already.', [
          { path: 'expiresAt', message: 'expected a moment in the future' },
        ]);
      }
      const token = newToken();
      const link = { id: newRowId(), mapId, role: body.role, createdAt: now, expiresAt, revokedAt: null };
      await storage.links.create(link, hashToken(token));
      const url = `${baseUrl(context, publicUrl)}/join#${token}`;
      return context.json({ id: link.id, role: link.role, expiresAt, token, url }, 201);
    },
  );

  api.add(
    {
      method: 'get',
      path: '/api/maps/:id/links',
      name: 'listLinks',
      summary: 'The share links of the map, without their tokens.',
      answers: { 200: { description: 'The links.', schema: linksAnswer } },
      problems: [401, 403, 404],
    },
    async (context) => {
      const mapId = parameter(context, 'id');
      await authorize(storage, context.get('principal'), 'manageLinks', mapId, clock.now());
      const links = await storage.links.list(mapId);
      return context.json({ links: links.map(({ mapId: _same, ...link }) => link) });
    },
  );

  api.add(
    {
      method: 'delete',
      path: '/api/maps/:id/links/:linkId',
      name: 'revokeLink',
      summary: 'Revokes a share link; whoever is on the map only by it is disconnected.',
      answers: { 204: { description: 'Revoked.' } },
      problems: [401, 403, 404],
    },
    async (context) => {
      const mapId = parameter(context, 'id');
      await authorize(storage, context.get('principal'), 'manageLinks', mapId, clock.now());
      const link = await storage.links.find(parameter(context, 'linkId'));
      if (link === null || link.mapId !== mapId)
        throw new Problem(404, 'noSuchLink', 'This map has no such link.');
      await storage.links.revoke(link.id, clock.now());
      await rooms.recheck(mapId);
      return context.body(null, 204);
    },
  );

  api.add(
    {
      method: 'post',
      path: '/api/join',
      name: 'joinMap',
      summary: 'Joins a map by a share link’s token; needs a session.',
      body: joinRequest,
      answers: { 200: { description: 'The map, and what I may do on it.', schema: joinAnswer } },
      problems: [401, 404],
    },
    async (context, { token }) => {
      const principal = context.get('principal');
      if (principal?.kind !== 'session')
        throw new Problem(401, 'signInNeeded', 'Please say your name first.');
      const now = clock.now();
      const link = await storage.links.findByToken(hashToken(token));
      const map = link === null ? null : await storage.maps.find(link.mapId);
      if (link === null || map === null || !counts(link, now)) {
        await rateLimits.count('wrongTokensPerAddress', addressOf(context));
        throw new Problem(404, 'linkGone', 'This link does not open a map any more. Ask for a new one.');
      }
      if (map.deletedAt !== null) throw new Problem(404, 'mapDeleted', 'This map was deleted.');
      await storage.links.grant(principal.id, link.id, now);
      const role = (await roleOn(storage, principal, map, now)) ?? link.role;
      await rooms.recheck(map.id);
      return context.json({ mapId: map.id, role });
    },
  );
}
