/** The free things as rows of the mirror, after the grid: frames with what is inside them, then the rest. */
import { isOfKind, type FreeThing } from '../../shared/model/freeThing.ts';
import type { MapRecords } from '../../shared/model/records.ts';
import { freeGroups } from '../../shared/views/freeGroups.ts';
import type { FreePlaces } from '../layout/freePlaces.ts';
import { arrowJoins, freeName } from '../ui/words/freeName.ts';
import { words } from '../ui/words.ts';
import { freeWords } from '../ui/words/free.ts';
import type { MirrorRow } from './mirrorRows.ts';

/** In reading order. */
export function freeRows(records: MapRecords, places: FreePlaces): MirrorRow[] {
  const { things } = places;
  if (things.length === 0) return [];
  const groups = freeGroups(records, ({ id }) => places.rectOf(id));
  const rows: MirrorRow[] = [
    {
      ...plain('around', 1, 1, 1),
      id: null,
      kind: 'around',
      title: freeWords.around,
      marks: freeWords.things(things.length),
    },
  ];
  groups.forEach(({ thing, inside }, i) => {
    const marks = inside.length === 0 ? [] : [freeWords.things(inside.length)];
    rows.push(rowOf(records, thing, 2, i + 1, groups.length, marks));
    inside.forEach((each, at) => {
      rows.push(rowOf(records, each, 3, at + 1, inside.length, [freeWords.inside(freeName(thing))]));
    });
  });
  return rows;
}

function rowOf(
  records: MapRecords,
  thing: FreeThing,
  level: number,
  position: number,
  of: number,
  marks: readonly string[],
): MirrorRow {
  const kind = words.kinds[kindWord(thing)];
  const joins = isOfKind(thing, 'arrow') ? [arrowJoins(records, thing)] : [];
  return {
    ...plain(thing.id, level, position, of),
    id: thing.id,
    kind: 'free',
    title: freeName(thing),
    marks: [kind, ...joins, ...marks, ...(thing.locked ? [words.canvas.mirror.locked] : [])].join(', '),
  };
}

function plain(key: string, level: number, position: number, of: number) {
  return { key, cell: null, level, position, of, expanded: null };
}

function kindWord(thing: FreeThing): keyof typeof words.kinds {
  return thing.id.slice(0, thing.id.indexOf(':')) as keyof typeof words.kinds;
}
