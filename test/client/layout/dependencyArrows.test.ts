/** With many dependencies only the arrows that matter now are drawn. */
import { expect, test } from 'vitest';
import { isArrowOf, isArrowShown } from '../../../client/layout/dependencyArrows.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { dependenciesOf, type DependencyLine } from '../../../shared/views/dependencies.ts';
import { buildMap } from '../../support/buildMap.ts';

/** The arrows of a map where the first story of each cell in the first release needs those after it. */
function shown(count: number, chosen: number): DependencyLine[] {
  const { doc, stories, releases, run } = buildMap({
    activities: 1,
    stepsPerActivity: 1,
    releases: 2,
    storiesPerCell: count + 1,
  });
  for (let i = 1; i <= count; i++) {
    run('addDependency', { storyId: stories[0]!, needsId: stories[i]!, kind: 'technical' });
  }
  run('moveStories', { ids: [stories[1]!], releaseId: releases[1]! });
  const { all } = dependenciesOf(readMap(doc));
  const selection = new Set([stories[chosen]!]);
  return all.filter((line) => isArrowShown(line, all.length, isArrowOf(line, selection)));
}

test('all of them while they are 30 or fewer', () => {
  expect(shown(30, 31)).toHaveLength(30);
});

test('of more, those in trouble and those of the selection', () => {
  const arrows = shown(31, 5);
  expect(new Map(arrows.map(({ needed, trouble }) => [needed.title, trouble]))).toEqual(
    new Map([
      ['Story 1.1.2', 'later'],
      ['Story 1.1.6', null],
    ]),
  );
  expect(shown(31, 0)).toHaveLength(31);
});
