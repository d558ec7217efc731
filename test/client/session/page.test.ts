/** The page around the map: waking up, and asking before it closes with unsaved work. */
import { afterEach, expect, test } from 'vitest';
import { browserPage, type PageEvents } from '../../../client/session/page.ts';
import { openHouse } from './support/house.ts';
import { comeIn, makeMap, openAs, saving } from './support/people.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

test('the browser asks before closing only while the guard is up', () => {
  const page = new EventTarget() as unknown as Window & typeof globalThis;
  const closing = () => {
    const event = new Event('beforeunload', { cancelable: true });
    page.dispatchEvent(event);
    return event.defaultPrevented;
  };
  const unguard = browserPage(page).guardClosing();
  expect(closing()).toBe(true);
  unguard();
  expect(closing()).toBe(false);
});

test('it wakes when the network comes back and when the tab comes to the front', () => {
  const document = Object.assign(new EventTarget(), { visibilityState: 'hidden' });
  const page = Object.assign(new EventTarget(), { document }) as unknown as Window & typeof globalThis;
  const woken: string[] = [];
  const unsubscribe = browserPage(page).onWake((why) => woken.push(why));
  page.dispatchEvent(new Event('online'));
  document.dispatchEvent(new Event('visibilitychange'));
  document.visibilityState = 'visible';
  document.dispatchEvent(new Event('visibilitychange'));
  unsubscribe();
  page.dispatchEvent(new Event('online'));
  expect(woken).toEqual(['online', 'visible']);
});

test('a map is guarded from the first unsaved change until the last is saved; waking reconnects at once', async () => {
  const house = await openHouse();
  cleanUps.push(house.close);
  const alice = await comeIn(house.port, 'alice');
  let guards = 0;
  let wake = (_why: 'online' | 'visible'): void => {};
  const page: PageEvents = {
    onWake: (listener) => {
      wake = listener;
      return () => {};
    },
    guardClosing: () => {
      guards++;
      return () => guards--;
    },
  };
  const session = openAs(alice, await makeMap(alice), house.port, { page });
  cleanUps.push(session.dispose);
  await saving(session, 'saved');
  expect(guards).toBe(0);
  session.actions.run('addActivity', { title: 'Shop' });
  expect(guards).toBe(1);
  await saving(session, 'saved');
  expect(guards).toBe(0);
  await house.stop();
  await saving(session, 'notSaved');
  session.actions.run('addActivity', { title: 'Pay' });
  expect(guards).toBe(1);
  await house.start();
  wake('online');
  await saving(session, 'saved');
  expect(guards).toBe(0);
  wake('visible');
  session.actions.run('addActivity', { title: 'Leave' });
  session.dispose();
  expect(guards).toBe(0);
});
