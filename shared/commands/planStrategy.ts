/** Turns the planned records of the line from vision to sprint into fields of records: keys become ids. */
import {
  kindOfTarget,
  storyStrategy,
  strategyFields,
  type PlannedStrategy,
  type StrategyField,
  type StrategyList,
} from '../formats/strategyLists.ts';
import type { ImportPlan } from '../formats/importPlan.ts';
import type { RecordTypes } from '../model/records.ts';
import type { PlanKeys } from './planKeys.ts';

type Fields = Record<string, unknown>;

/** What a planned record of a list becomes; its order is the writer's. */
export function strategyOf(keys: PlanKeys, list: StrategyList, planned: PlannedStrategy): Fields {
  return resolved(keys, strategyFields(list), planned);
}

/** What a planned story becomes in the line; with `lineage`, the stories it came from and went to, which must be there. */
export function storyStrategyOf(
  keys: PlanKeys,
  planned: ImportPlan['stories'][number],
  lineage: boolean,
): Partial<RecordTypes['story']> {
  const fields = storyStrategy.filter(({ to }) => (to === 'stories') === lineage);
  return resolved(keys, fields, planned);
}

function resolved(keys: PlanKeys, fields: readonly StrategyField[], planned: object): Fields {
  const given = planned as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    fields.flatMap(({ name, called, field, to }) => {
      const held = given[called];
      if (name === 'order' || held === undefined) return [];
      if (to === null) return [[name, held]];
      const kind = kindOfTarget(to);
      if (field.holds === 'set') return [[name, keys.idsOf(kind, held as string[])]];
      return [[name, keys.idOf(kind, held as string | null)]];
    }),
  );
}
