/** The order in which stories that need each other can be done, what waits for what, and what can be started now. */
import type { Dependency } from '../model/dependency.ts';
import type { MapRecords } from '../model/records.ts';
import type { Story, StoryId } from '../model/story.ts';
import { backlogStories } from './backlog.ts';
import { dependenciesOf, type DependencyLine } from './dependencies.ts';
import { outsideWaits } from './outsideWaits.ts';

export interface BlockedStory {
  readonly story: Story;
  /** What it needs and what is not done. */
  readonly waitsFor: readonly DependencyLine[];
  /** Parties outside it waits for. */
  readonly outside: readonly Dependency[];
}

export interface WorkOrder {
  /** O1: the open stories that need another or are needed, each after all it needs; those of a circle stand together. */
  readonly order: readonly Story[];
  /** Open stories that wait for something, in the order of the backlog. */
  readonly blocked: readonly BlockedStory[];
  /** O2: in the backlog or planned, not begun, and all it needs is done; in the order of the backlog. */
  readonly canStart: readonly Story[];
  /** O3: stories that need each other in a circle, so that none of them can come first. */
  readonly cycles: readonly (readonly Story[])[];
}

/**
 * Of the live stories that are neither done nor declined; a needed story that was archived or declined still blocks.
 * `line` is the backlog in its order.
 */
export function workOrder(records: MapRecords, line: readonly Story[] = backlogStories(records)): WorkOrder {
  const dependencies = dependenciesOf(records);
  const inLine = new Set(line);
  const involved = new Set(dependencies.all.flatMap(({ story, needed }) => [story, needed]));
  // Ideas have no rank in the backlog; they come behind it.
  const ranked = [...line, ...[...involved].filter((story) => !inLine.has(story))].filter(isOpen);
  const outside = outsideWaits(records);
  const waits = (id: StoryId): readonly DependencyLine[] => {
    const needs = dependencies.needs(id);
    return needs.length === 0 ? needs : needs.filter(({ needed }) => needed.stage !== 'done');
  };
  const blocked = ranked.flatMap((story): BlockedStory[] => {
    const waitsFor = waits(story.id);
    const others = outside(story.id);
    return waitsFor.length + others.length > 0 ? [{ story, waitsFor, outside: others }] : [];
  });
  const isBlocked = new Set(blocked.map(({ story }) => story));
  const groups = inOrder(
    ranked.filter((story) => involved.has(story)),
    (story) => waits(story.id).map(({ needed }) => needed),
  );
  return {
    order: groups.flat(),
    blocked,
    canStart: ranked.filter(
      (story) => (story.stage === 'backlog' || story.stage === 'planned') && !isBlocked.has(story),
    ),
    cycles: groups.filter((group) => group.length > 1),
  };
}

function isOpen(story: Story): boolean {
  return story.archivedAt === null && story.stage !== 'done' && story.stage !== 'declined';
}

/**
 * Groups of stories that need each other, those that are needed first; without circles every group is one story. Keeps
 * near the given order. Without recursion, so that a chain of any length is walked. Source: Tarjan, Depth-first search
 * and linear graph algorithms, 1972.
 */
function inOrder(stories: readonly Story[], needsOf: (story: Story) => readonly Story[]): Story[][] {
  const all = new Set(stories);
  const places = new Map<Story, { index: number; low: number; onStack: boolean }>();
  const stack: Story[] = [];
  const groups: Story[][] = [];
  const enter = (story: Story) => {
    const place = { index: places.size, low: places.size, onStack: true };
    places.set(story, place);
    stack.push(story);
    return { story, place, needs: needsOf(story).filter((needed) => all.has(needed)), at: 0 };
  };
  for (const first of stories) {
    if (places.has(first)) continue;
    const path = [enter(first)];
    while (path.length > 0) {
      const here = path.at(-1)!;
      const needed = here.needs[here.at];
      if (needed !== undefined) {
        here.at++;
        const known = places.get(needed);
        if (known === undefined) path.push(enter(needed));
        else if (known.onStack) here.place.low = Math.min(here.place.low, known.index);
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above !== undefined) above.place.low = Math.min(above.place.low, here.place.low);
      if (here.place.low < here.place.index) continue;
      const group = stack.splice(stack.lastIndexOf(here.story));
      for (const story of group) places.get(story)!.onStack = false;
      groups.push(group.length === 1 ? group : stories.filter((story) => group.includes(story)));
    }
  }
  return groups;
}
