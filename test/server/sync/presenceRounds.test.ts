/** Cursors of a crowd are told in turns: everybody hears of everybody, nobody of themselves, each state once. */
import * as decoding from 'lib0/decoding';
import { expect, test } from 'vitest';
import type { PresenceFrames } from '../../../server/sync/frames.ts';
import { PresenceRounds } from '../../../server/sync/presenceRounds.ts';
import type { SharedFrame } from '../../../server/sync/sharedFrame.ts';
import { waitFor } from '../../support/waitFor.ts';

interface Person {
  readonly client: number;
  readonly heard: Map<number, string[]>;
}

/** The states of an awareness frame, by client. */
function statesOf(frame: SharedFrame): [number, string][] {
  const whole = decoding.createDecoder(frame.bytes);
  decoding.readVarUint(whole);
  const update = decoding.createDecoder(decoding.readVarUint8Array(whole));
  return Array.from({ length: decoding.readVarUint(update) }, () => {
    const client = decoding.readVarUint(update);
    decoding.readVarUint(update);
    return [client, decoding.readVarString(update)];
  });
}

function crowdOf(size: number, every: number) {
  const people: Person[] = Array.from({ length: size }, (_, client) => ({ client, heard: new Map() }));
  const tell = (person: Person, frames: PresenceFrames): void => {
    for (const frame of frames.for(person.client)) {
      for (const [client, state] of statesOf(frame)) {
        person.heard.set(client, [...(person.heard.get(client) ?? []), state]);
      }
    }
  };
  const rounds = new PresenceRounds<Person>({
    every: () => every,
    listeners: () => people,
    count: () => people.length,
    tell,
  });
  const move = (person: Person, state: string): void =>
    rounds.note({ client: person.client, clock: 1, ownClock: 1, state });
  return { people, move };
}

const newest = (person: Person, client: number): string | undefined => person.heard.get(client)?.at(-1);

test.each([1, 5, 12, 13, 60])(
  'in a room of %i everybody hears the newest of all others, of themselves only that',
  async (size) => {
    const { people, move } = crowdOf(size, 5);
    for (const person of people) move(person, `"first of ${person.client}"`);
    for (const person of people) move(person, `"second of ${person.client}"`);
    await waitFor(() => people.every(({ heard }) => heard.size === size));
    for (const person of people) {
      for (const other of people) {
        const expected = other === person ? ['{}'] : [`"second of ${other.client}"`];
        expect(person.heard.get(other.client)).toEqual(expected);
      }
    }
  },
);

test('while the first are served what is newer goes to all of them in the end', async () => {
  const { people, move } = crowdOf(40, 10);
  const [alice, bob] = people as [Person, Person];
  move(alice, '"here"');
  await waitFor(() => people.some((person) => newest(person, alice.client) === '"here"'));
  move(alice, '"there"');
  move(bob, '"bob"');
  await waitFor(() =>
    people.every(
      (person) =>
        (person === alice || newest(person, alice.client) === '"there"') &&
        (person === bob || newest(person, bob.client) === '"bob"'),
    ),
  );
});

test('while people leave, one after the other, those who stay hear of every one of them', async () => {
  const { people, move } = crowdOf(60, 20);
  for (const person of people) move(person, '"here"');
  await waitFor(() => people.every(({ heard }) => heard.size === 60));
  const gone: Person[] = [];
  while (people.length > 38) {
    const leaving = people.shift()!;
    gone.push(leaving);
    move(leaving, 'null');
    // Some group is served between two who leave.
    await waitFor(() => people.some((person) => newest(person, leaving.client) === 'null'));
  }
  await waitFor(() =>
    people.every((person) => gone.every(({ client }) => newest(person, client) === 'null')),
  );
});

test('people who come while it is told make new groups, and nobody misses a state', async () => {
  const { people, move } = crowdOf(12, 10);
  for (const person of people) move(person, '"old"');
  for (let client = 12; client < 30; client++) people.push({ client, heard: new Map() });
  move(people[29]!, '"new"');
  await waitFor(() => people.every((person) => person.client === 29 || newest(person, 29) === '"new"'));
});
