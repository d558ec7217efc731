/** Moving stories within the backlog and into another group of it, and adding to a group. */
import type { BacklogGroupFields } from '../../../shared/commands/groupOfBacklog.ts';
import { reorderBacklog } from '../../../shared/commands/reorderBacklog.ts';
import type { InitiativeId } from '../../../shared/model/initiative.ts';
import type { ReleaseId } from '../../../shared/model/release.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import type { BacklogItem } from '../../../shared/views/backlog.ts';
import type { BacklogGroup, BacklogGrouping } from '../../../shared/views/backlogGroups.ts';
import { noValue } from '../../../shared/views/facets.ts';
import type { MapActions } from '../../store/mapActions.ts';
import type { LinePlace } from './backlogLines.ts';
import { placeAtRank, type BacklogPlace } from './dropPlace.ts';
import { groupName } from './groupName.ts';
import type { AddInto } from './QuickAdd.tsx';
import type { Backlog } from './useBacklog.ts';

export interface BacklogMoves {
  /** Whether they went there. */
  readonly move: (ids: readonly StoryId[], to: LinePlace) => boolean;
  /** To a rank of the whole backlog, from 1. */
  readonly moveToRank: (ids: readonly StoryId[], rank: number) => boolean;
  readonly addInto: (group: BacklogGroup) => AddInto;
}

export function backlogMoves(
  { items, grid }: Backlog,
  groupBy: BacklogGrouping,
  actions: MapActions,
): BacklogMoves {
  const run = (ids: readonly StoryId[], change: BacklogGroupFields & LinePlace['place']): boolean =>
    actions.runLate(reorderBacklog, { ids: [...ids], ...change }) !== null;
  return {
    move: (ids, { place, group }) => {
      const stays = ids.every((id) => group.items.some(({ item }) => item.story.id === id));
      // The activity of a story is its step's: that is moved on the map.
      if (!stays && groupBy === 'activity') return false;
      return run(ids, { ...between(items, ids, place), ...(stays ? {} : fieldsOf(group, groupBy)) });
    },
    moveToRank: (ids, rank) => {
      const [first, ...rest] = ids;
      if (first === undefined) return false;
      if (rest.length === 0) {
        const line = items.map(({ story }) => story.id);
        const place = placeAtRank(line, line.indexOf(first), rank);
        return place !== null && run(ids, between(items, ids, place));
      }
      const moving = new Set(ids);
      const others = items.filter(({ story }) => !moving.has(story.id));
      const before = others[Math.min(Math.max(Math.round(rank), 1), others.length + 1) - 1]?.story.id;
      return run(ids, before === undefined ? {} : { before });
    },
    addInto: (group) => {
      const column =
        groupBy === 'activity' ? grid.backbone.find(({ activity }) => activity.id === group.key) : null;
      return {
        name: groupName(group, groupBy),
        fields: fieldsOf(group, groupBy),
        stepId: column?.steps[0]?.id ?? null,
        after: group.items.at(-1)?.item.story.id ?? null,
      };
    },
  };
}

/** Both neighbours where there are two: then nobody has to look for the other one. */
function between(
  items: readonly BacklogItem[],
  moving: readonly StoryId[],
  place: BacklogPlace,
): BacklogPlace {
  const still = new Set<string>(moving);
  const side = place.before === undefined ? 1 : -1;
  const beside = place.before ?? place.after;
  let at = items.findIndex(({ story }) => story.id === beside);
  if (at < 0) return place;
  do at += side;
  while (items[at] !== undefined && still.has(items[at]!.story.id));
  const other = items[at]?.story.id;
  if (other === undefined) return place;
  return side < 0 ? { ...place, after: other } : { ...place, before: other };
}

function fieldsOf({ key }: BacklogGroup, by: BacklogGrouping): BacklogGroupFields {
  switch (by) {
    case 'initiative':
      return { initiativeId: key === noValue ? null : (key as InitiativeId) };
    case 'release':
      return { releaseId: key === noValue ? null : (key as ReleaseId) };
    case 'owner':
      return { owner: key };
    case 'activity':
    case 'none':
      return {};
  }
}
