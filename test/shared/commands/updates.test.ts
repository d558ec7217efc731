/** What a story, a release, a persona or a label says about itself. */
import { describe, expect, test } from 'vitest';
import { CommandError } from '../../../shared/commands/commandError.ts';
import { byOrder } from '../../../shared/model/orderKey.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { stages } from '../../../shared/model/story.ts';
import { buildMap, copyOf, runAs, syncAll } from '../../support/buildMap.ts';
import { backlogOf, storyOf } from '../../support/readGrid.ts';
import { writtenBy } from '../../support/written.ts';

describe('a story', () => {
  test('changes what is given and keeps the rest', () => {
    const { doc, stories, run } = buildMap();
    run('updateStory', { id: stories[0]!, kind: 'spike', owner: 'bob' });
    run('updateStory', { id: stories[0]!, estimate: null });
    expect(storyOf(doc, stories[0]!)).toMatchObject({
      kind: 'spike',
      owner: 'bob',
      estimate: null,
      stage: 'idea',
    });
  });

  test('with nothing new to say writes nothing', () => {
    const { doc, stories, run } = buildMap();
    const say = () =>
      run('updateStory', { id: stories[0]!, kind: 'story', estimate: 1, stage: 'idea', owner: '' });
    expect(writtenBy(doc, say)).toEqual([]);
  });

  test('estimated by alice and taken by bob at the same moment keeps both', () => {
    const { doc, stories } = buildMap();
    const other = copyOf(doc);
    runAs('alice', doc, 'updateStory', { id: stories[0]!, estimate: 5 });
    runAs('bob', other, 'updateStory', { id: stories[0]!, owner: 'bob' });
    syncAll(doc, other);
    for (const seen of [doc, other])
      expect(storyOf(seen, stories[0]!)).toMatchObject({ estimate: 5, owner: 'bob' });
  });

  test.each([-1, 10_001, NaN, Infinity, '3'])('refuses %j as its estimate', (estimate) => {
    const { stories, run } = buildMap();
    expect(() => run('updateStory', { id: stories[0]!, estimate: estimate as number })).toThrow(
      /^estimate: /,
    );
  });

  test.each(stages.filter((stage) => stage !== 'idea' && stage !== 'declined'))(
    'set to %s by hand goes to the end of the backlog',
    (stage) => {
      const { doc, releases, stories, run } = buildMap();
      run('pushToBacklog', { releaseId: releases[1]! });
      const before = backlogOf(doc);
      run('updateStory', { id: stories[0]!, stage, owner: 'bob', due: '2027-03-01' });
      expect(backlogOf(doc)).toEqual([...before, 'Story 1.1.1']);
      expect(storyOf(doc, stories[0]!).backlogOrder).not.toBeNull();
    },
  );

  test('that moves on through its stages keeps its place in the backlog', () => {
    const { doc, releases, stories, run } = buildMap();
    run('pushToBacklog', { releaseId: releases[0]! });
    const before = backlogOf(doc);
    for (const stage of ['planned', 'inProgress', 'done', 'backlog'] as const) {
      run('updateStory', { id: stories[1]!, stage, owner: 'bob', due: '2027-03-01' });
      expect(backlogOf(doc)).toEqual(before);
    }
    run('updateStory', { id: stories[1]!, stage: 'declined', declineReason: 'Too late' });
    expect(backlogOf(doc)).not.toContain('Story 1.2.1');
    run('updateStory', { id: stories[1]!, stage: 'backlog' });
    expect(backlogOf(doc)).toEqual(before);
  });
});

describe('a release', () => {
  test('changes capacity, window and status', () => {
    const { doc, releases, run } = buildMap();
    run('updateRelease', { id: releases[0]!, capacity: 20, window: 'Q3' });
    run('updateRelease', { id: releases[0]!, status: 'active' });
    expect(readMap(doc).release.get(releases[0]!)).toMatchObject({
      capacity: 20,
      window: 'Q3',
      status: 'active',
    });
    run('updateRelease', { id: releases[0]!, capacity: null });
    expect(readMap(doc).release.get(releases[0]!)?.capacity).toBeNull();
  });
});

describe('the legend', () => {
  test('gives each new persona and label the next colour, unless one is chosen', () => {
    const { doc, run } = buildMap();
    run('addPersona', { name: ' Shopper ' });
    run('addPersona', { name: 'Owner', hue: 'red' });
    run('addLabel', { name: 'Checkout' });
    run('addLabel', { name: 'Search' });
    const map = readMap(doc);
    expect([...map.persona.values()].map(({ name, hue }) => [name, hue])).toEqual([
      ['Shopper', 'blue'],
      ['Owner', 'red'],
    ]);
    expect([...map.label.values()].map((label) => label.hue)).toEqual(['blue', 'teal']);
  });

  test('renames and recolours', () => {
    const { doc, run } = buildMap();
    const persona = run('addPersona', { name: 'Shopper' }).id;
    const label = run('addLabel', { name: 'Pay' }).id;
    run('updateLegend', { id: persona, name: 'Buyer' });
    run('updateLegend', { id: label, hue: 'green' });
    expect(readMap(doc).persona.get(persona)).toMatchObject({ name: 'Buyer', hue: 'blue' });
    expect(readMap(doc).label.get(label)).toMatchObject({ name: 'Pay', hue: 'green' });
  });

  test('is put on and taken off; twice is once', () => {
    const { doc, activities, steps, stories, run } = buildMap();
    const persona = run('addPersona', { name: 'Shopper' }).id;
    const label = run('addLabel', { name: 'Pay' }).id;
    for (const id of [activities[0]!, steps[0]!, stories[0]!])
      run('tagRecord', { id, tag: persona, on: true });
    run('tagRecord', { id: stories[0]!, tag: label, on: true });
    const again = (): void => run('tagRecord', { id: stories[0]!, tag: label, on: true });
    expect(writtenBy(doc, again)).toEqual([]);
    const map = readMap(doc);
    expect(map.activity.get(activities[0]!)?.personas).toEqual([persona]);
    expect(map.step.get(steps[0]!)?.personas).toEqual([persona]);
    expect(map.story.get(stories[0]!)).toMatchObject({ personas: [persona], labels: [label] });
    run('tagRecord', { id: stories[0]!, tag: persona, on: false });
    expect(writtenBy(doc, () => run('tagRecord', { id: stories[0]!, tag: persona, on: false }))).toEqual([]);
    expect(storyOf(doc, stories[0]!)).toMatchObject({ personas: [], labels: [label] });
  });

  test('is put on several at once as one step, and what has gone meanwhile is passed over', () => {
    const { doc, activities, steps, stories, run } = buildMap();
    const persona = run('addPersona', { name: 'Shopper' }).id;
    run('archive', { ids: [stories[1]!] });
    const ids = [activities[0]!, steps[0]!, stories[0]!, stories[1]!];
    expect(writtenBy(doc, () => run('tagRecords', { ids, tag: persona, on: true }))).toHaveLength(1);
    const map = readMap(doc);
    expect(map.activity.get(activities[0]!)?.personas).toEqual([persona]);
    expect(map.step.get(steps[0]!)?.personas).toEqual([persona]);
    expect(storyOf(doc, stories[0]!).personas).toEqual([persona]);
    expect(storyOf(doc, stories[1]!).personas).toEqual([]);
    run('tagRecords', { ids: [steps[0]!, stories[0]!], tag: persona, on: false });
    expect(storyOf(doc, stories[0]!).personas).toEqual([]);
  });

  test('a persona moves in the legend', () => {
    const { doc, run } = buildMap();
    const [a, b, c] = ['a', 'b', 'c'].map((name) => run('addPersona', { name }).id);
    const order = (): string =>
      [...readMap(doc).persona.values()]
        .sort(byOrder)
        .map(({ name }) => name)
        .join('');
    run('movePersona', { id: c!, before: a! });
    expect(order()).toBe('cab');
    run('movePersona', { id: c!, after: b! });
    expect(order()).toBe('abc');
    expect(writtenBy(doc, () => run('movePersona', { id: c! }))).toEqual([]);
  });

  test('two people who tag the same story at once both keep their tag', () => {
    const { doc, stories, run } = buildMap();
    const [first, second] = ['Shopper', 'Owner'].map((name) => run('addPersona', { name }).id);
    const other = copyOf(doc);
    runAs('alice', doc, 'tagRecord', { id: stories[0]!, tag: first!, on: true });
    runAs('bob', other, 'tagRecord', { id: stories[0]!, tag: second!, on: true });
    syncAll(doc, other);
    for (const seen of [doc, other]) {
      expect(storyOf(seen, stories[0]!).personas).toEqual([first!, second!].sort());
    }
  });

  test('is refused where it does not belong', () => {
    const { releases, steps, run } = buildMap();
    const persona = run('addPersona', { name: 'Shopper' }).id;
    const label = run('addLabel', { name: 'Pay' }).id;
    const tag = (id: string, what: typeof persona | typeof label) => () =>
      run('tagRecord', { id, tag: what, on: true });
    expect(tag(releases[0]!, persona)).toThrow('A release carries no personas.');
    expect(tag(steps[0]!, label)).toThrow(CommandError);
  });

  test('an archived persona can be taken off but not put on', () => {
    const { doc, stories, run } = buildMap();
    const persona = run('addPersona', { name: 'Shopper' }).id;
    run('tagRecord', { id: stories[0]!, tag: persona, on: true });
    run('archive', { ids: [persona] });
    expect(() => run('tagRecord', { id: stories[1]!, tag: persona, on: true })).toThrow(/not on this map/);
    run('tagRecord', { id: stories[0]!, tag: persona, on: false });
    expect(storyOf(doc, stories[0]!).personas).toEqual([]);
  });
});
