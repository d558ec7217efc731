/** Arbitrary maps for the layout's properties: any backbone, any stacks, anything collapsed. */
import fc from 'fast-check';
import type { Id } from '../../../shared/model/id.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import { usualSettings } from '../../../shared/model/settings.ts';
import type { Story } from '../../../shared/model/story.ts';
import { arrangeMap } from '../../../shared/views/arrangeMap.ts';
import { layOutMap, type MapLayout } from '../../../client/layout/mapLayout.ts';

export interface SomeMap {
  readonly layout: MapLayout;
  readonly stories: readonly Story[];
  readonly records: MapRecords;
}

interface Shape {
  readonly steps: readonly number[];
  readonly releases: number;
  /** Each story's step (past the last one: unplaced) and lane, as fractions. */
  readonly stories: readonly (readonly [number, number])[];
  readonly collapsed: readonly number[];
}

const fraction = fc.double({ min: 0, max: 0.999, noNaN: true });

const shapes: fc.Arbitrary<Shape> = fc.record({
  steps: fc.array(fc.nat(4), { maxLength: 5 }),
  releases: fc.nat(4),
  stories: fc.array(fc.tuple(fraction, fraction), { maxLength: 40 }),
  collapsed: fc.array(fraction, { maxLength: 4 }),
});

/** A map as it stands on somebody's screen. */
export const someMap: fc.Arbitrary<SomeMap> = shapes.map((shape) => makeMap(shape));

/** The same, with nothing collapsed. */
export const someOpenMap: fc.Arbitrary<SomeMap> = shapes.map((shape) => makeMap({ ...shape, collapsed: [] }));

/** A map of this shape; orders follow the arrays. */
export function makeMap(shape: Shape): SomeMap {
  const activity = new Map();
  const step = new Map();
  const release = new Map();
  const story = new Map();
  shape.steps.forEach((count, a) => {
    const id = `activity:${a}` as const;
    activity.set(id, { id, title: `Activity ${a}`, order: order(a), personas: [], archivedAt: null });
    for (let s = 0; s < count; s++) {
      const stepId = `step:${a}-${s}` as const;
      step.set(stepId, {
        id: stepId,
        title: `Step ${a}.${s}`,
        activityId: id,
        order: order(s),
        personas: [],
        archivedAt: null,
      });
    }
  });
  for (let r = 0; r < shape.releases; r++) {
    const id = `release:${r}` as const;
    const rest = { outcome: '', capacity: null, window: '', status: 'planned', archivedAt: null };
    release.set(id, { id, name: `Release ${r}`, order: order(r), ...rest });
  }
  const stepIds = [...step.keys()];
  shape.stories.forEach(([column, lane], n) => {
    const id = `story:${n}` as const;
    story.set(id, {
      id,
      title: `Story ${n}`,
      stepId: stepIds[Math.floor(column * (stepIds.length + 0.3))] ?? null,
      releaseId: [...release.keys()][Math.floor(lane * (shape.releases + 1))] ?? null,
      order: order(n),
      estimate: n,
      archivedAt: null,
    });
  });
  const records = {
    meta: { title: '', vision: '', schema: 1, epoch: '', settings: usualSettings },
    activity,
    step,
    story,
    release,
    persona: new Map(),
    label: new Map(),
    dependency: new Map(),
    criterion: new Map(),
    sticky: new Map(),
    text: new Map(),
    frame: new Map(),
    arrow: new Map(),
    stroke: new Map(),
  } as unknown as MapRecords;
  const foldable = [...activity.keys(), ...stepIds, ...release.keys()] as Id[];
  const collapsed = new Set<Id>(
    shape.collapsed.flatMap((pick) => foldable[Math.floor(pick * foldable.length)] ?? []),
  );
  const layout = layOutMap(arrangeMap(records), collapsed);
  return { layout, stories: [...story.values()] as Story[], records };
}

function order(n: number): string {
  return `a${String.fromCharCode(65 + Math.floor(n / 26))}${String.fromCharCode(65 + (n % 26))}`;
}
