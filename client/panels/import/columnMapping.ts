/** Which column of a table is what, as the person corrects it by hand. */
import type { ColumnMapping, ImportColumn, Meaning } from '../../../shared/formats/importPlan.ts';

/** The mapping the columns were read with. */
export function mappingOf(columns: readonly ImportColumn[]): ColumnMapping {
  const mapping: ColumnMapping = {};
  for (const { index, meaning } of columns) if (meaning !== null) mapping[meaning] = index;
  return mapping;
}

/** What a column means in this mapping; null: it is not imported. */
export function meaningOf(mapping: ColumnMapping, index: number): Meaning | null {
  const found = Object.entries(mapping).find(([, column]) => column === index);
  return found === undefined ? null : (found[0] as Meaning);
}

/** Gives a column a meaning. It is the only one with it, and has only this one. */
export function withMeaning(mapping: ColumnMapping, index: number, meaning: Meaning | null): ColumnMapping {
  const entries = Object.entries(mapping).filter(([name, column]) => column !== index && name !== meaning);
  const next: ColumnMapping = Object.fromEntries(entries);
  if (meaning !== null) next[meaning] = index;
  return next;
}
