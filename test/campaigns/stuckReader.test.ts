/** F22: people who read nothing any more; a short form of the campaign, which also looks at memory and time. */
import { afterAll, expect, test } from 'vitest';
import { closeCode } from '../../shared/protocol/closeCode.ts';
import { HandClock, startTestServer, stopTestServers } from '../server/support/testServer.ts';
import { runStuckReaders } from './support/stuckReaders.ts';

afterAll(stopTestServers);

test('F22: of what three people do not read only so much is kept; they are let go with 1013, and catch up when they come back', async () => {
  const plenty = { burst: 1e9, perSecond: 1e9 };
  const stuckSocket = 1024 * 1024;
  const server = await startTestServer({
    clock: new HandClock(), // however long it takes them to read the goodbye
    syncLimits: { slowSocket: stuckSocket / 4, stuckSocket, updates: plenty, structs: plenty, bytes: plenty },
  });
  let most = 0;
  const figures = await runStuckReaders({
    ...{ url: server.url, stuck: 3, writers: 2, size: 18_000, before: 3, pause: 0 },
    onRound: (_areStuck, mapId) => {
      for (const connection of server.rooms.openRoom(mapId)!.people.all)
        most = Math.max(most, connection['socket'].bufferedAmount);
    },
  });
  expect(figures.codes).toEqual([closeCode.tooBusy, closeCode.tooBusy, closeCode.tooBusy]);
  expect(figures.caughtUp).toBe(3);
  expect(most).toBeGreaterThan(stuckSocket / 2);
  // What is sent at once may come on top: the changes of one turn.
  expect(most).toBeLessThan(stuckSocket + 100_000);
});
