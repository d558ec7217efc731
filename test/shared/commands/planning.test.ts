/** Stages with their rules, sprints, and what two people who plan at once end up with. */
import { describe, expect, test } from 'vitest';
import { commandContext } from '../../../shared/commands/command.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { buildMap, copyOf, run as runOn, runAs, syncAll } from '../../support/buildMap.ts';
import { storyOf } from '../../support/readGrid.ts';
import { writtenBy } from '../../support/written.ts';

const due = '2027-03-10';

function withSprints() {
  const map = buildMap();
  const one = map.run('addSprint', { name: 'One', start: '2027-03-01', end: '2027-03-14' }).id;
  const two = map.run('addSprint', { name: 'Two' }).id;
  return { ...map, one, two, story: map.stories[0]! };
}

describe('a story', () => {
  test('E1: is planned with an owner and a due date only, whichever command says so', () => {
    const { doc, run, story } = withSprints();
    const stage = 'planned' as const;
    const updates = writtenBy(doc, () => {
      const both = 'A planned story needs an owner and a due date.';
      expect(() => run('moveStage', { ids: [story], stage })).toThrow(both);
      expect(() => run('updateStory', { id: story, stage })).toThrow(both);
      expect(() => run('moveStage', { ids: [story], stage, owner: 'Bob' })).toThrow('needs a due date');
      expect(() => run('updateStory', { id: story, stage, due })).toThrow('needs an owner');
    });
    expect(updates).toEqual([]);
    run('moveStage', { ids: [story], stage, owner: 'Bob', due });
    expect(storyOf(doc, story)).toMatchObject({ stage, owner: 'Bob', due });
    expect(storyOf(doc, story).plannedAt).toBeGreaterThan(0);
    expect(storyOf(doc, story).backlogOrder).not.toBeNull();
  });

  test('E1: is planned with others or not at all', () => {
    const { doc, run, stories } = withSprints();
    run('updateStory', { id: stories[0]!, owner: 'Bob', due });
    const ids = stories.slice(0, 2);
    const updates = writtenBy(doc, () =>
      expect(() => run('moveStage', { ids, stage: 'planned' })).toThrow('“Story 1.2.1” stays as it is'),
    );
    expect(updates).toEqual([]);
  });

  test('keeps its owner and its day when what is given is for those without', () => {
    const { doc, run, stories, one } = withSprints();
    run('updateStory', { id: stories[0]!, owner: 'Bob' });
    run('updateStory', { id: stories[1]!, due });
    const ids = stories.slice(0, 2);
    const [day, onlyMissing] = ['2027-03-12', true];
    run('commitStories', { ids, sprintId: one, owner: 'Carol', due: day, onlyMissing });
    expect(ids.map((id) => storyOf(doc, id))).toMatchObject([
      { owner: 'Bob', due: day, stage: 'planned' },
      { owner: 'Carol', due, stage: 'planned' },
    ]);
    const more = stories.slice(1, 3);
    run('moveStage', { ids: more, stage: 'planned', owner: 'Dana', due: day, onlyMissing });
    expect(more.map((id) => storyOf(doc, id).owner)).toEqual(['Carol', 'Dana']);
  });

  test('E2: that is a critical bug is planned straight away', () => {
    const { doc, run, story } = withSprints();
    run('updateStory', { id: story, kind: 'bug', severity: 'critical', stage: 'planned' });
    expect(storyOf(doc, story)).toMatchObject({ stage: 'planned', owner: '', due: null });
  });

  test('E3: is declined with a reason', () => {
    const { doc, run, story } = withSprints();
    expect(() => run('moveStage', { ids: [story], stage: 'declined' })).toThrow('Declining needs a reason');
    run('moveStage', { ids: [story], stage: 'declined', reason: 'Nobody asks for it' });
    expect(storyOf(doc, story)).toMatchObject({ stage: 'declined', declineReason: 'Nobody asks for it' });
  });

  test('E4: keeps when it was done, and not once it is not done any more', () => {
    const { doc, run, story } = withSprints();
    run('updateStory', { id: story, stage: 'inProgress' });
    const { plannedAt } = storyOf(doc, story);
    run('moveStage', { ids: [story], stage: 'done' });
    expect(storyOf(doc, story).doneAt).toBeGreaterThan(0);
    expect(storyOf(doc, story).plannedAt).toBe(plannedAt);
    run('moveStage', { ids: [story], stage: 'inProgress' });
    expect(storyOf(doc, story)).toMatchObject({ doneAt: null, plannedAt });
    run('moveStage', { ids: [story], stage: 'backlog' });
    expect(storyOf(doc, story)).toMatchObject({ doneAt: null, plannedAt: null });
  });

  test('E5: that is locked in the scope of now is planned with the trade-off only', () => {
    const { doc, run, story } = withSprints();
    const goalId = run('addGoal', { title: 'More pay', kind: 'customer' }).id;
    const tradeOff = { goalId, drops: [] };
    const { id } = run('addInitiative', { title: 'One click', horizon: 'now', tradeOff });
    run('linkInitiative', { ids: [story], initiativeId: id });
    run('lockThings', { ids: [story] });
    const plan = { ids: [story], stage: 'planned' as const, owner: 'Bob', due };
    expect(writtenBy(doc, () => expect(() => run('moveStage', plan)).toThrow('tradeOff'))).toEqual([]);
    run('moveStage', { ...plan, tradeOff });
    expect([...readMap(doc).tradeOff.values()].map((each) => each.storyId)).toEqual([null, story]);
  });

  test.each(['2027-02-29', '2027-13-01', '27-03-01', 'tomorrow', ''])('has no due date %j', (day) => {
    const { run, story } = withSprints();
    expect(() => run('updateStory', { id: story, due: day })).toThrow(/^due: /);
  });

  test.each([{ reach: -1 }, { confidence: 101 }, { effort: Infinity }, { impact: 1e9 }, { userValue: NaN }])(
    'is not scored with %j',
    (input) => {
      const { run, story } = withSprints();
      expect(() => run('scoreStory', { id: story, ...input })).toThrow(
        new RegExp(`^${Object.keys(input)[0]}: `),
      );
    },
  );
});

describe('a sprint', () => {
  test('N1: does not end before it starts', () => {
    const { doc, run, one } = withSprints();
    const updates = writtenBy(doc, () => {
      expect(() => run('updateSprint', { id: one, end: '2027-02-28' })).toThrow('cannot end');
      expect(() => run('updateSprint', { id: one, start: '2027-03-15' })).toThrow('cannot end');
      expect(() => run('addSprint', { name: 'x', start: '2027-03-02', end: '2027-03-01' })).toThrow('cannot');
    });
    expect(updates).toEqual([]);
    run('updateSprint', { id: one, start: '2027-04-01', end: '2027-04-01' });
    expect(readMap(doc).sprint.get(one)).toMatchObject({ start: '2027-04-01', end: '2027-04-01' });
  });

  test('N1: whose days two people cross at once keeps both days, and can be put right', () => {
    const { doc, one } = withSprints();
    const his = copyOf(doc);
    runAs('alice', doc, 'updateSprint', { id: one, start: '2027-03-10' });
    runAs('bob', his, 'updateSprint', { id: one, end: '2027-03-05' });
    syncAll(doc, his);
    for (const seen of [doc, his])
      expect(readMap(seen).sprint.get(one)).toMatchObject({ start: '2027-03-10', end: '2027-03-05' });
    runAs('alice', doc, 'updateSprint', { id: one, capacity: 20 });
    runAs('alice', doc, 'updateSprint', { id: one, end: '2027-03-20' });
    expect(readMap(doc).sprint.get(one)).toMatchObject({ end: '2027-03-20', capacity: 20 });
  });

  test('K1: has one capacity for a person, also when two people set it at once', () => {
    const { doc, one } = withSprints();
    const his = copyOf(doc);
    runAs('alice', doc, 'setCapacity', { sprintId: one, person: 'Carol', available: 5 });
    runAs('bob', his, 'setCapacity', { sprintId: one, person: ' Carol ', available: 8 });
    syncAll(doc, his);
    runAs('alice', doc, 'setCapacity', { sprintId: one, person: 'Carol', available: 3 });
    const set = [...readMap(doc).capacity.values()].map(({ person, available }) => [person, available]);
    expect(new Set(set.map(String))).toEqual(new Set(['Carol,3']));
  });

  test('takes its capacities along when it is archived; its stories lose nothing', () => {
    const { doc, run, one, story } = withSprints();
    run('setCapacity', { sprintId: one, person: 'Bob', available: 5 });
    run('commitStories', { ids: [story], sprintId: one, owner: 'Bob', due });
    run('archive', { ids: [one] });
    expect([...readMap(doc).capacity.values()][0]!.archivedAt).not.toBeNull();
    expect(storyOf(doc, story)).toMatchObject({ sprintId: one, stage: 'planned', archivedAt: null });
  });
});

describe('committing', () => {
  test('plans the stories, all or none', () => {
    const { doc, run, one, stories } = withSprints();
    const ids = stories.slice(0, 2);
    expect(() => run('commitStories', { ids, sprintId: one, owner: 'Bob' })).toThrow('a due date');
    run('commitStories', { ids, sprintId: one, owner: 'Bob', due });
    for (const id of ids)
      expect(storyOf(doc, id)).toMatchObject({ sprintId: one, stage: 'planned', owner: 'Bob', due });
  });

  test('N3: takes a story out of another sprint only when that is said', () => {
    const { doc, run, one, two, story } = withSprints();
    run('commitStories', { ids: [story], sprintId: one, owner: 'Bob', due });
    const again = { ids: [story], sprintId: two };
    expect(writtenBy(doc, () => expect(() => run('commitStories', again)).toThrow('“One” already'))).toEqual(
      [],
    );
    run('commitStories', { ...again, from: one });
    expect(storyOf(doc, story).sprintId).toBe(two);
    run('commitStories', { ids: [story], sprintId: null });
    expect(storyOf(doc, story)).toMatchObject({ sprintId: null, stage: 'backlog' });
  });

  test('is refused for what was declined', () => {
    const { run, one, story } = withSprints();
    run('moveStage', { ids: [story], stage: 'declined', reason: 'No' });
    expect(() => run('commitStories', { ids: [story], sprintId: one, owner: 'Bob', due })).toThrow(
      'declined',
    );
  });

  test.each([true, false])(
    'N2: to two sprints at once ends in one of them for everybody, planned, and nothing is lost (%s)',
    (aliceWins) => {
      const { doc, one, two, story } = withSprints();
      const his = copyOf(doc);
      [doc.clientID, his.clientID] = aliceWins ? [2000, 1000] : [1000, 2000];
      runAs('alice', doc, 'commitStories', { ids: [story], sprintId: one, owner: 'Alice', due });
      runAs('bob', his, 'commitStories', { ids: [story], sprintId: two, owner: 'Bob', due: '2027-03-12' });
      syncAll(doc, his);
      const kept = storyOf(doc, story);
      expect(storyOf(his, story)).toEqual(kept);
      expect(kept).toMatchObject(
        aliceWins ? { sprintId: one, owner: 'Alice', due } : { sprintId: two, owner: 'Bob' },
      );
      expect(kept.stage).toBe('planned');
    },
  );

  test('needs the role of an editor', () => {
    const { doc, one, story } = withSprints();
    const viewer = commandContext({ kind: 'person', name: 'bob' }, 'commenter');
    const input = { ids: [story], sprintId: one, owner: 'Bob', due };
    expect(() => runOn(doc, 'commitStories', input, viewer)).toThrow('role of editor');
  });
});
