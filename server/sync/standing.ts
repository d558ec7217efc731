/** Where the structs of an update would stand: what they lean on, looked up in the document and in the update itself. */
import * as Y from 'yjs';

export type Struct = Y.Item | Y.GC | Y.Skip;

/** The place of an item in a map or a text. */
export interface Place {
  /** What holds it: the type of a root or of another item, in the document or in the update; null: nothing any more. */
  readonly holder: unknown;
  /** The key it is the value of; null: it stands in a list, like the letters of a text. */
  readonly key: string | null;
  /** 1: directly under a root. */
  readonly depth: number;
}

const nowhere: Place = { holder: null, key: null, depth: 0 };

export class Standing {
  private readonly doc: Y.Doc;
  private readonly byClient = new Map<number, Struct[]>();
  private readonly places = new Map<Struct, Place>();

  constructor(doc: Y.Doc) {
    this.doc = doc;
  }

  /** Takes in the structs of the update, of each client without gaps, in order; before anything is asked. */
  add(struct: Struct): void {
    const { client } = struct.id;
    const own = this.byClient.get(client);
    if (own === undefined) this.byClient.set(client, [struct]);
    else own.push(struct);
  }

  /** Whether this can stand under the given id: a type, or what is left of one that was deleted. */
  isType(id: Y.ID): boolean {
    const struct = this.find(id);
    if (!(struct instanceof Y.Item)) return true;
    return struct.content instanceof Y.ContentType || struct.content instanceof Y.ContentDeleted;
  }

  /** Where an item stands. One that has a neighbour stands where the neighbour stands. */
  placeOf(item: Y.Item): Place {
    const passed: Y.Item[] = [];
    let next: Struct | null = item;
    while (next instanceof Y.Item && !this.places.has(next)) {
      this.places.set(next, nowhere); // stays so for what leans on itself: never applied
      passed.push(next);
      next = this.supportOf(next);
    }
    let support = next;
    for (const passing of passed.reverse()) {
      this.places.set(passing, this.placeOn(support, passing));
      support = passing;
    }
    return this.places.get(item)!;
  }

  /** The struct that holds this id; null when nobody has it. */
  find(id: Y.ID): Struct | null {
    if (id.clock < Y.getState(this.doc.store, id.client))
      return structAt(this.doc.store.clients.get(id.client)!, id);
    const own = this.byClient.get(id.client);
    if (own === undefined || id.clock < own[0]!.id.clock) return null;
    const last = own.at(-1)!;
    return id.clock < last.id.clock + last.length ? structAt(own, id) : null;
  }

  /** How many structs of this client are in the update. */
  amountOf(client: number): number {
    return this.byClient.get(client)?.length ?? 0;
  }

  /** What an item says of its place is said by that one: its holder, or its neighbour. */
  private supportOf({ parent, origin, rightOrigin }: Y.Item): Struct | null {
    if (parent instanceof Y.AbstractType) return parent._item;
    const id: unknown = parent ?? origin ?? rightOrigin;
    return id instanceof Y.ID ? this.find(id) : null;
  }

  private placeOn(support: Struct | null, { parent, parentSub: key }: Y.Item): Place {
    const under: unknown = parent;
    if (typeof under === 'string') return { holder: this.doc.share.get(under) ?? under, key, depth: 1 };
    const place = support instanceof Y.Item ? this.places.get(support)! : nowhere;
    if (under instanceof Y.AbstractType) return { holder: under, key, depth: place.depth + 1 };
    if (under === null) return place;
    const content = support instanceof Y.Item ? support.content : null;
    if (!(content instanceof Y.ContentType)) return { ...nowhere, key };
    return { holder: content.type, key, depth: place.depth + 1 };
  }
}

function structAt(structs: Struct[], { clock }: Y.ID): Struct {
  return structs[Y.findIndexSS(structs, clock)]!;
}
