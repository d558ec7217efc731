/** /api/maps/:id/audience-links: the links by which audiences read their views, made and revoked by facilitators. */
import type { Context } from 'hono';
import {
  audienceLinksAnswer,
  changeAudienceLinkRequest,
  createAudienceLinkAnswer,
  createAudienceLinkRequest,
} from '../../shared/protocol/audience.ts';
import { authorize, counts } from '../access/authorize.ts';
import { hashToken, newRowId, newToken } from '../access/tokens.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { Problem } from '../problem.ts';
import type { AudienceLinkRow } from '../storage/audienceStore.ts';
import { viewUrl } from './address.ts';
import { parameter, type Api } from './api.ts';
import type { Environment } from './environment.ts';
import { linkEnd } from './linkEnd.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'clock' | 'publicUrl'>;

/** Of one map, those that count: more are hard to keep an eye on. */
export const mostAudienceLinks = 200;

export function audienceRoutes(api: Api, { storage, clock, publicUrl }: Dependencies): void {
  const mapOf = async (context: Context<Environment>): Promise<string> => {
    const mapId = parameter(context, 'id');
    await authorize(storage, context.get('principal'), 'manageAudiences', mapId, clock.now());
    return mapId;
  };
  /** S4: the link that the path names, when it is of the map that the path names and the asker may manage. */
  const linkOf = async (context: Context<Environment>): Promise<AudienceLinkRow> => {
    const mapId = await mapOf(context);
    const link = await storage.audiences.find(parameter(context, 'audienceLinkId'));
    if (link === null || link.mapId !== mapId)
      throw new Problem(404, 'noSuchLink', 'This map has no such link for an audience.');
    return link;
  };

  api.add(
    {
      method: 'post',
      path: '/api/maps/:id/audience-links',
      name: 'createAudienceLink',
      summary:
        'Makes a link by which anybody reads the view of an audience, live; its token is shown this once.',
      body: createAudienceLinkRequest,
      answers: { 201: { description: 'The link.', schema: createAudienceLinkAnswer } },
      problems: [401, 403, 404, 409],
    },
    async (context, { audience, heading = '', expiresAt, feedback = audience === 'public' }) => {
      const mapId = await mapOf(context);
      const now = clock.now();
      const ends = linkEnd(expiresAt, now);
      const counting = (await storage.audiences.list(mapId)).filter((link) => counts(link, now));
      if (counting.length >= mostAudienceLinks) {
        const text = `This map has ${mostAudienceLinks} links for audiences. Revoke one first.`;
        throw new Problem(409, 'tooManyLinks', text);
      }
      const token = newToken();
      const { mapId: _same, ...link } = {
        ...{ id: newRowId(), mapId, audience, heading: heading.toWellFormed(), feedback },
        ...{ createdAt: now, expiresAt: ends, revokedAt: null },
      };
      await storage.audiences.create({ ...link, mapId }, hashToken(token));
      return context.json({ ...link, token, url: viewUrl(context, publicUrl, token) }, 201);
    },
  );

  api.add(
    {
      method: 'get',
      path: '/api/maps/:id/audience-links',
      name: 'listAudienceLinks',
      summary: 'The links of audiences of the map, without their tokens.',
      answers: { 200: { description: 'The links.', schema: audienceLinksAnswer } },
      problems: [401, 403, 404],
    },
    async (context) => {
      const links = await storage.audiences.list(await mapOf(context));
      return context.json({ links: links.map(({ mapId: _same, ...link }) => link) });
    },
  );

  api.add(
    {
      method: 'patch',
      path: '/api/maps/:id/audience-links/:audienceLinkId',
      name: 'changeAudienceLink',
      summary: 'Whether the readers of a view may say something.',
      body: changeAudienceLinkRequest,
      answers: { 204: { description: 'Changed, also for those who read it now.' } },
      problems: [401, 403, 404],
    },
    async (context, { feedback }) => {
      await storage.audiences.setFeedback((await linkOf(context)).id, feedback);
      return context.body(null, 204);
    },
  );

  api.add(
    {
      method: 'delete',
      path: '/api/maps/:id/audience-links/:audienceLinkId',
      name: 'revokeAudienceLink',
      summary: 'Revokes a link of an audience; whoever reads by it is told within seconds.',
      answers: { 204: { description: 'Revoked.' } },
      problems: [401, 403, 404],
    },
    async (context) => {
      await storage.audiences.revoke((await linkOf(context)).id, clock.now());
      return context.body(null, 204);
    },
  );
}
