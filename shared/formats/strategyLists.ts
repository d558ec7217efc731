/** The line from vision to sprint in a plan and in our own JSON: a list for each kind, its fields those of the record. */
import * as z from 'zod/mini';
import type { Field } from '../model/field.ts';
import type { Kind } from '../model/id.ts';
import { fieldsOf } from '../model/records.ts';
import { ratingSlots } from '../model/scoreFormula.ts';

/** In the order they are written: what others name comes before them. */
export const strategyLists = {
  goals: 'goal',
  keyResults: 'keyResult',
  themes: 'theme',
  initiatives: 'initiative',
  sprints: 'sprint',
  capacities: 'capacity',
  tradeOffs: 'tradeOff',
  insights: 'insight',
  artifacts: 'artifact',
} as const satisfies Record<string, Kind>;
export type StrategyList = keyof typeof strategyLists;

export const strategyListNames = Object.keys(strategyLists) as StrategyList[];

/** The most records of one list a file brings. */
export const mostOfStrategy = 5000;

/** Names a record within the plan. */
const key = z.string().check(z.minLength(1), z.maxLength(80));

/** A record of a plan: its key, and the fields of its kind. */
export interface PlannedStrategy {
  readonly key: string;
  readonly order?: string | undefined;
  readonly [field: string]: unknown;
}

/** Where a register or a set points to: the list of the file that holds it, and its kind. */
const targets = {
  goalId: 'goals',
  themeId: 'themes',
  initiativeId: 'initiatives',
  sprintId: 'sprints',
  releaseId: 'releases',
  storyId: 'stories',
  splitFrom: 'stories',
  mergedInto: 'stories',
} as const satisfies Record<string, StrategyList | 'releases' | 'stories'>;
type Target = (typeof targets)[keyof typeof targets];

/** How one field stands in a file. */
export interface StrategyField {
  /** Its name in the record. */
  readonly name: string;
  /** Its name in the file: `goalId` is `goal` there. */
  readonly called: string;
  readonly field: Field;
  /** The list it points into, for a reference. */
  readonly to: Target | null;
}

/** The fields of a list as a file has them; who made a record means something on its own map only. */
export function strategyFields(list: StrategyList): readonly StrategyField[] {
  return fileFields(fieldsOf[strategyLists[list]]);
}

/** What stories have of the line, and of a tracker: the names of these fields, and how they stand in a file. */
export const storyStrategy: readonly StrategyField[] = fileFields(
  Object.fromEntries(
    [
      'initiativeId',
      'moscow',
      'reach',
      'impact',
      'confidence',
      'effort',
      'userValue',
      'timeCriticality',
      'riskReduction',
      ...ratingSlots,
      'sprintId',
      'due',
      'severity',
      'declineReason',
      'splitFrom',
      'mergedInto',
      'doneAt',
      'plannedAt',
      'backlogAt',
      'groomedAt',
      'issue',
    ].map((name) => [name, fieldsOf.story[name]!]),
  ),
);

function fileFields(fields: Readonly<Record<string, Field>>): readonly StrategyField[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    if (name === 'createdBy') return [];
    const to = Object.hasOwn(targets, name) ? targets[name as keyof typeof targets] : setTarget(field);
    return [{ name, called: name.replace(/Id$/, ''), field, to }];
  });
}

function setTarget(field: Field): Target | null {
  if (field.holds !== 'set') return null;
  return field.of === 'story' ? 'stories' : field.of === 'initiative' ? 'initiatives' : 'goals';
}

/** The kind of the records in a list that something points into. */
export function kindOfTarget(target: Target): Kind {
  return target === 'stories' ? 'story' : target === 'releases' ? 'release' : strategyLists[target];
}

/** Schema of a field of a plan. */
function plannedField({ field, to }: StrategyField): z.ZodMiniType {
  if (field.holds === 'set') return z.array(key).check(z.maxLength(500));
  if (to !== null) return z.nullable(key);
  return field.holds === 'text' ? z.string().check(z.maxLength(field.maxLength)) : field.schema;
}

/** The optional fields of planned records, by their names in the file. */
export function plannedFields(fields: readonly StrategyField[]): Record<string, z.ZodMiniType> {
  return Object.fromEntries(fields.map((each) => [each.called, z.optional(plannedField(each))]));
}

/** Schema of the planned records of a list. */
export function plannedStrategy(list: StrategyList): z.ZodMiniType<PlannedStrategy[]> {
  const record = z.object({ key, ...plannedFields(strategyFields(list)) });
  return z.array(record).check(z.maxLength(mostOfStrategy));
}
