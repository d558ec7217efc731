/** Measures the few constants of one node that the paper needs, on a real server process, by what it tells at /metrics. */
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoryId } from '../../../shared/model/story.ts';
import { Guest } from '../../server/support/guest.ts';
import { readMetrics } from '../../server/support/readMetrics.ts';
import type { WireClient } from '../../server/support/wireClient.ts';
import { startServer, type RunningServer } from '../../support/startServer.ts';
import { measuredFile, type Measured, type RoomLoad } from './figures.ts';

const loadSeconds = 6;
const rounds = 3;
/** People in all rooms together, so that each size has the same load coming in. */
const crowd = 60;
const sizes = [5, 20, 60];
const editorsIn = 5;

/** Measures, writes {@link measuredFile} and answers what is in it. */
export async function measureNode(): Promise<Measured> {
  // One person stands for many here.
  const server = await startServer({ program: 'test/campaigns/support/measuredServer.ts' });
  try {
    const idleProcess = await figure(server, 'process_resident_memory_bytes');
    const { perSocket, perRoom } = await measureMemory(server);
    const loads = new Map<number, RoomLoad[]>(sizes.map((size) => [size, []]));
    const stored = {
      bytes: databaseSize(server),
      updates: await figure(server, 'throughline_updates_committed_total'),
    };
    for (let round = 0; round < rounds; round++)
      for (const size of sizes) loads.get(size)!.push(await measureRooms(server, size));
    const updates = (await figure(server, 'throughline_updates_committed_total')) - stored.updates;
    const measured = {
      rooms: sizes.map((size) => median(loads.get(size)!)),
      ...{ idleProcess, perSocket, perRoom },
      perUpdate: Math.round((databaseSize(server) - stored.bytes) / updates),
    };
    writeFileSync(measuredFile, `${JSON.stringify(measured, null, 2)}\n`);
    return measured;
  } finally {
    await server.stop();
  }
}

async function figure(server: RunningServer, name: string): Promise<number> {
  return readMetrics(await (await fetch(`${server.url}/metrics`)).text()).get(name) ?? 0;
}

/** 300 sockets that do nothing in one room, and 100 rooms of 200 cards with one socket each. */
async function measureMemory(server: RunningServer): Promise<{ perSocket: number; perRoom: number }> {
  const alice = await Guest.signIn(server.url, 'alice');
  const rss = (): Promise<number> => figure(server, 'process_resident_memory_bytes');
  const crowded = await alice.makeMap();
  const some = await open(
    alice,
    Array.from({ length: 50 }, () => crowded),
  ); // warm
  const before = await rss();
  const many = await open(
    alice,
    Array.from({ length: 250 }, () => crowded),
  );
  const perSocket = Math.max(0, Math.round(((await rss()) - before) / 250));
  for (const wire of [...some, ...many]) wire.close();
  const text = `Buy\n\tPay\n${Array.from({ length: 200 }, (_, i) => `\t\tStory ${i} of a map like many`).join('\n')}`;
  const maps: string[] = [];
  for (let i = 0; i < 100; i++) {
    const { body } = await alice.post('/api/maps', {
      title: `Map ${i}`,
      source: { format: 'outline', text },
    });
    maps.push((body as { id: string }).id);
  }
  const empty = await rss();
  const wires = await open(alice, maps);
  const perRoom = Math.max(0, Math.round(((await rss()) - empty) / 100) - perSocket);
  for (const wire of wires) wire.close();
  return { perSocket, perRoom };
}

async function open(guest: Guest, maps: readonly string[]): Promise<WireClient[]> {
  const wires: WireClient[] = [];
  for (const map of maps) wires.push(await guest.wire(map).synced());
  return wires;
}

interface Seat {
  readonly wire: WireClient;
  readonly story: StoryId | null;
}

/** Rooms of this size, 60 people in all; processor time and bytes for one room at the full load. */
async function measureRooms(server: RunningServer, people: number): Promise<RoomLoad> {
  const alice = await Guest.signIn(server.url, 'alice');
  const rooms = crowd / people;
  const seats: Seat[] = [];
  for (let room = 0; room < rooms; room++) seats.push(...(await fill(alice, people)));
  const names = ['process_cpu_seconds_total', 'throughline_sent_bytes_total'];
  const received = 'throughline_frames_received_total{type="awareness"}';
  const before = await Promise.all([...names, received].map((name) => figure(server, name)));
  await work(seats);
  const after = await Promise.all([...names, received].map((name) => figure(server, name)));
  for (const { wire } of seats) wire.close();
  // A busy machine sends less than was meant: what was taken in says how many seconds of the load it were.
  const seconds = (after[2]! - before[2]!) / (crowd * 10);
  return {
    people,
    cpu: (after[0]! - before[0]!) / seconds / rooms,
    sent: Math.round((after[1]! - before[1]!) / seconds / rooms),
  };
}

async function fill(alice: Guest, people: number): Promise<Seat[]> {
  const map = await alice.makeMap();
  const wires = await open(
    alice,
    Array.from({ length: people }, () => map),
  );
  const [first] = wires;
  const { id: activityId } = first!.make('addActivity', { title: 'Work' });
  const { id: stepId } = first!.make('addStep', { activityId, title: 'Type' });
  const stories = Array.from({ length: people / editorsIn }, (_, i) => ({ title: `Story ${i}` }));
  const { ids } = first!.make('addStories', { stepId, releaseId: null, stories });
  await first!.saved(1);
  for (const wire of wires) {
    const hasIt = (): boolean => wire.doc.getMap('stories').size === stories.length;
    while (!hasIt()) await pause(10);
    wire.socket.removeAllListeners('message'); // the load is what the server does, not what the bench reads
  }
  return wires.map((wire, i) => ({ wire, story: i % editorsIn === 0 ? ids[i / editorsIn]! : null }));
}

/** Everybody moves a cursor ten times a second, each at moments of their own; every fifth types five letters a second. */
async function work(seats: readonly Seat[]): Promise<void> {
  const ticks = loadSeconds * 10;
  const started = performance.now();
  for (let tick = 0; tick < ticks; tick++) {
    for (const [i, { wire, story }] of seats.entries()) {
      const due = started + tick * 100 + (i * 100) / seats.length;
      const early = due - performance.now();
      if (early > 0) await pause(early);
      wire.presence(wire.doc.clientID, tick + 1, { cursor: { x: tick * 7 + i, y: tick * 3 } });
      if (story !== null && tick % 2 === 0)
        wire.make('editText', { id: story, field: 'details', at: 0, remove: 0, insert: 'x' });
    }
  }
}

function median(loads: readonly RoomLoad[]): RoomLoad {
  return [...loads].sort((a, b) => a.cpu - b.cpu)[Math.floor(loads.length / 2)]!;
}

function databaseSize(server: RunningServer): number {
  const size = (name: string): number =>
    statSync(join(server.dataDir, name), { throwIfNoEntry: false })?.size ?? 0;
  return size('throughline.sqlite') + size('throughline.sqlite-wal');
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
