/** Faults 4, 5, 16 and 20: the disk is full, the database slow, a row damaged, the processor busy. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { comeIn, makeMap, openAs, saving } from '../../client/session/support/people.ts';
import { must, settled, type Fault } from './fault.ts';
import { allSaved } from './ledger.ts';

export const disk: readonly Fault[] = [
  {
    number: 4,
    name: 'disk full: a file system filled up where one may be mounted, else a database that may not grow',
    on: 'small disk',
    shows: 'Read-only: server cannot save; “your changes stay on this device”; reading and export work',
    within: 5_000,
    inject: async (scene) => {
      const { hers, his, alice, mapId, ledger, screen, setFull, pass, took } = scene;
      ledger.write(hers, 3);
      await allSaved(hers);
      screen.clear();
      setFull(true);
      // What fits into the pages there are is still saved.
      for (let i = 0; i < 500 && screen.now().label !== 'Read-only: server cannot save'; i++) {
        if (hers.actions.canEdit()) ledger.write(hers, 20);
        await pass(100);
      }
      took(await screen.says(/^Read-only: server cannot save$/));
      must(screen.now().title.includes('your changes stay on this device'), screen.now().title);
      must(!hers.actions.canEdit(), 'the map can be edited although nothing is saved');
      const acked = ledger.acked();
      const { title } = await alice.send<{ title: string }>('GET', `/api/maps/${mapId}`);
      must(title.startsWith('Fault'), `reading answers ${title}`);
      const exported = await alice.send<{ format: string }>('GET', `/api/maps/${mapId}/export.json`);
      must(typeof exported.format === 'string', 'the export does not work');
      await pass(600);
      must(ledger.acked() === acked, 'something was acknowledged on a full disk');
      setFull(false);
      await allSaved(hers, his);
      must(hers.actions.canEdit(), 'the map stays read-only after the disk has space again');
      await settled(scene);
    },
  },
  {
    number: 5,
    name: 'database slow, gone for a while, or unsure whether it wrote',
    shows: 'Saving… → after 8 s Not saved: N changes kept on this device (not called offline) → Saved',
    within: 9_000,
    inject: async (scene) => {
      const { hers, ledger, screen, random, tell, pass, took } = scene;
      ledger.write(hers, 2);
      await allSaved(hers);
      screen.clear();
      if (random.chance(0.3)) {
        tell({ kind: 'unsure' });
        for (let i = 0; i < 4; i++) {
          if (hers.actions.canEdit()) ledger.write(hers, 1 + random.below(3));
          await pass(20);
        }
      } else {
        tell({ kind: 'hold' });
        await pass(20);
        ledger.write(hers, 1 + random.below(5));
        await screen.says(/^Saving…$/);
        took(await screen.says(/^Not saved: \d+ changes? kept on this device$/));
        must(screen.now().title === 'Not saved yet', screen.now().title);
        ledger.write(hers, random.below(3));
        tell({ kind: 'release' });
      }
      await settled(scene);
    },
  },
  {
    number: 16,
    name: 'a flipped bit in the log on disk',
    shows: 'nothing but a reconnection; other maps are as they were',
    inject: async (scene) => {
      const { server, hers, his, mapId, ledger, screen, random } = scene;
      ledger.write(hers, 4 + random.below(8));
      await allSaved(hers, his);
      const carol = await comeIn(server.port, 'carol');
      const other = await makeMap(carol, 'Other');
      await server.kill(random.pick(['SIGKILL', 'SIGTERM']));
      flipBit(join(server.dataDir, 'throughline.sqlite'), `map:${mapId}`, random.next());
      await server.restart();
      await screen.says(/^Saved$/, 90_000);
      const hersToo = openAs(carol, other, server.port);
      await saving(hersToo, 'saved', 60_000);
      hersToo.dispose();
      // Who had the map open brings back what the damaged row held.
      await settled(scene);
    },
  },
  {
    number: 20,
    name: 'the processor is busy with something else',
    shows: 'Saving… or Not saved within 5 s → Saved',
    inject: async (scene) => {
      const { hers, his, ledger, screen, random, tell, took } = scene;
      screen.clear();
      tell({ kind: 'burn', milliseconds: 600 + random.below(1500) });
      ledger.write(hers, 5);
      ledger.write(his, 5);
      took(await screen.says(/^(Saving…|Not saved.*)$/));
      for (let i = 0; i < 3; i++) {
        ledger.write(hers, 2);
        await scene.pass(200);
      }
      await settled(scene);
    },
  },
];

/** One bit of one row of the map's log, not of the first, without which there is no map. */
function flipBit(file: string, doc: string, part: number): void {
  const database = new DatabaseSync(file);
  const rows = database
    .prepare('SELECT seq, bytes FROM updates WHERE doc = ? AND seq > 1 ORDER BY seq')
    .all(doc);
  const row = rows[Math.floor(part * rows.length)];
  if (row === undefined) throw new Error(`Nothing is in the log of ${doc}.`);
  const bytes = Uint8Array.from(row['bytes'] as Uint8Array);
  const at = Math.floor(part * bytes.length);
  bytes[at] = bytes[at]! ^ (1 << Math.floor(part * 8));
  database.prepare('UPDATE updates SET bytes = ? WHERE doc = ? AND seq = ?').run(bytes, doc, row['seq']!);
  database.close();
}
