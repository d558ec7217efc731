/** Whether a struct says the same as what the document has under the same ids: two tabs with one client id do not. */
import * as Y from 'yjs';

type Struct = Y.Item | Y.GC | Y.Skip;

/** Compares the part of the struct the document knows. What was deleted meanwhile cannot be compared and passes. */
export function sameContent(struct: Struct, doc: Y.Doc): boolean {
  if (!(struct instanceof Y.Item)) return true;
  const { client, clock } = struct.id;
  const structs = doc.store.clients.get(client);
  const end = Math.min(clock + struct.length, Y.getState(doc.store, client));
  if (structs === undefined || clock >= end) return true;
  for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
    const known = structs[i]!;
    if (known.id.clock >= end) return true;
    if (known instanceof Y.Item && !isSame(struct, known, end)) return false;
  }
  return true;
}

function isSame(struct: Y.Item, known: Y.Item, end: number): boolean {
  const from = Math.max(struct.id.clock, known.id.clock);
  const length = Math.min(end, known.id.clock + known.length) - from;
  if (struct.id.clock === known.id.clock && !isSameId(struct.origin, known.origin)) return false;
  const [here, there] = [struct.content, known.content];
  if (here instanceof Y.ContentDeleted || there instanceof Y.ContentDeleted) return true;
  if (here.constructor !== there.constructor) return false;
  if (here instanceof Y.ContentType || there instanceof Y.ContentType) return true;
  return partOf(struct, from, length) === partOf(known, from, length);
}

/** As text. What is long is text; it is not taken apart letter by letter for each of many pieces. */
function partOf({ id, content }: Y.Item, from: number, length: number): string {
  const start = from - id.clock;
  if (content instanceof Y.ContentString) return content.str.slice(start, start + length);
  return JSON.stringify(content.getContent().slice(start, start + length));
}

function isSameId(a: Y.ID | null, b: Y.ID | null): boolean {
  return a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock);
}
