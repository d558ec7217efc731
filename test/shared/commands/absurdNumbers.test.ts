/** Absurd numbers of plan and strategy: refused by every command, and harmless when they arrive beside good edits. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { CommandError } from '../../../shared/commands/commandError.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { burndownOf } from '../../../shared/views/burndown.ts';
import { contradictionsOf } from '../../../shared/views/contradictions.ts';
import { portfolioView } from '../../../shared/views/audiences/portfolio.ts';
import { executiveView } from '../../../shared/views/audiences/executive.ts';
import { sprintLoad } from '../../../shared/views/sprintLoad.ts';
import { copyOf, run, syncAll } from '../../support/buildMap.ts';
import {
  plannedMap,
  plannedNumbers,
  readNumber,
  writeRaw,
  type Numbered,
  type PlannedNumber,
} from '../../support/plannedNumbers.ts';
import { createRandom } from '../../support/random.ts';
import { writtenBy } from '../../support/written.ts';

const nameOf = ({ kind, field }: PlannedNumber): string => `${kind}.${field}`;

/** Runs the command that writes a number; its input goes in untyped, as it comes over HTTP. */
function write(doc: Y.Doc, ids: Numbered, number: PlannedNumber, value: unknown): void {
  run(doc, number.command, number.input(ids, value) as never);
}

describe.each(plannedNumbers.map((number) => [nameOf(number), number] as const))('%s', (_name, number) => {
  test.each(number.absurd)('is not %j: the command says where it is wrong and writes nothing', (value) => {
    const { doc, ids } = plannedMap();
    const updates = writtenBy(doc, () => {
      let problem: unknown = null;
      try {
        write(doc, ids, number, value);
      } catch (error) {
        if (!(error instanceof CommandError)) throw error;
        ({ problem } = error);
      }
      expect(problem).toMatchObject({ kind: 'badInput', issues: [{ path: number.field }] });
    });
    expect(updates).toEqual([]);
  });

  test('is 3, or unknown, where somebody says so', () => {
    const { doc, ids } = plannedMap();
    write(doc, ids, number, 3);
    expect(readNumber(doc, ids, number)).toBe(3);
    write(doc, ids, number, null);
    expect(readNumber(doc, ids, number)).toBeNull();
  });
});

test('absurd numbers beside good edits: all is merged alike, what is good elsewhere stays, and a good number mends a bad one', () => {
  let met = 0;
  fc.assert(
    fc.property(fc.noShrink(fc.integer({ min: 1, max: 1e6 })), (seed) => {
      const random = createRandom(seed);
      const { doc: hers, ids } = plannedMap();
      const his = copyOf(hers);
      const shuffled = random.shuffle(plannedNumbers);
      const good = new Map(shuffled.slice(0, 10).map((number, n) => [number, n + 1]));
      const bad = new Set(random.shuffle(plannedNumbers).slice(0, 8));
      for (const step of random.shuffle([...good.keys(), ...bad])) {
        if (good.has(step)) write(hers, ids, step, good.get(step));
        if (bad.has(step)) writeRaw(his, ids, step, random.pick(step.absurd));
      }
      run(hers, 'setText', { id: ids.theme, field: 'title', text: 'Far too long' });
      syncAll(hers, his);
      const records = readMap(hers);
      expect(readMap(his)).toEqual(records);
      expect(readMap(copyOf(hers))).toEqual(records);
      expect(records.theme.get(ids.theme)!.title).toBe('Far too long');
      for (const number of plannedNumbers) {
        const [read, wanted] = [readNumber(hers, ids, number), good.get(number)];
        if (bad.has(number) && wanted !== undefined) {
          // The last writer wins; a bad number that does reads as unknown, until somebody says it again.
          met++;
          expect([wanted, null]).toContain(read);
          write(hers, ids, number, wanted);
          expect(readNumber(hers, ids, number)).toBe(wanted);
        } else if (wanted !== undefined) expect(read).toBe(wanted);
        else if (bad.has(number)) expect(read).toBeNull();
      }
      expectFinite(records, ids);
    }),
    { numRuns: 60 },
  );
  expect(met).toBeGreaterThan(50);
});

/** No number shown of such a map is absurd. */
function expectFinite(records: MapRecords, { sprint }: Numbered): void {
  const shown = [
    sprintLoad(records, sprint),
    burndownOf(records, sprint, '2027-03-10', () => '2027-03-10'),
    contradictionsOf(records, '2027-03-10'),
    portfolioView(records, '2027-03-10'),
    executiveView(records),
  ];
  const check = (value: unknown): void => {
    if (typeof value === 'number') expect(Math.abs(value)).toBeLessThan(1e15);
    else if (value instanceof Map) value.forEach(check);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(check);
  };
  check(shown);
}
