/** Who is here: parsed, sorted, throttled, and nobody's broken state in anybody's way. */
import { afterEach, expect, test, vi } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { defaultTiming } from '../../../client/session/clock.ts';
import { followServer } from '../../../client/session/othersHere.ts';
import { createPresence } from '../../../client/session/presence.ts';
import { handClock } from './support/handClock.ts';

const cleanUps: (() => void)[] = [];
afterEach(() => cleanUps.splice(0).forEach((cleanUp) => cleanUp()));

const nowhere = { cursor: null, selection: [], editing: null, drag: null };

function openPresence() {
  const clock = handClock();
  const awareness = new Awareness(new Y.Doc());
  const presence = createPresence(awareness, clock, defaultTiming);
  cleanUps.push(presence.dispose);
  const sent: unknown[] = [];
  awareness.on('update', (_changed: unknown, from: unknown) => {
    if (from === 'local') sent.push(awareness.getLocalState());
  });
  /** Somebody else's state arrives from the server. */
  const arrive = (clientId: number, state: Record<string, unknown> | null) => {
    const other = new Awareness(new Y.Doc());
    other.clientID = clientId;
    other.setLocalState({});
    other.setLocalState(state);
    applyAwarenessUpdate(awareness, encodeAwarenessUpdate(other, [clientId]), 'server');
    other.destroy();
    clock.pass(20);
  };
  return { clock, awareness, presence, sent, arrive };
}
const person = (name: string) => ({ key: name, name, colour: 3, role: 'editor' });

test('the others are listed by name, without me', () => {
  const { presence, arrive } = openPresence();
  arrive(2, { person: person('carol'), presence: nowhere });
  arrive(1, { person: person('bob') });
  expect(presence.people.getState()).toEqual([
    { clientId: 1, ...person('bob'), presence: nowhere },
    { clientId: 2, ...person('carol'), presence: nowhere },
  ]);
});

test('a state that does not parse, or comes without a person, shows nobody', () => {
  const { presence, arrive } = openPresence();
  arrive(1, { person: { name: 'x'.repeat(500), colour: 1, role: 'editor' } });
  arrive(2, { presence: nowhere });
  arrive(3, { person: person('bob'), presence: { ...nowhere, cursor: 'here' } });
  expect(presence.people.getState()).toEqual([]);
});

test('of a server that sends no keys, name and colour tell people apart', () => {
  const { presence, arrive } = openPresence();
  arrive(1, { person: { ...person('bob'), key: undefined } });
  arrive(2, { person: { ...person('bob'), key: undefined } });
  const [one, other] = presence.people.getState();
  expect(one?.key).toBe('3 bob');
  expect(other?.key).toBe('3 bob');
});

test('who is silent stays as long as the server is heard, and goes with it', () => {
  vi.useFakeTimers({ toFake: ['setInterval'] }); // in which y-protocols looks who was silent
  cleanUps.push(() => void vi.useRealTimers());
  const { awareness, arrive } = openPresence();
  const others = followServer(awareness);
  arrive(1, { person: person('bob') });
  const beSilent = (): void => {
    awareness.meta.get(1)!.lastUpdated -= 40_000;
  };
  beSilent();
  others.keep();
  vi.advanceTimersByTime(5000);
  expect(awareness.getStates().has(1)).toBe(true);
  beSilent();
  vi.advanceTimersByTime(5000);
  expect(awareness.getStates().has(1)).toBe(false);
});

test('an unknown role reads as viewer', () => {
  const { presence, arrive } = openPresence();
  arrive(1, { person: { ...person('bob'), role: 'emperor' } });
  expect(presence.people.getState()).toMatchObject([{ role: 'viewer' }]);
});

test('a pointer in motion is told at most 30 times a second, and its last place always', () => {
  const { presence, clock, sent } = openPresence();
  for (let i = 0; i < 1000; i++) {
    presence.show({ cursor: { x: i, y: 0 } });
    clock.pass(1);
  }
  clock.pass(100);
  expect(sent.length).toBeLessThanOrEqual(31);
  expect(sent.length).toBeGreaterThan(20);
  expect(sent.at(-1)).toMatchObject({ presence: { cursor: { x: 999, y: 0 } } });
});

test('who did not change keeps the same object, so that nothing is drawn anew', () => {
  const { presence, arrive } = openPresence();
  arrive(1, { person: person('bob'), presence: nowhere });
  const [bob] = presence.people.getState();
  arrive(2, { person: person('carol'), presence: nowhere });
  expect(presence.people.getState()[0]).toBe(bob);
});

test('under another client id the same is shown, and the old one is gone', () => {
  const { presence, awareness } = openPresence();
  const before = awareness.clientID;
  presence.show({ selection: ['story:1'] });
  presence.changeClientId(before + 1);
  expect(awareness.getStates().has(before)).toBe(false);
  expect(awareness.getLocalState()).toMatchObject({ presence: { selection: ['story:1'] } });
});
