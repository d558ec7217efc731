/** One group commit per turn of the event loop, for all rooms: whoever waits shares one trip to the disk. */
import type { Clock } from '../clock.ts';
import { stopwatch, type Traffic } from '../traffic.ts';
import type { Log } from '../log.ts';
import type { Batch, BatchOutcome, DocumentStore, MapSummary, NewRow } from '../storage/documentStore.ts';

/** A room, as the queue sees it. */
export interface Committer {
  /** The document's name. */
  readonly name: string;
  /** The newest stored row the room knows; the store appends behind it, and says what others wrote there. */
  readonly storedSeq: number;
  /** Asked once per commit. */
  summary(): MapSummary | null;
  /** Everything up to the room's own `number` is on disk, with what others wrote meanwhile. */
  committed(number: number, outcome: BatchOutcome): void;
  /** The store refuses, or took up again. */
  storageChanged(isFailing: boolean): void;
  /** Somebody else took a client id that one of our rows speaks for: what is in memory cannot be kept. */
  conflicted(): void;
}

interface Waiting {
  readonly row: NewRow;
  readonly number: number;
  readonly from: Committer;
}

const firstRetry = 250;
const longestRetry = 2000;
/**
 * After telling everybody the next commit waits for as long as telling took: what comes in meanwhile is told in one
 * frame. A few people never notice; a crowd costs half. Milliseconds.
 */
const longestPause = 10;

export class CommitQueue {
  private waiting: Waiting[] = [];
  private readonly unsummarised = new Set<Committer>();
  private isScheduled = false;
  private isFlushing = false;
  private failures = 0;
  /** The next commit may begin from then on. */
  private mayBeginAt = 0;
  private readonly watchers = new Set<Committer>();
  private readonly idleListeners: (() => void)[] = [];
  private readonly documents: DocumentStore;
  private readonly clock: Clock;
  private readonly log: Log;
  private readonly traffic: Traffic;

  private readonly timer: () => number;

  constructor(dependencies: {
    documents: DocumentStore;
    clock: Clock;
    log: Log;
    traffic: Traffic;
    /** Measures how long telling takes, in milliseconds; a test's own may stand still. */
    timer?: () => number;
  }) {
    this.timer = dependencies.timer ?? (() => performance.now());
    this.documents = dependencies.documents;
    this.clock = dependencies.clock;
    this.log = dependencies.log;
    this.traffic = dependencies.traffic;
  }

  /** Whether the last commit failed; then nothing new is durable until it works again. */
  get isFailing(): boolean {
    return this.failures > 0;
  }

  /** How many updates wait for the disk. */
  get length(): number {
    return this.waiting.length;
  }

  /** Tells this room when the store fails and recovers, until the answer is called. */
  watch(room: Committer): () => void {
    this.watchers.add(room);
    return () => void this.watchers.delete(room);
  }

  /** Takes a row of a room, under the room's own count; the store gives it its place in the log. */
  enqueue(row: NewRow, number: number, from: Committer): void {
    this.waiting.push({ row, number, from });
    if (!this.isFailing) this.schedule();
  }

  /** Has what the list of maps shows of a room written again. */
  summarise(room: Committer): void {
    this.unsummarised.add(room);
    if (!this.isFailing) this.schedule();
  }

  /** The rows of a document that are not on disk yet, in order. */
  uncommitted(doc: string): NewRow[] {
    return this.waiting.filter(({ row }) => row.doc === doc).map(({ row }) => row);
  }

  /** Resolves when everything waiting now is on disk, or the store has refused it. */
  async settled(): Promise<void> {
    if (this.waiting.length === 0 || this.isFailing) return;
    await new Promise<void>((resolve) => this.idleListeners.push(resolve));
  }

  private get isIdle(): boolean {
    return this.waiting.length === 0 && this.unsummarised.size === 0;
  }

  private schedule(): void {
    if (this.isScheduled || this.isFlushing) return;
    this.isScheduled = true;
    const begin = (): void => {
      this.isScheduled = false;
      void this.flush();
    };
    const pause = this.mayBeginAt - this.timer();
    if (pause < 1) setImmediate(begin);
    else setTimeout(begin, Math.min(pause, longestPause));
  }

  private async flush(): Promise<void> {
    if (this.isFlushing || this.isIdle) return;
    this.isFlushing = true;
    const entries = [...this.waiting];
    const rooms = new Set([...entries.map(({ from }) => from), ...this.unsummarised]);
    this.unsummarised.clear();
    const seconds = stopwatch();
    try {
      const outcomes = await this.documents.commit(batchesOf(entries, rooms));
      this.traffic.commitSeconds.observe(seconds());
      this.traffic.updatesCommitted += entries.length;
      const begun = this.timer();
      this.succeeded(entries, rooms, outcomes);
      this.mayBeginAt = 2 * this.timer() - begun;
    } catch (error) {
      for (const room of rooms) this.unsummarised.add(room);
      this.failed(error, entries.length);
    }
    this.isFlushing = false;
    if (this.waiting.length === 0 || this.isFailing) for (const done of this.idleListeners.splice(0)) done();
    if (!this.isIdle && !this.isFailing) this.schedule();
  }

  private succeeded(
    entries: readonly Waiting[],
    rooms: ReadonlySet<Committer>,
    outcomes: readonly BatchOutcome[],
  ): void {
    const done = new Set(entries);
    const refused = new Set(outcomes.filter(({ isRefused }) => isRefused).map(({ doc }) => doc));
    this.waiting = this.waiting.filter((entry) => !done.has(entry) && !refused.has(entry.row.doc));
    if (this.isFailing) {
      this.failures = 0;
      this.log.info('storage works again');
      for (const room of this.watchers) room.storageChanged(false);
    }
    const reached = new Map<Committer, number>();
    for (const { number, from } of entries) reached.set(from, number);
    const outcomeOf = new Map(outcomes.map((outcome) => [outcome.doc, outcome]));
    for (const room of rooms) {
      if (refused.has(room.name)) room.conflicted();
      else room.committed(reached.get(room) ?? 0, outcomeOf.get(room.name)!);
    }
  }

  private failed(error: unknown, updates: number): void {
    this.log.error({ err: error, updates }, 'commit failed');
    this.traffic.commitsFailed++;
    this.failures++;
    if (this.failures === 1) for (const room of this.watchers) room.storageChanged(true);
    const delay = Math.min(longestRetry, firstRetry * 2 ** (this.failures - 1));
    this.clock.after(delay, () => void this.flush());
  }
}

/** One batch per document; a room that was closed and opened again may have rows of both. */
function batchesOf(entries: readonly Waiting[], rooms: ReadonlySet<Committer>): Batch[] {
  const batches = new Map<
    string,
    { doc: string; after: number; rows: NewRow[]; summary: MapSummary | null }
  >();
  for (const room of rooms) {
    const { name, storedSeq } = room;
    const batch = batches.get(name);
    const summary = room.summary();
    if (batch === undefined) batches.set(name, { doc: name, after: storedSeq, rows: [], summary });
    else {
      batch.after = Math.min(batch.after, storedSeq);
      batch.summary = summary ?? batch.summary;
    }
  }
  for (const { row } of entries) batches.get(row.doc)!.rows.push(row);
  return [...batches.values()];
}
