/** What the server tells Prometheus: its traffic, what is open right now, and how the process fares. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Registry } from 'prom-client';
import type { Counters } from './counters.ts';
import type { Traffic } from './traffic.ts';
import type { CommitQueue } from './sync/commitQueue.ts';
import type { Rooms } from './sync/rooms.ts';

export interface Metrics {
  readonly traffic: Traffic;
  readonly contentType: string;
  /** Everything in the text format of Prometheus. */
  readonly render: () => Promise<string>;
  readonly stop: () => void;
}

interface Measured {
  readonly traffic: Traffic;
  readonly counters: Counters;
  readonly rooms: Rooms;
  readonly queue: CommitQueue;
}

type Labels = Readonly<Record<string, string>>;
type Sample = readonly [value: number, labels?: Labels];

const nanosecond = 1e-9;

/** Every number is read when somebody asks, so that counting costs next to nothing. */
export function createMetrics(measured: Measured): Metrics {
  const { traffic, counters, rooms, queue } = measured;
  const registry = new Registry();
  const gauge = (name: string, help: string, read: () => readonly Sample[], labels: string[] = []): void => {
    const instrument = new Gauge({
      name,
      help,
      labelNames: labels,
      registers: [registry],
      collect: () => {
        instrument.reset();
        for (const [value, given = {}] of read()) instrument.set(given, value);
      },
    });
  };
  const counter = (
    name: string,
    help: string,
    read: () => readonly Sample[],
    labels: string[] = [],
  ): void => {
    const instrument = new Counter({
      name,
      help,
      labelNames: labels,
      registers: [registry],
      collect: () => {
        instrument.reset();
        for (const [value, given = {}] of read()) instrument.inc(given, value);
      },
    });
  };

  gauge('throughline_rooms', 'Maps open in memory.', () => [[rooms.count]]);
  gauge(
    'throughline_sockets',
    'Open sockets, by the kind of document they are at.',
    () => Object.entries(rooms.socketsByDocument()).map(([document, value]) => [value, { document }]),
    ['document'],
  );
  gauge('throughline_draining', '1 while the server is stopping.', () => [[rooms.isDraining ? 1 : 0]]);
  gauge('throughline_storage_failing', '1 while commits fail: maps are read-only.', () => [
    [queue.isFailing ? 1 : 0],
  ]);
  gauge('throughline_commit_queue_updates', 'Updates applied but not on disk yet.', () => [[queue.length]]);

  counter(
    'throughline_frames_received_total',
    'Frames taken in.',
    () => byName(traffic.framesReceived, 'type'),
    ['type'],
  );
  counter('throughline_frames_sent_total', 'Frames sent.', () => byName(traffic.framesSent, 'type'), [
    'type',
  ]);
  counter('throughline_received_bytes_total', 'Bytes of the frames taken in.', () => [
    [traffic.bytesReceived],
  ]);
  counter('throughline_sent_bytes_total', 'Bytes of the frames sent.', () => [[traffic.bytesSent]]);
  counter('throughline_presence_skipped_total', 'Cursors a slow socket was spared.', () => [
    [traffic.presenceSkipped],
  ]);
  counter(
    'throughline_rejects_total',
    'Frames and people turned away, by reason.',
    () => byName(Object.fromEntries(counters.rejects()), 'reason'),
    ['reason'],
  );
  counter(
    'throughline_sockets_closed_total',
    'Sockets the server closed, refusals included.',
    () => byName(traffic.socketsClosed, 'reason'),
    ['reason'],
  );
  counter('throughline_damaged_loads_total', 'Maps loaded although part of their history is damaged.', () => [
    [traffic.damagedLoads],
  ]);
  counter('throughline_updates_committed_total', 'Updates that reached the disk.', () => [
    [traffic.updatesCommitted],
  ]);
  counter('throughline_commits_failed_total', 'Group commits the store refused.', () => [
    [traffic.commitsFailed],
  ]);
  counter(
    'throughline_requests_total',
    'HTTP requests answered.',
    () =>
      [...traffic.requests].map(([key, value]) => {
        const [method = '', route = '', status = ''] = key.split(' ');
        return [value, { method, route, status }];
      }),
    ['method', 'route', 'status'],
  );
  counter(
    'throughline_request_problems_total',
    'HTTP requests refused, by the code the API tells.',
    () => [...traffic.problems].map(([code, value]) => [value, { code }]),
    ['code'],
  );
  counter(
    'throughline_tracker_tries_total',
    'Tries to bring a story to its tracker, by what came of them.',
    () => [...traffic.trackerTries].map(([outcome, value]) => [value, { outcome }]),
    ['outcome'],
  );
  registry.registerMetric(traffic.commitSeconds);
  registry.registerMetric(traffic.acknowledgementSeconds);
  registry.registerMetric(traffic.requestSeconds);

  const stop = processMetrics(gauge, counter);
  return { traffic, contentType: registry.contentType, render: () => registry.metrics(), stop };
}

type Add = (name: string, help: string, read: () => readonly Sample[], labels?: string[]) => void;

/** Loop, memory and processor; the answer stops watching the loop. */
function processMetrics(gauge: Add, counter: Add): () => void {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  gauge(
    'throughline_loop_lag_seconds',
    'How late the event loop was since the last look: median, 99 %, longest.',
    () => {
      const samples = delay.count === 0 ? [0, 0, 0] : [delay.percentile(50), delay.percentile(99), delay.max];
      delay.reset();
      return samples.map((value, i) => [value * nanosecond, { quantile: ['0.5', '0.99', '1'][i]! }]);
    },
    ['quantile'],
  );
  gauge('process_resident_memory_bytes', 'Memory of the process.', () => [[process.memoryUsage.rss()]]);
  gauge('throughline_heap_used_bytes', 'Memory of JavaScript values.', () => [
    [process.memoryUsage().heapUsed],
  ]);
  counter('process_cpu_seconds_total', 'Processor time of the process.', () => {
    const { user, system } = process.cpuUsage();
    return [[(user + system) / 1e6]];
  });
  gauge('process_start_time_seconds', 'When the process started, in seconds since 1970.', () => [
    [Math.round(performance.timeOrigin / 1000)],
  ]);
  return () => delay.disable();
}

function byName(counts: Readonly<Record<string, number>>, label: string): Sample[] {
  return Object.entries(counts).map(([name, value]) => [value, { [label]: name }]);
}
