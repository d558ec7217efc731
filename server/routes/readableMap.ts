/** The map as a program or a person reads it: nested, with names in the place of ids. */
import { byOrder } from '../../shared/model/orderKey.ts';
import type { MapRecords } from '../../shared/model/records.ts';
import type { Story } from '../../shared/model/story.ts';
import type { BacklogAnswer, MapAnswer, ReadableStory } from '../../shared/protocol/http.ts';
import { arrangeMap } from '../../shared/views/arrangeMap.ts';
import { backlog } from '../../shared/views/backlog.ts';
import { laneTotals } from '../../shared/views/laneTotals.ts';

type ReadableMap = Pick<MapAnswer, 'title' | 'activities' | 'releases' | 'unplaced'>;

/** Activities over steps over stories, lanes in order within each step. */
export function readableMap(records: MapRecords): ReadableMap {
  const grid = arrangeMap(records);
  const names = namesOf(records);
  return {
    title: records.meta.title,
    activities: grid.backbone.map(({ activity, steps }) => ({
      id: activity.id,
      title: activity.title,
      personas: names.personas(activity.personas),
      steps: steps.map((step) => ({
        id: step.id,
        title: step.title,
        personas: names.personas(step.personas),
        stories: grid.lanes.flatMap((lane) => grid.cell(step.id, lane)).map(names.story),
      })),
    })),
    releases: grid.releases.map(({ id, name }) => ({ id, name })),
    unplaced: grid.lanes.flatMap((lane) => grid.cell(null, lane)).map(names.story),
  };
}

/** The backlog in order, each story with where it stands. */
export function readableBacklog(records: MapRecords): BacklogAnswer {
  const names = namesOf(records);
  const titled = (record: { id: string; title: string } | null): { id: string; title: string } | null =>
    record === null ? null : { id: record.id, title: record.title };
  return {
    stories: backlog(records).map(({ story, activity, step }) => ({
      ...names.story(story),
      activity: titled(activity),
      step: titled(step),
    })),
  };
}

/** The releases in order with what each holds, and the unscheduled lane. */
export function readableReleases(records: MapRecords): object {
  const grid = arrangeMap(records);
  return {
    releases: grid.releases.map(({ id, name, outcome, window, status, capacity }) => {
      return { id, name, outcome, window, status, capacity, ...laneTotals(grid, id) };
    }),
    unscheduled: laneTotals(grid, null),
  };
}

function namesOf(records: MapRecords): {
  personas: (ids: Story['personas']) => string[];
  story: (story: Story) => ReadableStory;
} {
  const personas = (ids: Story['personas']): string[] => namesInOrder(ids, records.persona);
  return {
    personas,
    story: (story) => {
      const release = story.releaseId === null ? undefined : records.release.get(story.releaseId);
      const { id, title, details, kind, estimate, stage, owner, issue } = story;
      return {
        id,
        title,
        details,
        kind,
        release:
          release === undefined || release.archivedAt !== null
            ? null
            : { id: release.id, name: release.name },
        estimate,
        stage,
        owner,
        personas: personas(story.personas),
        labels: namesInOrder(story.labels, records.label),
        issue,
      };
    },
  };
}

/** The names of live tags, in the order of the legend. */
function namesInOrder<I extends string>(
  ids: readonly I[],
  tags: ReadonlyMap<I, { id: I; name: string; order: string; archivedAt: number | null }>,
): string[] {
  const live = ids.map((id) => tags.get(id)).filter((tag) => tag !== undefined && tag.archivedAt === null);
  return live.sort((a, b) => byOrder(a!, b!)).map((tag) => tag!.name);
}
