/** A pointer that moves is told by its two numbers alone, and the others hear the same as if all had been read. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PointerMoves } from '../../../server/sync/pointerMoves.ts';
import { PresenceTable } from '../../../server/sync/presenceTable.ts';
import { syncLimits } from '../../../server/sync/limits.ts';
import type { Person } from '../../../shared/protocol/presence.ts';

const alice: Person = { name: 'alice "cursor":{"x":', colour: 3, role: 'editor' };
const still = { selection: ['story:1'], editing: null, drag: null };

/** What the others hear of these states, said one after the other by one socket, or each by a socket of its own. */
function told(states: readonly string[], isOneSocket: boolean): (string | null)[] {
  const table = new PresenceTable<object>({ ...syncLimits, roomPresence: Infinity }, () => 0);
  const socket = {};
  return states.map(
    (state, i) =>
      table.show(isOneSocket ? socket : {}, { client: 1, clock: i, state }, alice, 0)?.state ?? null,
  );
}

const place = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(1e21, 1e-7, -0, 0.1, 123_456_789.5));
const pointers = fc.oneof(
  fc.record({ x: place, y: place }),
  fc.record({ x: place, y: place, band: fc.constantFrom('backbone', 'releases', 'elsewhere') }),
  fc.constant(null),
);
const states = fc.array(
  fc.record({
    person: fc.constantFrom(undefined, alice, { presence: { cursor: { x: 1, y: 2 } } }),
    presence: fc.record({
      cursor: pointers,
      selection: fc.constantFrom([], ['story:1'], ['"cursor":{"x":1'], [1]),
      editing: fc.constant(null),
      drag: fc.constant(null),
      laser: fc.constantFrom(null, { x: 1, y: 2 }),
    }),
  }),
  { minLength: 1, maxLength: 12 },
);

describe('a pointer that moves', () => {
  test('is told the others as a state that was read as a whole', () => {
    fc.assert(
      fc.property(states, (said) => {
        const written = said.map((state) => JSON.stringify(state));
        expect(told(written, true)).toEqual(told(written, false));
      }),
    );
  });

  test('is not told once it is no place', () => {
    const moves = PointerMoves.after('{"cursor":{"x":1,"y":2}}', '{"cursor":{"x":1,"y":2}}')!;
    expect(moves.follow('{"cursor":{"x":-3.5,"y":40}}')).toBe('{"cursor":{"x":-3.5,"y":40}}');
    for (const odd of [
      '1e999',
      '01',
      '1.',
      '"1"',
      '',
      '-',
      '+1',
      '0x1',
      'null',
      '1,"z":1',
      '9'.repeat(400),
    ]) {
      expect(moves.follow(`{"cursor":{"x":${odd},"y":2}}`), odd).toBeNull();
      expect(moves.follow(`{"cursor":{"x":2,"y":${odd}}}`), odd).toBeNull();
    }
  });

  test('is read as a whole where a second one stands beside it', () => {
    const one = JSON.stringify({ presence: { cursor: { x: 1, y: 1 }, ...still } });
    const two = JSON.stringify({
      person: { cursor: { x: 1, y: 1 } },
      presence: { cursor: { x: 1, y: 1 }, ...still },
    });
    expect(PointerMoves.after(one, one)).not.toBeNull();
    expect(PointerMoves.after(two, one)).toBeNull();
    expect(PointerMoves.after(one, one)!.follow(two)).toBeNull();
  });

  test('of somebody with another name is told under that name', () => {
    const table = new PresenceTable<object>(syncLimits, () => 0);
    const socket = {};
    const at = (x: number): string => JSON.stringify({ presence: { cursor: { x, y: 0 }, ...still } });
    table.show(socket, { client: 1, clock: 1, state: at(1) }, alice, 0);
    const renamed = { ...alice, name: 'Alice' };
    table.rewritePerson(socket, renamed);
    const heard = table.show(socket, { client: 1, clock: 2, state: at(2) }, renamed, 0);
    expect(JSON.parse(heard!.state)).toMatchObject({ person: renamed, presence: { cursor: { x: 2 } } });
  });
});
