/** What of a document was lost with rows of its log, and what of it a copy that still has it may bring back. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { DamagedRow, StoredDocument } from '../storage/documentStore.ts';
import { isUnbroken } from './openDocument.ts';
import { badChange } from './refusal.ts';
import type { ReadUpdate } from './updateParts.ts';

/** So long after the damage was found a copy may bring back what was lost. Milliseconds. */
export const healingTime = 14 * 24 * 60 * 60 * 1000;

type Struct = ReadUpdate['structs'][number];
type Range = readonly [from: number, to: number];

/** What stands in sound rows and waits for what was lost, in Yjs' own keeping (its encoding version 2). */
export type Waiting = Pick<Y.Doc['store'], 'pendingStructs' | 'pendingDs'>;

/** A state in which part of what was lost comes back. */
export interface Healing {
  /** What was lost, each an update of one client; where it was written under its id before is known. */
  readonly lost: readonly Uint8Array[];
  /** What the sender may write anyway, and what the copy has deleted. */
  readonly rest: Uint8Array;
}

/** A lost row that may have held the newest changes of one of these ids: nothing shows how many. */
interface LostEnd {
  /** Yjs client id → the clock at which it would go on. */
  readonly from: ReadonlyMap<number, number>;
  /** It held no more clocks than it had bytes. */
  readonly bytes: number;
}

/** The damaged rows behind the newest sound snapshot whose content may still come back. */
export function damageToHeal({ snapshot, damaged, ...log }: StoredDocument, now: number): DamagedRow[] {
  if (isUnbroken({ snapshot, ...log })) return [];
  return damaged.filter(({ what, seq, foundAt, healedAt }) => {
    const isMissing = what === 'snapshot' || seq > (snapshot?.seq ?? 0);
    return isMissing && healedAt === null && now - foundAt < healingTime;
  });
}

/**
 * H1: whoever brings back what somebody else wrote brings only clocks that were written before and are missing. Two
 * things show which: rows that are there and lean on them, and the rows that were lost, by whom they were and how long.
 * What stands in a sound row is taken from that row.
 */
export class LostPart {
  private readonly doc: Y.Doc;
  /** Yjs client id → the clock up to which rows that are there show that it wrote. */
  private readonly shown = new Map<number, number>();
  /** What the waiting rows hold of each. */
  private readonly held = new Map<number, Range[]>();
  private readonly ends: readonly LostEnd[];

  constructor(stored: StoredDocument, damage: readonly DamagedRow[], doc: Y.Doc, waiting: Waiting) {
    this.doc = doc;
    this.noteWaiting(waiting);
    const rows = damage.filter(({ what }) => what === 'update');
    const written = spansOf(stored);
    const gaps = [...stored.clients].flatMap(([client, owner]) => this.closedGaps(client, owner, written));
    const isInOneGap = (row: DamagedRow): boolean =>
      gaps.some((gap) => isIn(row, gap) && rows.filter((other) => isIn(other, gap)).length === 1);
    this.ends = rows.filter((row) => !isInOneGap(row)).map((row) => this.endOf(stored, row, written));
  }

  /** False: all that is known to be missing is back. */
  get isOpen(): boolean {
    return [...this.shown].some(([client, to]) => this.known(client) < to) || this.openEnds.length > 0;
  }

  /** Whether somebody else may bring what this client wrote from where the document ends up to `end`. */
  mayBring(client: number, end: number): boolean {
    return end <= Math.max(this.shown.get(client) ?? 0, this.endFor(client));
  }

  /** Takes what was lost out of a state; null: nothing of it is in there. Throws Refusal when it is more than was lost. */
  pick({ structs, ds }: ReadUpdate, isOwn: (client: number) => boolean): Healing | null {
    const lost: Uint8Array[] = [];
    let unproven = 0;
    for (const [client, written] of Map.groupBy(structs, ({ id }) => id.client)) {
      const known = this.known(client);
      for (const gap of this.gapsOf(client, known)) addPiece(lost, written, gap);
      const start = Math.max(known, this.shown.get(client) ?? 0);
      if (!isOwn(client)) unproven += addPiece(lost, written, [start, this.endFor(client)]);
    }
    if (unproven > this.openEnds.reduce((sum, { bytes }) => sum + bytes, 0))
      throw badChange('it brings back more than was lost', 'foreignClient');
    if (lost.length === 0) return null;
    return {
      lost,
      rest: updateOf(
        structs.filter(({ id }) => isOwn(id.client)),
        ds,
      ),
    };
  }

  private known(client: number): number {
    return Y.getState(this.doc.store, client);
  }

  /** Up to where sound rows go. */
  private reached(client: number): number {
    const held = this.held.get(client) ?? [];
    return held.reduce((end, [, to]) => Math.max(end, to), this.known(client));
  }

  /** Those of which nothing is back: a row held what one id wrote, with few exceptions. */
  private get openEnds(): LostEnd[] {
    return this.ends.filter(
      ({ from }) => from.size > 0 && [...from].every(([client, clock]) => this.known(client) <= clock),
    );
  }

  /** Up to which clock a client may have written in lost rows; 0: it did not. */
  private endFor(client: number): number {
    const own = this.openEnds.filter(({ from }) => from.has(client));
    if (own.length === 0) return 0;
    return own.reduce((end, { bytes }) => end + bytes, own[0]!.from.get(client)!);
  }

  private noteWaiting({ pendingStructs, pendingDs }: Waiting): void {
    const show = (client: number, to: number): void =>
      void this.shown.set(client, Math.max(this.shown.get(client) ?? 0, to));
    const { structs } = pendingStructs === null ? { structs: [] } : Y.decodeUpdateV2(pendingStructs.update);
    for (const struct of structs) {
      if (struct instanceof Y.Skip) continue;
      const { client, clock } = struct.id;
      show(client, clock + struct.length);
      const held = this.held.get(client) ?? [];
      this.held.set(client, held);
      held.push([clock, clock + struct.length]);
      if (!(struct instanceof Y.Item)) continue;
      const parent: unknown = struct.parent;
      for (const id of [struct.origin, struct.rightOrigin, parent])
        if (id instanceof Y.ID) show(id.client, id.clock + 1);
    }
    if (pendingDs === null) return;
    for (const [client, ranges] of Y.decodeUpdateV2(pendingDs).ds.clients)
      for (const { clock, len } of ranges) show(client, clock + len);
  }

  /** Ids of who wrote the row that no later row writes under: where one does, it shows what came before. */
  private endOf({ clients }: StoredDocument, { seq, owner, size }: DamagedRow, written: Written): LostEnd {
    const from = new Map<number, number>();
    for (const [client, whose] of clients) {
      const isLast = (written.get(client) ?? []).every((span) => span.seq < seq);
      if (isLast && mayBeOf(whose, owner)) from.set(client, this.reached(client));
    }
    return { from, bytes: size };
  }

  /** Between which rows of a client something is missing. */
  private closedGaps(client: number, owner: string, written: Written): RowGap[] {
    const spans = written.get(client) ?? [];
    return this.gapsOf(client, this.known(client)).flatMap(([from, to]) => {
      const next = spans.find((span) => span.from === to);
      const before = spans.findLast((span) => span.to === from);
      return next === undefined ? [] : [{ owner, after: before?.seq ?? 0, before: next.seq }];
    });
  }

  /** The stretches from `known` on of which is shown that they were written, but for what waiting rows hold. */
  private gapsOf(client: number, known: number): Range[] {
    const gaps: Range[] = [];
    let at = known;
    const held = [...(this.held.get(client) ?? [])].sort(([a], [b]) => a - b);
    for (const [from, to] of held) {
      if (from > at) gaps.push([at, from]);
      at = Math.max(at, to);
    }
    const end = this.shown.get(client) ?? 0;
    return end > at ? [...gaps, [at, end]] : gaps;
  }
}

/** What each client wrote in each sound row. */
type Written = ReadonlyMap<number, readonly { seq: number; from: number; to: number }[]>;

function spansOf({ updates }: StoredDocument): Written {
  const written = new Map<number, { seq: number; from: number; to: number }[]>();
  for (const { seq, bytes } of updates) {
    const { from, to } = Y.parseUpdateMeta(bytes);
    for (const [client, end] of to) {
      const spans = written.get(client) ?? [];
      written.set(client, spans);
      spans.push({ seq, from: from.get(client) ?? 0, to: end });
    }
  }
  return written;
}

/** Something of a client of `owner` is missing between two rows. */
interface RowGap {
  readonly owner: string;
  readonly after: number;
  readonly before: number;
}

function isIn({ seq, owner }: DamagedRow, gap: RowGap): boolean {
  return mayBeOf(gap.owner, owner) && gap.after < seq && seq < gap.before;
}

/** Whether somebody's row can hold what was written under an id of `whose`: their commands run under the server's. */
function mayBeOf(whose: string, owner: string): boolean {
  return owner !== '' && (whose === owner || whose === 'server');
}

/** Adds the update of what stands in a stretch; answers how many clocks that are. */
function addPiece(pieces: Uint8Array[], written: readonly Struct[], [from, to]: Range): number {
  const inside = written.flatMap((struct) => cut(struct, from, to));
  if (inside.length > 0) pieces.push(updateOf(inside));
  return inside.reduce((sum, { length }) => sum + length, 0);
}

/** The part of a struct between two clocks. */
function cut(struct: Struct, from: number, to: number): Struct[] {
  const { client, clock } = struct.id;
  const start = Math.max(from, clock);
  const length = Math.min(to, clock + struct.length) - start;
  if (length <= 0 || struct instanceof Y.Skip) return [];
  if (length === struct.length) return [struct];
  const id = new Y.ID(client, start);
  if (struct instanceof Y.GC) return [new Y.GC(id, length)];
  const content = struct.content.copy();
  const tail = start > clock ? content.splice(start - clock) : content;
  if (tail.getLength() > length) tail.splice(length);
  const origin = start > clock ? new Y.ID(client, start - 1) : struct.origin;
  return [new Y.Item(id, null, origin, null, struct.rightOrigin, struct.parent, struct.parentSub, tail)];
}

/** An update of these structs, of each client in order and without gaps, and these deletions. */
function updateOf(structs: readonly Struct[], ds = Y.createDeleteSet()): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const put = (...numbers: readonly number[]): void => {
    for (const number of numbers) encoding.writeVarUint(encoder.restEncoder, number);
  };
  const byClient = Map.groupBy(structs, ({ id }) => id.client);
  put(byClient.size);
  for (const [client, written] of byClient) {
    put(written.length, client, written[0]!.id.clock);
    for (const struct of written) struct.write(encoder, 0);
  }
  put(ds.clients.size);
  for (const [client, ranges] of ds.clients) {
    put(client, ranges.length);
    for (const { clock, len } of ranges) put(clock, len);
  }
  return encoder.toUint8Array();
}
