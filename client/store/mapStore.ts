/** The open map as plain records: document events replace only the records they touched. */
import type * as Y from 'yjs';
import { kindOfRoot, metaOf, recordOf, rootsOf } from '../../shared/model/document.ts';
import { isId, type Id, type Kind } from '../../shared/model/id.ts';
import { readMap, readMeta, readRecord } from '../../shared/model/readMap.ts';
import type { MapRecords } from '../../shared/model/records.ts';
import { arrangeMap, type MapGrid } from '../../shared/views/arrangeMap.ts';

/** What one transaction changed. */
export interface MapChange {
  readonly touched: ReadonlySet<Id>;
  /** Whether the grid may look different: something added, archived, moved or re-ranked, not merely its words. */
  readonly rearranged: boolean;
}

export interface MapStore {
  /** Untouched records keep their identity between snapshots. */
  readonly getRecords: () => MapRecords;
  /** Arranged once per snapshot. */
  readonly getGrid: () => MapGrid;
  /** Called after every transaction that changed the map, whatever its origin. */
  readonly subscribe: (listener: (change: MapChange) => void) => () => void;
  readonly dispose: () => void;
}

/** Fields that decide where a record stands; any other leaves the arrangement as it is. */
const arrangingFields = new Set(['order', 'activityId', 'stepId', 'releaseId', 'archivedAt']);

/** Reads the document once and follows it from then on. Hears every origin. */
export function createMapStore(doc: Y.Doc): MapStore {
  let records = readMap(doc);
  let grid: MapGrid | null = null;
  const listeners = new Set<(change: MapChange) => void>();
  const roots = new Map<unknown, string>([...doc.share].map(([name, root]) => [root, name]));
  for (const root of rootsOf(doc)) if (!roots.has(root)) roots.set(root, nameOf(doc, root));

  const observer = (transaction: Y.Transaction): void => {
    const { touched, rearranged, metaChanged } = readChanges(transaction, roots, metaOf(doc));
    if (touched.size === 0 && !metaChanged) return;
    records = replaceRecords(doc, records, touched, metaChanged);
    grid = null;
    const change = { touched: new Set(touched.keys()), rearranged };
    for (const listener of listeners) listener(change);
  };
  doc.on('afterTransaction', observer);

  return {
    getRecords: () => records,
    getGrid: () => (grid ??= arrangeMap(records)),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose: () => {
      doc.off('afterTransaction', observer);
      listeners.clear();
    },
  };
}

function nameOf(doc: Y.Doc, root: unknown): string {
  for (const [name, type] of doc.share) if (type === root) return name;
  return '';
}

interface Changes {
  readonly touched: Map<Id, Kind>;
  rearranged: boolean;
  metaChanged: boolean;
}

/** Maps each changed type of the transaction to the record it belongs to. */
function readChanges(transaction: Y.Transaction, roots: ReadonlyMap<unknown, string>, meta: unknown): Changes {
  const changes: Changes = { touched: new Map(), rearranged: false, metaChanged: false };
  for (const [type, keys] of transaction.changed) {
    if ((type as unknown) === meta) {
      changes.metaChanged = true;
      continue;
    }
    const path = pathOf(type, roots);
    const kind = path === null ? null : kindOfRoot(path.root);
    if (path === null || kind === null) continue;
    if (path.depth === 0) {
      changes.rearranged = true;
      for (const id of keys) if (id !== null && isId(kind, id)) changes.touched.set(id, kind);
    } else if (isId(kind, path.id)) {
      changes.touched.set(path.id, kind);
      if (path.depth === 1 && [...keys].some((key) => key !== null && arrangingFields.has(key))) {
        changes.rearranged = true;
      }
    }
  }
  return changes;
}

/** Yjs types its events through the type, so no narrower parameter fits every root. */
type AnyType = Y.Transaction['changed'] extends Map<infer T, unknown> ? T : never;

interface TypePath {
  readonly root: string;
  /** The record's id; empty for the root itself. */
  readonly id: string;
  /** 0: the root, 1: a record, 2: a text or set inside it. */
  readonly depth: number;
}

function pathOf(type: AnyType, roots: ReadonlyMap<unknown, string>): TypePath | null {
  let current: AnyType = type;
  let id = '';
  let depth = 0;
  while (current._item !== null) {
    id = current._item.parentSub ?? '';
    depth++;
    current = current._item.parent as AnyType;
  }
  const root = roots.get(current);
  return root === undefined ? null : { root, id, depth };
}

function replaceRecords(
  doc: Y.Doc,
  before: MapRecords,
  touched: ReadonlyMap<Id, Kind>,
  metaChanged: boolean,
): MapRecords {
  const next: Record<string, unknown> = { ...before };
  if (metaChanged) next['meta'] = readMeta(doc);
  const copied = new Set<Kind>();
  for (const [id, kind] of touched) {
    if (!copied.has(kind)) {
      copied.add(kind);
      next[kind] = new Map(before[kind] as ReadonlyMap<Id, unknown>);
    }
    const record = recordOf(doc, kind, id);
    const records = next[kind] as Map<Id, unknown>;
    if (record === null) records.delete(id);
    else records.set(id, readRecord(kind, id as Id<typeof kind>, record));
  }
  return next as unknown as MapRecords;
}
