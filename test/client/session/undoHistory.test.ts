/** Undo is per person, names what it undoes, and takes back one decision or one stretch of typing at a time. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createUndoHistory } from '../../../client/session/undoHistory.ts';
import { words } from '../../../client/ui/words.ts';
import { stepInWords } from '../../../client/ui/words/steps.ts';
import { commandContext } from '../../../shared/commands/command.ts';
import type { Origin } from '../../../shared/commands/origin.ts';
import { doneStep } from '../../../shared/commands/doneStep.ts';
import type { CommandName, InputOf, ResultOf } from '../../../shared/commands/registry.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { buildMap, run, runAs } from '../../support/buildMap.ts';

function openHistory() {
  const map = buildMap();
  const alice: Origin = { kind: 'person', name: 'alice' };
  const history = createUndoHistory(map.doc, alice, 10_000);
  const as = <N extends CommandName>(typing: string | null, name: N, input: InputOf<N>) =>
    history.record(
      (result: ResultOf<N>) => doneStep(map.doc, name, input, result),
      typing,
      () => run(map.doc, name, input, commandContext(alice)),
    );
  /** What undo and redo say they would do. */
  const says = () => {
    const { undo, redo } = history.state.getState();
    return [words.taken.undo(undo && stepInWords(undo)), words.taken.redo(redo && stepInWords(redo))];
  };
  const title = () => readMap(map.doc).story.get(map.stories[0]!)!.title;
  const type = (at: number, insert: string, id = map.stories[0]!) =>
    as(`${id} title`, 'editText', { id, field: 'title', at, remove: 0, insert });
  return { ...map, history, as, says, title, type };
}

test('typing in a stretch is one step, the next place another', () => {
  const { history, type, title, stories, doc } = openHistory();
  const before = title();
  for (const letter of 'abc') type(0, letter);
  type(0, 'x', stories[1]);
  type(0, 'y', stories[1]);
  history.undo();
  expect(readMap(doc).story.get(stories[1]!)!.title).not.toContain('x');
  expect(title()).toBe(`cba${before}`);
  history.undo();
  expect(title()).toBe(before);
  history.redo();
  expect(title()).toBe(`cba${before}`);
});

test('every decision is its own step, also right after typing', () => {
  const { history, as, type, title, doc, steps } = openHistory();
  const before = title();
  type(0, 'a');
  as(null, 'addStories', { stepId: steps[0]!, releaseId: null, stories: [{ title: 'One' }] });
  as(null, 'addStories', { stepId: steps[0]!, releaseId: null, stories: [{ title: 'Two' }] });
  type(0, 'b');
  const titles = () =>
    [...readMap(doc).story.values()].filter((story) => story.archivedAt === null).map((story) => story.title);
  history.undo();
  expect(title()).toBe(`a${before}`);
  history.undo();
  expect(titles()).toContain('One');
  expect(titles()).not.toContain('Two');
  history.undo();
  history.undo();
  expect(title()).toBe(before);
});

test('it says what undo and redo would do', () => {
  const { history, as, says, type, steps } = openHistory();
  expect(says()).toEqual(['Nothing to undo', 'Nothing to redo']);
  as(null, 'addStories', { stepId: steps[0]!, releaseId: null, stories: [{ title: 'One' }] });
  type(0, 'a');
  type(1, 'b');
  expect(says()).toEqual(['Undo rename of “abStory 1.1.1”', 'Nothing to redo']);
  history.undo();
  expect(says()).toEqual(['Undo new story “One”', 'Redo rename of “abStory 1.1.1”']);
  history.undo();
  expect(says()).toEqual(['Nothing to undo', 'Redo new story “One”']);
  history.redo();
  expect(says()).toEqual(['Undo new story “One”', 'Redo rename of “abStory 1.1.1”']);
  type(0, 'b');
  expect(says()).toEqual(['Undo rename of “bStory 1.1.1”', 'Nothing to redo']);
});

test('each kind of step has its words', () => {
  const { as, says, stories, steps, releases, activities, run: make } = openHistory();
  const persona = make('addPersona', { name: 'Shopper' }).id;
  const after = <N extends CommandName>(name: N, input: InputOf<N>): string => {
    as(null, name, input);
    return says()[0]!;
  };
  const [one, two, three] = [stories[0]!, stories[1]!, stories[2]!];
  make('setText', { id: one, field: 'title', text: 'Pay by card' });
  make('setText', { id: releases[0]!, field: 'name', text: 'First sale' });
  expect(after('moveStories', { ids: [one, two, three], stepId: steps[3]! })).toBe('Undo move of 3 stories');
  expect(after('moveStories', { ids: [one], stepId: steps[0]! })).toBe('Undo move of “Pay by card”');
  expect(after('pushToBacklog', { releaseId: releases[0]! })).toBe('Undo push of “First sale”');
  expect(after('updateStory', { id: one, estimate: 8 })).toBe('Undo estimate of “Pay by card”');
  expect(after('updateStory', { id: one, owner: 'bob', kind: 'bug' })).toBe('Undo change of “Pay by card”');
  expect(after('setText', { id: one, field: 'details', text: 'x' })).toBe('Undo details of “Pay by card”');
  expect(after('tagRecord', { id: one, tag: persona, on: true })).toBe('Undo “Shopper” put on');
  expect(after('renameMap', { title: 'Shop' })).toBe('Undo rename of the map');
  expect(after('moveStep', { id: steps[0]!, activityId: activities[1]! })).toBe('Undo move of “Step 1.1”');
  expect(after('archive', { ids: [two, three] })).toBe('Undo archiving of 2 cards');
  expect(after('addActivity', { title: '' })).toBe('Undo new activity');
  expect(after('setText', { id: one, field: 'title', text: 'x'.repeat(100) })).toBe(
    `Undo rename of “${'x'.repeat(39)}…”`,
  );
});

test('a step that another person has changed since is left and told', () => {
  const { history, as, says, stories, steps, doc } = openHistory();
  as(null, 'moveStories', { ids: [stories[0]!, stories[1]!], stepId: steps[3]! });
  as(null, 'moveStories', { ids: [stories[2]!], stepId: steps[0]! });
  const bobs = new Y.Doc();
  Y.applyUpdate(bobs, Y.encodeStateAsUpdate(doc));
  runAs('bob', bobs, 'moveStories', { ids: [stories[1]!, stories[2]!], stepId: steps[1]! });
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(bobs), { kind: 'socket', socketId: 'bob' });
  expect(history.undo()).toMatchObject({ done: false, others: new Set([bobs.clientID]) });
  expect(says()).toEqual(['Undo move of 2 stories', 'Nothing to redo']);
  expect(history.undo()).toMatchObject({ done: true, others: new Set([bobs.clientID]) });
  expect(says()).toEqual(['Nothing to undo', 'Redo move of 2 stories']);
  expect(history.undo()).toBeNull();
});

test('it never takes back what another person did', () => {
  const { history, type, title, doc, stories, steps } = openHistory();
  type(0, 'a');
  runAs('bob', doc, 'editText', { id: stories[0]!, field: 'title', at: 0, remove: 0, insert: 'BOB ' });
  runAs('bob', doc, 'addStories', { stepId: steps[0]!, releaseId: null, stories: [{ title: 'Bob’s' }] });
  history.undo();
  history.undo();
  expect(title()).toMatch(/^BOB /);
  expect(title()).not.toContain('a'.concat('Story'));
  expect([...readMap(doc).story.values()].map((story) => story.title)).toContain('Bob’s');
});

test('an ended step is not continued', () => {
  const { history, type, title } = openHistory();
  const before = title();
  type(0, 'a');
  history.endStep();
  type(0, 'b');
  history.undo();
  expect(title()).toBe(`a${before}`);
});

test('a refused change leaves no step', () => {
  const { history, as } = openHistory();
  expect(() =>
    as('x', 'editText', { id: 'story:gone', field: 'title', at: 0, remove: 0, insert: 'a' }),
  ).toThrow();
  expect(history.state.getState()).toEqual({ undo: null, redo: null });
});

test('it only hears its own origin', () => {
  const { doc, history } = openHistory();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(new Y.Doc()), { kind: 'storage' });
  expect(history.state.getState()).toEqual({ undo: null, redo: null });
});
