/** Maps with a random line from vision to sprint, for comparing views with slow, obvious references. */
import fc from 'fast-check';
import { CommandError } from '../../../shared/commands/commandError.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import { buildMap, run } from '../../support/buildMap.ts';
import { createRandom } from '../../support/random.ts';
import { randomDecision } from '../../support/randomCommand.ts';
import { strategyWeights } from '../../support/randomStrategy.ts';

const onLine: ReadonlySet<string> = new Set([
  ...Object.keys(strategyWeights),
  'archive',
  'updateStory',
  'moveStories',
  'updateRelease',
  'addDependency',
]);

/** What a person made of a small map in some hundred decisions about the line. */
export const strategyMap: fc.Arbitrary<MapRecords> = fc.integer({ min: 1, max: 1_000_000 }).map((seed) => {
  const { doc } = buildMap();
  const random = createRandom(seed);
  for (let decisions = 0; decisions < 80;) {
    const { name, input } = randomDecision(readMap(doc), random);
    if (!onLine.has(name)) continue;
    decisions++;
    try {
      run(doc, name, input as never);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
    }
  }
  return readMap(doc);
});
