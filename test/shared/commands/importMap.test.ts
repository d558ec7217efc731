/** Importing a plan: into an empty map as it is, into a full one behind what is there, all or nothing. */
import { commandContext } from '../../../shared/commands/command.ts';
import { describe, expect, test } from 'vitest';
import { importPlanSchema, type ImportPlan } from '../../../shared/formats/importPlan.ts';
import { CommandError } from '../../../shared/commands/commandError.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import type { Story } from '../../../shared/model/story.ts';
import { buildMap, emptyMap, run } from '../../support/buildMap.ts';
import { backboneOf, backlogOf, cellOf, gridOf, lanesOf } from '../../support/readGrid.ts';
import { writtenBy } from '../../support/written.ts';

const nothing: ImportPlan = {
  personas: [],
  labels: [],
  releases: [],
  activities: [],
  steps: [],
  stories: [],
};
const shop: ImportPlan = {
  ...nothing,
  personas: [{ key: 'p', name: 'Shopper' }],
  labels: [{ key: 'l', name: 'Checkout', hue: 'red' }],
  releases: [
    { key: 'r1', name: 'Walking skeleton', outcome: 'One order', capacity: 20 },
    { key: 'r2', name: 'Release 2' },
  ],
  activities: [{ key: 'a', title: 'Buy', personas: ['p'] }],
  steps: [
    { key: 's1', title: 'Choose', activity: 'a' },
    { key: 's2', title: 'Pay', activity: 'a', personas: ['p'] },
  ],
  stories: [
    { key: '1', title: 'Search', step: 's1', release: 'r1', estimate: 3 },
    { key: '2', title: 'Filter', step: 's1', release: 'r1', kind: 'task', personas: ['p'], labels: ['l'] },
    { key: '3', title: 'Card', step: 's2', release: 'r2', details: 'With 3-D Secure', owner: 'bob' },
    { key: '4', title: 'Gift wrap', step: 's2', release: null },
  ],
};

const storiesOf = (doc: Parameters<typeof readMap>[0]): Map<string, Story> =>
  new Map([...readMap(doc).story.values()].map((story) => [story.title, story]));

test('what is in the backlog came there when its file says, else now, unless the file knows that nobody knows', () => {
  const stories = [
    { key: '1', title: 'Long', step: 's1', release: null, stage: 'backlog' as const, backlogAt: 1000 },
    { key: '2', title: 'Unsaid', step: 's1', release: null, stage: 'planned' as const },
    { key: '3', title: 'Idea', step: 's1', release: null },
  ];
  const since = (entersNow?: boolean): (number | null)[] => {
    const doc = emptyMap();
    const context = { ...commandContext({ kind: 'person', name: 'alice' }), now: () => 5000 };
    run(doc, 'importMap', { plan: { ...shop, stories, ...(entersNow ? { entersNow } : {}) } }, context);
    return ['Long', 'Unsaid', 'Idea'].map((title) => storiesOf(doc).get(title)!.backlogAt);
  };
  expect(since(true)).toEqual([1000, 5000, null]);
  expect(since()).toEqual([1000, null, null]);
});

describe('into an empty map', () => {
  test('everything arrives, in the order of the plan, in one frame', () => {
    const doc = emptyMap();
    const updates = writtenBy(doc, () =>
      expect(run(doc, 'importMap', { plan: shop })).toEqual({ activities: 1, steps: 2, stories: 4 }),
    );
    expect(updates).toHaveLength(1);
    expect(backboneOf(doc)).toEqual(['Buy: Choose, Pay']);
    expect(lanesOf(doc)).toEqual(['Walking skeleton', 'Release 2']);
    const { columns, lanes } = gridOf(doc);
    expect(cellOf(doc, columns[0]!, lanes[0]!)).toEqual(['Search', 'Filter']);
    expect(cellOf(doc, columns[1]!, lanes[1]!)).toEqual(['Card']);
    expect(cellOf(doc, columns[1]!, null)).toEqual(['Gift wrap']);
    const map = readMap(doc);
    const persona = [...map.persona.keys()];
    expect(storiesOf(doc).get('Filter')).toMatchObject({
      kind: 'task',
      personas: persona,
      labels: [...map.label.keys()],
    });
    expect(storiesOf(doc).get('Card')).toMatchObject({
      details: 'With 3-D Secure',
      owner: 'bob',
      stage: 'idea',
    });
    expect([...map.activity.values()][0]?.personas).toEqual(persona);
    expect([...map.release.values()][0]).toMatchObject({ outcome: 'One order', capacity: 20 });
  });

  test('order keys, ranks in the backlog and what was pushed come along as they are', () => {
    const doc = emptyMap();
    const [story] = shop.stories;
    const pushed = { release: 'r1', step: 's1', title: 'Find', estimate: 2 };
    const plan: ImportPlan = {
      ...shop,
      stories: [
        { ...story!, key: 'x', title: 'second', order: 'a1', stage: 'backlog', backlogOrder: 'a3', pushed },
        {
          ...story!,
          key: 'y',
          title: 'first',
          order: 'a0',
          stage: 'planned',
          backlogOrder: 'a4',
          archivedAt: 0,
        },
        { ...story!, key: 'z', title: 'third', order: 'a2', stage: 'done', backlogOrder: null },
      ],
    };
    run(doc, 'importMap', { plan });
    const stories = storiesOf(doc);
    expect(stories.get('second')).toMatchObject({ order: 'a1', backlogOrder: 'a3' });
    expect(stories.get('second')?.pushed).toMatchObject({ title: 'Find', estimate: 2 });
    expect(stories.get('second')?.pushed?.releaseId).toBe(stories.get('second')?.releaseId);
    expect(stories.get('first')).toMatchObject({ order: 'a0', backlogOrder: 'a4', archivedAt: 0 });
    expect(stories.get('third')).toMatchObject({ order: 'a2', backlogOrder: null });
    expect(backlogOf(doc)).toEqual(['second', 'third']);
  });

  test('stories with a stage but no rank get theirs in the order of the plan', () => {
    const doc = emptyMap();
    run(doc, 'importMap', {
      plan: { ...shop, stories: shop.stories.map((story) => ({ ...story, stage: 'backlog' })) },
    });
    expect(backlogOf(doc)).toEqual(['Search', 'Filter', 'Card', 'Gift wrap']);
    expect([...readMap(doc).story.values()].every((story) => story.backlogOrder !== null)).toBe(true);
  });
});

describe('into a map that has something', () => {
  test('goes behind what is there; releases, personas and labels of the same name are used as they are', () => {
    const map = buildMap();
    map.run('addPersona', { name: ' shopper' });
    const before = readMap(map.doc);
    map.run('importMap', { plan: shop });
    const after = readMap(map.doc);
    for (const kind of ['activity', 'step', 'story', 'release', 'persona'] as const) {
      for (const [id, record] of before[kind]) expect(after[kind].get(id as never)).toEqual(record);
    }
    expect(after.persona.size).toBe(1);
    expect(lanesOf(map.doc)).toEqual(['Release 1', 'Release 2', 'Walking skeleton']);
    expect(backboneOf(map.doc).at(-1)).toBe('Buy: Choose, Pay');
    expect(storiesOf(map.doc).get('Card')?.releaseId).toBe(map.releases[1]);
    expect(storiesOf(map.doc).get('Filter')?.personas).toEqual([...before.persona.keys()]);
  });

  test('an archived release of the same name is not brought back', () => {
    const map = buildMap();
    map.run('archive', { ids: [map.releases[1]!] });
    map.run('importMap', { plan: shop });
    expect(lanesOf(map.doc)).toEqual(['Release 1', 'Walking skeleton', 'Release 2']);
  });

  test('releases without a name are not taken for each other', () => {
    const map = buildMap();
    map.run('addRelease', { name: '' });
    map.run('importMap', { plan: { ...nothing, releases: [{ key: 'r', name: '' }] } });
    expect(lanesOf(map.doc)).toEqual(['Release 1', 'Release 2', '', '']);
  });

  test('stories of the backlog go behind the backlog that is there, in their own order', () => {
    const map = buildMap();
    map.run('pushToBacklog', { releaseId: map.releases[0]! });
    const before = backlogOf(map.doc);
    const [a, b, c, d] = shop.stories;
    const stories = [
      { ...a!, stage: 'backlog', backlogOrder: 'Zz' },
      { ...b!, stage: 'backlog', backlogOrder: 'Za' },
      { ...c!, stage: 'done' },
      { ...d!, stage: 'idea', backlogOrder: 'a0' },
    ] as const;
    map.run('importMap', { plan: { ...shop, stories: [...stories] } });
    expect(backlogOf(map.doc)).toEqual([...before, 'Filter', 'Search', 'Card']);
  });

  test('twice makes everything twice, but releases only once', () => {
    const doc = emptyMap();
    run(doc, 'importMap', { plan: shop });
    run(doc, 'importMap', { plan: shop });
    expect(lanesOf(doc)).toEqual(['Walking skeleton', 'Release 2']);
    expect(backboneOf(doc)).toEqual(['Buy: Choose, Pay', 'Buy: Choose, Pay']);
    expect(readMap(doc).story.size).toBe(8);
  });
});

describe('a plan that points to nothing', () => {
  test('brings its stories as unplaced and unscheduled, so that none is lost', () => {
    const doc = emptyMap();
    const story = { key: '1', title: 'Lost', step: 'gone', release: 'gone', personas: ['gone'] };
    run(doc, 'importMap', { plan: { ...nothing, stories: [story] } });
    expect(cellOf(doc, null, null)).toEqual(['Lost']);
    expect(storiesOf(doc).get('Lost')?.personas).toEqual([]);
  });

  test('is not fooled by the key of another kind', () => {
    const doc = emptyMap();
    const story = { key: 'r1', title: 'Odd', step: 'a', release: 's1' };
    run(doc, 'importMap', { plan: { ...shop, stories: [story] } });
    expect(storiesOf(doc).get('Odd')).toMatchObject({ stepId: null, releaseId: null });
  });
});

test('a plan with one bad value is refused as a whole, with the path of the value', () => {
  const doc = emptyMap();
  const stories = [{ ...shop.stories[0]! }, { ...shop.stories[1]!, estimate: -3 }];
  const attempt = (): unknown => run(doc, 'importMap', { plan: { ...shop, stories } });
  expect(writtenBy(doc, () => expect(attempt).toThrow(CommandError))).toEqual([]);
  expect(attempt).toThrow(/^plan\.stories\.1\.estimate: /);
  expect(importPlanSchema.safeParse(shop).success).toBe(true);
});
