/** Rooms opened and left; a short form of the campaign. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, expect, test } from 'vitest';
import { scopes } from '../../shared/model/scope.ts';
import { HandClock, startTestServer, stopTestServers } from '../server/support/testServer.ts';
import { waitFor } from '../support/waitFor.ts';
import { openAndLeave } from './support/manyRooms.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

afterAll(stopTestServers);

test('of 60 rooms that were opened and left nothing stays in memory: no document, no person, no timer', async () => {
  const clock = new HandClock();
  const server = await startTestServer({ clock });
  const timers = clock.waiting;
  const rooms: WeakRef<object>[] = [];
  const documents: WeakRef<object>[] = [];
  const people: WeakRef<object>[] = [];
  await openAndLeave(server.url, 60, 6, (mapId) => {
    for (const scope of scopes) {
      const room = server.rooms.openRoom(mapId, scope);
      if (room === null) continue;
      rooms.push(new WeakRef(room));
      documents.push(new WeakRef(room.read((doc) => doc)));
      for (const connection of room.people.all) people.push(new WeakRef(connection));
    }
  });
  expect([rooms.length, documents.length, people.length]).toEqual([120, 120, 120]);
  await waitFor(() => {
    clock.pass(60_000);
    return server.rooms.count === 0;
  });
  const held = (refs: readonly WeakRef<object>[]): number =>
    refs.filter((ref) => ref.deref() !== undefined).length;
  await waitFor(
    () => {
      collectGarbage();
      return held(documents) + held(people) + held(rooms) === 0;
    },
    {
      what: () =>
        `nothing to be held; there are ${held(rooms)} rooms, ${held(documents)} documents and ${held(people)} sockets`,
    },
  );
  clock.pass(60_000);
  expect(clock.waiting).toBe(timers);
});
