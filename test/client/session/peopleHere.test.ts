/** Who is here, against the real server: who comes and goes, who was cut off, and namesakes. */
import { afterEach, expect, test } from 'vitest';
import { keyOf } from '../../../client/store/people.ts';
import { waitFor } from '../../support/waitFor.ts';
import { aliceAtHome, closeAll, enter } from './support/atHome.ts';
import { joinMap, socketOf } from './support/people.ts';

afterEach(closeAll);

test('everyone sees who is here, what they show, and when they leave', async () => {
  const { house, alice, mapId } = await aliceAtHome();
  const bob = await joinMap(house.port, 'bob', alice, mapId, 'editor');
  const hers = enter(alice, mapId, house.port);
  const his = enter(bob, mapId, house.port);
  const people = (look: () => void) => hers.people.subscribe(look);
  await waitFor(() => hers.people.getState()[0]?.name === 'bob', { on: people, what: 'bob' });
  expect(hers.people.getState()).toHaveLength(1);
  for (let i = 0; i <= 50; i++) his.actions.showPresence({ cursor: { x: i, y: -i } });
  his.actions.showPresence({ selection: Array.from({ length: 80 }, (_, i) => `story:${i}`) });
  const shown = await waitFor(
    () => {
      const presence = hers.people.getState()[0]?.presence;
      return presence?.cursor?.x === 50 && presence.selection.length === 50 && presence;
    },
    { on: people, what: 'bob’s cursor' },
  );
  expect(shown.cursor).toEqual({ x: 50, y: -50 });
  his.dispose();
  await waitFor(() => hers.people.getState().length === 0, { on: people, what: 'bob leaving' });
});

test('whoever comes back after a cut sees at once who is here, though they did nothing meanwhile', async () => {
  const { house, alice, mapId } = await aliceAtHome();
  const bob = await joinMap(house.port, 'bob', alice, mapId, 'editor');
  const sockets: { terminate(): void }[] = [];
  const WebSocket = socketOf(alice.cookie, (socket) => sockets.push(socket));
  const hers = enter(alice, mapId, house.port, { WebSocket });
  enter(bob, mapId, house.port);
  const people = (look: () => void) => hers.people.subscribe(look);
  await waitFor(() => hers.people.getState().length === 1, { on: people, what: 'bob' });
  for (const socket of sockets) socket.terminate();
  await waitFor(() => hers.people.getState().length === 0, { on: people, what: 'the cut' });
  await waitFor(() => hers.people.getState().length === 1, { on: people, what: 'bob again' });
});

test('two people of one name and colour are two', async () => {
  const { house, alice, mapId } = await aliceAtHome();
  const namesake = await joinMap(house.port, 'alice', alice, mapId, 'editor');
  const hers = enter(alice, mapId, house.port);
  enter(namesake, mapId, house.port);
  enter(alice, mapId, house.port);
  const people = (look: () => void) => hers.people.subscribe(look);
  await waitFor(() => hers.people.getState().length === 2, { on: people, what: 'both' });
  const mine = hers.people.getState().filter(({ key }) => key === keyOf(hers.me.getState()));
  expect(mine).toHaveLength(1);
});
