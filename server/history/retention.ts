/** Retention: what is older than so many days is thinned into whole maps: named versions, and the last of each week. */
import * as Y from 'yjs';
import { every, type Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { documentNamed } from '../../shared/model/scope.ts';
import type { KeptState } from '../storage/historyStore.ts';
import type { Storage } from '../storage/storage.ts';
import { emptyDocument } from '../sync/openDocument.ts';
import { MapHistory } from './mapHistory.ts';
import { documentAt } from './pastDocument.ts';

const day = 24 * 60 * 60 * 1000;
const week = 7 * day;
const firstAfter = 10 * 60_000;

type Tables = Pick<Storage, 'documents' | 'history'>;

/** Looks through all maps soon after the start and then once a day; the answer ends it. `days`: undefined, for ever. */
export function startRetention(
  storage: Tables,
  { clock, log, days }: { readonly clock: Clock; readonly log: Log; readonly days: number | undefined },
): () => void {
  const thin = (): void => {
    thinAll(storage, clock, days).then(
      (maps) => log.info({ maps }, 'history was thinned'),
      (error: unknown) => log.error({ err: error }, 'history could not be thinned'),
    );
  };
  const stopFirst = clock.after(firstAfter, thin);
  const stopDaily = every(clock, day, thin);
  return () => {
    stopFirst();
    stopDaily();
  };
}

/**
 * Thins every document whose archive reaches further back than its map's own days, or else `usualDays`; undefined: for
 * ever. Answers how many there were.
 */
export async function thinAll(storage: Tables, clock: Clock, usualDays: number | undefined): Promise<number> {
  const own = await storage.history.allOwnDays();
  if (usualDays === undefined && own.size === 0) return 0;
  const history = new MapHistory(storage, clock);
  const least = Math.min(usualDays ?? Infinity, ...own.values());
  let thinned = 0;
  for (const doc of await storage.history.documentsBefore(clock.now() - least * day)) {
    const days = own.get(documentNamed(doc)?.mapId ?? '') ?? usualDays;
    if (days === undefined) continue;
    const before = clock.now() - days * day;
    if ((await storage.history.lastArchivedBefore(doc, before)) === 0) continue;
    await history.sittings(doc); // what nobody has asked for yet is told now: afterwards it cannot be
    await thinHistory(storage, doc, before);
    thinned++;
  }
  return thinned;
}

/**
 * Forgets archived rows from before `before`, after whole maps were kept for the versions people named, for restore
 * points, for the last sitting of each week and for the last row of all; each was proven to load as what it stands for.
 */
async function thinHistory(storage: Tables, doc: string, before: number): Promise<void> {
  const last = await storage.history.lastArchivedBefore(doc, before);
  if (last === 0) return;
  const weekly = await lastOfWeeks(storage, doc, last);
  const versions = (await storage.history.versions(doc)).map(({ seq }) => seq).filter((seq) => seq <= last);
  const states: KeptState[] = [];
  for (const seq of new Set([...versions, ...weekly.keys(), last])) {
    states.push({ seq, bytes: await provenState(storage, doc, seq) });
  }
  const kept = { doc, kind: 'kept', name: '', cards: 0, owner: 'server' } as const;
  for (const [seq, at] of weekly) await storage.history.keepVersion({ ...kept, seq, at });
  await storage.history.thin(doc, last, states);
}

/** The last row of the last sitting of each week, and when it was. */
async function lastOfWeeks({ history }: Tables, doc: string, last: number): Promise<Map<number, number>> {
  const ofWeeks = new Map<number, readonly [seq: number, at: number]>();
  for (const { lastSeq, to } of await history.sittings(doc)) {
    const of = Math.floor(to / week);
    if (lastSeq <= last && lastSeq > (ofWeeks.get(of)?.[0] ?? 0)) ofWeeks.set(of, [lastSeq, to]);
  }
  return new Map(ofWeeks.values());
}

/** The whole map after a row. Throws when it does not load as what it stands for: then nothing is forgotten. */
async function provenState(storage: Tables, doc: string, seq: number): Promise<Uint8Array> {
  const document = await documentAt(storage, doc, seq);
  const bytes = Y.encodeStateAsUpdate(document);
  const isProven = loadsAs(bytes, document);
  document.destroy();
  if (!isProven) throw new Error(`${doc} after row ${seq} does not load as what it was.`);
  return bytes;
}

function loadsAs(bytes: Uint8Array, source: Y.Doc): boolean {
  const loaded = emptyDocument();
  Y.applyUpdate(loaded, bytes);
  const isSame = Y.equalSnapshots(Y.snapshot(loaded), Y.snapshot(source));
  loaded.destroy();
  return isSame;
}
