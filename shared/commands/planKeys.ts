/** The keys of a plan and the ids they became: fresh ones, or those of records of the same name. */
import type * as Y from 'yjs';
import { recordOf } from '../model/document.ts';
import { isId, type Id, type Kind } from '../model/id.ts';
import type { MapRecords } from '../model/records.ts';

/** Where a plan may name records of the map, a key that it does not declare is the id of one. */
export class PlanKeys {
  private readonly ids = new Map<string, Id>();
  private readonly doc: Y.Doc;
  private readonly existing: MapRecords;
  private readonly namesRecords: boolean;

  constructor(doc: Y.Doc, existing: MapRecords, namesRecords: boolean) {
    this.doc = doc;
    this.existing = existing;
    this.namesRecords = namesRecords;
  }

  set<K extends Kind>(kind: K, key: string, id: Id<K>): void {
    this.ids.set(`${kind} ${key}`, id);
  }

  /** The ids that records of this kind in the plan became. */
  made<K extends Kind>(kind: K, entries: readonly { readonly key: string }[]): Id<K>[] {
    return entries.flatMap(({ key }) => {
      const id = this.ids.get(`${kind} ${key}`);
      return id === undefined || !isId(kind, id) ? [] : [id];
    });
  }

  idOf<K extends Kind>(kind: K, key: string | null): Id<K> | null {
    const id = key === null ? undefined : this.ids.get(`${kind} ${key}`);
    if (id === undefined && key !== null && this.namesRecords && isId(kind, key)) return key;
    return id !== undefined && recordOf(this.doc, kind, id) !== null ? (id as Id<K>) : null;
  }

  idsOf<K extends Kind>(kind: K, keys: readonly string[] = []): Id<K>[] {
    return keys.map((key) => this.idOf(kind, key)).filter((id) => id !== null);
  }

  /** Entries without a live record of the same name; the matched ones are pointed at it. */
  unmatched<T extends { key: string; archivedAt?: number | null | undefined }>(
    kind: 'persona' | 'label' | 'release',
    entries: readonly T[],
    nameOf: (entry: T) => string,
  ): T[] {
    const byName = new Map<string, Id>();
    for (const record of this.existing[kind].values()) {
      if (record.archivedAt === null) byName.set(record.name.trim().toLowerCase(), record.id);
    }
    byName.delete('');
    return entries.filter((entry) => {
      const match = entry.archivedAt != null ? undefined : byName.get(nameOf(entry).trim().toLowerCase());
      if (match !== undefined) this.ids.set(`${kind} ${entry.key}`, match);
      return match === undefined;
    });
  }
}
