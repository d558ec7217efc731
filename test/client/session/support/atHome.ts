/** Alice with a map on a server of her own, and everybody who opens it; what was opened is closed in the end. */
import type { MapSession } from '../../../../client/session/mapSession.ts';
import type { OpenMapOptions } from '../../../../client/session/openMapSession.ts';
import { openHouse, type House } from './house.ts';
import { comeIn, makeMap, openAs, type TestPerson } from './people.ts';

const cleanUps: (() => unknown)[] = [];

export async function aliceAtHome(): Promise<{ house: House; alice: TestPerson; mapId: string }> {
  const house = await openHouse();
  cleanUps.push(house.close);
  const alice = await comeIn(house.port, 'alice');
  return { house, alice, mapId: await makeMap(alice) };
}

export function enter(
  person: TestPerson,
  mapId: string,
  port: number,
  options: Partial<OpenMapOptions> = {},
): MapSession {
  const session = openAs(person, mapId, port, options);
  cleanUps.push(session.dispose);
  return session;
}

/** For `afterEach`: closes sessions and servers, the last opened first. */
export async function closeAll(): Promise<void> {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
}
