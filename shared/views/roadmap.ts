/** The roadmap: the same initiatives as columns of now, next and later, and under their themes. */
import type { Goal } from '../model/goal.ts';
import { horizons, type Horizon, type Initiative, type InitiativeId } from '../model/initiative.ts';
import type { MapRecords } from '../model/records.ts';
import type { Story } from '../model/story.ts';
import type { Theme } from '../model/theme.ts';
import { liveInOrder, liveOrNull } from './liveRecords.ts';
import { onceFor } from './onceFor.ts';
import { storyGroups } from './storyGroups.ts';
import { progressOfStories, type WorkProgress } from './workProgress.ts';

export interface RoadmapItem {
  readonly initiative: Initiative;
  /** null: none, or it is archived. */
  readonly theme: Theme | null;
  /** The live goals it serves, in their order. */
  readonly goals: readonly Goal[];
  /** Its live stories, whatever their stage. */
  readonly stories: readonly Story[];
  readonly progress: WorkProgress;
}

export interface Roadmap {
  /** I2: every live initiative once, in the column of its horizon, in their order. */
  readonly columns: { readonly [H in Horizon]: readonly RoadmapItem[] };
  /** I3: every live initiative once, under its theme; themes in their order, then (null) those without one. */
  readonly themes: readonly { readonly theme: Theme | null; readonly items: readonly RoadmapItem[] }[];
  readonly item: (id: InitiativeId) => RoadmapItem | null;
}

/** The roadmap of a map; computed once for the same records. */
export const roadmapOf = onceFor(['story', 'initiative', 'goal', 'theme'], readRoadmap);

function readRoadmap(records: Pick<MapRecords, 'story' | 'initiative' | 'goal' | 'theme'>): Roadmap {
  const goals = liveInOrder(records.goal);
  const groups = storyGroups(records);
  const items = liveInOrder(records.initiative).map((initiative): RoadmapItem => {
    const served = new Set(initiative.goals);
    const stories = groups.ofInitiative(initiative.id);
    return {
      initiative,
      theme: liveOrNull(records.theme, initiative.themeId),
      goals: goals.filter((goal) => served.has(goal.id)),
      stories,
      progress: progressOfStories(stories),
    };
  });
  const byHorizon = Map.groupBy(items, ({ initiative }) => initiative.horizon);
  const byTheme = Map.groupBy(items, ({ theme }) => theme);
  const columns = horizons.map((horizon) => [horizon, byHorizon.get(horizon) ?? []]);
  const byId = new Map(items.map((item) => [item.initiative.id, item]));
  const themeless = byTheme.get(null);
  return {
    columns: Object.fromEntries(columns) as Roadmap['columns'],
    themes: [
      ...liveInOrder(records.theme).map((theme) => ({ theme, items: byTheme.get(theme) ?? [] })),
      ...(themeless === undefined ? [] : [{ theme: null, items: themeless }]),
    ],
    item: (id) => byId.get(id) ?? null,
  };
}
