/** The open map as plain records: always what the document says, and touching only what a change touched. */
import { describe, expect, test } from 'vitest';
import { createMapStore, type MapChange, type MapStore } from '../../../client/store/mapStore.ts';
import { runCommand, commandContext, type Command } from '../../../shared/commands/command.ts';
import { CommandError } from '../../../shared/commands/commandError.ts';
import { commandNamed } from '../../../shared/commands/registry.ts';
import { recordOf, recordsOf } from '../../../shared/model/document.ts';
import { kinds } from '../../../shared/model/id.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import { arrangeMap } from '../../../shared/views/arrangeMap.ts';
import { buildMap, copyOf, runAs, syncAll, type BuiltMap } from '../../support/buildMap.ts';
import { randomDecision } from '../../support/randomCommand.ts';
import { createRandom } from '../../support/random.ts';

interface Watched extends BuiltMap {
  readonly store: MapStore;
  readonly changes: MapChange[];
}

function watch(map: BuiltMap = buildMap()): Watched {
  const store = createMapStore(map.doc);
  const changes: MapChange[] = [];
  store.subscribe((change) => changes.push(change));
  return { ...map, store, changes };
}

/** Records that are not the same object as before, by id. */
function replacedBetween(before: MapRecords, after: MapRecords): string[] {
  return kinds.flatMap((kind) => {
    const old: ReadonlyMap<string, unknown> = before[kind];
    return [...after[kind]].filter(([id, record]) => old.get(id) !== record).map(([id]) => id as string);
  });
}

function expectSameAs(store: MapStore, doc: BuiltMap['doc']): void {
  const { cell: _shown, ...grid } = store.getGrid();
  const { cell: _anew, ...anew } = arrangeMap(readMap(doc));
  expect(withPlainMaps(store.getRecords())).toEqual(withPlainMaps(readMap(doc)));
  expect(grid).toEqual(anew);
}

function withPlainMaps(records: MapRecords): Record<string, unknown> {
  return {
    ...records,
    ...Object.fromEntries(kinds.map((kind) => [kind, new Map<string, unknown>(records[kind])])),
  };
}

describe('it shows what the document says', () => {
  test('from the start, in a document that came before it', () => {
    const map = buildMap();
    const { doc, store } = watch({ ...map, doc: copyOf(map.doc) });
    expectSameAs(store, doc);
    expect(store.getRecords().story.size).toBe(12);
  });

  test.each([1, 2, 3, 4, 5])('after any decisions of alice and bob, as they arrive (seed %i)', (seed) => {
    const random = createRandom(seed);
    const { doc, store, changes } = watch();
    const other = copyOf(doc);
    store.getGrid();
    for (let i = 0; i < 60; i++) {
      const where = random.pick([doc, other]);
      const { name, input } = randomDecision(readMap(where), random);
      const command: Command = commandNamed(name)!;
      try {
        runCommand(where, command, input, commandContext({ kind: 'person', name: 'someone' }));
      } catch (error) {
        if (!(error instanceof CommandError)) throw error;
      }
      if (random.chance(0.3)) syncAll(doc, other);
      if (random.chance(0.5)) expectSameAs(store, doc);
    }
    expectSameAs(store, doc);
    expect(changes.length).toBeGreaterThan(20);
  });

  test('also where a record is taken out or is none', () => {
    const { doc, store, stories } = watch();
    store.getGrid();
    recordsOf(doc, 'story').delete(stories[0]!);
    recordsOf(doc, 'story').set('story:odd', 7 as never);
    recordsOf(doc, 'story').set('no id', recordOf(doc, 'story', stories[1]!)!.clone());
    expectSameAs(store, doc);
    expect(store.getRecords().story.has(stories[0]!)).toBe(false);
  });
});

describe('it touches only what changed', () => {
  test('untouched records keep their identity, whoever made the change', () => {
    const { doc, store, changes, stories, steps } = watch();
    const other = copyOf(doc);
    const before = store.getRecords();
    runAs('bob', other, 'setText', { id: stories[0]!, field: 'title', text: 'Renamed' });
    runAs('bob', other, 'setText', { id: steps[1]!, field: 'title', text: 'Pay' });
    syncAll(doc, other);
    expect(replacedBetween(before, store.getRecords()).sort()).toEqual([stories[0]!, steps[1]!].sort());
    expect(store.getRecords().release).toBe(before.release);
    expect(changes.map((change) => [...change.touched].sort())).toEqual([[stories[0]!, steps[1]!].sort()]);
  });

  test('an old snapshot stays as it was', () => {
    const { store, stories, run } = watch();
    const before = store.getRecords();
    run('updateStory', { id: stories[0]!, estimate: 8 });
    expect(before.story.get(stories[0]!)?.estimate).toBe(1);
    expect(store.getRecords().story.get(stories[0]!)?.estimate).toBe(8);
  });

  test('words, estimates and tags leave the arrangement as it is, and are in the grid', () => {
    const { store, changes, steps, releases, stories, run } = watch();
    const before = store.getGrid();
    run('setText', { id: stories[0]!, field: 'title', text: 'Renamed' });
    run('updateStory', { id: stories[0]!, estimate: 8, stage: 'done' });
    const persona = run('addPersona', { name: 'Shopper' }).id;
    run('tagRecord', { id: stories[0]!, tag: persona, on: true });
    run('updateLegend', { id: persona, hue: 'red' });
    run('renameMap', { title: 'Another' });
    expect(changes.map((change) => change.rearranged)).toEqual(Array(6).fill(false));
    const after = store.getGrid();
    expect(after.cell(steps[0]!, releases[0]!)[0]).toMatchObject({
      title: 'Renamed',
      estimate: 8,
      personas: [persona],
    });
    expect(after.cell(steps[1]!, releases[0]!)).toBe(before.cell(steps[1]!, releases[0]!));
    expect(store.getRecords().meta.title).toBe('Another');
    expect(changes.at(-1)?.touched.size).toBe(0);
  });

  test.each<[string, (map: BuiltMap) => unknown]>([
    [
      'a new story',
      ({ run, steps }) => run('addStories', { stepId: steps[0]!, releaseId: null, stories: [{ title: '' }] }),
    ],
    [
      'a moved story',
      ({ run, stories, steps }) => run('moveStories', { ids: [stories[0]!], stepId: steps[1]! }),
    ],
    ['a re-ranked release', ({ run, releases }) => run('moveRelease', { id: releases[0]! })],
    [
      'a step under another activity',
      ({ run, steps, activities }) => run('moveStep', { id: steps[0]!, activityId: activities[1]! }),
    ],
    ['an archived activity', ({ run, activities }) => run('archive', { ids: [activities[0]!] })],
  ])('%s is a rearrangement', (_what, change) => {
    const map = watch();
    map.store.getGrid();
    change(map);
    expect(map.changes.map(({ rearranged }) => rearranged)).toEqual([true]);
    expectSameAs(map.store, map.doc);
  });

  test('a transaction that changes nothing is not told', () => {
    const { doc, store, changes, stories, run } = watch();
    const before = [store.getRecords(), store.getGrid()];
    run('setText', { id: stories[0]!, field: 'title', text: 'Story 1.1.1' });
    doc.getMap('something else').set('a', 1);
    expect(changes).toEqual([]);
    expect(store.getRecords()).toBe(before[0]);
    expect(store.getGrid()).toBe(before[1]);
  });
});

test('who unsubscribes hears no more; a disposed store follows nothing', () => {
  const { store, stories, run } = watch();
  let heard = 0;
  const unsubscribe = store.subscribe(() => heard++);
  run('updateStory', { id: stories[0]!, estimate: 2 });
  unsubscribe();
  run('updateStory', { id: stories[0]!, estimate: 3 });
  expect(heard).toBe(1);
  store.dispose();
  run('updateStory', { id: stories[0]!, estimate: 5 });
  expect(store.getRecords().story.get(stories[0]!)?.estimate).toBe(3);
});
