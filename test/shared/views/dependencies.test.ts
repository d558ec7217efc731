/** What needs what, and where the order of the releases breaks it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMap } from '../../../shared/model/readMap.ts';
import { dependencyKinds } from '../../../shared/model/dependency.ts';
import { arrangeMap } from '../../../shared/views/arrangeMap.ts';
import { dependenciesOf, type DependencyLine } from '../../../shared/views/dependencies.ts';
import { buildMap } from '../../support/buildMap.ts';
import { garbageMap } from '../../support/garbageMap.ts';

/** Two releases and the unscheduled lane, one column: first, second, third. */
function threeInAColumn() {
  const map = buildMap({ activities: 1, stepsPerActivity: 1 });
  const [first, second, third] = map.stories;
  const troubleOf = (storyId = first!, needsId = second!): DependencyLine['trouble'] => {
    const found = dependenciesOf(readMap(map.doc)).needs(storyId);
    return found.find(({ needed }) => needed.id === needsId)!.trouble;
  };
  return { ...map, first: first!, second: second!, third: third!, troubleOf };
}

describe('a dependency is in trouble', () => {
  it('when what is needed comes in a later release, and no longer when it moves up', () => {
    const { run, first, second, releases, troubleOf } = threeInAColumn();
    run('addDependency', { storyId: first, needsId: second, kind: 'technical' });
    expect(troubleOf()).toBe('later');
    run('moveStories', { ids: [second], releaseId: releases[0]! });
    expect(troubleOf()).toBeNull();
    run('moveStories', { ids: [first], releaseId: releases[1]! });
    expect(troubleOf()).toBeNull();
  });

  it('when the order of the releases changes', () => {
    const { run, first, second, releases, troubleOf } = threeInAColumn();
    run('addDependency', { storyId: second, needsId: first, kind: 'business' });
    expect(troubleOf(second, first)).toBeNull();
    run('moveRelease', { id: releases[1]!, before: releases[0]! });
    expect(troubleOf(second, first)).toBe('later');
  });

  it('when what is needed is unscheduled, its release is archived, or it is archived itself', () => {
    const { run, first, second, third, releases, troubleOf } = threeInAColumn();
    run('addDependency', { storyId: first, needsId: second, kind: 'waiting' });
    run('addDependency', { storyId: first, needsId: third, kind: 'waiting' });
    expect(troubleOf(first, third)).toBe('unscheduled');
    run('archive', { ids: [releases[1]!] });
    expect(troubleOf()).toBe('unscheduled');
    run('archive', { ids: [second] });
    expect(troubleOf()).toBe('archived');
  });

  it('not when what needs it is not planned either, or when what is needed is done', () => {
    const { run, first, third, second, troubleOf } = threeInAColumn();
    run('addDependency', { storyId: third, needsId: second, kind: 'technical' });
    expect(troubleOf(third, second)).toBeNull();
    run('addDependency', { storyId: first, needsId: second, kind: 'technical' });
    run('updateStory', { id: second, stage: 'done' });
    expect(troubleOf()).toBeNull();
  });
});

describe('the dependencies of any map', () => {
  const some = fc.array(
    fc.record({ from: fc.nat(11), to: fc.nat(11), kind: fc.constantFrom(...dependencyKinds) }),
    { maxLength: 20 },
  );

  it('are seen from both ends alike, once for two stories, never from an archived one', () => {
    fc.assert(
      fc.property(some, fc.uniqueArray(fc.nat(11), { maxLength: 3 }), (pairs, archived) => {
        const { doc, stories, run } = buildMap();
        for (const { from, to, kind } of pairs) {
          if (from > to) run('addDependency', { storyId: stories[from]!, needsId: stories[to]!, kind });
        }
        for (const each of archived) run('archive', { ids: [stories[each]!] });
        const records = readMap(doc);
        const { all, needs, neededBy, violations } = dependenciesOf(records);
        expect(stories.flatMap((id) => needs(id)).length).toBe(all.length);
        expect(stories.flatMap((id) => neededBy(id)).length).toBe(all.length);
        expect(new Set(all.map(({ story, needed }) => `${story.id} ${needed.id}`)).size).toBe(all.length);
        const lanes = arrangeMap(records).lanes;
        for (const line of all) {
          expect(line.story.archivedAt).toBeNull();
          const lane = (id: DependencyLine['story']['releaseId']) => lanes.indexOf(id);
          const isLate = lane(line.needed.releaseId) > lane(line.story.releaseId);
          const expected = line.needed.archivedAt !== null || isLate;
          expect(violations.includes(line)).toBe(expected);
        }
      }),
    );
  });

  it('are read without a throw from a document nobody should have written', () => {
    fc.assert(
      fc.property(garbageMap, (doc) => {
        const records = readMap(doc);
        for (const { story, needed } of dependenciesOf(records).all) expect(story.id).not.toBe(needed.id);
        expect(dependenciesOf(records)).toBe(dependenciesOf(records));
      }),
    );
  });
});
