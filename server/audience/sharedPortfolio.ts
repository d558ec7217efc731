/** The portfolio of a person as the readers of its link get it. */
import type { AppDependencies } from '../appDependencies.ts';
import type { AudienceViews, MadeView } from './audienceViews.ts';
import { portfolioOf } from './portfolioOf.ts';
import { tagOf } from './tagOf.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'clock' | 'log'> & { readonly views: AudienceViews };

/**
 * The maps on which the person may make links for audiences at this moment, in the order they were made: it stays
 * while people work on them. Who may only look at a map opens it to nobody else.
 */
export async function sharedPortfolio(given: Dependencies, sessionId: string): Promise<MadeView> {
  const { shown, left } = await portfolioOf(given, sessionId, 'facilitator', async (map) => ({
    map,
    view: await given.views.sharedPortfolio(map),
  }));
  shown.sort((one, other) => one.map.createdAt - other.map.createdAt || (one.map.id < other.map.id ? -1 : 1));
  const parts = shown.flatMap(({ view }) => (view.json === 'null' ? [] : [view]));
  const json = `{"audience":"portfolio","maps":[${parts.map((part) => part.json).join(',')}],"left":${left}}`;
  return { json, tag: tagOf(JSON.stringify([parts.map((part) => part.tag), left])) };
}
