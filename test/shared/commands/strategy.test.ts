/** Vision, goals, themes, initiatives, insights and artifacts: what each command writes and what it refuses. */
import { describe, expect, test } from 'vitest';
import { readMap } from '../../../shared/model/readMap.ts';
import { roadmapOf } from '../../../shared/views/roadmap.ts';
import { buildMap, copyOf, runAs, syncAll } from '../../support/buildMap.ts';
import { writtenBy } from '../../support/written.ts';

function withLine() {
  const map = buildMap();
  const goal = map.run('addGoal', { title: 'More pay at once', kind: 'customer' }).id;
  const theme = map.run('addTheme', { title: 'Paying takes too long', kind: 'problem' }).id;
  const initiative = map.run('addInitiative', { title: 'One click', themeId: theme, goals: [goal] }).id;
  return { ...map, goal, theme, initiative };
}

describe('the vision', () => {
  test('is written by two people at once, and both are kept', () => {
    const { doc, run } = buildMap();
    run('setVision', { text: 'Everybody pays.' });
    const his = copyOf(doc);
    runAs('alice', doc, 'setVision', { text: 'One day everybody pays.' });
    runAs('bob', his, 'setVision', { text: 'Everybody pays without thinking.' });
    syncAll(doc, his);
    for (const seen of [doc, his]) {
      expect(readMap(seen).meta.vision).toContain('One day');
      expect(readMap(seen).meta.vision).toContain('without thinking');
    }
  });

  test('that is written as it stands writes nothing', () => {
    const { doc, run } = buildMap();
    run('setVision', { text: 'Everybody pays.' });
    expect(writtenBy(doc, () => run('setVision', { text: 'Everybody pays.' }))).toEqual([]);
  });

  test('comes back when the map goes back to a version', () => {
    const { doc, run } = buildMap();
    run('setVision', { text: 'Everybody pays.' });
    const { meta, ...records } = readMap(doc);
    run('setVision', { text: 'Nobody pays.' });
    const past = Object.entries(records).map(([kind, byId]) => [kind, [...byId.values()]]);
    const { title, vision, settings } = meta;
    run('restoreMap', { map: { title, vision, settings, records: Object.fromEntries(past) as object } });
    expect(readMap(doc).meta.vision).toBe('Everybody pays.');
  });
});

describe('a goal', () => {
  test('takes its key results along when it is archived and brings them back; its initiatives stay', () => {
    const { doc, run, goal, initiative } = withLine();
    const { id } = run('addKeyResult', { goalId: goal, title: 'Paid at once', unit: '%', target: 80 });
    run('archive', { ids: [goal] });
    expect(readMap(doc).keyResult.get(id)!.archivedAt).not.toBeNull();
    expect(readMap(doc).initiative.get(initiative)).toMatchObject({ archivedAt: null, goals: [goal] });
    run('restore', { ids: [goal] });
    expect(readMap(doc).keyResult.get(id)!.archivedAt).toBeNull();
  });

  test('moves before another one, and keeps what is not given', () => {
    const { doc, run, goal } = withLine();
    const { id } = run('addGoal', { title: 'Fewer calls', kind: 'business', period: 'H1' });
    run('updateGoal', { id, before: goal });
    const { order, kind, period } = readMap(doc).goal.get(id)!;
    expect(order < readMap(doc).goal.get(goal)!.order).toBe(true);
    expect({ kind, period }).toEqual({ kind: 'business', period: 'H1' });
  });

  test.each([NaN, Infinity, 1e13, '5'])('has no key result that stands at %j', (current) => {
    const { run, goal } = withLine();
    const { id } = run('addKeyResult', { goalId: goal, title: 'Paid' });
    expect(() => run('updateKeyResult', { id, current: current as number })).toThrow(/^current: /);
  });
});

describe('an initiative', () => {
  test('T1: comes into now with an answer to what drops, and the answer is kept', () => {
    const { doc, run, goal, initiative, stories } = withLine();
    const move = { id: initiative, horizon: 'now' as const };
    const updates = writtenBy(doc, () =>
      expect(() => run('moveInitiative', move)).toThrow(/which goal this serves and what drops/),
    );
    expect(updates).toEqual([]);
    run('moveInitiative', { ...move, tradeOff: { goalId: goal, drops: [stories[0]!], note: 'Agreed' } });
    expect(readMap(doc).initiative.get(initiative)!.horizon).toBe('now');
    expect([...readMap(doc).tradeOff.values()]).toMatchObject([
      { initiativeId: initiative, goalId: goal, stories: [stories[0]], initiatives: [], note: 'Agreed' },
    ]);
    // Within now it moves freely.
    run('moveInitiative', { id: initiative });
    expect(readMap(doc).tradeOff.size).toBe(1);
  });

  test('T1: is not added to now without that answer', () => {
    const { doc, run, goal } = withLine();
    const input = { title: 'Ask once', horizon: 'now' as const };
    expect(writtenBy(doc, () => expect(() => run('addInitiative', input)).toThrow(/tradeOff/))).toEqual([]);
    const { id } = run('addInitiative', { ...input, tradeOff: { goalId: goal, drops: [] } });
    expect(readMap(doc).initiative.get(id)!.horizon).toBe('now');
  });

  test('T2, T3: in now it serves the goal of the answer, and what drops for it goes to the top of next', () => {
    const { doc, run, goal, initiative } = withLine();
    const other = run('addGoal', { title: 'Fewer calls', kind: 'business' }).id;
    const tradeOff = { goalId: goal, drops: [] };
    const [one, two] = ['One', 'Two'].map(
      (title) => run('addInitiative', { title, horizon: 'now', tradeOff }).id,
    );
    const waiting = run('addInitiative', { title: 'Waiting', horizon: 'next' }).id;
    run('moveInitiative', {
      id: initiative,
      horizon: 'now',
      tradeOff: { goalId: other, drops: [two!, one!, initiative] },
    });
    const { columns } = roadmapOf(readMap(doc));
    const ids = (column: (typeof columns)['now']) => column.map((item) => item.initiative.id);
    expect(ids(columns.now)).toEqual([initiative]);
    expect(ids(columns.next)).toEqual([one, two, waiting]);
    expect(readMap(doc).initiative.get(initiative)!.goals).toEqual([goal, other].sort());
    expect([...readMap(doc).tradeOff.values()].at(-1)!.initiatives).toEqual([one, two].sort());
  });

  test('T3: of two answers at once that drop the same one, both are kept and it drops once', () => {
    const { doc, run, goal, initiative } = withLine();
    const add = (title: string) =>
      run('addInitiative', { title, horizon: 'now', tradeOff: { goalId: goal, drops: [] } }).id;
    const dropped = add('Dropped');
    const second = run('addInitiative', { title: 'Second' }).id;
    const his = copyOf(doc);
    const tradeOff = { goalId: goal, drops: [dropped] };
    runAs('alice', doc, 'moveInitiative', { id: initiative, horizon: 'now', tradeOff });
    runAs('bob', his, 'moveInitiative', { id: second, horizon: 'now', tradeOff });
    syncAll(doc, his);
    for (const seen of [doc, his]) {
      const { columns } = roadmapOf(readMap(seen));
      expect(columns.next.map((item) => item.initiative.id)).toEqual([dropped]);
      expect(new Set(columns.now.map((item) => item.initiative.id))).toEqual(new Set([initiative, second]));
      expect(
        [...readMap(seen).tradeOff.values()].filter(({ initiatives }) => initiatives.length > 0),
      ).toHaveLength(2);
    }
  });

  test('I1: is given a goal by alice and another by bob at once: it serves both', () => {
    const { doc, run, goal, initiative } = withLine();
    const [one, two] = ['Calls', 'Trust'].map((title) => run('addGoal', { title, kind: 'business' }).id);
    const his = copyOf(doc);
    runAs('alice', doc, 'updateInitiative', { id: initiative, goals: [goal, one!] });
    runAs('bob', his, 'updateInitiative', { id: initiative, goals: [goal, two!] });
    syncAll(doc, his);
    for (const seen of [doc, his])
      expect(readMap(seen).initiative.get(initiative)!.goals).toEqual([goal, one!, two!].sort());
  });

  test('keeps its theme when alice archives that while bob links another initiative to it', () => {
    const { doc, theme, initiative } = withLine();
    const his = copyOf(doc);
    runAs('alice', doc, 'archive', { ids: [theme] });
    const { id } = runAs('bob', his, 'addInitiative', { title: 'Ask once', themeId: theme });
    syncAll(doc, his);
    for (const seen of [doc, his]) {
      for (const each of [initiative, id])
        expect(readMap(seen).initiative.get(each)).toMatchObject({ archivedAt: null, themeId: theme });
    }
  });

  test('is what stories are for, until they are not', () => {
    const { doc, run, initiative, stories } = withLine();
    run('linkInitiative', { ids: stories.slice(0, 2), initiativeId: initiative });
    expect(readMap(doc).story.get(stories[1]!)!.initiativeId).toBe(initiative);
    run('archive', { ids: [initiative] });
    expect(readMap(doc).story.get(stories[1]!)).toMatchObject({ archivedAt: null });
    run('linkInitiative', { ids: stories.slice(0, 2), initiativeId: null });
    expect(readMap(doc).story.get(stories[1]!)!.initiativeId).toBeNull();
  });
});

describe('alice archives a goal while bob links an initiative to it', () => {
  test.each([true, false])(
    'the initiative stays and names it, and the goal can come back (%s)',
    (aliceWins) => {
      const { doc, run, goal } = withLine();
      const { id } = run('addInitiative', { title: 'Ask once' });
      const his = copyOf(doc);
      [doc.clientID, his.clientID] = aliceWins ? [2000, 1000] : [1000, 2000];
      runAs('alice', doc, 'archive', { ids: [goal] });
      runAs('bob', his, 'updateInitiative', { id, goals: [goal] });
      syncAll(doc, his);
      for (const seen of [doc, his]) {
        expect(readMap(seen).goal.get(goal)!.archivedAt).not.toBeNull();
        expect(readMap(seen).initiative.get(id)).toMatchObject({ archivedAt: null, goals: [goal] });
      }
      run('restore', { ids: [goal] });
      expect(readMap(doc).goal.get(goal)!.archivedAt).toBeNull();
    },
  );
});

describe('an insight', () => {
  test('says why, and cannot lose its why', () => {
    const { doc, run, stories } = withLine();
    expect(() => run('addInsight', { source: 'nps', title: 'Slow', why: '  ' })).toThrow(
      'Say why it matters',
    );
    const { id } = run('addInsight', { source: 'nps', title: 'Slow', why: 'They leave' });
    expect(() => run('setText', { id, field: 'why', text: ' ' })).toThrow('An insight says why it matters');
    run('setText', { id, field: 'why', text: 'They call us' });
    run('linkInsight', { id, storyId: stories[0]!, on: true });
    expect(readMap(doc).insight.get(id)).toMatchObject({ why: 'They call us', stories: [stories[0]] });
    run('linkInsight', { id, storyId: stories[0]!, on: false });
    expect(readMap(doc).insight.get(id)!.stories).toEqual([]);
  });
});

describe('an artifact', () => {
  test('is confirmed in the name of who says so', () => {
    const { doc, run, initiative } = withLine();
    const { id } = run('addArtifact', { kind: 'prd', title: 'PRD', initiativeId: initiative });
    run('confirmArtifact', { id });
    expect(readMap(doc).artifact.get(id)).toMatchObject({ confirmedBy: 'alice', initiativeId: initiative });
    expect(readMap(doc).artifact.get(id)!.confirmedAt).toBeGreaterThan(0);
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.org',
    'example',
    'file:///etc/passwd',
  ])('links to no %s', (url) => {
    const { run } = withLine();
    expect(() => run('addArtifact', { kind: 'designLink', url })).toThrow(/^url: /);
  });
});

test('what is not there any more is named, and nothing is written', () => {
  const { doc, run, goal, initiative, stories } = withLine();
  run('archive', { ids: [goal] });
  for (const attempt of [
    () => run('addKeyResult', { goalId: goal, title: 'Paid' }),
    () => run('addInitiative', { title: 'x', goals: [goal] }),
    () => run('moveInitiative', { id: initiative, horizon: 'now', tradeOff: { goalId: goal, drops: [] } }),
    () => run('addInsight', { source: 'nps', title: 'x', why: 'y', stories: ['story:gone'] }),
    () => run('linkInitiative', { ids: [stories[0]!], initiativeId: 'initiative:gone' }),
    () => run('addArtifact', { kind: 'prd', sprintId: 'sprint:gone' }),
    () => run('commitStories', { ids: [stories[0]!], sprintId: 'sprint:gone' }),
    () => run('setCapacity', { sprintId: 'sprint:gone', person: 'Alice', available: 3 }),
  ])
    expect(writtenBy(doc, () => expect(attempt).toThrow('is not on this map any more'))).toEqual([]);
});
