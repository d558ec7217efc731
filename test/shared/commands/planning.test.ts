/** Stages with their rules, sprints, and what two people who plan at once end up with. */
import { describe, expect, test } from 'vitest';
import { commandContext } from '../../../shared/commands/command.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { contradictionsOf } from '../../../shared/views/contradictions.ts';
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

  test.each(['idea', 'backlog', 'declined', 'done'] as const)(
    'E1: that is %s gets into progress with an owner and a due date only; done stays free',
    (from) => {
      const { doc, run, story } = withSprints();
      run('updateStory', { id: story, stage: from, declineReason: 'Not now' });
      const begin = { ids: [story], stage: 'inProgress' as const };
      const updates = writtenBy(doc, () => {
        expect(() => run('moveStage', begin)).toThrow('A story in progress needs an owner and a due date.');
        expect(() => run('updateStory', { id: story, stage: 'inProgress', due })).toThrow('needs an owner');
      });
      expect(updates).toEqual([]);
      run('moveStage', { ids: [story], stage: 'done' });
      run('moveStage', { ...begin, owner: 'Bob', due });
      expect(storyOf(doc, story)).toMatchObject({ stage: 'inProgress', owner: 'Bob', due });
    },
  );

  test.each(['planned', 'inProgress'] as const)(
    'E2: that is a critical bug is %s straight away, and nobody has to own it',
    (stage) => {
      const { doc, run, story, one } = withSprints();
      run('updateStory', { id: story, kind: 'bug', severity: 'critical', stage });
      expect(storyOf(doc, story)).toMatchObject({ stage, owner: '', due: null });
      run('commitStories', { ids: [story], sprintId: one, owner: 'Bob', due });
      run('updateStory', { id: story, owner: '', due: null });
      expect(storyOf(doc, story)).toMatchObject({ sprintId: one, owner: '', due: null });
    },
  );

  test('E7: keeps an owner and a due date while it is planned, in progress or in a sprint', () => {
    const { doc, run, stories, one } = withSprints();
    const [planned, begun, committed] = stories as [StoryId, StoryId, StoryId];
    const given = { owner: 'Bob', due };
    run('moveStage', { ids: [planned], stage: 'planned', ...given });
    run('moveStage', { ids: [begun], stage: 'inProgress', ...given });
    run('commitStories', { ids: [committed], sprintId: one, ...given });
    run('moveStage', { ids: [committed], stage: 'backlog' });
    const updates = writtenBy(doc, () => {
      const nobody = () => run('updateStory', { id: planned, owner: ' ' });
      expect(nobody).toThrow('What is planned keeps an owner. Nothing was changed: “Story 1.1.1” stays');
      expect(nobody).toThrow('Set another one, or move it back to the backlog first.');
      expect(() => run('updateStory', { id: begun, due: null })).toThrow('in progress keeps a due date');
      const both = { ids: [stories[3]!, committed], owner: '', due: null };
      expect(() => run('updateStories', both)).toThrow('in a sprint keeps an owner and a due date');
      expect(() => run('updateStories', both)).toThrow('or take it out of the sprint first');
      expect(() => run('moveStage', { ids: [begun], stage: 'planned', due: null })).toThrow('a due date');
    });
    expect(updates).toEqual([]);
    run('updateStory', { id: planned, owner: 'Carol', due: '2027-03-12' });
    run('updateStory', { id: begun, stage: 'backlog', owner: '', due: null });
    expect(storyOf(doc, begun)).toMatchObject({ stage: 'backlog', owner: '', due: null });
    run('archive', { ids: [one] });
    run('updateStories', { ids: [committed], owner: '', due: null });
    expect(storyOf(doc, committed)).toMatchObject({ owner: '', due: null });
  });

  test('E7: that never had an owner may cease to be a critical bug: nothing is taken from it', () => {
    const { doc, run, story } = withSprints();
    run('updateStory', { id: story, kind: 'bug', severity: 'critical' });
    run('moveStage', { ids: [story], stage: 'planned' });
    run('updateStory', { id: story, severity: 'low' });
    expect(storyOf(doc, story)).toMatchObject({ stage: 'planned', severity: 'low', owner: '' });
    expect(contradictionsOf(readMap(doc), due)).toMatchObject([
      { kind: 'plannedWithout', missing: ['owner', 'due'] },
    ]);
  });

  test('E7: whose owner one takes away while another plans it is planned without, and that is found', () => {
    const { doc, run, story } = withSprints();
    run('updateStory', { id: story, owner: 'Bob', due });
    const his = copyOf(doc);
    runAs('alice', doc, 'updateStory', { id: story, owner: '' });
    runAs('bob', his, 'moveStage', { ids: [story], stage: 'planned' });
    syncAll(doc, his);
    const ofStory = (): object[] =>
      contradictionsOf(readMap(doc), due).filter((found) => found.kind === 'plannedWithout');
    for (const seen of [doc, his])
      expect(storyOf(seen, story)).toMatchObject({ stage: 'planned', owner: '', due });
    expect(ofStory()).toMatchObject([{ story: { id: story }, missing: ['owner'] }]);
    runAs('alice', doc, 'updateStory', { id: story, owner: 'Carol' });
    expect(ofStory()).toEqual([]);
  });

  test('E3: is declined with a reason', () => {
    const { doc, run, story } = withSprints();
    expect(() => run('moveStage', { ids: [story], stage: 'declined' })).toThrow('Declining needs a reason');
    run('moveStage', { ids: [story], stage: 'declined', reason: 'Nobody asks for it' });
    expect(storyOf(doc, story)).toMatchObject({ stage: 'declined', declineReason: 'Nobody asks for it' });
  });

  test('E4: keeps when it was done, and not once it is not done any more', () => {
    const { doc, run, story } = withSprints();
    run('updateStory', { id: story, stage: 'inProgress', owner: 'Bob', due });
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
    const begin = { ...plan, stage: 'inProgress' as const };
    expect(writtenBy(doc, () => expect(() => run('moveStage', begin)).toThrow('tradeOff'))).toEqual([]);
    run('moveStage', { ...plan, tradeOff });
    run('moveStage', begin);
    run('moveStage', plan);
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

  test('E6: needs an owner and a due date for what is under way too, and not for what is done', () => {
    const { doc, run, one, stories } = withSprints();
    const [bug, done] = stories as [StoryId, StoryId];
    run('updateStory', { id: bug, kind: 'bug', severity: 'critical', stage: 'inProgress' });
    run('updateStory', { id: bug, severity: 'low' });
    run('moveStage', { ids: [done], stage: 'done' });
    const commit = { ids: [bug, done], sprintId: one };
    const updates = writtenBy(doc, () => {
      expect(() => run('commitStories', commit)).toThrow(
        'A story in a sprint needs an owner and a due date.',
      );
      expect(() => run('commitStories', { ...commit, due })).toThrow('“Story 1.1.1” stays as it is');
    });
    expect(updates).toEqual([]);
    run('updateStory', { id: bug, owner: 'Bob', due });
    run('commitStories', commit);
    expect([bug, done].map((id) => storyOf(doc, id))).toMatchObject([
      { sprintId: one, stage: 'inProgress', owner: 'Bob' },
      { sprintId: one, stage: 'done', owner: '', due: null },
    ]);
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
