/** /api/view: what the readers of a link for an audience get, and what they say. */
import type { Context } from 'hono';
import { addInsight } from '../../shared/commands/addInsight.ts';
import { commandContext, runCommand } from '../../shared/commands/command.ts';
import { recordsOf } from '../../shared/model/document.ts';
import { isLive } from '../../shared/model/readMap.ts';
import { feedbackRequest, mostFeedback, viewAnswer } from '../../shared/protocol/audience.ts';
import { headingFor } from '../../shared/views/audiences/headingFor.ts';
import { bearerIn } from '../access/audienceToken.ts';
import { withoutInvisible } from '../access/personName.ts';
import { hashToken } from '../access/tokens.ts';
import type { AppDependencies } from '../appDependencies.ts';
import type { AudienceViews } from '../audience/audienceViews.ts';
import { sharedPortfolio } from '../audience/sharedPortfolio.ts';
import { tagOf } from '../audience/tagOf.ts';
import { Problem } from '../problem.ts';
import type { AudienceLinkRow } from '../storage/audienceStore.ts';
import type { PortfolioLinkRow } from '../storage/portfolioLinkStore.ts';
import type { MapRow } from '../storage/mapTable.ts';
import { addressOf } from './address.ts';
import type { Api } from './api.ts';
import type { Environment } from './environment.ts';
import { inTime } from './inTime.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'rooms' | 'clock' | 'rateLimits' | 'log'> & {
  readonly views: AudienceViews;
};

/** What a link opens: one map for an audience, or the portfolio of who made it. */
type Opened =
  | { readonly link: AudienceLinkRow; readonly map: MapRow }
  | { readonly link: PortfolioLinkRow; readonly map: null };

export function viewRoutes(api: Api, given: Dependencies): void {
  const { storage, rooms, clock, rateLimits, views } = given;
  const find = async (tokenHash: string): Promise<Opened | null> => {
    const link = await storage.audiences.findByToken(tokenHash);
    if (link === null) {
      const portfolio = await storage.portfolioLinks.findByToken(tokenHash);
      return portfolio === null ? null : { link: portfolio, map: null };
    }
    const map = await storage.maps.find(link.mapId);
    return map === null || map.deletedAt !== null ? null : { link, map };
  };
  /** S3: the link as it is in the store now, each time. Throws {@link Problem} 401, 404, 429. */
  const opened = async (context: Context<Environment>): Promise<Opened> => {
    context.header('X-Robots-Tag', 'noindex, nofollow');
    const token = bearerIn(context.req.header('authorization'));
    if (token === null) throw new Problem(401, 'tokenNeeded', 'This needs the token of a link to a view.');
    const found = await find(hashToken(token));
    if (found === null) {
      await rateLimits.count('wrongTokensPerAddress', addressOf(context));
      throw new Problem(404, 'viewGone', 'This link does not open anything any more. Ask for a new one.');
    }
    const { link } = found;
    if (link.revokedAt !== null)
      throw new Problem(404, 'viewRevoked', 'This link was taken back. Ask who sent it for a new one.');
    if (link.expiresAt !== null && link.expiresAt <= clock.now())
      throw new Problem(404, 'viewExpired', 'This link has ended. Ask who sent it for a new one.');
    return found;
  };

  api.add(
    {
      method: 'get',
      path: '/api/view',
      name: 'readView',
      summary:
        'The view a link for an audience or to a portfolio opens: Authorization: Bearer <its token>. With If-None-Match, 304 while it is the same.',
      answers: {
        200: { description: 'The view.', schema: viewAnswer },
        304: { description: 'The same as before.' },
      },
      problems: [401, 404, 503],
    },
    async (context) => {
      await rateLimits.count('viewsPerAddress', addressOf(context));
      const { link, map } = await opened(context);
      await rateLimits.count('viewsPerLink', link.id);
      const { json, tag } =
        map === null ? await sharedPortfolio(given, link.sessionId) : await views.view(map, link.audience);
      const heading = headingFor(map === null ? 'portfolio' : link.audience, link.heading);
      const feedback = map !== null && link.feedback;
      const etag = `"${tagOf(JSON.stringify([tag, heading, feedback]))}"`;
      context.header('ETag', etag);
      if (context.req.header('if-none-match') === etag) return context.body(null, 304);
      const body = `{"heading":${JSON.stringify(heading)},"feedback":${feedback},"view":${json}}`;
      return context.body(body, 200, { 'Content-Type': 'application/json' });
    },
  );

  api.add(
    {
      method: 'post',
      path: '/api/view/feedback',
      name: 'sendFeedback',
      summary:
        'Says something to the team behind a view; it becomes an insight on the map, and no reader sees it.',
      body: feedbackRequest,
      answers: { 204: { description: 'The team has it.' } },
      problems: [401, 403, 404, 409, 503],
    },
    async (context, body) => {
      const { link, map } = await opened(context);
      if (map === null || !link.feedback)
        throw new Problem(403, 'feedbackOff', 'Nothing can be said here at the moment.');
      await rateLimits.count('feedbackPerAddress', addressOf(context));
      await rateLimits.count('feedbackPerLink', link.id);
      const title = withoutInvisible(body.text).replace(/\s+/g, ' ').trim();
      const why = withoutInvisible(body.why ?? '').trim();
      if (title === '') {
        throw new Problem(400, 'badInput', 'Please write something.', [
          { path: 'text', message: 'expected words' },
        ]);
      }
      const input = {
        source: 'feedback',
        title,
        why: why === '' ? `Said by a reader (${link.audience}).` : why,
      };
      await rooms.with(map, (room) =>
        inTime(
          clock,
          room.run(`reader:${link.id}`, (doc) => {
            const heard = [...recordsOf(doc, 'insight').values()].filter(
              (insight) => insight.get('source') === 'feedback' && isLive(insight),
            );
            if (heard.length >= mostFeedback) {
              const text = 'There is more said here than the team has read. Please try again later.';
              throw new Problem(409, 'feedbackFull', text);
            }
            const by = { kind: 'api', sessionId: link.id } as const;
            runCommand(doc, addInsight, input, { ...commandContext(by, 'editor'), now: clock.now });
          }),
        ),
      );
      return context.body(null, 204);
    },
  );
}
