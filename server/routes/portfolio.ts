/** GET /api/portfolio: the goals and bets of the maps I am on, side by side; and the links by which others read it. */
import type { Context } from 'hono';
import {
  createPortfolioLinkAnswer,
  createPortfolioLinkRequest,
  portfolioAnswer,
  portfolioLinksAnswer,
} from '../../shared/protocol/audience.ts';
import { counts } from '../access/authorize.ts';
import { hashToken, newRowId, newToken } from '../access/tokens.ts';
import type { AppDependencies } from '../appDependencies.ts';
import type { AudienceViews } from '../audience/audienceViews.ts';
import { portfolioOf } from '../audience/portfolioOf.ts';
import { Problem } from '../problem.ts';
import { viewUrl } from './address.ts';
import { parameter, type Api } from './api.ts';
import type { Environment } from './environment.ts';
import { linkEnd } from './linkEnd.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'clock' | 'log' | 'publicUrl'> & {
  readonly views: AudienceViews;
};

/** Of one person, those that count. */
export const mostPortfolioLinks = 50;

export function portfolioRoutes(api: Api, given: Dependencies): void {
  const { storage, clock, publicUrl, views } = given;

  api.add(
    {
      method: 'get',
      path: '/api/portfolio',
      name: 'readPortfolio',
      summary: 'Goals, bets and capacity of each map I may read, those changed last first.',
      answers: { 200: { description: 'The portfolio.', schema: portfolioAnswer } },
      problems: [401],
    },
    async (context) => {
      const { shown, left } = await portfolioOf(given, askerOf(context), 'viewer', async (map, role) => ({
        ...{ id: map.id, role },
        portfolio: await views.portfolio(map),
      }));
      return context.json({ maps: shown, left });
    },
  );

  api.add(
    {
      method: 'post',
      path: '/api/portfolio/links',
      name: 'createPortfolioLink',
      summary:
        'Makes a link by which anybody reads, live, my portfolio of the maps on which I may make links for audiences; its token is shown this once.',
      body: createPortfolioLinkRequest,
      answers: { 201: { description: 'The link.', schema: createPortfolioLinkAnswer } },
      problems: [401, 409],
    },
    async (context, { heading, expiresAt }) => {
      const sessionId = askerOf(context);
      const now = clock.now();
      const ends = linkEnd(expiresAt, now);
      const counting = (await storage.portfolioLinks.list(sessionId)).filter((link) => counts(link, now));
      if (counting.length >= mostPortfolioLinks) {
        const text = `There are ${mostPortfolioLinks} links to your portfolio. Revoke one first.`;
        throw new Problem(409, 'tooManyLinks', text);
      }
      const token = newToken();
      const link = {
        ...{ id: newRowId(), heading: heading.toWellFormed() },
        ...{ createdAt: now, expiresAt: ends, revokedAt: null },
      };
      await storage.portfolioLinks.create({ ...link, sessionId }, hashToken(token));
      return context.json({ ...link, token, url: viewUrl(context, publicUrl, token) }, 201);
    },
  );

  api.add(
    {
      method: 'get',
      path: '/api/portfolio/links',
      name: 'listPortfolioLinks',
      summary: 'The links to my portfolio, without their tokens.',
      answers: { 200: { description: 'The links.', schema: portfolioLinksAnswer } },
      problems: [401],
    },
    async (context) => {
      const links = await storage.portfolioLinks.list(askerOf(context));
      return context.json({ links: links.map(({ sessionId: _mine, ...link }) => link) });
    },
  );

  api.add(
    {
      method: 'delete',
      path: '/api/portfolio/links/:portfolioLinkId',
      name: 'revokePortfolioLink',
      summary: 'Revokes a link to my portfolio; whoever reads by it is told within seconds.',
      answers: { 204: { description: 'Revoked.' } },
      problems: [401, 404],
    },
    async (context) => {
      const id = parameter(context, 'portfolioLinkId');
      if (!(await storage.portfolioLinks.revoke(askerOf(context), id, clock.now())))
        throw new Problem(404, 'noSuchLink', 'You have no such link to your portfolio.');
      return context.body(null, 204);
    },
  );
}

/** S4: whose portfolio it is. A script that carries a share link is nobody here. */
function askerOf(context: Context<Environment>): string {
  const principal = context.get('principal');
  if (principal?.kind !== 'session') throw new Problem(401, 'signInNeeded', 'Please say your name first.');
  return principal.id;
}
