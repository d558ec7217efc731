/** Where stories come from and what became of them: what was split off which, and what was merged into which. */
import { byOrder } from '../model/orderKey.ts';
import type { Story, StoryId } from '../model/story.ts';
import { onceFor } from './onceFor.ts';

export interface Lineage {
  /** What it was split off. */
  readonly splitFrom: Story | null;
  /** What was split off it. */
  readonly splitInto: readonly Story[];
  /** What it went into. */
  readonly mergedInto: Story | null;
  /** What went into it. */
  readonly tookIn: readonly Story[];
}

const nothing: readonly Story[] = [];

/**
 * Y4: told both ways, from the one register that holds it; lists in map order within a cell. Those that are archived are
 * told too: what was merged always is. What is on the map no longer at all, and a story itself, is left out.
 */
export const lineageOf = onceFor(['story'], ({ story: all }) => {
  const stories = [...all.values()].sort(byOrder);
  const splitFrom = (story: Story): Story | null => other(story, story.splitFrom);
  const mergedInto = (story: Story): Story | null => other(story, story.mergedInto);
  const other = ({ id }: Story, origin: StoryId | null): Story | null =>
    origin === null || origin === id ? null : (all.get(origin) ?? null);
  const parts = Map.groupBy(stories, splitFrom);
  const merged = Map.groupBy(stories, mergedInto);
  return (id: StoryId): Lineage => {
    const story = all.get(id);
    if (story === undefined)
      return { splitFrom: null, splitInto: nothing, mergedInto: null, tookIn: nothing };
    return {
      splitFrom: splitFrom(story),
      splitInto: parts.get(story) ?? nothing,
      mergedInto: mergedInto(story),
      tookIn: merged.get(story) ?? nothing,
    };
  };
});
