/** Undo among other people's work: only one's own, never a record, never a hole (U1, U2). */
import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { commandContext } from '../../../shared/commands/command.ts';
import type { Origin } from '../../../shared/commands/origin.ts';
import { OwnUndo } from '../../../shared/commands/ownUndo.ts';
import type { CommandName, InputOf, ResultOf } from '../../../shared/commands/registry.ts';
import { recordOf, recordsOf } from '../../../shared/model/document.ts';
import { kinds } from '../../../shared/model/id.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { findFaults } from '../../../shared/model/writeRecord.ts';
import { buildMap, copyOf, run, syncAll, type BuiltMap } from '../../support/buildMap.ts';
import { backlogOf, cellOf, gridOf, storyOf } from '../../support/readGrid.ts';

interface Person {
  readonly doc: Y.Doc;
  readonly undo: OwnUndo;
  readonly run: <N extends CommandName>(name: N, input: InputOf<N>) => ResultOf<N>;
}

/** One person's browser with its own undo; each command is a step. */
function personAt(doc: Y.Doc, name: string, captureTimeout = 0): Person {
  const origin: Origin = { kind: 'person', name };
  const undo = new OwnUndo(doc, origin, captureTimeout);
  return { doc, undo, run: (command, input) => run(doc, command, input, commandContext(origin)) };
}

function twoPeople(winner = 'bob'): { map: BuiltMap; alice: Person; bob: Person; meet: () => void } {
  const map = buildMap();
  const alice = personAt(copyOf(map.doc), 'alice');
  const bob = personAt(copyOf(map.doc), 'bob');
  [alice.doc.clientID, bob.doc.clientID] = winner === 'alice' ? [2, 1] : [1, 2];
  return { map, alice, bob, meet: () => syncAll(alice.doc, bob.doc) };
}

describe('alone', () => {
  test('every decision is undone and redone to exactly what was before and after', () => {
    const map = buildMap();
    const persona = map.run('addPersona', { name: 'Shopper' }).id;
    const alice = personAt(map.doc, 'alice');
    const [story, other] = [map.stories[0]!, map.stories[1]!];
    const decisions: (() => unknown)[] = [
      () => alice.run('setText', { id: story, field: 'title', text: 'Renamed' }),
      () => alice.run('updateStory', { id: story, estimate: 8, owner: 'alice' }),
      () => alice.run('moveStories', { ids: [story, other], stepId: map.steps[2]!, releaseId: null }),
      () => alice.run('sliceRelease', { ids: [map.stories[2]!], releaseId: map.releases[1]!, edge: 'top' }),
      () => alice.run('pushToBacklog', { releaseId: map.releases[1]! }),
      () => alice.run('reorderBacklog', { ids: [map.stories[4]!] }),
      () => alice.run('tagRecord', { id: story, tag: persona, on: true }),
      () => alice.run('updateLegend', { id: persona, hue: 'red' }),
      () => alice.run('updateRelease', { id: map.releases[0]!, capacity: 20 }),
      () => alice.run('moveStep', { id: map.steps[0]!, activityId: map.activities[1]! }),
      () => alice.run('moveActivity', { id: map.activities[1]!, before: map.activities[0]! }),
      () => alice.run('moveRelease', { id: map.releases[0]! }),
      () => alice.run('archive', { ids: [map.activities[0]!] }),
      () => alice.run('restore', { ids: [map.activities[0]!] }),
      () => alice.run('renameMap', { title: 'Another shop' }),
      () => alice.run('updateSettings', { storyName: { one: 'Item', many: 'Items' }, twoLevels: true }),
    ];
    const states = [readMap(map.doc)];
    for (const decide of decisions) {
      decide();
      states.push(readMap(map.doc));
    }
    for (const state of states.slice(0, -1).reverse()) {
      alice.undo.undo();
      expect(readMap(map.doc)).toEqual(state);
    }
    expect(alice.undo.undo()).toBeNull();
    for (const state of states.slice(1)) {
      alice.undo.redo();
      expect(readMap(map.doc)).toEqual(state);
    }
    expect(alice.undo.redo()).toBeNull();
  });

  test('a paste of many lines is one step', () => {
    const map = buildMap({ storiesPerCell: 0 });
    const alice = personAt(map.doc, 'alice');
    const stories = ['a', 'b', 'c'].map((title) => ({ title }));
    alice.run('addStories', { stepId: map.steps[0]!, releaseId: null, stories });
    alice.undo.undo();
    expect(cellOf(map.doc, map.steps[0]!, null)).toEqual([]);
    alice.undo.redo();
    expect(cellOf(map.doc, map.steps[0]!, null)).toEqual(['a', 'b', 'c']);
  });

  test('typing right after adding may be one step with it, and comes back with it', () => {
    const map = buildMap({ storiesPerCell: 0 });
    const alice = personAt(map.doc, 'alice', 60_000);
    const [id] = alice.run('addStories', {
      stepId: map.steps[0]!,
      releaseId: null,
      stories: [{ title: '' }],
    }).ids;
    alice.run('editText', { id: id!, field: 'title', at: 0, remove: 0, insert: 'Pay' });
    alice.undo.undo();
    expect(cellOf(map.doc, map.steps[0]!, null)).toEqual([]);
    alice.undo.redo();
    expect(cellOf(map.doc, map.steps[0]!, null)).toEqual(['Pay']);
  });

  test('a new story goes and comes through all that was done to it', () => {
    const map = buildMap({ storiesPerCell: 0 });
    const alice = personAt(map.doc, 'alice');
    const cell = { stepId: map.steps[0]!, releaseId: map.releases[0]! };
    const [id] = alice.run('addStories', { ...cell, stories: [{ title: 'Pay' }] }).ids;
    alice.run('editText', { id: id!, field: 'title', at: 3, remove: 0, insert: ' now' });
    alice.run('archive', { ids: [id!] });
    for (let i = 0; i < 3; i++) alice.undo.undo();
    expect(cellOf(map.doc, cell.stepId, cell.releaseId)).toEqual([]);
    alice.undo.redo();
    expect(cellOf(map.doc, cell.stepId, cell.releaseId)).toEqual(['Pay']);
    alice.undo.redo();
    expect(cellOf(map.doc, cell.stepId, cell.releaseId)).toEqual(['Pay now']);
    alice.undo.redo();
    expect(cellOf(map.doc, cell.stepId, cell.releaseId)).toEqual([]);
    expect(storyOf(map.doc, id!).archivedAt).toBeGreaterThan(0);
  });
});

describe('U1: undoing an addition', () => {
  test('takes the story off the map and keeps what bob typed into it', () => {
    const { map, alice, bob, meet } = twoPeople();
    const cell = { stepId: map.steps[0]!, releaseId: map.releases[0]! };
    const id = alice.run('addStories', { ...cell, stories: [{ title: 'Pay' }] }).ids[0]!;
    meet();
    bob.run('editText', { id, field: 'title', at: 3, remove: 0, insert: ' by card' });
    bob.run('updateStory', { id, estimate: 5 });
    meet();
    alice.undo.undo();
    meet();
    for (const doc of [alice.doc, bob.doc]) {
      expect(cellOf(doc, cell.stepId, cell.releaseId)).toEqual(['Story 1.1.1']);
      expect(storyOf(doc, id)).toMatchObject({ title: 'Pay by card', estimate: 5, archivedAt: 0 });
      expect(findFaults('story', recordOf(doc, 'story', id)!)).toEqual([]);
    }
    bob.run('restore', { ids: [id] });
    meet();
    expect(cellOf(alice.doc, cell.stepId, cell.releaseId)).toEqual(['Story 1.1.1', 'Pay by card']);
  });

  test('of a step leaves the stories bob put under it in Unplaced, and redo places them again', () => {
    const { map, alice, bob, meet } = twoPeople();
    const stepId = alice.run('addStep', { activityId: map.activities[0]!, title: 'Pay' }).id;
    meet();
    bob.run('addStories', { stepId, releaseId: null, stories: [{ title: 'from bob' }] });
    meet();
    alice.undo.undo();
    meet();
    expect(cellOf(bob.doc, null, null)).toEqual(['from bob']);
    alice.undo.redo();
    meet();
    expect(gridOf(bob.doc).columns).not.toContain(null);
    expect(cellOf(bob.doc, stepId, null)).toEqual(['from bob']);
  });

  test('leaves a story that bob archived and brought back where bob wants it', () => {
    const { map, alice, bob, meet } = twoPeople();
    const id = alice.run('addStories', {
      stepId: map.steps[0]!,
      releaseId: null,
      stories: [{ title: 'Pay' }],
    }).ids[0]!;
    meet();
    bob.run('archive', { ids: [id] });
    bob.run('restore', { ids: [id] });
    meet();
    alice.undo.undo();
    meet();
    expect(storyOf(bob.doc, id).archivedAt).toBeNull();
  });

  test('never takes a record out of the document', () => {
    const { map, alice } = twoPeople();
    alice.run('addActivity', { title: 'x' });
    alice.run('addStep', { activityId: map.activities[0]!, title: 'x' });
    alice.run('addRelease', { name: 'x' });
    alice.run('addPersona', { name: 'x' });
    alice.run('addLabel', { name: 'x' });
    alice.run('addStories', { stepId: map.steps[0]!, releaseId: null, stories: [{ title: 'x' }] });
    const sizes = kinds.map((kind) => recordsOf(alice.doc, kind).size);
    for (let i = 0; i < 6; i++) alice.undo.undo();
    expect(kinds.map((kind) => recordsOf(alice.doc, kind).size)).toEqual(sizes);
    expect(gridOf(alice.doc).backbone).toHaveLength(2);
    expect(gridOf(alice.doc).releases).toHaveLength(2);
  });
});

describe('what bob did stays', () => {
  test('a value he wrote after mine', () => {
    const { map, alice, bob, meet } = twoPeople();
    alice.run('updateStory', { id: map.stories[0]!, estimate: 3, owner: 'alice' });
    meet();
    bob.run('updateStory', { id: map.stories[0]!, estimate: 13 });
    meet();
    alice.undo.undo();
    meet();
    for (const { doc } of [alice, bob])
      expect(storyOf(doc, map.stories[0]!)).toMatchObject({ estimate: 13, owner: '' });
  });

  test('and does not hold on to a value of mine where he had undone his before', () => {
    const { map, alice, bob, meet } = twoPeople();
    bob.run('updateStory', { id: map.stories[0]!, owner: 'bob' });
    bob.undo.undo();
    meet();
    alice.run('updateStory', { id: map.stories[0]!, owner: 'alice' });
    alice.undo.undo();
    meet();
    for (const { doc } of [alice, bob]) expect(storyOf(doc, map.stories[0]!).owner).toBe('');
  });

  test('his half of a move', () => {
    const { map, alice, bob, meet } = twoPeople();
    alice.run('moveStories', { ids: [map.stories[0]!], stepId: map.steps[1]! });
    meet();
    bob.run('moveStories', { ids: [map.stories[0]!], releaseId: null });
    meet();
    alice.undo.undo();
    meet();
    expect(storyOf(bob.doc, map.stories[0]!)).toMatchObject({ stepId: map.steps[0], releaseId: null });
  });

  test('his words in a text I typed in', () => {
    const { map, alice, bob, meet } = twoPeople();
    const id = map.stories[0]!;
    alice.run('editText', { id, field: 'title', at: 0, remove: 0, insert: 'alice ' });
    bob.run('editText', { id, field: 'title', at: 0, remove: 5, insert: 'bob' });
    meet();
    alice.undo.undo();
    meet();
    for (const { doc } of [alice, bob]) expect(storyOf(doc, id).title).toBe('bob 1.1.1');
  });

  test('his edit of a story I archived, when I undo that', () => {
    const { map, alice, bob, meet } = twoPeople();
    alice.run('archive', { ids: [map.steps[0]!] });
    bob.run('setText', { id: map.stories[0]!, field: 'title', text: 'Renamed by bob' });
    meet();
    alice.undo.undo();
    meet();
    expect(cellOf(bob.doc, map.steps[0]!, map.releases[0]!)).toEqual(['Renamed by bob']);
  });

  test('his stories, whatever I undo', () => {
    const { map, alice, bob, meet } = twoPeople();
    for (let i = 0; i < 5; i++) {
      alice.run('moveStories', { ids: [map.stories[i]!], stepId: map.steps[i % 4]! });
      bob.run('addStories', { stepId: map.steps[0]!, releaseId: null, stories: [{ title: `bob ${i}` }] });
      meet();
    }
    while (alice.undo.undo() !== null) meet();
    expect(cellOf(alice.doc, map.steps[0]!, null).filter((title) => title.startsWith('bob'))).toHaveLength(5);
  });
});

describe.each(['alice', 'bob'])(
  'U2: after both wrote the same at the same moment (ties go to %s)',
  (winner) => {
    test('undo leaves the story in a cell, with a rank', () => {
      const { map, alice, bob, meet } = twoPeople(winner);
      alice.run('moveStories', { ids: [map.stories[0]!], stepId: map.steps[1]!, releaseId: null });
      bob.run('moveStories', { ids: [map.stories[0]!], stepId: map.steps[2]!, releaseId: map.releases[1]! });
      meet();
      const merged = storyOf(bob.doc, map.stories[0]!);
      alice.undo.undo();
      meet();
      for (const { doc } of [alice, bob]) expect(storyOf(doc, map.stories[0]!)).toEqual(merged);
    });

    test('undo of two moves in one step leaves it in a cell, too', () => {
      const { map, alice, bob, meet } = twoPeople(winner);
      alice.undo.captureTimeout = 60_000;
      alice.run('moveStories', { ids: [map.stories[0]!], stepId: map.steps[1]! });
      bob.run('moveStories', { ids: [map.stories[0]!], stepId: map.steps[2]! });
      meet();
      alice.run('moveStories', { ids: [map.stories[0]!], stepId: map.steps[3]! });
      alice.undo.undo();
      meet();
      for (const { doc } of [alice, bob]) expect(map.steps).toContain(storyOf(doc, map.stories[0]!).stepId);
    });

    test('undo of a tag keeps the tag bob put on too', () => {
      const { map, alice, bob, meet } = twoPeople(winner);
      const persona = alice.run('addPersona', { name: 'Shopper' }).id;
      meet();
      alice.run('tagRecord', { id: map.stories[0]!, tag: persona, on: true });
      bob.run('tagRecord', { id: map.stories[0]!, tag: persona, on: true });
      meet();
      alice.undo.undo();
      meet();
      for (const { doc } of [alice, bob]) expect(storyOf(doc, map.stories[0]!).personas).toEqual([persona]);
    });

    test('undo of an archiving leaves archived what bob archived too', () => {
      const { map, alice, bob, meet } = twoPeople(winner);
      alice.run('archive', { ids: [map.stories[0]!, map.stories[1]!] });
      bob.run('archive', { ids: [map.stories[0]!] });
      meet();
      alice.undo.undo();
      meet();
      for (const { doc } of [alice, bob]) {
        expect(storyOf(doc, map.stories[0]!).archivedAt).not.toBeNull();
        expect(storyOf(doc, map.stories[1]!).archivedAt).toBeNull();
      }
    });

    test('undo of a push keeps what bob pushed too, without faults', () => {
      const { map, alice, bob, meet } = twoPeople(winner);
      alice.run('pushToBacklog', { releaseId: map.releases[0]! });
      bob.run('pushToBacklog', { releaseId: map.releases[0]! });
      meet();
      alice.undo.undo();
      meet();
      for (const { doc } of [alice, bob]) {
        expect(backlogOf(doc)).toEqual([1, 2, 3, 4].map((column) => `Story 1.${column}.1`));
        for (const record of recordsOf(doc, 'story').values())
          expect(findFaults('story', record)).toEqual([]);
      }
    });
  },
);

describe('U3: a step that bob has changed since', () => {
  test('is left as it is, and so is the step before it', () => {
    const { map, alice, bob, meet } = twoPeople();
    alice.run('updateStory', { id: map.stories[1]!, estimate: 8 });
    alice.run('moveStories', { ids: [map.stories[0]!], stepId: map.steps[1]! });
    meet();
    bob.run('moveStories', { ids: [map.stories[0]!], stepId: map.steps[2]! });
    meet();
    expect(alice.undo.take('undo')).toMatchObject({ done: false, others: new Set([bob.doc.clientID]) });
    expect(storyOf(alice.doc, map.stories[0]!).stepId).toBe(map.steps[2]);
    expect(storyOf(alice.doc, map.stories[1]!).estimate).toBe(8);
    expect(alice.undo.take('undo')).toMatchObject({ done: true, others: new Set() });
    expect(storyOf(alice.doc, map.stories[1]!).estimate).toBe(1);
  });

  test('in part is taken back for the rest', () => {
    const { map, alice, bob, meet } = twoPeople();
    alice.run('moveStories', { ids: [map.stories[0]!, map.stories[1]!], stepId: map.steps[3]! });
    meet();
    bob.run('moveStories', { ids: [map.stories[1]!], stepId: map.steps[2]! });
    meet();
    expect(alice.undo.take('undo')).toMatchObject({ done: true, others: new Set([bob.doc.clientID]) });
    expect(storyOf(alice.doc, map.stories[0]!).stepId).toBe(map.steps[0]);
    expect(storyOf(alice.doc, map.stories[1]!).stepId).toBe(map.steps[2]);
  });

  test('by taking my words out again tells of somebody', () => {
    const { map, alice, bob, meet } = twoPeople();
    const id = map.stories[0]!;
    alice.run('editText', { id, field: 'title', at: 0, remove: 0, insert: 'alice ' });
    meet();
    bob.run('setText', { id, field: 'title', text: 'Bob’s' });
    meet();
    expect(alice.undo.take('undo')).toMatchObject({ done: false, others: new Set([null]) });
    expect(storyOf(alice.doc, id).title).toBe('Bob’s');
  });

  test('tells of nobody when only other cards were changed', () => {
    const { map, alice, bob, meet } = twoPeople();
    alice.run('renameMap', { title: 'Another shop' });
    alice.run('pushToBacklog', { releaseId: map.releases[0]! });
    meet();
    bob.run('updateStory', { id: map.stories[0]!, owner: 'bob' });
    meet();
    for (const way of ['undo', 'undo', 'redo', 'redo'] as const)
      expect(alice.undo.take(way)).toMatchObject({ done: true, others: new Set() });
  });
});

describe('U4: what a facilitator has locked since', () => {
  test('is left as it is by an editor’s undo and redo, typing included; the step before it is undone next', () => {
    const { map, alice, bob, meet } = twoPeople();
    const [first, second] = [map.stories[0]!, map.stories[1]!];
    bob.run('updateStory', { id: second, estimate: 3 });
    bob.run('setText', { id: first, field: 'title', text: 'Renamed' });
    meet();
    alice.run('lockThings', { ids: [first] });
    meet();
    expect(bob.undo.take('undo', false)).toMatchObject({ done: false, locked: true });
    expect(storyOf(bob.doc, first).title).toBe('Renamed');
    expect(bob.undo.take('undo', false)).toMatchObject({ done: true, locked: false });
    expect(storyOf(bob.doc, second).estimate).not.toBe(3);
    expect(bob.undo.take('undo', false)).toBeNull();
  });

  test('is undone by a facilitator all the same', () => {
    const { map, alice } = twoPeople();
    const id = map.stories[0]!;
    alice.run('updateStory', { id, estimate: 3 });
    alice.run('lockThings', { ids: [id] });
    expect(alice.undo.take('undo', true)).toMatchObject({ done: true });
    expect(storyOf(alice.doc, id).locked).toBe(false);
    expect(alice.undo.take('undo', true)).toMatchObject({ done: true });
    expect(storyOf(alice.doc, id).estimate).not.toBe(3);
  });
});
