/** The part of the storage port that history is told from: the log by stretches, sittings, versions, visits. */

/** A row of the log. */
export interface HistoryRow {
  readonly seq: number;
  /** null: damaged. */
  readonly bytes: Uint8Array | null;
  readonly owner: string;
  readonly at: number;
}

/** A point of the log that can be gone back to: the map after row `seq`. */
export interface VersionRow {
  readonly doc: string;
  readonly seq: number;
  /** Named by a person, or kept by itself: before many cards were removed, or of a week whose rows were forgotten. */
  readonly kind: 'named' | 'removal' | 'kept';
  /** Empty when it was kept by itself. */
  readonly name: string;
  /** Of a removal: how many cards it took. */
  readonly cards: number;
  readonly owner: string;
  readonly at: number;
}

/** A stretch of work without a long pause, with what was done in it as JSON. */
export interface SittingRow {
  readonly doc: string;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly from: number;
  readonly to: number;
  readonly digest: string;
}

/** When a person last left a map, and after which row; `since` is the time before that one. */
export interface VisitRow {
  readonly sessionId: string;
  readonly mapId: string;
  readonly seq: number;
  readonly at: number;
  readonly sinceSeq: number;
  readonly sinceAt: number;
}

export interface KeptState {
  readonly seq: number;
  readonly bytes: Uint8Array;
}

export interface HistoryStore {
  /** At most `most` rows after `seq`, in order. */
  rowsAfter(doc: string, seq: number, most: number): Promise<readonly HistoryRow[]>;
  /** The newest sound state at or before `seq`; null: the log begins with nothing. */
  stateBefore(doc: string, seq: number): Promise<KeptState | null>;
  /** Keeps the map as it was after a row, so that it need not be replayed from far back. */
  keepState(doc: string, state: KeptState): Promise<void>;
  /** Keeps a version; one of the same row and kind takes its place. */
  keepVersion(version: VersionRow): Promise<void>;
  /** Newest first. */
  versions(doc: string): Promise<readonly VersionRow[]>;
  keepSittings(sittings: readonly SittingRow[]): Promise<void>;
  /** Newest first. */
  sittings(doc: string): Promise<readonly SittingRow[]>;
  /** The times of rows in quarantine. */
  damagedTimes(doc: string): Promise<readonly number[]>;
  /** That of a guest who has become part of an account is the account's, here and below. */
  keepVisit(visit: VisitRow): Promise<void>;
  visit(sessionId: string, mapId: string): Promise<VisitRow | null>;
  /** How many days the history of a map is kept row by row, where its owner says so; null: as long as the server keeps it. */
  ownDays(mapId: string): Promise<number | null>;
  /** The maps that have days of their own. */
  allOwnDays(): Promise<ReadonlyMap<string, number>>;
  setOwnDays(mapId: string, days: number | null): Promise<void>;
  /** The documents whose archive has rows from before `at`. */
  documentsBefore(at: number): Promise<readonly string[]>;
  /** The last archived row of a document from before `at`; 0: none. */
  lastArchivedBefore(doc: string, at: number): Promise<number>;
  /** Keeps the states, then forgets archived rows, sittings and other states up to `seq`: all of it or nothing. */
  thin(doc: string, seq: number, states: readonly KeptState[]): Promise<void>;
}
