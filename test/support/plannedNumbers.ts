/** Every number that plan and strategy are made of, the command that writes it, and what no number there may be. */
import type * as Y from 'yjs';
import type { CommandName } from '../../shared/commands/registry.ts';
import { recordOf, recordsOf } from '../../shared/model/document.ts';
import { readRecord } from '../../shared/model/readMap.ts';
import { buildMap, run } from './buildMap.ts';

export const numberedKinds = ['sprint', 'capacity', 'story', 'theme', 'keyResult', 'release'] as const;
export type NumberedKind = (typeof numberedKinds)[number];
/** One record of each kind, the same in every map of this file. */
export type Numbered = { readonly [K in NumberedKind]: `${K}:${string}` };

export interface PlannedNumber {
  readonly kind: NumberedKind;
  readonly field: string;
  /** What may never stand there. */
  readonly absurd: readonly unknown[];
  readonly command: CommandName;
  readonly input: (ids: Numbered, value: unknown) => Readonly<Record<string, unknown>>;
}

const never = [NaN, Infinity, -Infinity, 1e300, -1e300, '5', [5], true];
const atLeastNothing = [...never, -1, -0.5];

const changing =
  (field: string, kind: NumberedKind): PlannedNumber['input'] =>
  (ids, value) => ({ id: ids[kind], [field]: value });

function fieldsBy(
  command: CommandName,
  kind: NumberedKind,
  absurd: readonly unknown[],
  fields: readonly string[],
): PlannedNumber[] {
  return fields.map((field) => ({ kind, field, absurd, command, input: changing(field, kind) }));
}

export const plannedNumbers: readonly PlannedNumber[] = [
  ...fieldsBy('updateSprint', 'sprint', atLeastNothing, ['capacity']),
  ...fieldsBy('updateSprint', 'sprint', [...atLeastNothing, 101], ['reserve']),
  {
    kind: 'capacity',
    field: 'available',
    absurd: atLeastNothing,
    command: 'setCapacity',
    input: ({ sprint }, available) => ({ sprintId: sprint, person: 'Bob', available }),
  },
  ...fieldsBy('updateStory', 'story', atLeastNothing, ['estimate']),
  ...fieldsBy('scoreStory', 'story', [...atLeastNothing, 1e10], ['reach', 'effort']),
  ...fieldsBy('scoreStory', 'story', [...atLeastNothing, 101], ['impact', 'confidence']),
  ...fieldsBy('scoreStory', 'story', [...atLeastNothing, 101], ['userValue', 'timeCriticality']),
  ...fieldsBy('scoreStory', 'story', [...atLeastNothing, 101], ['riskReduction', 'rating1', 'rating6']),
  ...fieldsBy('updateTheme', 'theme', never, ['baseline', 'target', 'current']),
  ...fieldsBy('updateKeyResult', 'keyResult', never, ['start', 'target', 'current']),
  ...fieldsBy('updateRelease', 'release', atLeastNothing, ['capacity']),
];

/** Makes one record of each kind on a map that has stories and a release. */
export function planOn(doc: Y.Doc, { story, release }: Pick<Numbered, 'story' | 'release'>): Numbered {
  const sprint = run(doc, 'addSprint', { name: 'One' }).id;
  run(doc, 'setCapacity', { sprintId: sprint, person: 'Bob', available: 5 });
  const goalId = run(doc, 'addGoal', { title: 'More pay', kind: 'customer' }).id;
  const theme = run(doc, 'addTheme', { title: 'Too long', kind: 'problem' }).id;
  const keyResult = run(doc, 'addKeyResult', { goalId, title: 'Orders' }).id;
  const capacity = [...recordsOf(doc, 'capacity').keys()][0] as Numbered['capacity'];
  return { sprint, capacity, story, theme, keyResult, release };
}

/** A small map with one of each. */
export function plannedMap(): { readonly doc: Y.Doc; readonly ids: Numbered } {
  const { doc, stories, releases } = buildMap();
  return { doc, ids: planOn(doc, { story: stories[0]!, release: releases[0]! }) };
}

/** Writes into the document what no command would. */
export function writeRaw(doc: Y.Doc, ids: Numbered, { kind, field }: PlannedNumber, value: unknown): void {
  recordOf(doc, kind, ids[kind])!.set(field, value);
}

/** The number as readers get it. */
export function readNumber(doc: Y.Doc, ids: Numbered, { kind, field }: PlannedNumber): unknown {
  const read: object = readRecord(kind, ids[kind], recordOf(doc, kind, ids[kind])!);
  return (read as Record<string, unknown>)[field];
}
