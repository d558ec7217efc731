/** Which parties outside the map stories wait for. */
import type { Dependency } from '../model/dependency.ts';
import type { StoryId } from '../model/story.ts';
import { onceFor } from './onceFor.ts';

const nobody: readonly Dependency[] = [];
const afterAllDays = '9999-99-99';

/**
 * D3: at most one for the same story and the same party, however many were made at once: the one with the least id.
 * In the order of the days they are due, those without a day last.
 */
export const outsideWaits = onceFor(['dependency'], ({ dependency }) => {
  const seen = new Set<string>();
  const found = [...dependency.values()]
    .filter((each) => each.archivedAt === null && each.needsId === null && each.external.trim() !== '')
    .sort((a, b) => compare(a.id, b.id))
    .filter(({ storyId, external }) => {
      const pair = JSON.stringify([storyId, external.trim()]);
      return !seen.has(pair) && seen.add(pair);
    })
    .sort((a, b) => compare(a.due ?? afterAllDays, b.due ?? afterAllDays));
  const byStory = Map.groupBy(found, ({ storyId }) => storyId);
  return (id: StoryId): readonly Dependency[] => byStory.get(id) ?? nobody;
});

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
