/** The gate: everything that can be known about an update before it touches the document. */
import * as Y from 'yjs';
import { kindOfRoot } from '../../shared/model/document.ts';
import type { Scope } from '../../shared/model/scope.ts';
import { rootNamesOf } from '../../shared/protocol/documents.ts';
import { closeCode } from '../../shared/protocol/closeCode.ts';
import { contentFault, isSafeKey } from './content.ts';
import { isWithin } from './effort.ts';
import type { Healing, LostPart } from './lostPart.ts';
import { badChange, Refusal, tooMuch } from './refusal.ts';
import { sameContent } from './sameContent.ts';
import { Standing } from './standing.ts';
import { isPause, type Restful } from './turns.ts';
import { partsToApply, readUpdate, type ReadUpdate } from './updateParts.ts';

/** What the gate knows about the room and the sender. */
export interface GateView {
  /** Which document it is: it holds these roots and no others. */
  readonly scope: Scope;
  readonly doc: Y.Doc;
  /** Who writes: `session:…` or `link:…`. */
  readonly owner: string;
  readonly ownerOf: (client: number) => string | undefined;
  /** Whether it is written down whose this id is; who only shows presence under one is known in memory alone. */
  readonly isRecorded: (client: number) => boolean;
  /** Whether another live socket of the same person writes under this id. */
  readonly isElsewhere: (client: number) => boolean;
  /** Part of the log was lost: copies that still have it may bring that back, whoever wrote it. */
  readonly lost: LostPart | null;
  /** All that a browser has and we do not, with all it ever deleted; else one change. */
  readonly isState: boolean;
}

export type GateAnswer =
  /** Nothing the document does not have. */
  | { readonly kind: 'nothing' }
  /** Builds on something the document does not have. */
  | { readonly kind: 'pending' }
  | News;

/** A change the document does not have. */
export interface News {
  readonly kind: 'news';
  readonly newClients: readonly number[];
  /** Nothing it brings is in the document already: as it came it can be kept and told. */
  readonly isAllNew: boolean;
  /** The update, or the updates to apply one after the other in its place. */
  readonly parts: readonly Uint8Array[];
  /** Part of it was lost here: the update comes in these pieces instead of `parts`. */
  readonly healing: Healing | null;
}

/** A step is about 40 ns: 10 ms of a change, 200 ms of all that a browser brings after a time away. */
const mostEffort = { change: 250_000, state: 5_000_000 };
const mostClients = 1000;
/** A record under its root, a field in it, a letter or a member in that. */
const deepest = 3;
const highestClient = 0xffff_ffff;
const highestClock = 2 ** 31;
/**
 * What is written and deleted again takes clocks and no bytes: much of that in a day away, little in one change. Other
 * content has at least a byte for each clock.
 */
export const largestJump = { change: 10_000, state: 100_000 };

/** Examines an update that was weighed, without applying it. Throws {@link Refusal}. */
export function* examineUpdate(update: Uint8Array, view: GateView): Restful<GateAnswer> {
  const read = yield* decode(update);
  const roots = rootNamesOf(view.scope);
  const ends = new Map<number, number>();
  const changed = new Set<number>();
  let isPending = false;
  let isAllNew = true;
  let previous = -1;
  const jump = view.isState ? largestJump.state : largestJump.change;
  const { structs, ds } = read;
  const standing = new Standing(view.doc);
  for (let i = 0; i < structs.length; i++) {
    if (isPause(i)) yield;
    const struct = structs[i]!;
    const { client, clock } = struct.id;
    checkClock(client, clock, struct.length);
    const known = Y.getState(view.doc.store, client);
    if (client !== previous && ends.has(client)) throw badChange('a client twice in one update', 'clock');
    const expected = ends.get(client) ?? Math.max(known, clock);
    if (client === previous && clock !== expected) throw badChange('a gap between structs', 'clock');
    if (client !== previous && clock > known) isPending = true;
    const end = clock + struct.length;
    ends.set(client, end);
    previous = client;
    if (clock < known) {
      isAllNew = false;
      if (!sameContent(struct, view.doc)) throw ofAnother();
    }
    if (end > known) {
      const isSeen = changed.has(client) && view.lost === null;
      if (!isSeen && isForeign(client, end, view)) throw foreign(); // whatever else is wrong with it
      changed.add(client);
    }
    if (end - known > Math.max(jump, update.byteLength)) throw badChange('too long a jump', 'clock');
    standing.add(struct);
  }
  yield* checkContents(structs, standing, roots);
  if (ends.size > mostClients) throw badChange('too many clients', 'clock');
  const newClients = checkOwners(changed, view);
  const has = (id: Y.ID): boolean =>
    id.clock < Math.max(Y.getState(view.doc.store, id.client), ends.get(id.client) ?? 0);
  for (let i = 0; i < structs.length && !isPending; i++) {
    if (isPause(i)) yield;
    isPending = !hasParents(structs[i]!, has);
  }
  const deletes = yield* checkDeletes(ds, view.doc, has);
  const most = view.isState ? mostEffort.state : mostEffort.change;
  if (!(yield* isWithin(most, read, view.doc, standing))) throw tooMuch(view.isState);
  if (isPending || deletes === 'pending') return { kind: 'pending' };
  if (changed.size === 0 && deletes === 'nothing') return { kind: 'nothing' };
  const isOwn = (client: number): boolean => (view.ownerOf(client) ?? view.owner) === view.owner;
  const healing = view.lost?.pick(read, isOwn) ?? null;
  const parts = healing === null ? yield* partsToApply(update, read, view.doc) : [];
  return { kind: 'news', newClients, isAllNew: isAllNew && !view.isState, parts, healing };
}

function* decode(update: Uint8Array): Restful<ReadUpdate> {
  try {
    return yield* readUpdate(update);
  } catch {
    throw badChange('it cannot be read', 'unreadable'); // lib0 throws plain errors and range errors alike
  }
}

function checkClock(client: number, clock: number, length: number): void {
  if (!(client >= 0 && client <= highestClient)) throw badChange('an impossible client id', 'clock');
  if (!(length > 0 && clock >= 0 && clock + length < highestClock))
    throw badChange('an impossible clock', 'clock');
}

function* checkContents(
  structs: ReadUpdate['structs'],
  standing: Standing,
  roots: ReadonlySet<string>,
): Restful<void> {
  for (let i = 0; i < structs.length; i++) {
    if (isPause(i)) yield;
    const struct = structs[i]!;
    if (struct instanceof Y.Item) checkItem(struct, standing, roots);
    else if (!(struct instanceof Y.GC)) throw badChange('a gap', 'clock');
  }
}

function checkItem(struct: Y.Item, standing: Standing, roots: ReadonlySet<string>): void {
  const parent: unknown = struct.parent;
  if (typeof parent === 'string') {
    if (!roots.has(parent)) throw badChange('an unknown root', 'content');
    if (struct.parentSub === null) throw badChange('a list in a map', 'content');
    if (kindOfRoot(parent) !== null && !mayBeRecord(struct.content))
      throw badChange('a value in the place of a record', 'content');
  }
  if (parent instanceof Y.ID && !standing.isType(parent))
    throw badChange('something inside of a text', 'content');
  if (struct.parentSub !== null && !isSafeKey(struct.parentSub))
    throw badChange('a key that is not allowed', 'content');
  const { key, depth } = standing.placeOf(struct);
  if (depth > deepest) throw badChange('it nests too deep', 'content');
  const fault = contentFault(struct.content, key !== null);
  if (fault !== null) throw badChange(fault, 'content');
}

/** Told here, before thousands of them are taken in and looked at one by one. */
function mayBeRecord(content: Y.Item['content']): boolean {
  return content instanceof Y.ContentType || content instanceof Y.ContentDeleted;
}

/** Whether somebody else owns the client, and what it writes up to `end` was not lost here. */
function isForeign(client: number, end: number, { ownerOf, owner, lost }: GateView): boolean {
  return (ownerOf(client) ?? owner) !== owner && lost?.mayBring(client, end) !== true;
}

/** Throws when another tab writes under one of these ids; answers those that are to be written down as the sender's. */
function checkOwners(changed: ReadonlySet<number>, view: GateView): number[] {
  for (const client of changed) if (view.isElsewhere(client)) throw taken();
  return [...changed].filter((client) => !view.isRecorded(client));
}

function hasParents(struct: Y.Item | Y.GC | Y.Skip, has: (id: Y.ID) => boolean): boolean {
  if (!(struct instanceof Y.Item)) return true;
  const parent: unknown = struct.parent;
  return [struct.origin, struct.rightOrigin, parent].every((id) => !(id instanceof Y.ID) || has(id));
}

function* checkDeletes(
  deletes: ReadUpdate['ds'],
  doc: Y.Doc,
  has: (id: Y.ID) => boolean,
): Restful<'nothing' | 'news' | 'pending'> {
  let answer: 'nothing' | 'news' = 'nothing';
  let done = 0;
  for (const [client, ranges] of deletes.clients) {
    for (const { clock, len } of ranges) {
      if (isPause(done++)) yield;
      checkClock(client, clock, len);
      if (!has(new Y.ID(client, clock + len - 1))) return 'pending';
      if (answer === 'nothing' && !isGone(doc, client, clock, len)) answer = 'news';
    }
  }
  return answer;
}

/** Whether the document has deleted all of this range already. */
function isGone(doc: Y.Doc, client: number, clock: number, length: number): boolean {
  const structs = doc.store.clients.get(client);
  if (structs === undefined || clock + length > Y.getState(doc.store, client)) return false;
  for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
    const struct = structs[i]!;
    if (struct.id.clock >= clock + length) return true;
    if (!struct.deleted) return false;
  }
  return true;
}

function foreign(): Refusal {
  return new Refusal(closeCode.forbidden, 'The change speaks for somebody else.', 'foreignClient');
}

/** The id can still be given up: nothing was written under it in two places. */
export function taken(): Refusal {
  return new Refusal(closeCode.clientIdTaken, 'Another open tab writes under the same id.');
}

/** Somebody else has written under it: too late where this socket has as well. */
export function ofAnother(): Refusal {
  const said = 'Something else was written under the same id. Your changes stay here: download them.';
  return new Refusal(closeCode.clientIdOfAnother, said);
}
