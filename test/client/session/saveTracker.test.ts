/** Asking the server what it has, and noticing within five seconds when it does not answer. */
import { expect, test } from 'vitest';
import { defaultTiming } from '../../../client/session/clock.ts';
import { createSaveTracker } from '../../../client/session/saveTracker.ts';
import { handClock } from './support/handClock.ts';

function openTracker() {
  const clock = handClock();
  const asked: number[] = [];
  let heard = 0;
  let isAlive = false;
  let givenUp = 0;
  const tracker = createSaveTracker({
    clock,
    timing: defaultTiming,
    ask: (barrier) => asked.push(barrier) > 0,
    ping: (turn) => {
      if (!isAlive) return;
      heard++;
      tracker.ponged(turn);
    },
    heard: () => heard,
    giveUp: () => {
      givenUp++;
      tracker.learn({ type: 'lost' });
    },
    onLearned: () => {},
  });
  tracker.learn({ type: 'mode', mode: 'read-write' });
  tracker.learn({ type: 'ready' });
  return {
    ...{ tracker, clock, asked },
    hear: () => heard++,
    live: (now: boolean) => (isAlive = now),
    givenUp: () => givenUp,
  };
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

test('a server that still sends but answers nothing is not saved, and not cut off for a long time', async () => {
  const { tracker, clock, hear, givenUp } = openTracker();
  tracker.learn({ type: 'changed' });
  await microtask();
  for (let second = 0; second < 15; second++) {
    hear();
    clock.pass(1_000);
    if (second === 4) expect(tracker.state.getState()).toMatchObject({ kind: 'notSaved', connected: true });
  }
  expect(givenUp()).toBe(0);
  clock.pass(10_000);
  expect(givenUp()).toBe(1);
});

test('a server that is there while its disk takes long is saving for eight seconds, then not saved', async () => {
  const { tracker, clock, live, givenUp } = openTracker();
  live(true);
  tracker.learn({ type: 'changed' });
  await microtask();
  clock.pass(7_900);
  expect(tracker.state.getState()).toEqual({ kind: 'saving', changes: 1 });
  clock.pass(100);
  expect(tracker.state.getState()).toMatchObject({ kind: 'notSaved', changes: 1, connected: true });
  clock.pass(10_000);
  expect(givenUp()).toBe(0);
  tracker.learn({ type: 'durable', barrier: 1 });
  expect(tracker.state.getState()).toEqual({ kind: 'saved' });
});

test('a server that dies while its disk takes long shows within five seconds of its death', async () => {
  const { tracker, clock, live } = openTracker();
  live(true);
  tracker.learn({ type: 'changed' });
  await microtask();
  clock.pass(3_000);
  live(false);
  clock.pass(4_200);
  expect(tracker.state.getState()).toMatchObject({ kind: 'notSaved', changes: 1 });
});

test('on a line too thin for an answer in time each new socket gets longer', async () => {
  const { tracker, clock, givenUp } = openTracker();
  const until = (times: number): number => {
    let waited = 0;
    for (; givenUp() < times; waited += 100) clock.pass(100);
    tracker.learn({ type: 'ready' });
    return waited;
  };
  tracker.learn({ type: 'changed' });
  await microtask();
  const waits = [];
  for (const times of [1, 2, 3]) {
    waits.push(until(times));
    await microtask();
  }
  expect(waits[1]).toBeGreaterThan(1.8 * waits[0]!);
  expect(waits[2]).toBeGreaterThan(1.8 * waits[1]!);
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
  const { tracker, clock, live, givenUp } = openTracker();
  live(true);
  tracker.learn({ type: 'changed' });
  await microtask();
  tracker.learn({ type: 'mode', mode: 'read-only-storage' });
  clock.pass(60_000);
  expect(givenUp()).toBe(0);
  expect(tracker.state.getState()).toMatchObject({ kind: 'readOnly', reason: 'storage', changes: 1 });
});

test('a server that dies while its disk is full shows within five seconds', () => {
  const { tracker, clock, live } = openTracker();
  live(true);
  tracker.learn({ type: 'mode', mode: 'read-only-storage' });
  clock.pass(30_000);
  live(false);
  clock.pass(7_000);
  expect(tracker.state.getState()).toMatchObject({ kind: 'notSaved', connected: false });
});

test('a restarting server is updating for three seconds, and only then not saved', () => {
  const { tracker, clock } = openTracker();
  tracker.learn({ type: 'changed' });
  tracker.learn({ type: 'mode', mode: 'draining' });
  expect(tracker.state.getState()).toEqual({ kind: 'updating', changes: 1, kept: false });
  clock.pass(1_000);
  tracker.learn({ type: 'lost' });
  expect(tracker.state.getState()).toMatchObject({ kind: 'updating' });
  clock.pass(2_000);
  expect(tracker.state.getState()).toMatchObject({ kind: 'notSaved', changes: 1, connected: false });
});

test('a restart that takes a moment goes straight from updating to saved', async () => {
  const { tracker, clock } = openTracker();
  tracker.learn({ type: 'mode', mode: 'draining' });
  tracker.learn({ type: 'lost' });
  clock.pass(1_500);
  tracker.learn({ type: 'mode', mode: 'read-write' });
  expect(tracker.state.getState()).toMatchObject({ kind: 'updating' });
  tracker.learn({ type: 'ready' });
  expect(tracker.state.getState()).toEqual({ kind: 'saved' });
  clock.pass(1_500);
  expect(tracker.state.getState()).toEqual({ kind: 'saved' });
});

test('after it is disposed nothing is asked any more', () => {
  const { tracker, clock, asked } = openTracker();
  tracker.dispose();
  tracker.dispose();
  clock.pass(60_000);
  expect(asked).toEqual([]);
});
