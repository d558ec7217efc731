/** People who read nothing any more while others go on writing: what they cost, that they are let go, and that they catch up. */
import type * as Y from 'yjs';
import { recordsOf } from '../../../shared/model/document.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { Guest } from '../../server/support/guest.ts';
import { readMetrics } from '../../server/support/readMetrics.ts';
import type { WireClient } from '../../server/support/wireClient.ts';
import { waitFor } from '../../support/waitFor.ts';

export interface StuckFigures {
  /** Edits until the last of them was let go. */
  edits: number;
  /** Milliseconds from an edit until somebody else has it: without and with people who are stuck. */
  readonly without: number[];
  readonly withThem: number[];
  /** How the stuck ones were let go. */
  readonly codes: number[];
  /** How many of them had everything when they came back. */
  caughtUp: number;
}

interface Options {
  /** Of the server. */
  readonly url: string;
  readonly stuck: number;
  /** Who write; each of them reads what the others write. */
  readonly writers: number;
  /** Bytes of each edit. */
  readonly size: number;
  /** Edits of each writer before anybody is stuck, and milliseconds between two. */
  readonly before: number;
  readonly pause: number;
  /** Called after each round of edits. */
  readonly onRound?: (areStuck: boolean, mapId: string) => void | Promise<void>;
}

/** An edit replaces the one before, so that the map stays as large as it is. It tells when it was made. */
const field = 'note';
const mostEdits = 10_000;

export async function runStuckReaders(options: Options): Promise<StuckFigures> {
  const { url, stuck, writers, before } = options;
  const figures: StuckFigures = { edits: 0, without: [], withThem: [], codes: [], caughtUp: 0 };
  const alice = await Guest.signIn(url, 'alice');
  const mapId = await alice.makeMap();
  const first = await alice.wire(mapId).synced();
  const { id: activityId } = first.make('addActivity', { title: 'Buy' });
  const { id: stepId } = first.make('addStep', { activityId, title: 'Pay' });
  const stories = Array.from({ length: writers }, (_, i) => ({ title: `Story ${i}` }));
  const { ids } = first.make('addStories', { stepId, releaseId: null, stories });
  await first.saved(1);
  first.close();
  const everybody = await Promise.all(ids.map(() => alice.wire(mapId).synced()));
  for (const reader of everybody) {
    observe(reader, (took) => void figures[left === null ? 'without' : 'withThem'].push(took));
  }
  const round = async (): Promise<void> => {
    everybody.forEach((writer, i) => writer.edit((doc) => note(doc, ids[i]!, options.size)));
    figures.edits += writers;
    await new Promise((resolve) => setTimeout(resolve, options.pause));
    await options.onRound?.(left !== null, mapId);
  };

  let left: WireClient[] | null = null;
  for (let i = 0; i < before; i++) await round();
  await Promise.all(everybody.map((writer) => writer.saved(2)));
  const deaf = await Promise.all(Array.from({ length: stuck }, () => alice.wire(mapId).synced()));
  for (const { socket } of deaf) socket.pause();
  left = deaf;
  // Whoever reads nothing does not hear either that they were let go: the metric of the server tells.
  const start = await letGo(url);
  while ((await letGo(url)) - start < stuck && figures.edits < mostEdits)
    for (let i = 0; i < 10; i++) await round();
  await Promise.all(everybody.map((writer) => writer.saved(3)));
  for (const client of deaf) {
    client.socket.resume();
    figures.codes.push((await client.ended()).code);
    const back = await alice.wire(mapId, '', {}, 'map', client.doc).synced();
    const truth = shown(everybody[0]!.doc);
    await waitFor(() => shown(back.doc) === truth, { what: 'somebody who was stuck to catch up' });
    figures.caughtUp++;
    back.close();
  }
  for (const writer of everybody) writer.close();
  return figures;
}

function note(doc: Y.Doc, id: `story:${string}`, size: number): void {
  const told = `${performance.now()} `;
  recordsOf(doc, 'story')
    .get(id)!
    .set(field, told + 'x'.repeat(Math.max(0, size - told.length)));
}

function observe({ doc }: WireClient, took: (milliseconds: number) => void): void {
  recordsOf(doc, 'story').observeDeep((events, { local }) => {
    if (local) return;
    for (const { target, path } of events as Y.YMapEvent<unknown>[]) {
      const held = path.length === 1 ? target.get(field) : null;
      if (typeof held === 'string') took(performance.now() - Number.parseFloat(held));
    }
  });
}

function shown(doc: Y.Doc): string {
  const notes = [...recordsOf(doc, 'story').values()].map((record) => record.get(field));
  return JSON.stringify([[...readMap(doc).story.values()], notes]);
}

/** How many sockets the server has let go because they were stuck. */
async function letGo(url: string): Promise<number> {
  const metrics = readMetrics(await (await fetch(`${url}/metrics`)).text());
  return metrics.get('throughline_rejects_total{reason="stuck"}') ?? 0;
}
