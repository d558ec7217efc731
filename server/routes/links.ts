/** /api/maps/:id/links: share links, made, listed, switched and revoked by the owner. */
import type { Context } from 'hono';
import {
  createLinkAnswer,
  createLinkRequest,
  linksAnswer,
  switchLinkRequest,
} from '../../shared/protocol/members.ts';
import { authorize } from '../access/authorize.ts';
import { hashToken, newRowId, newToken } from '../access/tokens.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { Problem } from '../problem.ts';
import type { LinkRow } from '../storage/memberStore.ts';
import { baseUrl } from './address.ts';
import { parameter, type Api } from './api.ts';
import type { Environment } from './environment.ts';
import { linkEnd } from './linkEnd.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'rooms' | 'clock' | 'publicUrl'>;

export function linkRoutes(api: Api, { storage, rooms, clock, publicUrl }: Dependencies): void {
  /** The link that the path names, when it is of the map that the path names and that one is the asker's. */
  const ownLink = async (context: Context<Environment>): Promise<LinkRow> => {
    const mapId = parameter(context, 'id');
    await authorize(storage, context.get('principal'), 'manageLinks', mapId, clock.now());
    const link = await storage.links.find(parameter(context, 'linkId'));
    if (link === null || link.mapId !== mapId)
      throw new Problem(404, 'noSuchLink', 'This map has no such link.');
    return link;
  };

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
      const expiresAt = linkEnd(body.expiresAt, now);
      const token = newToken();
      const { role, maxUses = null } = body;
      const id = newRowId();
      const link = { id, mapId, role, createdAt: now, expiresAt, revokedAt: null, maxUses, uses: 0 };
      await storage.links.create(link, hashToken(token));
      const url = `${baseUrl(context, publicUrl)}/join#${token}`;
      return context.json({ id, role, expiresAt, maxUses, token, url }, 201);
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
      method: 'patch',
      path: '/api/maps/:id/links/:linkId',
      name: 'switchLink',
      summary: 'Gives a share link another role, at once also for those who are on the map by it.',
      body: switchLinkRequest,
      answers: { 204: { description: 'Switched.' } },
      problems: [401, 403, 404],
    },
    async (context, { role }) => {
      const link = await ownLink(context);
      await storage.links.switchRole(link.id, role);
      await rooms.recheck(link.mapId);
      return context.body(null, 204);
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
      const link = await ownLink(context);
      await storage.links.revoke(link.id, clock.now());
      await rooms.recheck(link.mapId);
      return context.body(null, 204);
    },
  );
}
