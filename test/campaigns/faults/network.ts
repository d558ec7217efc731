/** Faults 8, 11 and 14: the network is slow, garbles, dies without a word; the server stands still. */
import { waitFor } from '../../support/waitFor.ts';
import { must, settled, type Fault } from './fault.ts';
import { allSaved } from './ledger.ts';

export const network: readonly Fault[] = [
  {
    number: 8,
    name: 'a slow line (4 KB/s), one that loses 30 %, a client that reads nothing',
    shows: 'Saving… or Not saved on the slow side; Saved for everybody else',
    inject: async (scene) => {
      const { hers, his, ledger, proxy, screen, random } = scene;
      screen.clear();
      const way = random.below(3);
      if (way === 0) proxy.throttle(4096);
      else if (way === 1) proxy.lose(0.3, 50 + random.below(200), random.next);
      else proxy.deafen();
      ledger.write(hers, 4);
      for (let i = 0; i < 5; i++) {
        ledger.write(his, 3);
        await allSaved(his);
      }
      await screen.says(/^(Saving…|Not saved.*)$/);
      proxy.throttle(Infinity);
      proxy.lose(0, 0);
      proxy.resume();
      await settled(scene);
    },
  },
  {
    number: 11,
    name: 'frames that are garbled, cut in half, sent twice, or too large',
    shows: 'nothing, or one reconnection; never a refusal',
    inject: async (scene) => {
      const { hers, his, ledger, proxy, screen, random, pass } = scene;
      screen.clear();
      for (let i = 0; i < 3; i++) {
        if (random.chance(0.4)) proxy.garble('noise');
        else if (random.chance(0.5)) proxy.garble('half');
        else proxy.cutAfter(1 + random.below(4));
        ledger.write(hers, 1 + random.below(6));
        ledger.write(his, random.below(3));
        await pass(300);
        proxy.cutAfter(null);
      }
      await settled(scene);
      const refusals = screen.shown().filter((label) => label.startsWith('Read-only'));
      must(refusals.length === 0, `${refusals.join()} was shown`);
    },
  },
  {
    number: 14,
    name: 'half-open TCP, and SIGSTOP of the server',
    shows: 'Not saved: N changes kept on this device (or Offline) → Saved',
    within: 5_000,
    inject: async (scene) => {
      const { server, hers, ledger, proxy, screen, random, took } = scene;
      const isStopped = random.chance(0.5);
      const isTyping = random.chance(0.6);
      await allSaved(hers);
      screen.clear();
      if (isStopped) process.kill(server.pid, 'SIGSTOP');
      else if (random.chance(0.5)) proxy.freeze();
      else proxy.stall();
      if (isTyping) ledger.write(hers, 1 + random.below(6));
      took(
        await screen.says(
          isTyping ? /^Not saved: \d+ changes? kept on this device$/ : /^(Offline|Not saved.*)$/,
        ),
      );
      ledger.write(hers, random.below(3));
      if (isStopped) process.kill(server.pid, 'SIGCONT');
      else proxy.resume();
      await waitFor(() => screen.shown().at(-1) === 'Saved', {
        ...{ deadline: 90_000, what: 'Saved', on: (look) => hers.saving.subscribe(look) },
      });
      await settled(scene);
    },
  },
];
