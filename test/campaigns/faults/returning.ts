/** Faults 9, 13 and 17: back after a long time away, after a crash of the browser, with an old page. */
import { realClock } from '../../../client/session/clock.ts';
import { indexedDbCopy } from '../../../client/session/indexedDbCopy.ts';
import { findLeftBehind } from '../../../client/session/leftBehind.ts';
import { readJson } from '../../../shared/formats/readJson.ts';
import { schemaVersion } from '../../../shared/model/migrations/migrations.ts';
import { saving, socketOf } from '../../client/session/support/people.ts';
import { waitFor } from '../../support/waitFor.ts';
import { must, settled, type Fault } from './fault.ts';
import { allSaved } from './ledger.ts';
import type { Scene } from './scene.ts';
import { watchScreen } from './screen.ts';

export const returning: readonly Fault[] = [
  {
    number: 9,
    name: 'away with many changes; meanwhile others’ work, a deleted column, a lowered role, a deleted map, a revoked link',
    shows:
      'N changes merged, and what sits in Unplaced · You may only … now – download your N changes · This map was deleted – download',
    inject: async (scene) => {
      const { hers, his, ledger, proxy, random, screen } = scene;
      proxy.refuse(true);
      await screen.says(/^(Offline|Not saved.*)$/);
      const mine = 20 + random.below(80);
      ledger.write(hers, mine);
      for (let i = 0; i < 4; i++) ledger.write(his, 10);
      await allSaved(his);
      await random.pick([mergedWithAGoneColumn, roleLowered, mapDeleted, linkRevoked])(scene, mine);
    },
  },
  {
    number: 13,
    name: 'browser crash, tab closed, no space left, private window',
    shows: 'reopened: Saved; where nothing is kept, so said as soon as the map is open',
    inject: async (scene) => {
      const { hers, his, ledger, proxy, random, screen, kept, enter, server, mapId, alice, device } = scene;
      if (random.chance(0.4)) {
        const factory = random.chance(0.5) ? undefined : shutDatabase();
        const tab = enter({ localCopy: indexedDbCopy({ factory, clock: realClock, tab: 'private' }) });
        await saving(tab, 'saved', 60_000);
        await waitFor(() => tab.keepsCopy.getState() === false, { what: '“no local copy possible here”' });
        ledger.watch(tab);
        const its = watchScreen(tab);
        proxy.refuse(true);
        await its.says(/^Offline$/);
        ledger.write(tab, 2);
        await its.says(/^Not saved: 2 changes kept in this tab only$/);
        proxy.refuse(false);
        await allSaved(tab);
        return settled(scene);
      }
      proxy.refuse(true);
      await screen.says(/^(Offline|Not saved.*)$/);
      ledger.write(hers, 1 + random.below(20));
      await kept();
      // The browser is gone without a goodbye: nothing of this tab ever reaches the network again.
      if (random.chance(0.5)) hers.dispose();
      await kept();
      const left = await findLeftBehind(device, mapId, true);
      must(left.length === 0, 'the copy in use is called left behind');
      const again = enter({ WebSocket: socketOf(alice.cookie), url: `ws://localhost:${server.port}` });
      await allSaved(again, his);
      await ledger.checkEnd(alice, mapId, server.port, [again, his]);
    },
  },
  {
    number: 17,
    name: 'an old page after a change of the schema',
    shows: 'Read-only: reload needed; the changes are sent after the reload',
    inject: async (scene) => {
      const { hers, his, ledger, proxy, random, screen, kept, enter, alice, server, mapId } = scene;
      proxy.refuse(true);
      await screen.says(/^(Offline|Not saved.*)$/);
      ledger.write(hers, 1 + random.below(10));
      await kept();
      hers.dispose();
      proxy.refuse(false);
      const old = enter({ WebSocket: olderPage(alice.cookie) });
      const its = watchScreen(old);
      await its.says(/^Read-only: reload needed$/);
      must(its.now().text.includes('sent after the reload'), its.now().text);
      must(!old.actions.canEdit(), 'an old page may still edit');
      await kept();
      old.dispose();
      const reloaded = enter();
      await allSaved(reloaded, his);
      await ledger.checkEnd(alice, mapId, server.port, [reloaded, his]);
    },
  },
];

async function mergedWithAGoneColumn(scene: Scene, mine: number): Promise<void> {
  const { hers, his, ledger, proxy, screen } = scene;
  const [stepId] = [...his.store.getRecords().step.keys()];
  his.actions.run('archive', { ids: [stepId!] });
  await saving(his, 'saved', 60_000);
  proxy.refuse(false);
  hers.reconnect();
  await allSaved(hers);
  const merged = screen.notices.find((notice) => notice.kind === 'merged');
  must(merged?.changes === mine, `${merged?.changes} of ${mine} changes were told as merged`);
  must(merged?.unplaced.length === mine, `${merged?.unplaced.length} of ${mine} are told to be in Unplaced`);
  ledger.check(his, 'bob');
  await settled(scene);
}

async function roleLowered(scene: Scene, mine: number): Promise<void> {
  const { server, mapId, alice, ledger, hers, proxy, bob, his } = scene;
  // Bob comes by a link, so his role can be lowered: here he is the one who was away.
  proxy.refuse(false);
  hers.reconnect();
  await allSaved(hers);
  const away = scene.enter({ WebSocket: socketOf(bob.cookie) }, bob);
  const screen = watchScreen(away);
  await saving(away, 'saved', 60_000);
  ledger.watch(away);
  proxy.refuse(true);
  await screen.says(/^Offline$/);
  ledger.write(away, mine);
  ledger.forgive(away);
  const { token } = await alice.send<{ token: string }>('POST', `/api/maps/${mapId}/links`, {
    role: 'viewer',
  });
  await bob.send('POST', '/api/join', { token });
  await alice.send('DELETE', `/api/maps/${mapId}/links/${bob.linkId}`);
  proxy.refuse(false);
  hers.reconnect();
  away.reconnect();
  await screen.says(new RegExp(`^Read-only: ${mine} changes not saved$`));
  must(/^You may only .* now – download your \d+ changes$/.test(screen.now().title), screen.now().title);
  await downloadable(scene, mine, true);
  his.dispose();
  await allSaved(hers);
  await ledger.checkEnd(alice, mapId, server.port, [hers]);
}

async function mapDeleted(scene: Scene, mine: number): Promise<void> {
  const { alice, mapId, hers, proxy, screen } = scene;
  await alice.send('DELETE', `/api/maps/${mapId}`);
  proxy.refuse(false);
  hers.reconnect();
  await screen.says(/^Read-only: map deleted$/);
  must(/download/.test(screen.now().text), screen.now().text);
  await downloadable(scene, mine, false);
}

async function linkRevoked(scene: Scene, mine: number): Promise<void> {
  const { alice, bob, mapId, ledger, hers, proxy } = scene;
  proxy.refuse(false);
  hers.reconnect();
  await allSaved(hers);
  const away = scene.enter({ WebSocket: socketOf(bob.cookie) }, bob);
  const screen = watchScreen(away);
  await saving(away, 'saved', 60_000);
  ledger.watch(away);
  proxy.refuse(true);
  await screen.says(/^Offline$/);
  ledger.write(away, mine);
  await alice.send('DELETE', `/api/maps/${mapId}/links/${bob.linkId}`);
  proxy.refuse(false);
  away.reconnect();
  await screen.says(/^Read-only: signed out$/);
  await downloadable(scene, mine, false);
}

/** What was not taken is on the device, as a file that can be imported again. */
async function downloadable({ device, mapId, kept }: Scene, mine: number, isOpen: boolean): Promise<void> {
  await kept();
  const left = await waitFor(async () => (await findLeftBehind(device, mapId, isOpen))[0], {
    what: 'what was left behind',
  });
  must(left.changes >= mine, `${left.changes} of ${mine} changes are left behind`);
  const { plan } = readJson((await left.read()).text);
  must(plan.stories.length >= mine, `${plan.stories.length} of ${mine} stories are in the file`);
}

/** Opens the socket as a page would that was made before the schema changed. */
function olderPage(cookie: string): typeof WebSocket {
  const Socket = socketOf(cookie);
  return class extends Socket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(String(url).replace(`schema=${schemaVersion}`, `schema=${schemaVersion - 1}`), protocols);
    }
  };
}

/** A browser that keeps its database shut. */
function shutDatabase(): IDBFactory {
  return {
    open: () => {
      throw new Error('The operation is insecure.');
    },
  } as unknown as IDBFactory;
}
