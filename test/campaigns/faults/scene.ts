/** One injection: a map of its own on a real server, alice behind a network that can fail, bob next to the server. */
import { IDBFactory } from 'fake-indexeddb';
import { realClock, type Timing } from '../../../client/session/clock.ts';
import { indexedDbCopy } from '../../../client/session/indexedDbCopy.ts';
import type { LocalCopy } from '../../../client/session/localCopy.ts';
import type { MapSession } from '../../../client/session/mapSession.ts';
import type { OpenMapOptions } from '../../../client/session/openMapSession.ts';
import { startFaultProxy, type FaultProxy } from '../../support/faultProxy.ts';
import type { Random } from '../../support/random.ts';
import type { RunningServer } from '../../support/startServer.ts';
import type { House, Nodes } from './house.ts';
import {
  comeIn,
  joinMap,
  makeMap,
  openAs,
  saving,
  seen,
  type TestPerson,
} from '../../client/session/support/people.ts';
import type { FaultOrder } from './faultOrder.ts';
import { openLedger, type Ledger } from './ledger.ts';
import { watchScreen, type Screen } from './screen.ts';

export interface Scene {
  readonly random: Random;
  readonly server: RunningServer;
  /** null: there is one server. */
  readonly nodes: Nodes | null;
  readonly tracker: House['tracker'];
  readonly setFull: House['setFull'];
  /** How long what stops is away. Milliseconds. */
  readonly outage: number;
  readonly tell: (order: FaultOrder) => void;
  readonly proxy: FaultProxy;
  readonly mapId: string;
  readonly alice: TestPerson;
  readonly bob: TestPerson & { readonly linkId: string };
  /** Alice's tab, through the proxy. */
  readonly hers: MapSession;
  /** Bob's tab, straight at the server. */
  readonly his: MapSession;
  readonly screen: Screen;
  readonly ledger: Ledger;
  /** Opens another tab of alice on the same device, through the proxy. */
  readonly enter: (options?: Partial<OpenMapOptions>, person?: TestPerson) => MapSession;
  /** Her device's database. */
  readonly device: IDBFactory;
  /** Resolves once all tabs have written what they keep. */
  readonly kept: () => Promise<void>;
  /** A random moment, at most so long. */
  readonly pass: (most: number) => Promise<void>;
  /** Milliseconds from a fault to the word about it, for the table. */
  readonly took: (milliseconds: number) => void;
}

/** A tenth of the real ones, so that many faults fit into a night. */
export const quick: Partial<Timing> = {
  ...{ heartbeat: 200, question: 140, overdue: 280, slow: 800, silent: 500 },
  ...{ stuck: 2_000, updating: 3_000, connect: 600, backoff: 200, blip: 0 },
};

export interface SceneOptions {
  readonly house: House;
  readonly outage: number;
  readonly random: Random;
  readonly turn: number;
  readonly timing: Partial<Timing>;
  readonly took: (milliseconds: number) => void;
}

/** Makes the map and lets both in; `close` ends their tabs. */
export async function openScene(
  options: SceneOptions,
): Promise<{ readonly scene: Scene; readonly close: () => Promise<void> }> {
  const { house, random, turn, timing, took, outage } = options;
  const { server, hisPort, nodes, tracker, setFull } = house;
  const proxy = await startFaultProxy(server.port);
  const alice = await comeIn(server.port, 'alice');
  const mapId = await makeMap(alice, `Fault ${turn}`);
  const bob = await joinMap(server.port, 'bob', alice, mapId, 'editor');
  const device = new IDBFactory();
  const copies: LocalCopy[] = [];
  const sessions: MapSession[] = [];
  let tabs = 0;
  const enter = (more: Partial<OpenMapOptions> = {}, person: TestPerson = alice): MapSession => {
    const session = openAs(person, mapId, proxy.port, {
      timing,
      localCopy: (id, report) => {
        const tab = `tab-${tabs++}`;
        const copy = indexedDbCopy({ factory: device, clock: realClock, tab })(id, report);
        copies.push(copy);
        return copy;
      },
      ...more,
    });
    sessions.push(session);
    return session;
  };
  const hers = enter();
  const his = openAs(bob, mapId, hisPort, { timing });
  sessions.push(his);
  await saving(hers, 'saved', 90_000);
  await saving(his, 'saved', 90_000);
  const { id: activityId } = hers.actions.run('addActivity', { title: 'Survive' })!;
  const { id: stepId } = hers.actions.run('addStep', { activityId, title: 'Type' })!;
  await saving(hers, 'saved', 90_000);
  await seen(his, ({ store }) => store.getRecords().step.has(stepId));
  const ledger = openLedger(stepId, `w${turn}-`);
  ledger.watch(hers);
  ledger.watch(his);
  const screen = watchScreen(hers);
  const scene: Scene = {
    ...{ nodes, tracker, setFull, outage, random, server, proxy, mapId, alice, bob },
    ...{ hers, his, screen, ledger, enter, device, took },
    tell: (order) => server.tell(order),
    kept: async () => {
      for (const copy of copies) await copy.idle();
    },
    pass: (most) => new Promise((resolve) => setTimeout(resolve, random.below(most))),
  };
  return {
    scene,
    close: async () => {
      for (const session of sessions) session.dispose();
      await proxy.close();
    },
  };
}
