/** Turns what is pasted into one plan: cards of other places, lines, ranges of a spreadsheet, outlines. */
import {
  freeListNames,
  type FreeList,
  type PlannedEnd,
  type PlannedThing,
} from '../../shared/formats/freeLists.ts';
import type { ImportPlan } from '../../shared/formats/importPlan.ts';
import { readOutline } from '../../shared/formats/readOutline.ts';
import { allowedPoint, type MapPoint } from '../../shared/model/freePlace.ts';
import type { ReleaseId } from '../../shared/model/release.ts';
import type { Lane, MapGrid } from '../../shared/views/arrangeMap.ts';
import type { Cards, CopiedFree, CopiedStep, CopiedStory } from './cards.ts';

type Story = Pick<CopiedStory, 'title'> & Partial<CopiedStory>;
type Tags = CopiedStory['personas'];

/** Collects records under keys of their own; where a container is asked for, the id of a standing one does too. */
export class PastePlan {
  readonly plan: ImportPlan & Required<Pick<ImportPlan, 'criteria' | 'dependencies'>> = {
    personas: [],
    labels: [],
    releases: [],
    activities: [],
    steps: [],
    stories: [],
    criteria: [],
    dependencies: [],
  };
  private readonly tags = new Map<string, string>();
  /** Keys of the copied stories → those of the plan. */
  private readonly copied = new Map<string, string>();

  activity(title: string, personas?: Tags): string {
    const key = `a${this.plan.activities.length}`;
    this.plan.activities.push({ key, title, personas: this.keysOf('personas', personas) });
    return key;
  }

  step(activity: string, title: string, personas?: Tags): string {
    const key = `s${this.plan.steps.length}`;
    this.plan.steps.push({ key, title, activity, personas: this.keysOf('personas', personas) });
    return key;
  }

  stories(step: string, release: Lane, stories: readonly Story[]): void {
    for (const { personas, labels, criteria = [], key: copiedAs, ...story } of stories) {
      const key = `t${this.plan.stories.length}`;
      if (copiedAs !== undefined) this.copied.set(copiedAs, key);
      for (const criterion of criteria) {
        this.plan.criteria.push({ ...criterion, key: `c${this.plan.criteria.length}`, story: key });
      }
      this.plan.stories.push({
        ...story,
        key,
        step,
        release,
        personas: this.keysOf('personas', personas),
        labels: this.keysOf('labels', labels),
      });
    }
  }

  /** A copied step with its stories, in the lanes they mean on this map. */
  copiedStep(grid: MapGrid, activity: string, { title, personas, lanes }: CopiedStep): string {
    const key = this.step(activity, title, personas);
    for (const lane of lanes) this.stories(key, laneFor(grid, lane), lane.stories);
    return key;
  }

  /** Those between the stories that are in the plan by now. */
  dependencies(copied: NonNullable<Cards['dependencies']>): void {
    for (const { story, needs, ...dependency } of copied) {
      const ends = { story: this.copied.get(story), needs: this.copied.get(needs) };
      if (ends.story === undefined || ends.needs === undefined) continue;
      const key = `d${this.plan.dependencies.length}`;
      this.plan.dependencies.push({ ...dependency, key, story: ends.story, needs: ends.needs });
    }
  }

  /** Things around the map, so much further; arrows stay with what is in the plan by now. */
  free(copied: CopiedFree, by: MapPoint): void {
    const moved = ({ x, y }: MapPoint): MapPoint => allowedPoint({ x: x + by.x, y: y + by.y });
    const end = (held: PlannedEnd): PlannedEnd => ({ ...moved(held), heldBy: this.holderOf(copied, held) });
    const place = ({ story: _story, locked: _locked, archivedAt: _archived, ...thing }: PlannedThing) => ({
      ...thing,
      ...(thing['at'] === undefined ? {} : { at: moved(thing['at'] as MapPoint) }),
      ...(thing['from'] === undefined ? {} : { from: end(thing['from'] as PlannedEnd) }),
      ...(thing['to'] === undefined ? {} : { to: end(thing['to'] as PlannedEnd) }),
    });
    for (const list of freeListNames) this.plan[list] = copied[list]?.map(place);
  }

  private holderOf(copied: CopiedFree, { heldBy }: PlannedEnd): string | null {
    if (heldBy === null) return null;
    const isCopied = freeListNames.some((list) => copied[list]?.some(({ key }) => key === heldBy));
    return isCopied ? heldBy : (this.copied.get(heldBy) ?? null);
  }

  private keysOf(list: 'personas' | 'labels', tags: Tags = []): string[] {
    return tags.map(({ name, hue }) => {
      const known = `${list} ${name.trim().toLowerCase()}`;
      const key = this.tags.get(known) ?? `${list}${this.tags.size}`;
      if (!this.tags.has(known)) this.plan[list].push({ key, name, hue });
      this.tags.set(known, key);
      return key;
    });
  }
}

/** How many cards and things a copied set holds. */
export function countCards({ activities, steps, stories, free }: Cards): number {
  const inStep = (step: CopiedStep): number =>
    1 + step.lanes.reduce((sum, lane) => sum + lane.stories.length, 0);
  const inSteps = (list: readonly CopiedStep[]): number => list.reduce((sum, step) => sum + inStep(step), 0);
  const things = free === undefined ? 0 : countThings(free);
  return activities.reduce(
    (sum, { steps: own }) => sum + 1 + inSteps(own),
    inSteps(steps) + stories.length + things,
  );
}

/** How many things around the map there are in these lists. */
export function countThings(lists: Partial<Record<FreeList, readonly unknown[] | undefined>>): number {
  return freeListNames.reduce((sum, list) => sum + (lists[list]?.length ?? 0), 0);
}

/** Indents as activities, steps and stories. */
export function outlinePlan(text: string): ImportPlan {
  return readOutline(text).plan;
}

/** Indents as steps of this activity and stories. */
export function stepsPlan(text: string, activityId: string): ImportPlan {
  const { plan } = readOutline(`.\n${indented(text, '\t')}`);
  const steps = plan.steps.map((step) => ({ ...step, activity: activityId }));
  return { ...plan, activities: [], steps };
}

/** Indents as stories of this cell and their details. */
export function storiesPlan(text: string, stepId: string, lane: Lane): ImportPlan {
  const { plan } = readOutline(`.\n\t.\n${indented(text, '\t\t')}`);
  const stories = plan.stories.map((story) => ({ ...story, step: stepId, release: story.release ?? lane }));
  return { ...plan, activities: [], steps: [], stories };
}

function indented(text: string, by: string): string {
  return text
    .split('\n')
    .map((line) => by + line)
    .join('\n');
}

/** The first row are steps, what is below them their stories. */
export function rangePlan(
  rows: readonly (readonly string[])[],
  activity: { readonly id: string } | { readonly title: string },
  lane: Lane,
): ImportPlan {
  const built = new PastePlan();
  const key = 'id' in activity ? activity.id : built.activity(activity.title);
  for (const [title = '', ...stories] of columnsOf(rows)) {
    const filled = stories.filter((story) => story !== '');
    if (title === '' && filled.length === 0) continue;
    const step = built.step(key, title);
    built.stories(
      step,
      lane,
      filled.map((story) => ({ title: story })),
    );
  }
  return built.plan;
}

/**
 * The cells' texts become stories of the steps from this one on; columns beyond the last step get new steps. A first
 * row that only repeats the steps' titles is left out.
 */
export function fillPlan(
  rows: readonly (readonly string[])[],
  grid: MapGrid,
  stepId: string,
  lane: Lane,
): ImportPlan {
  const steps = grid.backbone.flatMap((group) => group.steps);
  const first = steps.findIndex((step) => step.id === stepId);
  const repeats = rows.length > 1 && rows[0]!.every((title, i) => title === steps[first + i]?.title.trim());
  const built = new PastePlan();
  columnsOf(repeats ? rows.slice(1) : rows).forEach((column, i) => {
    const stories = column.filter((title) => title !== '').map((title) => ({ title }));
    if (stories.length === 0) return;
    const step = steps[first + i]?.id ?? built.step(steps.at(-1)!.activityId!, '');
    built.stories(step, lane, stories);
  });
  return built.plan;
}

function columnsOf(rows: readonly (readonly string[])[]): string[][] {
  const width = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? ''));
}

/** The lane a copied one means on this map: the release itself, else one of its name, else unscheduled. */
function laneFor(grid: MapGrid, lane: { releaseId: ReleaseId | null; name: string }): Lane {
  if (lane.releaseId === null) return null;
  const same = grid.releases.find((release) => release.id === lane.releaseId);
  const named = grid.releases.find((release) => release.name !== '' && release.name === lane.name);
  return (same ?? named)?.id ?? null;
}
