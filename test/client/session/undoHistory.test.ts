/** Undo is per person, names what it undoes, and takes back one decision or one stretch of typing at a time. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createUndoHistory } from '../../../client/session/undoHistory.ts';
import { commandContext } from '../../../shared/commands/command.ts';
import type { Origin } from '../../../shared/commands/origin.ts';
import type { CommandName, InputOf } from '../../../shared/commands/registry.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { buildMap, run, runAs } from '../../support/buildMap.ts';

function openHistory() {
  const map = buildMap();
  const alice: Origin = { kind: 'person', name: 'alice' };
  const history = createUndoHistory(map.doc, alice, 10_000);
  const as = <N extends CommandName>(title: string, typing: string | null, name: N, input: InputOf<N>) =>
    history.record(title, typing, () => run(map.doc, name, input, commandContext(alice)));
  const title = () => readMap(map.doc).story.get(map.stories[0]!)!.title;
  const type = (at: number, insert: string, id = map.stories[0]!) =>
    as('Edit text', `${id} title`, 'editText', { id, field: 'title', at, remove: 0, insert });
  return { ...map, history, as, title, type };
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
  as('Add stories', null, 'addStories', { stepId: steps[0]!, releaseId: null, stories: [{ title: 'One' }] });
  as('Add stories', null, 'addStories', { stepId: steps[0]!, releaseId: null, stories: [{ title: 'Two' }] });
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
  const { history, as, type, steps } = openHistory();
  expect(history.state.getState()).toEqual({ undo: null, redo: null });
  as('Add stories', null, 'addStories', { stepId: steps[0]!, releaseId: null, stories: [{ title: 'One' }] });
  type(0, 'a');
  expect(history.state.getState()).toEqual({ undo: 'Edit text', redo: null });
  history.undo();
  expect(history.state.getState()).toEqual({ undo: 'Add stories', redo: 'Edit text' });
  history.undo();
  expect(history.state.getState()).toEqual({ undo: null, redo: 'Add stories' });
  history.redo();
  expect(history.state.getState()).toEqual({ undo: 'Add stories', redo: 'Edit text' });
  type(0, 'b');
  expect(history.state.getState()).toEqual({ undo: 'Edit text', redo: null });
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
    as('Edit text', 'x', 'editText', { id: 'story:gone', field: 'title', at: 0, remove: 0, insert: 'a' }),
  ).toThrow();
  expect(history.state.getState()).toEqual({ undo: null, redo: null });
});

test('it only hears its own origin', () => {
  const { doc, history } = openHistory();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(new Y.Doc()), { kind: 'storage' });
  expect(history.state.getState()).toEqual({ undo: null, redo: null });
});
