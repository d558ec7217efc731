/** Where the structs of an update would stand: what they lean on, looked up in the document and in the update itself. */
import * as Y from 'yjs';

type Struct = Y.Item | Y.GC | Y.Skip;

export class Standing {
  private readonly doc: Y.Doc;
  private readonly byClient = new Map<number, Struct[]>();
  private readonly keys = new Map<Struct, boolean>();

  /** `structs`: of each client without gaps, in order. */
  constructor(doc: Y.Doc, structs: readonly Struct[]) {
    this.doc = doc;
    for (const struct of structs) {
      const { client } = struct.id;
      const own = this.byClient.get(client);
      if (own === undefined) this.byClient.set(client, [struct]);
      else own.push(struct);
    }
  }

  /** Whether this can stand under the given id: a type, or what is left of one that was deleted. */
  isType(id: Y.ID): boolean {
    const struct = this.find(id);
    if (!(struct instanceof Y.Item)) return true;
    return struct.content instanceof Y.ContentType || struct.content instanceof Y.ContentDeleted;
  }

  /** Whether the item is the value of a key. One that has a neighbour stands where the neighbour stands. */
  isKeyed(item: Y.Item): boolean {
    const passed = new Set<Struct>();
    let answer = false;
    for (let next: Struct | null = item; next instanceof Y.Item;) {
      const known = this.keys.get(next);
      const neighbour: Y.ID | null = next.origin ?? next.rightOrigin;
      if (known !== undefined || next.parentSub !== null || neighbour === null) {
        answer = known ?? next.parentSub !== null;
        break;
      }
      passed.add(next);
      next = this.find(neighbour);
      if (next !== null && passed.has(next)) break; // leans on itself: never applied
    }
    for (const struct of passed) this.keys.set(struct, answer);
    return answer;
  }

  /** The struct that holds this id; null when nobody has it. */
  private find(id: Y.ID): Struct | null {
    if (id.clock < Y.getState(this.doc.store, id.client))
      return structAt(this.doc.store.clients.get(id.client)!, id);
    const own = this.byClient.get(id.client);
    if (own === undefined || id.clock < own[0]!.id.clock) return null;
    const last = own.at(-1)!;
    return id.clock < last.id.clock + last.length ? structAt(own, id) : null;
  }
}

function structAt(structs: Struct[], { clock }: Y.ID): Struct {
  return structs[Y.findIndexSS(structs, clock)]!;
}
