/** Faults 10, 12, 15 and 18: wrong clocks, two tabs, everybody at once, a backup under load. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { groupPeople } from '../../../client/panels/map/groupPeople.ts';
import type { MapSession } from '../../../client/session/mapSession.ts';
import { comeIn, makeLink, openAs, saving, socketOf } from '../../client/session/support/people.ts';
import { startServer } from '../../support/startServer.ts';
import { waitFor } from '../../support/waitFor.ts';
import { must, settled, type Fault } from './fault.ts';
import { allSaved } from './ledger.ts';
import { quick, type Scene } from './scene.ts';

const day = 24 * 60 * 60 * 1000;

export const crowd: readonly Fault[] = [
  {
    number: 10,
    name: 'a clock a day ahead or behind, on the server or on the client, also stepping while people work',
    shows: 'nothing, or one reconnection → Saved; everybody is in the list of people',
    inject: async (scene) => {
      const { hers, his, ledger, screen, random, tell, pass } = scene;
      const milliseconds = (random.chance(0.5) ? 1 : -1) * (day / 2 + random.below(day / 2));
      const realNow = Date.now;
      screen.clear();
      const isServer = random.chance(0.5);
      if (isServer) tell({ kind: 'skew', milliseconds });
      else Date.now = () => realNow() + milliseconds;
      try {
        for (let i = 0; i < 3; i++) {
          ledger.write(hers, 2);
          ledger.write(his, 2);
          await pass(100);
        }
        await allSaved(hers, his);
        const carol = await comeIn(scene.server.port, 'carol');
        const { token } = await makeLink(scene.alice, scene.mapId, 'editor');
        await carol.send('POST', '/api/join', { token });
        const herTab = openAs(carol, scene.mapId, scene.server.port, { timing: quick });
        await saving(herTab, 'saved', 60_000);
        await waitFor(() => herTab.people.getState().length === 2, { what: 'alice and bob in the list' });
        herTab.dispose();
      } finally {
        Date.now = realNow;
        tell({ kind: 'skew', milliseconds: 0 });
      }
      ledger.write(hers, 2);
      await settled(scene);
      must(!screen.shown().some((label) => label.startsWith('Read-only')), screen.shown().join(' → '));
    },
  },
  {
    number: 12,
    name: 'two tabs of one person, a copied tab with the same Yjs client id, two people in one browser',
    shows: 'both tabs Saved; one name with “2 tabs”; undo per tab',
    inject: async (scene) => {
      const { hers, his, ledger, random, enter, bob, mapId, server, alice, proxy } = scene;
      const isCopied = random.chance(0.5);
      const isOther = !isCopied && random.chance(0.3);
      if (isCopied) proxy.refuse(true);
      const second: MapSession = isOther
        ? enter({ WebSocket: socketOf(bob.cookie), me: { name: 'bob', colour: 0, role: 'editor' } }, bob)
        : enter();
      const copied = second.doc.clientID;
      const leave = isCopied ? await writeUnder(copied, scene) : () => undefined;
      await saving(second, 'saved', 60_000);
      await waitFor(() => !isCopied || second.doc.clientID !== copied, { what: 'another client id' });
      await saving(second, 'saved', 60_000);
      ledger.watch(second);
      for (let i = 0; i < 4; i++) {
        ledger.write(hers, 2);
        ledger.write(second, 2);
        await scene.pass(30);
      }
      const looker = isOther ? hers : his;
      const name = isOther ? 'bob' : 'alice';
      const tabs = isCopied ? 3 : 2;
      await waitFor(
        () => groupPeople(looker.people.getState()).some((p) => p.name === name && p.tabs === tabs),
        {
          what: `${name} with ${tabs} tabs; there are ${JSON.stringify(groupPeople(looker.people.getState()))}`,
          on: (look) => looker.people.subscribe(look),
        },
      );
      await allSaved(hers, second, his);
      leave();
      const before = second.store.getRecords().story.size;
      const { ids } = second.actions.run('addStories', {
        ...{ stepId: [...second.store.getRecords().step.keys()][0]!, releaseId: null },
        stories: [{ title: 'taken back' }],
      })!;
      second.actions.undo();
      const isTaken = (): boolean => second.store.getRecords().story.get(ids[0]!)?.archivedAt !== null;
      must(isTaken(), 'undo took nothing back');
      must(second.store.getRecords().story.size >= before, 'undo took another tab’s work back');
      await ledger.checkEnd(alice, mapId, server.port, [hers, second, his]);
    },
  },
  {
    number: 15,
    name: '40 tabs of eight people come at once, right after a restart',
    shows: 'Opening… → Saved',
    within: 15_000,
    inject: async (scene) => {
      const { hers, his, ledger, server, mapId, alice, took } = scene;
      const { token } = await makeLink(alice, mapId, 'editor');
      const guests = await Promise.all(
        Array.from({ length: 8 }, async (_, i) => {
          const guest = await comeIn(server.port, `guest ${i}`);
          await guest.send('POST', '/api/join', { token });
          return guest;
        }),
      );
      ledger.write(hers, 10);
      await allSaved(hers, his);
      await server.kill('SIGKILL');
      await server.restart();
      const began = performance.now();
      const crowdHere = Array.from({ length: 40 }, (_, i) => openAs(guests[i % 8]!, mapId, server.port));
      for (const session of crowdHere) {
        await saving(session, 'saved', 90_000);
        must(session.store.getRecords().meta.schema > 0, 'an empty map was served');
        ledger.check(session, 'one of the crowd');
      }
      took(performance.now() - began);
      for (const session of crowdHere) session.dispose();
      await settled(scene);
    },
  },
  {
    number: 18,
    name: 'a backup taken while people type, started elsewhere',
    shows: 'nothing; every edit acknowledged before the backup began is in it',
    inject: async (scene) => {
      const { hers, his, ledger, server, mapId, alice } = scene;
      ledger.write(hers, 5);
      ledger.write(his, 5);
      await allSaved(hers, his);
      const acked = ledger.acked();
      const typing = setInterval(() => ledger.write(hers), 3);
      const folder = await mkdtemp(join(tmpdir(), 'throughline-backup-'));
      try {
        const live = new DatabaseSync(join(server.dataDir, 'throughline.sqlite'), { readOnly: true });
        await backup(live, join(folder, 'throughline.sqlite'));
        live.close();
        clearInterval(typing);
        const elsewhere = await startServer({ dataDir: folder });
        const there = openAs(alice, mapId, elsewhere.port);
        await saving(there, 'saved', 60_000);
        const found = [...there.store.getRecords().story.values()].length;
        must(found >= acked, `${found} of ${acked} edits acknowledged before the backup are in it`);
        there.dispose();
        await elsewhere.stop();
      } finally {
        clearInterval(typing);
        await rm(folder, { recursive: true, force: true });
      }
      await settled(scene);
    },
  },
];

/** Another tab of alice's, made by copying: it is there first, and writes under the Yjs client id `client`. */
async function writeUnder(client: number, { alice, mapId, server, proxy }: Scene): Promise<() => void> {
  const doc = new Y.Doc();
  doc.clientID = client;
  const awareness = new Awareness(doc);
  const provider = new WebsocketProvider(`ws://localhost:${server.port}/sync`, `map:${mapId}`, doc, {
    ...{ awareness, WebSocketPolyfill: socketOf(alice.cookie), disableBc: true },
  });
  await waitFor(() => provider.synced, { what: 'the copied tab' });
  proxy.refuse(false);
  return () => {
    provider.destroy();
    awareness.destroy();
  };
}
