/** Faults 5, 6 and 7 on two nodes: PostgreSQL stops, Redis goes in every way it can, a node is killed or has a wrong clock. */
import { createClient } from '@redis/client';
import type { MapSession } from '../../../client/session/mapSession.ts';
import { waitFor } from '../../support/waitFor.ts';
import { must, settled, type Fault } from './fault.ts';
import type { Nodes } from './house.ts';
import { allSaved } from './ledger.ts';
import type { Scene } from './scene.ts';

const hour = 60 * 60 * 1000;

export const nodeFaults: readonly Fault[] = [
  {
    number: 5,
    name: 'PostgreSQL stopped, broken off in the middle of commits, or silent; 60 s with real timing',
    on: 'two nodes',
    shows: 'Read-only: server cannot save, or Not saved: N changes kept on this device → Saved',
    within: 9_000,
    inject: async (scene) => {
      const { hers, his, ledger, screen, random, outage, pass, took } = scene;
      const { postgres, toPostgres } = nodesOf(scene);
      ledger.write(hers, 3);
      await allSaved(hers, his);
      screen.clear();
      const way = random.pick(['SIGQUIT', 'SIGINT', 'silence'] as const);
      ledger.write(hers, 1 + random.below(5));
      ledger.write(his, random.below(5));
      if (way === 'silence') toPostgres.stall();
      else await postgres.stop(way);
      for (let i = 0; i < 3; i++) {
        if (hers.actions.canEdit()) ledger.write(hers);
        await pass(30);
      }
      took(
        await screen.says(/^(Read-only: server cannot save|Not saved: \d+ changes? kept on this device)$/),
      );
      const acked = ledger.acked();
      await new Promise((resolve) => setTimeout(resolve, outage));
      must(ledger.acked() === acked, 'something was acknowledged without a database');
      if (way === 'silence') toPostgres.resume();
      else await postgres.start();
      await settled(scene);
      must(hers.actions.canEdit(), 'the map stays read-only although the database is back');
    },
  },
  {
    number: 6,
    name: 'Redis killed, emptied, silent, or refusing; and back',
    on: 'two nodes',
    shows: 'Saved, with Saving… between; edits of the other node within 2 s',
    within: 2_000,
    inject: async (scene) => {
      const { hers, his, ledger, screen, random, took } = scene;
      const mend = await random.pick([killRedis, emptyRedis, silenceRedis, refuseRedis])(nodesOf(scene));
      screen.clear();
      for (let i = 0; i < 4; i++) {
        const began = performance.now();
        ledger.write(hers, 1 + random.below(3));
        ledger.write(his, 1 + random.below(3));
        await allSaved(hers, his);
        await waitFor(() => storiesOf(hers) === storiesOf(his), { deadline: 30_000, what: 'edits to cross' });
        took(performance.now() - began);
      }
      await mend();
      ledger.write(hers, 2);
      ledger.write(his, 2);
      await settled(scene);
      const others = screen.shown().filter((label) => !/^(Saved|Saving…)$/.test(label));
      must(others.length === 0, `${others.join()} was shown`);
    },
  },
  {
    number: 7,
    name: 'one of two nodes killed while people type, or an hour ahead',
    on: 'two nodes',
    shows: 'Not saved: N changes kept on this device → Saved, by the other node; or nothing at all',
    within: 5_000,
    inject: async (scene) => {
      const { hers, his, ledger, screen, random, took } = scene;
      const { first, second } = nodesOf(scene);
      ledger.write(hers, 1 + random.below(6));
      ledger.write(his, 1 + random.below(6));
      screen.clear();
      if (random.chance(0.3)) {
        const node = random.pick([first, second]);
        node.tell({ kind: 'skew', milliseconds: hour });
        for (let i = 0; i < 3; i++) {
          ledger.write(hers, 2);
          ledger.write(his, 2);
          await scene.pass(100);
        }
        await settled(scene);
        must(!screen.shown().some((label) => label.startsWith('Read-only')), screen.shown().join(' → '));
        node.tell({ kind: 'skew', milliseconds: 0 });
        return;
      }
      const began = performance.now();
      const node = random.chance(0.7) ? first : second;
      await node.kill('SIGKILL');
      ledger.write(hers, 1 + random.below(4));
      ledger.write(his, 1 + random.below(4));
      await allSaved(hers, his);
      took(performance.now() - began);
      if (node === first)
        must(
          screen.shown().some((label) => label.startsWith('Not saved')),
          screen.shown().join(' → '),
        );
      await node.restart();
      await settled(scene);
    },
  },
];

function nodesOf({ nodes }: Scene): Nodes {
  if (nodes === null) throw new Error('There is one server only.');
  return nodes;
}

/** The ids of all stories, as this person sees them. */
function storiesOf({ store }: MapSession): string {
  return [...store.getRecords().story.keys()].sort().join();
}

type Mend = () => Promise<void>;

async function killRedis({ redis }: Nodes): Promise<Mend> {
  await redis.stop('SIGKILL');
  return () => redis.start();
}

async function emptyRedis({ redis }: Nodes): Promise<Mend> {
  const client = createClient({ url: redis.url });
  await client.connect();
  await client.flushAll();
  await client.close();
  return async () => undefined;
}

async function silenceRedis({ toRedis }: Nodes): Promise<Mend> {
  toRedis.stall();
  return async () => toRedis.resume();
}

async function refuseRedis({ toRedis }: Nodes): Promise<Mend> {
  toRedis.refuse(true);
  return async () => toRedis.refuse(false);
}
