/** The live map as people read it, with names instead of ids: what CSV and Markdown are written from. */
import type { Criterion } from '../model/criterion.ts';
import { byOrder } from '../model/orderKey.ts';
import type { MapRecords } from '../model/records.ts';
import type { Story } from '../model/story.ts';
import { criteriaOf } from '../views/criteria.ts';
import { arrangeMap, type Column } from '../views/arrangeMap.ts';

/** Stands for a title nobody has written yet. */
const untitled = 'Untitled';
/** The activity and the step over stories whose step is gone. */
const unplaced = 'Unplaced';

export interface ReadableStory {
  readonly title: string;
  readonly story: Story;
  readonly personas: readonly string[];
  readonly labels: readonly string[];
  /** Those somebody has written. */
  readonly criteria: readonly Criterion[];
}

export interface ReadableLane {
  /** null: unscheduled. */
  readonly release: string | null;
  readonly stories: readonly ReadableStory[];
}

export interface ReadableStep {
  readonly title: string;
  readonly personas: readonly string[];
  /** The lanes that hold stories, top to bottom. */
  readonly lanes: readonly ReadableLane[];
}

export interface ReadableActivity {
  readonly title: string;
  readonly personas: readonly string[];
  readonly steps: readonly ReadableStep[];
}

export interface ReadableMap {
  readonly title: string;
  readonly personas: readonly string[];
  readonly labels: readonly string[];
  readonly releases: readonly { readonly name: string; readonly outcome: string }[];
  readonly activities: readonly ReadableActivity[];
}

/** Everything live, left to right and top to bottom. Blank titles read "Untitled". */
export function readableMap(records: MapRecords): ReadableMap {
  const grid = arrangeMap(records);
  const releaseNames = new Map<string, string>(grid.releases.map(({ id, name }) => [id, titled(name)]));
  const [personas, labels] = [liveNames(records.persona.values()), liveNames(records.label.values())];
  const lanesOf = (column: Column): ReadableLane[] =>
    grid.lanes.flatMap((lane) => {
      const stories = grid.cell(column, lane).map((story) => ({
        title: titled(story.title),
        story,
        personas: namesOf(story.personas, personas),
        labels: namesOf(story.labels, labels),
        criteria: criteriaOf(records, story.id).filter((criterion) => criterion.title.trim() !== ''),
      }));
      return stories.length === 0
        ? []
        : [{ release: lane === null ? null : releaseNames.get(lane)!, stories }];
    });
  const activities = grid.backbone.map(({ activity, steps }) => ({
    title: titled(activity.title),
    personas: namesOf(activity.personas, personas),
    steps: steps.map((step) => ({
      title: titled(step.title),
      personas: namesOf(step.personas, personas),
      lanes: lanesOf(step.id),
    })),
  }));
  const orphans = lanesOf(null);
  const rest = { title: unplaced, personas: [], steps: [{ title: unplaced, personas: [], lanes: orphans }] };
  return {
    title: titled(records.meta.title),
    personas: [...personas.values()],
    labels: [...labels.values()],
    releases: grid.releases.map(({ name, outcome }) => ({ name: titled(name), outcome })),
    activities: orphans.length === 0 ? activities : [...activities, rest],
  };
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly order: string;
  readonly archivedAt: number | null;
}

/** Names by id in the order of the legend; nameless ones have nothing to write. */
function liveNames(records: Iterable<Named>): ReadonlyMap<string, string> {
  const live = [...records].filter((record) => record.archivedAt === null && record.name.trim() !== '');
  return new Map(live.sort(byOrder).map(({ id, name }) => [id, name.trim()]));
}

function namesOf(ids: readonly string[], names: ReadonlyMap<string, string>): string[] {
  const worn = new Set(ids);
  return [...names].flatMap(([id, name]) => (worn.has(id) ? [name] : []));
}

function titled(title: string): string {
  return title.trim() === '' ? untitled : title;
}
