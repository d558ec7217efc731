/**
 * What the server counts while it works: plain numbers, cheap enough for every frame; `/metrics` shows them.
 * Labels come from the closed lists here: never an id, an address or anything a person wrote.
 */
import { Histogram } from 'prom-client';
import { closeCode, type CloseCode } from '../shared/protocol/closeCode.ts';
import { messageType } from '../shared/protocol/frame.ts';

export const frameKinds = [
  'step1',
  'step2',
  'update',
  'awareness',
  'queryAwareness',
  'throughline',
  'other',
] as const;
export type FrameKind = (typeof frameKinds)[number];

/** Why the server closed a socket: the name of its close code, or `deaf` for one that answers nothing. */
export const closeReasons = [...(Object.keys(closeCode) as (keyof typeof closeCode)[]), 'deaf'] as const;
export type CloseReason = (typeof closeReasons)[number];

const firstSyncKinds: readonly FrameKind[] = ['step1', 'step2', 'update'];
const kindByType: ReadonlyMap<number, FrameKind> = new Map([
  [messageType.awareness, 'awareness'],
  [messageType.queryAwareness, 'queryAwareness'],
  [messageType.throughline, 'throughline'],
]);
const reasonByCode = new Map(
  Object.entries(closeCode).map(([name, code]) => [code, name as keyof typeof closeCode]),
);

/** What a frame is, by its first two bytes; both ways. */
export function frameKindOf(frame: Uint8Array): FrameKind {
  const type = frame[0];
  if (type === undefined) return 'other';
  if (type === messageType.sync) return firstSyncKinds[frame[1] ?? -1] ?? 'other';
  return kindByType.get(type) ?? 'other';
}

/** The name a close code counts under. */
export function closeReasonOf(code: CloseCode): CloseReason {
  return reasonByCode.get(code)!;
}

/** One set per server: tests run several in one process. */
export class Traffic {
  readonly framesReceived = zeros(frameKinds);
  readonly framesSent = zeros(frameKinds);
  bytesReceived = 0;
  bytesSent = 0;
  /** Cursors and the like that a slow socket was spared. */
  presenceSkipped = 0;
  readonly socketsClosed = zeros(closeReasons);
  /** Rooms that were loaded although part of their history is damaged. */
  damagedLoads = 0;
  commitsFailed = 0;
  updatesCommitted = 0;
  /** By method, route pattern and status; the app knows finitely many patterns. */
  readonly requests = new Map<string, number>();
  /** By the code of the problem, as the API tells it. */
  readonly problems = new Map<string, number>();

  /** What came of tries to bring a story to its tracker. */
  readonly trackerTries = new Map<string, number>();

  readonly commitSeconds = new Histogram({
    name: 'throughline_commit_seconds',
    help: 'Time one group commit took until it was on disk; failed ones are left out.',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [],
  });
  readonly acknowledgementSeconds = new Histogram({
    name: 'throughline_acknowledgement_seconds',
    help: 'Time from a barrier behind edits to the word that they are saved.',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [],
  });
  readonly requestSeconds = new Histogram({
    name: 'throughline_request_seconds',
    help: 'Time one HTTP request took.',
    buckets: [0.005, 0.025, 0.1, 0.25, 1, 2.5, 10],
    registers: [],
  });
}

/** Adds one under a key. */
export function countIn(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Starts to measure; the answer tells how many seconds have gone by. */
export function stopwatch(): () => number {
  const started = performance.now();
  return () => (performance.now() - started) / 1000;
}

function zeros<Name extends string>(names: readonly Name[]): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
}
