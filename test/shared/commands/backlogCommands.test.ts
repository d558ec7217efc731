/** Commands of the backlog: adding, moving into groups, changing several, sorting by a score, keeping. */
import { describe, expect, test } from 'vitest';
import { commandContext } from '../../../shared/commands/command.ts';
import { OwnUndo } from '../../../shared/commands/ownUndo.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { backlogStories } from '../../../shared/views/backlog.ts';
import { buildMap, copyOf, run as runOn, runAs, syncAll } from '../../support/buildMap.ts';
import { backlogOf } from '../../support/readGrid.ts';
import { writtenBy } from '../../support/written.ts';

const editor = commandContext({ kind: 'person', name: 'bob' }, 'editor');

function pushed() {
  const map = buildMap();
  map.run('pushToBacklog', { releaseId: map.releases[0]! });
  const storyOf = (id: (typeof map.stories)[number]) => readMap(map.doc).story.get(id)!;
  return { ...map, ids: map.stories.slice(0, 4), storyOf };
}

describe('adding to the backlog', () => {
  test('puts a story in its place there and on the map, with when it came in', () => {
    const { doc, run, ids, steps, releases, storyOf } = pushed();
    const before = Date.now();
    const { ids: made } = run('addToBacklog', {
      stepId: steps[1]!,
      releaseId: releases[1]!,
      owner: 'Bob',
      stories: [{ title: 'New', kind: 'bug' }, { title: 'Newer' }],
      after: ids[0]!,
    });
    expect(backlogOf(doc).slice(0, 4)).toEqual(['Story 1.1.1', 'New', 'Newer', 'Story 1.2.1']);
    expect(storyOf(made[0]!)).toMatchObject({
      kind: 'bug',
      owner: 'Bob',
      stage: 'backlog',
      releaseId: releases[1],
    });
    expect(storyOf(made[0]!).backlogAt).toBeGreaterThanOrEqual(before);
  });

  test('is refused under a step or for an initiative that is gone', () => {
    const { run, steps } = pushed();
    run('archive', { ids: [steps[0]!] });
    expect(() => run('addToBacklog', { stepId: steps[0]!, stories: [{ title: 'x' }] })).toThrow(
      'not on this map',
    );
    const input = { stepId: steps[1]!, stories: [{ title: 'x' }], initiativeId: 'initiative:none' as const };
    expect(() => run('addToBacklog', input)).toThrow('not on this map');
  });
});

describe('moving in the backlog', () => {
  test('between two neighbours writes the moved story only', () => {
    const { doc, run, ids } = pushed();
    const keys = () =>
      writtenBy(doc, () => run('reorderBacklog', { ids: [ids[3]!], after: ids[0]!, before: ids[1]! }));
    expect(keys()).toHaveLength(1);
    expect(backlogOf(doc)).toEqual(['Story 1.1.1', 'Story 1.4.1', 'Story 1.2.1', 'Story 1.3.1']);
  });

  test('neighbours that are none any more are looked up again', () => {
    const { doc, run, ids } = pushed();
    run('reorderBacklog', { ids: [ids[3]!], after: ids[2]!, before: ids[0]! });
    expect(backlogOf(doc)).toEqual(['Story 1.4.1', 'Story 1.1.1', 'Story 1.2.1', 'Story 1.3.1']);
  });

  test('into a group takes its initiative, release or owner along, in one step of undo', () => {
    const { doc, ids, releases, storyOf } = pushed();
    const origin = { kind: 'person', name: 'alice' } as const;
    const undo = new OwnUndo(doc, origin, 0);
    const input = { ids: [ids[3]!], before: ids[0]!, releaseId: releases[1]!, owner: 'Bob' };
    runOn(doc, 'reorderBacklog', input, commandContext(origin));
    expect(storyOf(ids[3]!)).toMatchObject({ releaseId: releases[1], owner: 'Bob' });
    undo.undo();
    expect(storyOf(ids[3]!)).toMatchObject({ releaseId: releases[0], owner: '' });
    expect(backlogOf(doc)[0]).toBe('Story 1.1.1');
  });
});

describe('changing several', () => {
  test('sets what is given of all, and leaves the rest', () => {
    const { run, ids, storyOf } = pushed();
    expect(run('updateStories', { ids: [...ids], kind: 'task', moscow: 'must' })).toEqual({ changed: 4 });
    for (const [i, id] of ids.entries())
      expect(storyOf(id)).toMatchObject({
        kind: 'task',
        moscow: 'must',
        estimate: 1,
        owner: '',
        title: `Story 1.${i + 1}.1`,
      });
  });

  test('keeps what alice and bob set at the same moment', () => {
    const { doc, ids } = pushed();
    const other = copyOf(doc);
    runAs('alice', doc, 'updateStories', { ids: [...ids], owner: 'Alice' });
    runAs('bob', other, 'updateStories', { ids: [...ids], estimate: 8 });
    syncAll(doc, other);
    for (const id of ids) expect(readMap(other).story.get(id)).toMatchObject({ owner: 'Alice', estimate: 8 });
  });
});

describe('S1: sorting by a score', () => {
  test('makes the order of the score the order of the backlog; a second time writes nothing', () => {
    const { doc, run, ids } = pushed();
    run('scoreStory', { id: ids[2]!, moscow: 'must' });
    run('scoreStory', { id: ids[0]!, moscow: 'could' });
    run('sortBacklog', { by: 'moscow' });
    expect(backlogOf(doc)).toEqual(['Story 1.3.1', 'Story 1.1.1', 'Story 1.2.1', 'Story 1.4.1']);
    expect(writtenBy(doc, () => run('sortBacklog', { by: 'moscow' }))).toEqual([]);
  });

  test('by the own score, and undone in one step', () => {
    const { doc, run, ids } = pushed();
    const criteria = [{ slot: 'rating1' as const, name: 'Joy', weight: 2 }];
    run('updateSettings', { scoreFormula: { criteria, dividedBy: 'nothing' } });
    run('scoreStory', { id: ids[3]!, rating1: 7 });
    const before = backlogOf(doc);
    const origin = { kind: 'person', name: 'alice' } as const;
    const undo = new OwnUndo(doc, origin, 0);
    runOn(doc, 'sortBacklog', { by: 'own' }, commandContext(origin));
    expect(backlogOf(doc)[0]).toBe('Story 1.4.1');
    undo.undo();
    expect(backlogOf(doc)).toEqual(before);
  });

  test('S2: what is locked keeps its place for an editor', () => {
    const { doc, run, ids } = pushed();
    run('scoreStory', { id: ids[3]!, moscow: 'must' });
    run('lockThings', { ids: [ids[0]!] });
    runOn(doc, 'sortBacklog', { by: 'moscow' }, editor);
    expect(backlogOf(doc)).toEqual(['Story 1.1.1', 'Story 1.4.1', 'Story 1.2.1', 'Story 1.3.1']);
  });

  test('of two people who sort at once leaves every story once, in the same order for both', () => {
    const { doc, run, ids } = pushed();
    run('scoreStory', { id: ids[3]!, moscow: 'must', userValue: 1, timeCriticality: 1, riskReduction: 1 });
    run('scoreStory', { id: ids[1]!, moscow: 'could', userValue: 9, timeCriticality: 1, riskReduction: 1 });
    const other = copyOf(doc);
    runAs('alice', doc, 'sortBacklog', { by: 'moscow' });
    runAs('bob', other, 'sortBacklog', { by: 'costOfDelay' });
    syncAll(doc, other);
    expect(backlogOf(doc)).toEqual(backlogOf(other));
    expect(backlogStories(readMap(doc))).toHaveLength(4);
  });
});

describe('the own score of the team', () => {
  const scoreFormula = {
    criteria: [{ slot: 'rating1' as const, name: 'Joy', weight: 2 }],
    dividedBy: 'nothing' as const,
  };

  test('is changed by owners, and rated by whoever edits', () => {
    const { doc, ids, storyOf } = pushed();
    expect(() => runOn(doc, 'updateSettings', { scoreFormula }, editor)).toThrow('Only an owner');
    runOn(doc, 'updateSettings', { scoreFormula });
    runOn(doc, 'scoreStory', { id: ids[0]!, rating1: 8 }, editor);
    expect(storyOf(ids[0]!).rating1).toBe(8);
  });

  test.each([
    [
      'two criteria in one place',
      [scoreFormula.criteria[0]!, { ...scoreFormula.criteria[0]!, name: 'Other' }],
    ],
    ['a criterion without a name', [{ ...scoreFormula.criteria[0]!, name: '' }]],
    ['an absurd weight', [{ ...scoreFormula.criteria[0]!, weight: 1e9 }]],
  ])('%s is refused', (_what, criteria) => {
    const { doc } = pushed();
    expect(() =>
      runOn(doc, 'updateSettings', { scoreFormula: { criteria, dividedBy: 'nothing' } }),
    ).toThrow();
  });

  test('a rating above ten is refused', () => {
    const { run, ids } = pushed();
    expect(() => run('scoreStory', { id: ids[0]!, rating1: 11 })).toThrow(/^rating1: /);
  });
});

test('when a story came into the backlog is kept as long as it is there', () => {
  const { run, ids, stories, storyOf } = pushed();
  const { backlogAt } = storyOf(ids[0]!);
  expect(backlogAt).toBeGreaterThan(0);
  run('updateStory', { id: ids[0]!, stage: 'done' });
  expect(storyOf(ids[0]!).backlogAt).toBe(backlogAt);
  run('updateStory', { id: ids[0]!, stage: 'idea' });
  expect(storyOf(ids[0]!).backlogAt).toBeNull();
  run('updateStory', { id: stories[9]!, stage: 'backlog' });
  expect(storyOf(stories[9]!).backlogAt).toBeGreaterThan(0);
  const { ids: parts } = run('splitStory', { id: ids[1]!, parts: [{ title: 'Part' }] });
  expect(storyOf(parts[0]!).backlogAt).toBe(storyOf(ids[1]!).backlogAt);
});
