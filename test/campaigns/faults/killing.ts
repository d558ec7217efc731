/** Faults 1 to 3: the server dies, or says that it will. */
import { settled, type Fault } from './fault.ts';

const keptHere = /^(Not saved: \d+ changes? kept on this device|Offline)$/;

export const killing: readonly Fault[] = [
  {
    number: 1,
    name: 'kill -9 while people type',
    shows: 'Not saved: N changes kept on this device → Saved',
    within: 5_000,
    inject: async (scene) => {
      const { server, hers, his, ledger, screen, random, pass, took } = scene;
      ledger.write(hers, 1 + random.below(12));
      ledger.write(his, random.below(6));
      await pass(30);
      screen.clear();
      await server.kill('SIGKILL');
      ledger.write(hers, 1 + random.below(5));
      took(await screen.says(/^Not saved: \d+ changes? kept on this device$/));
      await server.restart();
      await screen.says(/^Saved$/, 90_000);
      await settled(scene);
    },
  },
  {
    number: 2,
    name: 'kill -9 between apply and commit, between commit and broadcast, around a compaction',
    shows: 'Not saved: N changes kept on this device → Saved',
    within: 5_000,
    inject: async (scene) => {
      const { server, hers, his, ledger, screen, random, tell, took } = scene;
      const point = random.below(4);
      screen.clear();
      if (point < 2) {
        tell({ kind: 'dieAtCommit', when: point === 0 ? 'before' : 'after' });
        ledger.write(hers, 1 + random.below(4));
        ledger.write(his, random.below(4));
      } else {
        tell({ kind: 'dieAtCompaction', when: point === 2 ? 'before' : 'after' });
        // Each is a commit of its own, until there are enough rows for a compaction.
        for (let i = 0; i < 200 && !keptHere.test(screen.now().label); i++) {
          ledger.write(hers);
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      }
      await server.ended(60_000);
      took(await screen.says(keptHere));
      await server.restart();
      await screen.says(/^Saved$/, 90_000);
      await settled(scene);
    },
  },
  {
    number: 3,
    name: 'SIGTERM: the server is updated while people type',
    shows: 'Updating… → Saved',
    within: 3_000,
    inject: async (scene) => {
      const { server, hers, his, ledger, screen, random, pass, took } = scene;
      ledger.write(hers, 1 + random.below(8));
      ledger.write(his, random.below(8));
      await pass(20);
      screen.clear();
      const ended = server.kill('SIGTERM');
      took(await screen.says(/^Updating…/));
      ledger.write(hers, random.below(4));
      await ended;
      await server.restart();
      await screen.says(/^Saved$/, 90_000);
      await settled(scene);
    },
  },
];
