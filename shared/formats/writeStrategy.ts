/** Writes the line from vision to sprint into our own JSON: what says nothing is left out. */
import { byOrder } from '../model/orderKey.ts';
import type { MapRecords } from '../model/records.ts';
import type { Story } from '../model/story.ts';
import {
  kindOfTarget,
  storyStrategy,
  strategyFields,
  strategyListNames,
  strategyLists,
  type StrategyField,
} from './strategyLists.ts';

type Plain = Readonly<Record<string, unknown>>;

/** The lists that hold something, each in its order; what has none by when it was made, by sprint, and by what it says. */
export function writeStrategy(
  records: MapRecords,
  storyRank: (id: string) => number,
): Readonly<Record<string, readonly object[]>> {
  const ranks = new Map<string, number>();
  const lists = strategyListNames.map((list) => {
    const all = [...records[strategyLists[list]].values()] as unknown as Listed[];
    const sorted = all.sort((a, b) =>
      a.order !== undefined && b.order !== undefined
        ? byOrder({ id: a.id, order: a.order }, { id: b.id, order: b.order })
        : (a.at ?? 0) - (b.at ?? 0) ||
          (ranks.get(a.sprintId ?? '') ?? 0) - (ranks.get(b.sprintId ?? '') ?? 0) ||
          compareText(saidBy(a), saidBy(b)) ||
          compareText(a.id, b.id),
    );
    sorted.forEach(({ id }, rank) => ranks.set(id, rank));
    return [list, sorted] as const;
  });
  const rank = (id: string): number => ranks.get(id) ?? storyRank(id);
  const written = lists.map(([list, sorted]) => {
    const fields = strategyFields(list);
    const lines = sorted.map((record) => ({
      id: record.id,
      ...writeFields(records, record as unknown as Plain, fields, rank),
    }));
    return [list, lines] as const;
  });
  return Object.fromEntries(written.filter(([, lines]) => lines.length > 0));
}

interface Listed {
  readonly id: string;
  readonly order?: string;
  readonly at?: number | null;
  readonly sprintId?: string | null;
  readonly person?: string;
  readonly note?: string;
  readonly title?: string;
}

function saidBy({ person = '', note = '', title = '' }: Listed): string {
  return [person, note, title].join('\n');
}

/** By UTF-16 units: the same everywhere. */
function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** What a story has of the line. */
export function writeStoryStrategy(records: MapRecords, story: Partial<Story>): object {
  return writeFields(records, story, storyStrategy);
}

/** A story without what {@link writeStoryStrategy} writes. */
export function withoutStrategy<S extends Partial<Story>>(story: S): S {
  const own = new Set(storyStrategy.map(({ name }) => name));
  return Object.fromEntries(Object.entries(story).filter(([name]) => !own.has(name))) as S;
}

/** A set is written in the order of `rank`. */
function writeFields(
  records: MapRecords,
  record: Plain,
  fields: readonly StrategyField[],
  rank: (id: string) => number = () => 0,
): object {
  const written = fields.flatMap(({ name, called, field, to }): [string, unknown][] => {
    const held = record[name];
    const isThere = (id: unknown): boolean => to === null || records[kindOfTarget(to)].has(id as never);
    if (Array.isArray(held)) {
      const ids = (held as string[]).filter(isThere).sort((a, b) => rank(a) - rank(b));
      return ids.length === 0 ? [] : [[called, ids]];
    }
    const usual = name === 'archivedAt' ? null : field.holds === 'value' ? field.missing : '';
    return held === usual || !isThere(held) ? [] : [[called, held]];
  });
  return Object.fromEntries(written);
}
