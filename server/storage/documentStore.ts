/** The part of the storage port that keeps documents: an append-only log of updates, and snapshots. */

/** A row of a document's log that has no number yet. */
export interface NewRow {
  readonly doc: string;
  readonly bytes: Uint8Array;
  /** Who made it: `session:…`, `link:…`, `reader:…` or `server`. */
  readonly owner: string;
  readonly at: number;
  /** Yjs client ids seen for the first time, and whose they are from now on. */
  readonly newClients: readonly (readonly [client: number, owner: string])[];
  /** It removes many cards: the map after row `seq` is kept as a version, in the same transaction. */
  readonly restorePoint?: { readonly seq: number; readonly cards: number };
}

/** One row of a document's log. `seq` counts from 1 without gaps; it is the order, whichever node wrote the row. */
export interface UpdateRow extends NewRow {
  readonly seq: number;
}

/** What the list of maps shows, taken from the document at commit. */
export interface MapSummary {
  readonly mapId: string;
  readonly title: string;
  readonly stories: number;
  readonly at: number;
}

/** How many snapshots of a document are kept; the older one helps when the newest is damaged. */
export const keptSnapshots = 2;

/** What one document wants on disk in a turn. */
export interface Batch {
  readonly doc: string;
  /** The newest row the writer knows; rows of others may stand behind it. */
  readonly after: number;
  /** May be empty: then only the summary is written. */
  readonly rows: readonly NewRow[];
  /** Written only when nobody else's row stands behind `after`: it would not show what that row did. */
  readonly summary: MapSummary | null;
}

/** What became of a {@link Batch}. */
export interface BatchOutcome {
  readonly doc: string;
  /** The newest row there is now; all between `after` and it are of the batch or in `others`. */
  readonly lastSeq: number;
  /** The rows others wrote behind `after`, in order. */
  readonly others: readonly UpdateRow[];
  /**
   * A row speaks for a client id that another owner has taken meanwhile, or writes under the same ids as a row of
   * others: no row of the batch was written.
   */
  readonly isRefused: boolean;
}

/** A row or snapshot in quarantine. */
export interface DamagedRow {
  readonly seq: number;
  /** When it was written. */
  readonly at: number;
  readonly what: 'update' | 'snapshot';
  /** Who made it; empty for a snapshot, and where that is not known any more. */
  readonly owner: string;
  /** How many bytes it had. */
  readonly size: number;
  /** When it was put there. */
  readonly foundAt: number;
  /** When all that is known to be lost with it was back, or given up; null: not yet. */
  readonly healedAt: number | null;
}

/** A document as stored: the newest sound snapshot and the sound rows after it, in order. */
export interface StoredDocument {
  readonly snapshot: { readonly seq: number; readonly bytes: Uint8Array } | null;
  readonly updates: readonly { readonly seq: number; readonly bytes: Uint8Array }[];
  /** The highest number ever given, damaged rows included. */
  readonly lastSeq: number;
  /** Rows and snapshots whose checksum failed, now or earlier; they are in quarantine. */
  readonly damaged: readonly DamagedRow[];
  /** Yjs client id → owner. */
  readonly clients: ReadonlyMap<number, string>;
}

export interface DocumentStore {
  /** Damaged rows are moved to quarantine on the way. */
  load(doc: string): Promise<StoredDocument>;
  /**
   * Appends rows behind all there are, durable when it resolves; everything or nothing when it rejects.
   * Rows of the batch that already stand behind its `after` (a commit whose answer was lost) are not written again.
   */
  commit(batches: readonly Batch[]): Promise<readonly BatchOutcome[]>;
  /** The rows behind `seq`, in order, archived ones too. */
  after(doc: string, seq: number): Promise<readonly UpdateRow[]>;
  /** The number of the newest row of each of these documents. */
  heads(docs: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Keeps the snapshot, unless there is a newer one, and moves the rows up to `seq` to the archive, in one transaction. */
  compact(doc: string, seq: number, snapshot: Uint8Array, at: number): Promise<void>;
  /** Keeps the snapshot and forgets every row, older snapshot and damaged row up to `seq`, without a byte left of them. */
  rewrite(doc: string, seq: number, snapshot: Uint8Array, at: number): Promise<void>;
  /** Puts a row or snapshot into quarantine that is sound by its checksum but cannot be used. */
  quarantine(doc: string, what: 'update' | 'snapshot', seq: number): Promise<void>;
  /** What is in quarantine up to row `seq` is healed, or given up: no copy brings it back any more. */
  markHealed(doc: string, seq: number, at: number): Promise<void>;
  /** The whole log: archived and live rows in order. */
  history(doc: string): Promise<readonly UpdateRow[]>;
}
