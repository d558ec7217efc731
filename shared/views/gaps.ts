/** The gap finder and the slice check: what a map still lacks, rule by rule, in map order. */
import type { ActivityId } from '../model/activity.ts';
import { byOrder } from '../model/orderKey.ts';
import type { PersonaId } from '../model/persona.ts';
import type { MapRecords } from '../model/records.ts';
import type { ReleaseId } from '../model/release.ts';
import type { StepId } from '../model/step.ts';
import type { Story, StoryId } from '../model/story.ts';
import { arrangeMap, storiesOfLane, type MapGrid } from './arrangeMap.ts';
import { personasOf } from './facets.ts';
import { totalsOf } from './laneTotals.ts';

/**
 * G1 emptyStep: a step without a story in the first slice, so there is no walking skeleton.
 * G2 absentPersona: a slice with stories, none of them for this persona.
 * G3 missingActivity: a slice without any story of this activity, so it covers no whole journey.
 * G4 overCapacity: a slice with more points than it should hold.
 * G5 noEstimate: a story that is neither done nor declined and has no estimate.
 * G6 unplaced: a story whose step is gone.
 */
export const gapRules = [
  'emptyStep',
  'missingActivity',
  'absentPersona',
  'overCapacity',
  'unplaced',
  'noEstimate',
] as const;
export type GapRule = (typeof gapRules)[number];

export type Gap =
  | { readonly rule: 'emptyStep'; readonly stepId: StepId; readonly releaseId: ReleaseId }
  | { readonly rule: 'missingActivity'; readonly activityId: ActivityId; readonly releaseId: ReleaseId }
  | { readonly rule: 'absentPersona'; readonly personaId: PersonaId; readonly releaseId: ReleaseId }
  | { readonly rule: 'overCapacity'; readonly releaseId: ReleaseId; readonly over: number }
  | { readonly rule: 'unplaced'; readonly storyId: StoryId }
  | { readonly rule: 'noEstimate'; readonly storyId: StoryId };

/** All gaps, grouped by rule in the order of {@link gapRules}. A map without releases has no slices to check. */
export function findGaps(records: MapRecords, grid: MapGrid = arrangeMap(records)): Gap[] {
  const slices = grid.releases.map((release) => ({ release, stories: storiesOfLane(grid, release.id) }));
  return [
    ...emptySteps(grid),
    ...slices.flatMap(({ release }) => missingActivities(grid, release.id)),
    ...slices.flatMap(({ release, stories }) => absentPersonas(records, release.id, stories)),
    ...slices.flatMap(({ release, stories }): Gap[] => {
      const over = release.capacity === null ? 0 : totalsOf(stories).points - release.capacity;
      return over > 0
        ? [{ rule: 'overCapacity', releaseId: release.id, over: Math.round(over * 100) / 100 }]
        : [];
    }),
    ...grid.lanes.flatMap((lane) =>
      grid.cell(null, lane).map((story): Gap => ({ rule: 'unplaced', storyId: story.id })),
    ),
    ...grid.lanes.flatMap((lane) =>
      storiesOfLane(grid, lane)
        .filter(needsEstimate)
        .map((story): Gap => ({ rule: 'noEstimate', storyId: story.id })),
    ),
  ];
}

function emptySteps(grid: MapGrid): Gap[] {
  const first = grid.releases[0];
  if (first === undefined) return [];
  return grid.backbone.flatMap(({ steps }) =>
    steps
      .filter((step) => grid.cell(step.id, first.id).length === 0)
      .map((step): Gap => ({ rule: 'emptyStep', stepId: step.id, releaseId: first.id })),
  );
}

function missingActivities(grid: MapGrid, releaseId: ReleaseId): Gap[] {
  if (grid.hidesActivities) return [];
  return grid.backbone
    .filter(({ steps }) => steps.every((step) => grid.cell(step.id, releaseId).length === 0))
    .map(({ activity }): Gap => ({ rule: 'missingActivity', activityId: activity.id, releaseId }));
}

/** An empty slice lacks everything; its missing activities say so already. */
function absentPersonas(records: MapRecords, releaseId: ReleaseId, stories: readonly Story[]): Gap[] {
  if (stories.length === 0) return [];
  const absent = new Set(
    [...records.persona.values()].flatMap(({ id, archivedAt }) => (archivedAt === null ? [id] : [])),
  );
  for (const story of stories) {
    if (absent.size === 0) return [];
    for (const id of personasOf(records, story)) absent.delete(id);
  }
  return [...absent]
    .map((id) => records.persona.get(id)!)
    .sort(byOrder)
    .map((persona): Gap => ({ rule: 'absentPersona', personaId: persona.id, releaseId }));
}

function needsEstimate(story: Story): boolean {
  return story.estimate === null && story.stage !== 'done' && story.stage !== 'declined';
}
