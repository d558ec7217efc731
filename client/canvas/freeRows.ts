/** The free things as rows of the mirror, after the grid: frames with what is inside them, then the rest. */
import type { ArrowEnd } from '../../shared/model/arrow.ts';
import { isFreeId, isOfKind, type FreeThing } from '../../shared/model/freeThing.ts';
import { isId } from '../../shared/model/id.ts';
import type { MapRecords } from '../../shared/model/records.ts';
import { boxOf, freeThing, isInside } from '../../shared/views/freeThings.ts';
import type { FreePlaces } from '../layout/freePlaces.ts';
import { words } from '../ui/words.ts';
import { freeWords } from '../ui/words/free.ts';
import type { MirrorRow } from './mirrorRows.ts';

/** In reading order: from top to bottom, then from left to right; a thing in several frames is under the first. */
export function freeRows(records: MapRecords, places: FreePlaces): MirrorRow[] {
  const { things } = places;
  if (things.length === 0) return [];
  const sorted = [...things].sort((a, b) => readingOrder(places, a, b));
  const frames = sorted.filter((thing) => isOfKind(thing, 'frame'));
  const inside = new Map<FreeThing, FreeThing[]>(frames.map((frame) => [frame, []]));
  const rest: FreeThing[] = [];
  for (const thing of sorted) {
    if (isOfKind(thing, 'frame')) continue;
    const frame = frames.find((each) => isInside(records, thing, boxOf(each)));
    (frame === undefined ? rest : inside.get(frame)!).push(thing);
  }
  const top = [...frames, ...rest];
  const rows: MirrorRow[] = [
    {
      ...plain('around', 1, 1, 1),
      id: null,
      kind: 'around',
      title: freeWords.around,
      marks: freeWords.things(things.length),
    },
  ];
  top.forEach((thing, i) => {
    const within = inside.get(thing) ?? [];
    const marks = within.length === 0 ? [] : [freeWords.things(within.length)];
    rows.push(rowOf(records, thing, 2, i + 1, top.length, marks));
    within.forEach((each, at) => {
      rows.push(rowOf(records, each, 3, at + 1, within.length, [freeWords.inside(nameOf(thing))]));
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
  const joins = isOfKind(thing, 'arrow')
    ? [freeWords.arrowFromTo(endName(records, thing.from), endName(records, thing.to))]
    : [];
  return {
    ...plain(thing.id, level, position, of),
    id: thing.id,
    kind: 'free',
    title: nameOf(thing),
    marks: [kind, ...joins, ...marks, ...(thing.locked ? [words.canvas.mirror.locked] : [])].join(', '),
  };
}

function plain(key: string, level: number, position: number, of: number) {
  return { key, cell: null, level, position, of, expanded: null };
}

function kindWord(thing: FreeThing): keyof typeof words.kinds {
  return thing.id.slice(0, thing.id.indexOf(':')) as keyof typeof words.kinds;
}

/** What a free thing is called: its words, its name, or what it is. */
function nameOf(thing: FreeThing): string {
  if (isOfKind(thing, 'frame')) return thing.name.trim() || freeWords.unnamedFrame;
  if (isOfKind(thing, 'stroke')) return freeWords.drawing;
  const title = thing.title.trim();
  if (title !== '') return title;
  if (isOfKind(thing, 'image')) return freeWords.imageUntold;
  return isOfKind(thing, 'arrow') ? words.kinds.arrow : words.canvas.untitled;
}

function endName(records: MapRecords, { heldBy }: ArrowEnd): string {
  if (heldBy === null) return freeWords.somewhere;
  if (isId('story', heldBy)) return records.story.get(heldBy)?.title.trim() || words.canvas.untitled;
  const thing = isFreeId(heldBy) ? freeThing(records, heldBy) : undefined;
  return thing === undefined || thing.archivedAt !== null ? freeWords.somewhere : nameOf(thing);
}

function readingOrder(places: FreePlaces, a: FreeThing, b: FreeThing): number {
  const [one, other] = [places.rectOf(a.id), places.rectOf(b.id)];
  if (one === null || other === null) return 0;
  return one.y - other.y || one.x - other.x || (a.id < b.id ? -1 : 1);
}
