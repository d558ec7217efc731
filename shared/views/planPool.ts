/** What can be committed to a sprint next, and what committing it would do to the sprint's load. */
import type { MapRecords } from '../model/records.ts';
import type { Sprint, SprintId } from '../model/sprint.ts';
import type { Story } from '../model/story.ts';
import { isUrgent } from '../model/urgent.ts';
import type { MapGrid } from './arrangeMap.ts';
import { backlogStories } from './backlog.ts';
import { liveInOrder, liveOrNull } from './liveRecords.ts';
import { sprintLoad } from './sprintLoad.ts';
import { storyGroups } from './storyGroups.ts';

/**
 * Q1: the stories of the backlog that are in no live sprint and not done, in its order; critical bugs before them, those
 * that are ideas still as well.
 */
export function planPool(records: MapRecords, grid?: MapGrid): Story[] {
  const isFree = (story: Story): boolean =>
    story.stage !== 'done' && liveOrNull(records.sprint, story.sprintId) === null;
  const line = backlogStories(records, grid).filter(isFree);
  const ideas = storyGroups(records).live.filter((story) => story.stage === 'idea' && isFree(story));
  return [...[...line, ...ideas].filter(isUrgent), ...line.filter((story) => !isUrgent(story))];
}

export type SprintTime = 'running' | 'coming' | 'over' | 'undated';

/** Q2: the first and the last day belong to it; days that are missing or crossed make none. */
export function sprintTime({ start, end }: Pick<Sprint, 'start' | 'end'>, today: string): SprintTime {
  if (start === null || end === null || start > end) return 'undated';
  return today < start ? 'coming' : today > end ? 'over' : 'running';
}

/** The live sprints by their first day, then in their order; those without days last. */
export function sprintsInTime({ sprint }: Pick<MapRecords, 'sprint'>): Sprint[] {
  const late = '9999-12-31';
  return liveInOrder(sprint).sort((a, b) => {
    const [first, second] = [a.start ?? late, b.start ?? late];
    return first < second ? -1 : first > second ? 1 : 0;
  });
}

/** The sprint to look at: the one that runs, else the next one, else the last one; null: there is none. */
export function currentSprint(records: Pick<MapRecords, 'sprint'>, today: string): Sprint | null {
  const sprints = sprintsInTime(records);
  const at = (time: SprintTime) => sprints.filter((sprint) => sprintTime(sprint, today) === time);
  return at('running')[0] ?? at('coming')[0] ?? at('undated')[0] ?? at('over').at(-1) ?? null;
}

export interface LoadChange {
  /** In points. */
  readonly before: number;
  readonly after: number;
  /** What it can hold without the reserve; null: nobody said. */
  readonly most: number | null;
  readonly isOver: boolean;
}

export interface CommitPreview {
  readonly sprint: LoadChange;
  /** Of those who would do them, in the order of the stories. */
  readonly people: readonly (LoadChange & { readonly person: string })[];
}

/**
 * Q3: the load as it would be with the stories in the sprint, each done by whom `ownerOf` names. Null when there is no
 * such live sprint.
 */
export function commitPreview(
  records: MapRecords,
  stories: readonly Story[],
  id: SprintId,
  ownerOf: (story: Story) => string = ({ owner }) => owner,
): CommitPreview | null {
  const load = sprintLoad(records, id);
  if (load === null) return null;
  const isIn = (story: Story): boolean => load.stories.includes(story);
  const names = new Set(stories.map((story) => ownerOf(story).trim()));
  names.delete('');
  return {
    sprint: loadChange(
      load.committed.points,
      pointsOf(stories.filter((story) => !isIn(story))),
      load.capacity === null ? null : load.capacity - load.reserve,
    ),
    people: [...names].map((person) => {
      const held = load.people.find((each) => each.person === person);
      const has = (story: Story): boolean => isIn(story) && story.owner.trim() === person;
      const comes = stories.filter((story) => ownerOf(story).trim() === person && !has(story));
      const goes = stories.filter((story) => has(story) && ownerOf(story).trim() !== person);
      const change = loadChange(
        held?.committed.points ?? 0,
        pointsOf(comes) - pointsOf(goes),
        held?.available ?? null,
      );
      return { person, ...change };
    }),
  };
}

function pointsOf(stories: readonly Story[]): number {
  return stories.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0);
}

function loadChange(before: number, added: number, most: number | null): LoadChange {
  const tidy = (value: number): number => Math.round(value * 100) / 100;
  const after = tidy(before + added);
  return {
    before,
    after,
    most: most === null ? null : tidy(most),
    isOver: most !== null && after > tidy(most),
  };
}
