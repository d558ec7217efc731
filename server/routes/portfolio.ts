/** GET /api/portfolio: the goals and bets of the maps I am on, side by side. */
import { mostInPortfolio, portfolioAnswer, type PortfolioAnswer } from '../../shared/protocol/audience.ts';
import { memberRole } from '../access/authorize.ts';
import type { AppDependencies } from '../appDependencies.ts';
import type { AudienceViews } from '../audience/audienceViews.ts';
import { Problem } from '../problem.ts';
import type { Api } from './api.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'clock' | 'log'> & { readonly views: AudienceViews };

export function portfolioRoutes(api: Api, { storage, clock, log, views }: Dependencies): void {
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
      const principal = context.get('principal');
      if (principal?.kind !== 'session')
        throw new Problem(401, 'signInNeeded', 'Please say your name first.');
      const now = clock.now();
      const mine = (await storage.maps.list(principal.id)).flatMap(({ map, member, links }) => {
        const role = memberRole(member, links, now);
        return role === null ? [] : [{ map, role }];
      });
      const maps: PortfolioAnswer['maps'] = [];
      // One by one: many maps that were not open for long would all be read from the disk at once.
      for (const { map, role } of mine.slice(0, mostInPortfolio)) {
        try {
          maps.push({ id: map.id, role, portfolio: await views.portfolio(map) });
        } catch (error) {
          log.warn({ map: map.id, err: error }, 'a map is missing in a portfolio');
        }
      }
      return context.json({ maps, left: mine.length - maps.length });
    },
  );
}
