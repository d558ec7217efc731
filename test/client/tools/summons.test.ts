/** Asking everybody to come and look, and being asked: a countdown that anybody may stop. */
import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { PersonHere } from '../../../client/store/people.ts';
import { createSummons } from '../../../client/tools/summons.ts';
import { someTools } from './someTools.ts';

const nothing = { cursor: null, selection: [], editing: null, drag: null };
const bob = (presence: Partial<PersonHere['presence']> = {}, clientId = 7, name = 'bob'): PersonHere => ({
  clientId,
  key: name,
  name,
  colour: 1,
  role: 'editor',
  presence: { ...nothing, ...presence },
});

function together(here: readonly PersonHere[] = [bob()]) {
  const some = someTools();
  const people = createStore<readonly PersonHere[]>(() => here);
  let isBusy = false;
  const summons = createSummons({
    view: some.tools.view,
    people,
    actions: some.tools.actions,
    clock: some.tools.clock,
    me: 1,
    isMe: ({ name }) => name === 'alice',
    isBusy: () => isBusy,
  });
  return {
    ...some,
    people,
    summons,
    view: some.tools.view,
    arrive: (...next: PersonHere[]) => people.setState(next, true),
    beBusy: (busy: boolean) => {
      isBusy = busy;
    },
    seconds: (count: number) => {
      for (let i = 0; i < count; i++) some.pass(1000);
    },
    asked: () => summons.store.getState().asked,
  };
}

test('bob asks alice; after five seconds she looks where he looks, and he hears that she came', () => {
  const some = together();
  some.view.setState({ surface: 'backlog' });
  some.arrive(bob({ summon: 1 }));
  expect(some.asked()).toMatchObject({ left: 5, asker: { name: 'bob' } });
  some.seconds(4);
  expect(some.asked()).toMatchObject({ left: 1 });
  expect(some.view.getState().following).toBeNull();
  some.seconds(1);
  expect(some.asked()).toBeNull();
  expect(some.view.getState()).toMatchObject({ following: 7, surface: 'map' });
  expect(some.presence.at(-1)).toEqual({ answer: { client: 7, summon: 1, came: true } });
});

test('alice stays where she is, and the same asking does not come again', () => {
  const some = together();
  some.arrive(bob({ summon: 1 }));
  some.seconds(2);
  some.summons.stay();
  expect(some.presence.at(-1)).toEqual({ answer: { client: 7, summon: 1, came: false } });
  some.arrive(bob({ summon: 1, cursor: { x: 1, y: 1 } }));
  some.seconds(10);
  expect(some.asked()).toBeNull();
  expect(some.view.getState().following).toBeNull();
  some.arrive(bob({ summon: 2 }));
  expect(some.asked()).toMatchObject({ summon: 2 });
});

test('nobody is taken away from what they type or drag: then only a button leads there', () => {
  const some = together();
  some.beBusy(true);
  some.arrive(bob({ summon: 1 }));
  expect(some.asked()).toMatchObject({ left: null });
  some.seconds(20);
  expect(some.view.getState().following).toBeNull();
  some.summons.come();
  expect(some.view.getState().following).toBe(7);
});

test('who begins to type during the countdown is left alone as well; the question goes after half a minute', () => {
  const some = together();
  some.arrive(bob({ summon: 1 }));
  some.seconds(2);
  some.beBusy(true);
  some.seconds(1);
  expect(some.asked()).toMatchObject({ left: null });
  some.beBusy(false);
  some.seconds(30);
  expect(some.asked()).toBeNull();
  expect(some.view.getState().following).toBeNull();
});

test('the question goes with its asker, and my own other tabs do not ask me', () => {
  const some = together();
  some.arrive(bob({ summon: 1 }));
  some.arrive();
  expect(some.asked()).toBeNull();
  some.arrive(bob({ summon: 1 }, 8, 'alice'));
  expect(some.asked()).toBeNull();
});

test('the asker stops following, shows the asking for ten seconds and sees who came and who stayed', () => {
  const some = together();
  some.view.setState({ following: 7 });
  some.view.setState({ summoning: true });
  expect(some.view.getState().following).toBeNull();
  expect(some.presence.at(-1)).toEqual({ summon: 1 });
  const answer = { client: 1, summon: 1, came: true };
  some.arrive(bob({ answer }), bob({ answer: { ...answer, came: false } }, 8, 'carol'), bob({}, 9, 'dan'));
  const { answers } = some.summons.store.getState();
  expect([answers!.came, answers!.stayed].map((list) => list.map(({ name }) => name))).toEqual([
    ['bob'],
    ['carol'],
  ]);
  some.seconds(10);
  expect(some.presence.at(-1)).toEqual({ summon: null });
  expect(some.view.getState().summoning).toBe(false);
  some.seconds(10);
  expect(some.summons.store.getState().answers).toBeNull();
});

test('leaving the map takes the asking back', () => {
  const some = together();
  some.view.setState({ summoning: true });
  some.summons.dispose();
  expect(some.presence.at(-1)).toEqual({ summon: null });
});
