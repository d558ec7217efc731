/** Who did what on a map, told from its log: sitting by sitting, and since a person was last there. */
import * as Y from 'yjs';
import * as z from 'zod/mini';
import { ChangeReader, mapChangeSchema, type MapChange } from '../../shared/views/mapChanges.ts';
import type { Clock } from '../clock.ts';
import type { HistoryRow, SittingRow } from '../storage/historyStore.ts';
import type { Storage } from '../storage/storage.ts';
import { UnplayableRow } from '../sync/openDocument.ts';
import { documentAt, eachRow, withoutPoison } from './pastDocument.ts';

/** A pause longer than this ends a sitting, and so does a sitting that has gone on for so long. Milliseconds. */
export const longestPause = 30 * 60_000;
const longestSitting = 6 * 60 * 60_000;
/** After so many rows the whole map is kept, so that nothing is ever replayed from far back. */
const rowsPerState = 2000;

/** What one owner of rows did. */
export interface Deeds {
  readonly by: string;
  readonly changes: readonly MapChange[];
}

export interface Sitting {
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly from: number;
  readonly to: number;
  readonly deeds: readonly Deeds[];
}

type Tables = Pick<Storage, 'documents' | 'history'>;

const digestSchema = z.array(z.object({ by: z.string(), changes: z.array(mapChangeSchema) }));

export class MapHistory {
  private readonly tables: Tables;
  private readonly clock: Clock;
  private readonly running = new Map<string, Promise<Sitting[]>>();

  constructor(tables: Tables, clock: Clock) {
    this.tables = tables;
    this.clock = clock;
  }

  /** All sittings, newest first. Two who ask at once share the work. */
  sittings(doc: string): Promise<Sitting[]> {
    const running = this.running.get(doc);
    if (running !== undefined) return running;
    const asked = withoutPoison(this.tables, doc, () => this.readSittings(doc)).finally(() =>
      this.running.delete(doc),
    );
    this.running.set(doc, asked);
    return asked;
  }

  /** What everybody did after row `seq`, except for the owners of rows who are the person who asks. */
  since(doc: string, seq: number, isMe: (owner: string) => boolean): Promise<Deeds[]> {
    return withoutPoison(this.tables, doc, async () => {
      const reader = new ChangeReader(await documentAt(this.tables, doc, seq));
      await eachRow(this.tables, doc, seq, (row) => take(reader, row));
      const deeds = reader.finish();
      reader.doc.destroy();
      return deeds.filter(({ by }) => !isMe(by));
    });
  }

  private async readSittings(doc: string): Promise<Sitting[]> {
    const { history } = this.tables;
    const told = (await history.sittings(doc)).map(readSitting);
    const from = told[0]?.lastSeq ?? 0;
    const [first] = await history.rowsAfter(doc, from, 1);
    if (first === undefined) return told;
    const reader = new ChangeReader(await documentAt(this.tables, doc, first.seq - 1));
    const fresh = await this.tellRows(doc, first.seq - 1, reader);
    reader.doc.destroy();
    const isOver = ({ to }: Sitting): boolean => this.clock.now() - to > longestPause;
    const closed = fresh.filter((sitting, i) => i < fresh.length - 1 || isOver(sitting));
    await history.keepSittings(closed.map((sitting) => writeSitting(doc, sitting)));
    return [...fresh.reverse(), ...told];
  }

  /** Reads the rows after `seq` into sittings, oldest first, and keeps the whole map now and then. */
  private async tellRows(doc: string, seq: number, reader: ChangeReader): Promise<Sitting[]> {
    const sittings: Sitting[] = [];
    const states: { seq: number; bytes: Uint8Array }[] = [];
    let keptAt = (await this.tables.history.stateBefore(doc, seq))?.seq ?? 0;
    let running: Omit<Sitting, 'deeds'> | null = null;
    const end = (): void => {
      if (running === null) return;
      sittings.push({ ...running, deeds: reader.finish() });
      if (running.lastSeq - keptAt < rowsPerState) return;
      keptAt = running.lastSeq;
      states.push({ seq: keptAt, bytes: Y.encodeStateAsUpdate(reader.doc) });
    };
    await eachRow(this.tables, doc, seq, (row) => {
      if (running !== null && isApart(running, row)) {
        end();
        running = null;
      }
      take(reader, row);
      const { firstSeq, from } = running ?? { firstSeq: row.seq, from: row.at };
      running = { firstSeq, from, lastSeq: row.seq, to: Math.max(row.at, from) };
      return true;
    });
    end();
    for (const state of states) await this.tables.history.keepState(doc, state);
    return sittings;
  }
}

function isApart({ from, to }: Pick<Sitting, 'from' | 'to'>, { at }: HistoryRow): boolean {
  return at - to > longestPause || at - from > longestSitting;
}

function take(reader: ChangeReader, { seq, bytes, owner }: HistoryRow): true {
  try {
    if (bytes !== null) reader.take(bytes, owner);
  } catch (cause) {
    throw new UnplayableRow('update', seq, cause);
  }
  return true;
}

function writeSitting(doc: string, { deeds, ...sitting }: Sitting): SittingRow {
  return { doc, ...sitting, digest: JSON.stringify(deeds) };
}

function readSitting({ firstSeq, lastSeq, from, to, digest }: SittingRow): Sitting {
  return { firstSeq, lastSeq, from, to, deeds: readDigest(digest) };
}

/** A digest of another version reads as if nothing was done; the sitting and its time stay. */
function readDigest(digest: string): Deeds[] {
  const parsed = digestSchema.safeParse(JSON.parse(digest));
  return parsed.success ? parsed.data : [];
}
