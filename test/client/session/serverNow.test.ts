/** Fault 10: a device whose clock is a day off goes by the server's time where it matters. */
import { afterEach, expect, test, vi } from 'vitest';
import { endOf } from '../../../client/panels/share/expiry.ts';
import { serverNow } from '../../../client/session/serverNow.ts';
import { HandClock } from '../../server/support/testServer.ts';
import { openHouse } from './support/house.ts';
import { comeIn, makeMap, openAs, saving } from './support/people.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const day = 24 * 60 * 60_000;

test.each([
  ['ahead', day],
  ['behind', -day],
])('a link for an hour lasts an hour, although the device is a day %s', async (_which, ahead) => {
  const clock = new HandClock();
  const house = await openHouse({ clock });
  cleanUps.push(house.close);
  vi.spyOn(Date, 'now').mockImplementation(() => clock.now() + ahead);
  cleanUps.push(() => vi.restoreAllMocks());
  const alice = await comeIn(house.port, 'alice');
  const mapId = await makeMap(alice);
  const session = openAs(alice, mapId, house.port);
  cleanUps.push(session.dispose);
  await saving(session, 'saved');

  const expiresAt = endOf('hour', serverNow(session.me.getState()));
  const { token } = await alice.send<{ token: string }>('POST', `/api/maps/${mapId}/links`, {
    ...{ role: 'viewer', expiresAt },
  });
  clock.pass(59 * 60_000);
  const bob = await comeIn(house.port, 'bob');
  await bob.send('POST', '/api/join', { token });
  clock.pass(2 * 60_000);
  const carol = await comeIn(house.port, 'carol');
  await expect(carol.send('POST', '/api/join', { token })).rejects.toThrow(/POST \/api\/join: 4/);
});
