/** Asking the server what it has, and noticing within five seconds when it does not answer. */
import { expect, test } from 'vitest';
import { defaultTiming } from '../../../client/session/clock.ts';
import { createSaveTracker } from '../../../client/session/saveTracker.ts';
import { handClock } from './support/handClock.ts';

function openTracker() {
  const clock = handClock();
  const asked: number[] = [];
  let heard = 0;
  let givenUp = 0;
  const tracker = createSaveTracker({
    clock,
    timing: defaultTiming,
    ask: (barrier) => asked.push(barrier) > 0,
    heard: () => heard,
    giveUp: () => {
      givenUp++;
      tracker.learn({ type: 'lost' });
    },
    onLearned: () => {},
  });
  tracker.learn({ type: 'mode', mode: 'read-write' });
  tracker.learn({ type: 'ready' });
  return { tracker, clock, asked, hear: () => heard++, givenUp: () => givenUp };
}
const microtask = (): Promise<void> => Promise.resolve();

test('a burst of typing is one barrier, what comes meanwhile the next', async () => {
  const { tracker, asked } = openTracker();
  for (let i = 0; i < 20; i++) tracker.learn({ type: 'changed' });
  await microtask();
  expect(asked).toEqual([1]);
  tracker.learn({ type: 'changed' });
  await microtask();
  expect(asked).toEqual([1]);
  tracker.learn({ type: 'durable', barrier: 1 });
  await microtask();
  expect(asked).toEqual([1, 2]);
  tracker.learn({ type: 'durable', barrier: 2 });
  expect(tracker.state.getState()).toEqual({ kind: 'saved' });
});

test('a connection that died silently while nobody typed shows within five seconds', () => {
  const { tracker, clock, givenUp } = openTracker();
  clock.pass(1_000);
  expect(tracker.state.getState()).toEqual({ kind: 'saved' });
  clock.pass(4_000);
  expect(tracker.state.getState()).toMatchObject({ kind: 'notSaved' });
  clock.pass(2_500);
  expect(givenUp()).toBe(1);
});

test('a change on a connection that died silently shows within five seconds', async () => {
  const { tracker, clock } = openTracker();
  tracker.learn({ type: 'changed' });
  await microtask();
  clock.pass(5_000);
  expect(tracker.state.getState()).toMatchObject({ kind: 'notSaved', changes: 1 });
});

test('a slow server that still sends is not cut off for a long time', async () => {
  const { tracker, clock, hear, givenUp } = openTracker();
  tracker.learn({ type: 'changed' });
  await microtask();
  hear();
  clock.pass(15_000);
  expect(tracker.state.getState()).toMatchObject({ kind: 'notSaved', connected: true });
  expect(givenUp()).toBe(0);
  clock.pass(10_000);
  expect(givenUp()).toBe(1);
});

test('an idle connection is asked every few seconds and stays saved', () => {
  const { tracker, clock, asked } = openTracker();
  for (let i = 0; i < 10; i++) {
    clock.pass(defaultTiming.heartbeat);
    const barrier = asked.at(-1);
    if (barrier !== undefined) tracker.learn({ type: 'durable', barrier });
    expect(tracker.state.getState()).toEqual({ kind: 'saved' });
  }
  expect(asked).toHaveLength(10);
});

test('a server whose disk is full is not mistaken for a dead one', async () => {
  const { tracker, clock, givenUp } = openTracker();
  tracker.learn({ type: 'changed' });
  await microtask();
  tracker.learn({ type: 'mode', mode: 'read-only-storage' });
  clock.pass(60_000);
  expect(givenUp()).toBe(0);
  expect(tracker.state.getState()).toMatchObject({ kind: 'readOnly', reason: 'storage', changes: 1 });
});

test('after it is disposed nothing is asked any more', () => {
  const { tracker, clock, asked } = openTracker();
  tracker.dispose();
  tracker.dispose();
  clock.pass(60_000);
  expect(asked).toEqual([]);
});
