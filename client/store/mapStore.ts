/** The open map as plain records: document events replace only the records they touched. */
import type * as Y from 'yjs';
import { metaOf, recordOf, recordsOf } from '../../shared/model/document.ts';
import { isId, kindOf, kinds, type Id, type Kind } from '../../shared/model/id.ts';
import { readMap, readMeta, readRecord } from '../../shared/model/readMap.ts';
import type { MapRecords } from '../../shared/model/records.ts';
import { arrangeMap, rearrangeStories, refreshGrid, type MapGrid } from '../../shared/views/arrangeMap.ts';
import { caretOffset, type TypingPlace } from './caretPlace.ts';
import { LayeredMap } from './layeredMap.ts';

/** What one transaction changed. */
export interface MapChange {
  readonly touched: ReadonlySet<Id>;
  /** Whether the grid may look different: something added, archived, moved or re-ranked, not merely its words. */
  readonly rearranged: boolean;
}

export interface MapStore {
  /** Untouched records keep their identity between snapshots. */
  readonly getRecords: () => MapRecords;
  /** A new object after every change; untouched cells keep their identity while nothing is rearranged. */
  readonly getGrid: () => MapGrid;
  /** Where somebody's caret is in the text as it is now. */
  readonly caretOf: (place: TypingPlace) => number;
  /** Called after every transaction that changed the map, whatever its origin. */
  readonly subscribe: (listener: (change: MapChange) => void) => () => void;
  readonly dispose: () => void;
}

/** Fields that decide where a record stands; any other leaves the arrangement as it is. */
const arrangingFields: ReadonlySet<string | null> = new Set([
  'order',
  'activityId',
  'stepId',
  'releaseId',
  'archivedAt',
]);
const arrangedKinds: ReadonlySet<Kind> = new Set(['activity', 'step', 'story', 'release']);

/** Reads the document once and follows it from then on. Hears every origin. */
export function createMapStore(doc: Y.Doc): MapStore {
  const meta: unknown = metaOf(doc);
  const kindOfType = new Map<unknown, Kind>(kinds.map((kind) => [recordsOf(doc, kind), kind]));
  let records = readMap(doc);
  let grid: MapGrid | null = null;
  const listeners = new Set<(change: MapChange) => void>();

  const observer = (transaction: Y.Transaction): void => {
    const isMetaChanged = [...transaction.changed.keys()].some((type) => pathOf(type).root === meta);
    const read = readChange(transaction, kindOfType);
    if (read.touched.size === 0 && !isMetaChanged) return;
    const before = records;
    records = replaceRecords(doc, records, read.touched, isMetaChanged);
    const hasOtherLevels = records.meta.settings.twoLevels !== before.meta.settings.twoLevels;
    const change = hasOtherLevels ? { ...read, rearranged: true } : read;
    if (change.rearranged)
      grid =
        grid !== null && !hasOtherLevels && onlyStories(change)
          ? rearrangeStories(grid, before, records, change.touched)
          : null;
    else if (grid !== null) grid = refreshGrid(grid, records, change.touched);
    for (const listener of listeners) listener(change);
  };
  doc.on('afterTransaction', observer);

  return {
    getRecords: () => records,
    getGrid: () => (grid ??= arrangeMap(records)),
    caretOf: (place) => caretOffset(doc, place),
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

/** More than this are arranged anew with all others. */
const mostRearranged = 50;

function onlyStories({ touched }: MapChange): boolean {
  return touched.size <= mostRearranged && [...touched].every((id) => isId('story', id));
}

/** Maps each changed type of the transaction to the record it belongs to. */
function readChange(transaction: Y.Transaction, kindOfType: ReadonlyMap<unknown, Kind>): MapChange {
  const touched = new Set<Id>();
  let rearranged = false;
  for (const [type, keys] of transaction.changed) {
    const path = pathOf(type);
    const kind = kindOfType.get(path.root);
    if (kind === undefined) continue;
    const ids = path.depth === 0 ? [...keys] : [path.id];
    for (const id of ids) if (isId(kind, id)) touched.add(id);
    if (!arrangedKinds.has(kind)) continue;
    rearranged ||=
      path.depth === 0 || (path.depth === 1 && [...keys].some((key) => arrangingFields.has(key)));
  }
  return { touched, rearranged };
}

/** Yjs types its events through the type, so no narrower parameter fits every root. */
type AnyType = Y.Transaction['changed'] extends Map<infer T, unknown> ? T : never;

interface TypePath {
  readonly root: unknown;
  /** The record's id; null for the root itself. */
  readonly id: string | null;
  /** 0: the root, 1: a record, 2: a text or set inside it. */
  readonly depth: number;
}

function pathOf(type: AnyType): TypePath {
  let root: AnyType = type;
  let id: string | null = null;
  let depth = 0;
  for (; root._item !== null; root = root._item.parent as AnyType) {
    id = root._item.parentSub;
    depth++;
  }
  return { root, id, depth };
}

function replaceRecords(
  doc: Y.Doc,
  before: MapRecords,
  touched: ReadonlySet<Id>,
  isMetaChanged: boolean,
): MapRecords {
  const next: Record<string, unknown> = { ...before };
  if (isMetaChanged) next['meta'] = readMeta(doc);
  for (const [kind, ids] of Map.groupBy(touched, (id) => kindOf(id)!)) {
    const changes = new Map(
      ids.map((id) => {
        const record = recordOf(doc, kind, id);
        return [id, record === null ? null : readRecord(kind, id, record)];
      }),
    );
    next[kind] = LayeredMap.changed<Id, unknown>(before[kind], changes);
  }
  return next as unknown as MapRecords;
}
