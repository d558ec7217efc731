/** Compaction: a snapshot stands for a stretch of the log, once it has been proven to load. */
import * as Y from 'yjs';
import { documentNamed, type Scope } from '../../shared/model/scope.ts';
import { documentRules } from '../../shared/protocol/documents.ts';
import { readMeta, readRecords } from '../../shared/model/readMap.ts';
import type { DocumentStore, StoredDocument } from '../storage/documentStore.ts';
import { damageToHeal } from './lostPart.ts';
import { dropPending, emptyDocument, hasPending, isUnbroken, replay } from './openDocument.ts';

/** A snapshot that did not load as what it was made from; nothing was archived. */
export class SnapshotMismatch extends Error {
  override readonly name = 'SnapshotMismatch';
}

/** Makes the snapshot of what is stored; null: something in it waits for what is missing. Rejects on a mismatch. */
export type MakeSnapshot = (stored: Log, scope: Scope) => Promise<Uint8Array | null>;

/** What a snapshot is made of. */
export interface Log extends Pick<StoredDocument, 'snapshot' | 'updates'> {
  /** False: rows were lost for good, and what waits for them never comes. */
  readonly isWhole: boolean;
}

/** A log row of so many bytes counts as one, a longer one as several. */
const usualRow = 4096;

/** How much a row makes a document worth compacting. */
export function weightOf(bytes: Uint8Array): number {
  return 1 + bytes.byteLength / usualRow;
}

/**
 * Replays the stored log, writes its state as a snapshot and archives the rows it stands for.
 * A damaged log is left alone while copies may heal it: its rows are still needed for that. Returns whether anything was done.
 */
export async function compactDocument(
  documents: DocumentStore,
  name: string,
  at: number,
  make: MakeSnapshot = async (stored, scope) => snapshotOf(stored, scope),
): Promise<boolean> {
  const stored = await documents.load(name);
  if (stored.updates.length === 0 || damageToHeal(stored, at).length > 0) return false;
  const { snapshot, updates } = stored;
  const log = { snapshot, updates, isWhole: isUnbroken(stored) };
  const made = await make(log, documentNamed(name)?.scope ?? 'map');
  if (made === null) return false;
  await documents.compact(name, updates.at(-1)!.seq, made, at);
  return true;
}

/** The state of a log as one update. Throws {@link SnapshotMismatch}. */
export function snapshotOf(stored: Log, scope: Scope): Uint8Array | null {
  const replayed = replay(stored, [], scope);
  if (!stored.isWhole) dropPending(replayed);
  if (hasPending(replayed)) return null;
  const snapshot = Y.encodeStateAsUpdate(replayed);
  verify(snapshot, replayed, scope);
  replayed.destroy();
  return snapshot;
}

/**
 * Forgets all that a document ever was: only its state of now stays, in which nothing is left of what was overwritten.
 * Damaged rows go as well. Answers whether there was anything.
 */
export async function forgetPast(documents: DocumentStore, name: string, at: number): Promise<boolean> {
  const stored = await documents.load(name);
  if (stored.lastSeq === 0) return false;
  const scope = documentNamed(name)?.scope ?? 'map';
  const replayed = replay(stored, [], scope);
  dropPending(replayed);
  const snapshot = Y.encodeStateAsUpdate(replayed);
  verify(snapshot, replayed, scope);
  await documents.rewrite(name, stored.lastSeq, snapshot, at);
  replayed.destroy();
  return true;
}

function verify(snapshot: Uint8Array, source: Y.Doc, scope: Scope): void {
  const loaded = emptyDocument(scope);
  Y.applyUpdate(loaded, snapshot);
  const isSame =
    !hasPending(loaded) &&
    Y.equalSnapshots(Y.snapshot(loaded), Y.snapshot(source)) &&
    plain(loaded, scope) === plain(source, scope);
  loaded.destroy();
  if (!isSame) throw new SnapshotMismatch('The snapshot does not load as the log it stands for.');
}

function plain(doc: Y.Doc, scope: Scope): string {
  const records = documentRules[scope].kinds.map((kind) => readRecords(doc, kind));
  return JSON.stringify([readMeta(doc), ...records], (_key, value: unknown) =>
    value instanceof Map ? Object.fromEntries([...value].sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  );
}
