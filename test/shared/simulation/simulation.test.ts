/** Seeded simulations of 3 to 5 people on one map over a bad network. SIMULATION_RUNS=2000 runs more, SIMULATION_SEED=7 one. */
import { expect, test } from 'vitest';
import { createRandom } from '../../support/random.ts';
import { createNetwork } from '../../support/simulatedNetwork.ts';
import { copyOf, buildMap, runAs } from '../../support/buildMap.ts';
import { storyOf } from '../../support/readGrid.ts';
import { simulateMap } from './mapSimulation.ts';
import { liveItemsOfOthers } from './rules.ts';

const runs = Number(process.env['SIMULATION_RUNS'] ?? 150);
const only = process.env['SIMULATION_SEED'];
const batches = 10;

if (only !== undefined) {
  test(`seed ${only}`, () => {
    simulateMap(Number(only));
  });
} else {
  test.each(Array.from({ length: batches }, (_, batch) => batch))(
    'whatever people do and the network loses, nothing is lost and all end up with the same map (part %i)',
    { timeout: Math.max(30_000, runs * 1000) },
    (batch) => {
      for (let seed = batch + 1; seed <= runs; seed += batches) simulateMap(seed);
    },
  );

  test('undo takes away only one’s own work, however often people undo and redo', () => {
    for (let seed = 20_001; seed <= 20_030; seed++) simulateMap(seed, { people: 2, undo: 0.3 });
  });

  test('undo of somebody who is alone never blames others', () => {
    for (let seed = 30_001; seed <= 30_060; seed++) simulateMap(seed, { people: 1, undo: 0.3 });
  });

  test('three people who undo and redo most of the time lose nothing', () => {
    for (let seed = 40_001; seed <= 40_030; seed++) simulateMap(seed, { people: 3, undo: 0.4 });
  });

  test('two people, and a long afternoon of five', () => {
    for (let seed = 10_001; seed <= 10_010; seed++) simulateMap(seed, { people: 2, steps: 40 });
    simulateMap(10_011, { people: 5, steps: 300 });
  });
}

test('the same seed gives the same run, another seed another', () => {
  expect(simulateMap(5)).toEqual(simulateMap(5));
  expect(simulateMap(5)).not.toEqual(simulateMap(6));
});

test('the network loses, delays and doubles messages, and still brings everything once it settles', () => {
  const { doc, stories } = buildMap();
  const docs = [doc, copyOf(doc), copyOf(doc)];
  const network = createNetwork(docs, createRandom(1), { loss: 0.9, duplication: 0.5, delay: 5 });
  for (let i = 0; i < 20; i++) {
    runAs('alice', doc, 'editText', { id: stories[0]!, field: 'title', at: 0, remove: 0, insert: 'a' });
    network.tick();
  }
  expect(storyOf(docs[1]!, stories[0]!).title).not.toMatch(/^a{20}/);
  network.setOnline(2, false);
  runAs('bob', docs[2]!, 'editText', { id: stories[0]!, field: 'title', at: 0, remove: 0, insert: 'b' });
  network.settle();
  for (const seen of docs) expect(storyOf(seen, stories[0]!).title).toMatch(/^b?a{20}b?Story/);
  network.dispose();
});

test('the check of undo notices when somebody else’s work is taken away', () => {
  const { doc, stories } = buildMap();
  const other = copyOf(doc);
  const before = liveItemsOfOthers(other);
  runAs('alice', other, 'editText', { id: stories[0]!, field: 'title', at: 0, remove: 1, insert: '' });
  expect([...before].filter((item) => !liveItemsOfOthers(other).has(item))).toHaveLength(1);
});
