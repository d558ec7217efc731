/** How far Yjs would have to search, and how much to move, to put the items of an update in their places. */
import * as Y from 'yjs';
import type { Place, Standing } from './standing.ts';
import { isPause, type Restful } from './turns.ts';
import type { ReadUpdate } from './updateParts.ts';

/** Moving an entry of an array, against looking at an item. */
const move = 1 / 64;

/**
 * Whether an update is put in order in so many steps of a search. Whoever writes an item puts it right between two
 * neighbours, which costs nothing to find again unless somebody else put something there meanwhile: then all there is
 * between them is looked at. And whatever stands in the middle of a stretch cuts it in two, as a deletion there does:
 * then all that the client of the stretch wrote later moves.
 */
export function* isWithin(
  most: number,
  { structs, ds }: Pick<ReadUpdate, 'structs' | 'ds'>,
  doc: Y.Doc,
  standing: Standing,
): Restful<boolean> {
  const order = new WrittenOrder(doc, standing);
  let effort = 0;
  let done = 0;
  for (const struct of structs) {
    if (isPause(done++)) yield;
    const isKnown = struct.id.clock + struct.length <= Y.getState(doc.store, struct.id.client);
    if (struct instanceof Y.Item && !isKnown) effort += order.take(struct);
    if (effort > most) return false;
  }
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) {
      if (isPause(done++)) yield;
      effort += order.cut(new Y.ID(client, clock));
      effort += order.cut(new Y.ID(client, clock + len));
      if (effort > most) return false;
    }
  }
  return true;
}

/** The lists of a document as those saw them who wrote the update, item by item. */
class WrittenOrder {
  private readonly doc: Y.Doc;
  private readonly standing: Standing;
  /** What stands right behind an id, by client and clock, where the update changed it. */
  private readonly behind = new Map<number, Map<number, Y.ID>>();
  /** The first items of lists the update put something at the front of. */
  private readonly firsts = new Map<unknown, Map<string | null, Y.ID>>();
  private readonly lengths = new Map<unknown, number>();
  private readonly cuts = new Map<number, number>();

  constructor(doc: Y.Doc, standing: Standing) {
    this.doc = doc;
    this.standing = standing;
  }

  /** Answers what it costs to put this item in its place. */
  take(item: Y.Item): number {
    const place = this.standing.placeOf(item);
    if (place.holder === null) return 0;
    const { origin, rightOrigin, id } = item;
    let effort = 0;
    let next: Y.ID | null | undefined;
    if (origin === null) {
      const firsts = this.firsts.get(place.holder) ?? new Map<string | null, Y.ID>();
      this.firsts.set(place.holder, firsts);
      next = firsts.get(place.key) ?? firstOf(place);
      firsts.set(place.key, id);
    } else {
      const behind = this.behind.get(origin.client) ?? new Map<number, Y.ID>();
      this.behind.set(origin.client, behind);
      next = behind.get(origin.clock);
      if (next === undefined) {
        effort += this.cut(new Y.ID(origin.client, origin.clock + 1));
        next = this.nextOf(origin, rightOrigin);
      }
      behind.set(origin.clock, id);
    }
    const length = (this.lengths.get(place.holder) ?? 0) + 1;
    this.lengths.set(place.holder, length);
    if (Y.compareIDs(next, rightOrigin)) return effort;
    if (rightOrigin !== null) effort += this.cut(rightOrigin);
    return effort + length + lengthOf(place);
  }

  /** What it costs to cut the stretch that holds this id, so that one begins with it. */
  cut(id: Y.ID): number {
    const { client, clock } = id;
    const struct = this.standing.find(id);
    if (!(struct instanceof Y.Item) || struct.id.clock === clock || struct.deleted) return 0;
    const cuts = (this.cuts.get(client) ?? 0) + 1;
    this.cuts.set(client, cuts);
    const stored = this.doc.store.clients.get(client)?.length ?? 0;
    return (stored + this.standing.amountOf(client) + cuts) * move;
  }

  /** What stands behind this id, as far as the update does not change it; `said` where it cannot be known. */
  private nextOf({ client, clock }: Y.ID, said: Y.ID | null): Y.ID | null {
    const struct = this.standing.find(new Y.ID(client, clock));
    if (!(struct instanceof Y.Item)) return said;
    if (clock + 1 < struct.id.clock + struct.length) return new Y.ID(client, clock + 1);
    return struct.parent instanceof Y.AbstractType ? (struct.right?.id ?? null) : struct.rightOrigin;
  }
}

/** The first item of a list in the document; null: it is empty, or not in the document yet. */
function firstOf({ holder, key }: Place): Y.ID | null {
  if (!(holder instanceof Y.AbstractType)) return null;
  return (key === null ? holder._start : holder._map.get(key))?.id ?? null;
}

/** How many items a list of the document has. */
function lengthOf({ holder, key }: Place): number {
  if (!(holder instanceof Y.AbstractType)) return 0;
  let length = 0;
  let item = key === null ? holder._start : (holder._map.get(key) ?? null);
  for (; item !== null; item = key === null ? item.right : item.left) length++;
  return length;
}
