/** One group commit per turn of the event loop, for all rooms: whoever waits shares one trip to the disk. */
import type { Clock } from '../clock.ts';
import { stopwatch, type Traffic } from '../traffic.ts';
import type { Log } from '../log.ts';
import { SequenceConflict, type DocumentStore, type MapSummary, type UpdateRow } from '../storage/storage.ts';

/** A room, as the queue sees it. */
export interface Committer {
  /** Asked once per commit. */
  summary(): MapSummary | null;
  /** Everything up to `seq` is on disk. */
  committed(seq: number): void;
  /** The store refuses, or took up again. */
  storageChanged(isFailing: boolean): void;
  /** The log on disk has other updates under our numbers: what is in memory cannot be kept. */
  conflicted(): void;
}

interface Waiting {
  readonly row: UpdateRow;
  readonly from: Committer;
}

const firstRetry = 250;
const longestRetry = 2000;

export class CommitQueue {
  private waiting: Waiting[] = [];
  private isScheduled = false;
  private isFlushing = false;
  private failures = 0;
  private readonly watchers = new Set<Committer>();
  private readonly idleListeners: (() => void)[] = [];
  private readonly documents: DocumentStore;
  private readonly clock: Clock;
  private readonly log: Log;
  private readonly traffic: Traffic;

  constructor(dependencies: { documents: DocumentStore; clock: Clock; log: Log; traffic: Traffic }) {
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

  enqueue(row: UpdateRow, from: Committer): void {
    this.waiting.push({ row, from });
    if (!this.isFailing) this.schedule();
  }

  /** The rows of a document that are not on disk yet, in order. */
  uncommitted(doc: string): UpdateRow[] {
    return this.waiting.filter(({ row }) => row.doc === doc).map(({ row }) => row);
  }

  /** Resolves when everything waiting now is on disk, or the store has refused it. */
  async settled(): Promise<void> {
    if (this.waiting.length === 0 || this.isFailing) return;
    await new Promise<void>((resolve) => this.idleListeners.push(resolve));
  }

  private schedule(): void {
    if (this.isScheduled || this.isFlushing) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      void this.flush();
    });
  }

  private async flush(): Promise<void> {
    if (this.isFlushing || this.waiting.length === 0) return;
    this.isFlushing = true;
    const batch = [...this.waiting];
    const seconds = stopwatch();
    try {
      await this.commit(batch);
      this.traffic.commitSeconds.observe(seconds());
      this.traffic.updatesCommitted += batch.length;
      this.succeeded(batch);
    } catch (error) {
      this.failed(error, batch);
    }
    this.isFlushing = false;
    if (this.waiting.length === 0 || this.isFailing) for (const done of this.idleListeners.splice(0)) done();
    if (this.waiting.length > 0 && !this.isFailing) this.schedule();
  }

  private async commit(batch: readonly Waiting[]): Promise<void> {
    const rooms = new Set(batch.map(({ from }) => from));
    const summaries = [...rooms].map((room) => room.summary()).filter((summary) => summary !== null);
    await this.documents.commit(
      batch.map(({ row }) => row),
      summaries,
    );
  }

  private succeeded(batch: readonly Waiting[]): void {
    const done = new Set(batch);
    this.waiting = this.waiting.filter((entry) => !done.has(entry));
    if (this.isFailing) {
      this.failures = 0;
      this.log.info('storage works again');
      for (const room of this.watchers) room.storageChanged(false);
    }
    const reached = new Map<Committer, number>();
    for (const { row, from } of batch) reached.set(from, row.seq);
    for (const [room, seq] of reached) room.committed(seq);
  }

  private failed(error: unknown, batch: readonly Waiting[]): void {
    this.log.error({ err: error, updates: batch.length }, 'commit failed');
    this.traffic.commitsFailed++;
    if (error instanceof SequenceConflict) {
      const rooms = new Set(batch.filter(({ row }) => row.doc === error.doc).map(({ from }) => from));
      this.waiting = this.waiting.filter(({ row }) => row.doc !== error.doc);
      for (const room of rooms) room.conflicted();
      return;
    }
    this.failures++;
    if (this.failures === 1) for (const room of this.watchers) room.storageChanged(true);
    const delay = Math.min(longestRetry, firstRetry * 2 ** (this.failures - 1));
    this.clock.after(delay, () => void this.flush());
  }
}
