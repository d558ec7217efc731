/** The rows of the mirror: made anew only where an edit touches them, and always what they would be if made afresh. */
import { expect, test } from 'vitest';
import { createMirrorGroups, type MirrorGroup } from '../../../client/canvas/mirrorRows.ts';
import { layOutMap } from '../../../client/layout/mapLayout.ts';
import { createMapStore } from '../../../client/store/mapStore.ts';
import { createViewStore } from '../../../client/store/viewStore.ts';
import { commandContext, runCommand, type Command } from '../../../shared/commands/command.ts';
import { CommandError } from '../../../shared/commands/commandError.ts';
import { commandNamed } from '../../../shared/commands/registry.ts';
import type { Id } from '../../../shared/model/id.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { buildMap } from '../../support/buildMap.ts';
import { createRandom } from '../../support/random.ts';
import { randomDecision } from '../../support/randomCommand.ts';

const noteOf = (): string => '';

function open() {
  const map = buildMap({ activities: 3, stepsPerActivity: 2, releases: 2, storiesPerCell: 3 });
  const store = createMapStore(map.doc);
  const view = createViewStore();
  const groupsNow = createMirrorGroups();
  const show = (groups = groupsNow, note = noteOf): MirrorGroup[] => {
    const state = view.getState();
    const layout = layOutMap(store.getGrid(), state.collapsed);
    return groups({ layout, records: store.getRecords(), state, noteOf: note });
  };
  return { ...map, store, view, show };
}

test.each([1, 2, 3, 4, 5, 6])('after any edits the rows are those of a fresh start (seed %i)', (seed) => {
  const random = createRandom(seed);
  const { doc, store, view, show } = open();
  for (let i = 0; i < 60; i++) {
    const { name, input } = randomDecision(readMap(doc), random);
    const command: Command = commandNamed(name)!;
    try {
      runCommand(doc, command, input, commandContext({ kind: 'person', name: 'alice' }));
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
    }
    if (i % 7 === 0) {
      const ids: Id[] = [...store.getRecords().step.keys(), ...store.getRecords().release.keys()];
      view.setState({ collapsed: new Set(ids.filter(() => random.chance(0.25))) });
    }
    expect(show()).toEqual(show(createMirrorGroups()));
  }
});

test('an edit makes anew the rows of its cell and its column only', () => {
  const { doc, run, stories, show } = open();
  const before = new Map(show().map((group) => [group.key, group.rows]));
  run('setText', { id: stories[0]!, field: 'title', text: 'Another title' });
  const titled = show().filter(({ key, cell, rows }) => cell !== null && rows !== before.get(key));
  expect(titled.map(({ rows }) => rows.map(({ title }) => title))).toEqual([
    ['Another title', expect.any(String), expect.any(String)],
  ]);
  run('addStories', { ...placeOf(stories[0]!), stories: [{ title: 'One more' }] });
  const added = show().filter(({ key, cell, rows }) => cell !== null && rows !== before.get(key));
  expect(new Set(added.map(({ cell }) => cell!.column)).size).toBe(1);

  function placeOf(id: (typeof stories)[number]) {
    const { stepId, releaseId } = readMap(doc).story.get(id)!;
    return { stepId: stepId!, releaseId };
  }
});

test('a story that another one needs is called by its new title in the row of that one too', () => {
  const { run, stories, show } = open();
  run('addDependency', { storyId: stories[0]!, needsId: stories.at(-1)!, kind: 'technical' });
  show();
  run('setText', { id: stories.at(-1)!, field: 'title', text: 'Checkout' });
  const marks = show().flatMap(({ rows }) =>
    rows.filter(({ id }) => id === stories[0]).map((row) => row.marks),
  );
  expect(marks).toEqual([expect.stringContaining('Checkout')]);
});

test('a row says which issue of a tracker the story became', () => {
  const { run, stories, show } = open();
  show();
  const issue = { key: 'SHOP-12', url: 'https://example.org/browse/SHOP-12' };
  run('linkIssues', { links: [{ storyId: stories[0]!, issue }] });
  const said = show().flatMap(({ rows }) => rows.filter(({ marks }) => marks.includes('issue')));
  expect(said.map(({ id, marks }) => [id, marks])).toEqual([
    [stories[0], expect.stringMatching(/, issue SHOP-12$/)],
  ]);
});

test('what is marked on a row follows who says it', () => {
  const { stories, show } = open();
  show();
  const noted = show(undefined, () => 'does not match');
  const row = noted.flatMap(({ rows }) => rows).find(({ id }) => id === stories[0]);
  expect(row!.marks).toContain('does not match');
});
