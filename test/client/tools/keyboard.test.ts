/** Everything the keyboard does on the map. */
import { expect, test } from 'vitest';
import { finishAndAddNext, finishAndChangeLevel, finishEditing } from '../../../client/tools/editing.ts';
import { handleKey, toggleFolded } from '../../../client/tools/keyboard.ts';
import type { KeyInput } from '../../../client/tools/keyInput.ts';
import { select } from '../../../client/store/viewMoves.ts';
import type { Id } from '../../../shared/model/id.ts';
import { waitFor } from '../../support/waitFor.ts';
import { someTools, type SomeTools } from './someTools.ts';

function press(some: SomeTools, key: string, more: Partial<KeyInput> = {}): boolean {
  return handleKey(some.tools, { key, shift: false, alt: false, mod: false, ...more });
}
const viewOf = (some: SomeTools) => some.tools.view.getState();
const type = (some: SomeTools, text: string): void => {
  const { id, field } = viewOf(some).editing!;
  some.tools.actions.run('editText', { id, field, at: 0, remove: 0, insert: text });
};

test('arrows go through the map as it looks, and select what they reach', () => {
  const some = someTools();
  press(some, 'ArrowDown');
  expect(viewOf(some).focus).toBe(some.activities[0]);
  press(some, 'ArrowDown');
  expect(viewOf(some).focus).toBe(some.steps[0]);
  press(some, 'ArrowDown');
  expect(viewOf(some).focus).toBe(some.stories[0]);
  press(some, 'ArrowRight');
  expect(viewOf(some).focus).toBe(some.stories[1]);
  expect(viewOf(some).selection).toEqual(new Set([some.stories[1]]));
  press(some, 'ArrowUp');
  press(some, 'ArrowUp');
  expect(viewOf(some).focus).toBe(some.activities[0]);
});

test('Shift+arrows select along the way', () => {
  const some = someTools();
  select(some.tools.view, [some.stories[0]!]);
  press(some, 'ArrowRight', { shift: true });
  press(some, 'ArrowRight', { shift: true });
  expect(viewOf(some).selection).toEqual(new Set(some.stories.slice(0, 3)));
});

test('an empty cell can have the focus, and Enter puts a story there', () => {
  const some = someTools({ storiesPerCell: 0 });
  select(some.tools.view, [some.steps[1]!]);
  press(some, 'ArrowDown');
  expect(viewOf(some).focusedCell).toEqual({ stepId: some.steps[1], lane: some.releases[0] });
  press(some, 'Enter');
  type(some, 'Pay by card');
  finishEditing(some.tools);
  expect(some.titles(1, 0)).toEqual(['Pay by card']);
});

test('Enter edits; Enter while editing keeps the text and makes the next story below', () => {
  const some = someTools();
  select(some.tools.view, [some.stories[0]!]);
  expect(press(some, 'Enter')).toBe(true);
  expect(viewOf(some).editing).toEqual({ id: some.stories[0], field: 'title' });
  finishAndAddNext(some.tools);
  type(some, 'Second');
  finishAndAddNext(some.tools);
  expect(some.titles(0, 0)).toEqual(['Story 1.1.1', 'Second', '']);
});

test('a new card that is left empty goes again', () => {
  const some = someTools();
  select(some.tools.view, [some.stories[0]!]);
  press(some, 'Enter');
  finishAndAddNext(some.tools);
  expect(some.titles(0, 0)).toHaveLength(2);
  finishEditing(some.tools);
  expect(some.titles(0, 0)).toEqual(['Story 1.1.1']);
  expect(viewOf(some).focus).toBe(some.stories[0]);
});

test('Enter on a step makes the next step to the right, on an activity the next activity', () => {
  const some = someTools();
  select(some.tools.view, [some.steps[0]!]);
  press(some, 'Enter');
  finishAndAddNext(some.tools);
  type(some, 'Between');
  finishEditing(some.tools);
  expect(some.layout().grid.backbone[0]!.steps.map((step) => step.title)).toEqual([
    'Step 1.1',
    'Between',
    'Step 1.2',
  ]);
  select(some.tools.view, [some.activities[0]!]);
  press(some, 'Enter');
  finishAndAddNext(some.tools);
  type(some, 'Meanwhile');
  finishEditing(some.tools);
  expect(some.layout().activities.map(({ activity }) => activity.title)).toEqual([
    'Activity 1',
    'Meanwhile',
    'Activity 2',
  ]);
});

test('Tab while editing goes down a level and makes the first child if there is none; Shift+Tab goes up', () => {
  const some = someTools({ activities: 1, stepsPerActivity: 0, releases: 1 });
  select(some.tools.view, [some.activities[0]!]);
  press(some, 'Enter');
  finishAndChangeLevel(some.tools, 'down');
  type(some, 'First step');
  finishAndChangeLevel(some.tools, 'down');
  type(some, 'First story');
  expect(some.titles(0, 0)).toEqual(['First story']);
  finishAndChangeLevel(some.tools, 'up');
  expect(viewOf(some).editing?.id).toBe(some.layout().grid.columns[0]);
  finishAndChangeLevel(some.tools, 'up');
  expect(viewOf(some).editing?.id).toBe(some.activities[0]);
  finishAndChangeLevel(some.tools, 'down');
  expect(viewOf(some).editing?.id).toBe(some.layout().grid.columns[0]);
});

test('typing on a selected card opens its text and leaves the character to it', () => {
  const some = someTools();
  select(some.tools.view, [some.stories[0]!]);
  expect(press(some, 'x')).toBe(false);
  expect(viewOf(some).editing?.id).toBe(some.stories[0]);
});

test('Esc clears the selection; after that F fits and 0 goes back to 100 %', () => {
  const some = someTools({ activities: 12, storiesPerCell: 3 });
  select(some.tools.view, [some.stories[0]!]);
  expect(press(some, 'Escape')).toBe(true);
  expect(viewOf(some).selection.size).toBe(0);
  press(some, 'f');
  expect(viewOf(some).viewport.scale).toBeLessThan(1);
  press(some, '0');
  expect(viewOf(some).viewport.scale).toBe(1);
  press(some, '+');
  expect(viewOf(some).viewport.scale).toBe(1.25);
  press(some, '-');
  expect(viewOf(some).viewport.scale).toBe(1);
});

test('Alt+arrows move a story through ranks, across slice lines and columns', () => {
  const some = someTools({ storiesPerCell: 2 });
  select(some.tools.view, [some.stories[0]!]);
  press(some, 'ArrowDown', { alt: true });
  expect(some.titles(0, 0)).toEqual(['Story 1.1.2', 'Story 1.1.1']);
  press(some, 'ArrowDown', { alt: true });
  expect(some.titles(0, 0)).toEqual(['Story 1.1.2']);
  expect(some.titles(0, 1)).toEqual(['Story 1.1.1', 'Story 2.1.1', 'Story 2.1.2']);
  press(some, 'ArrowRight', { alt: true });
  expect(some.titles(1, 1)).toEqual(['Story 1.1.1', 'Story 2.2.1', 'Story 2.2.2']);
  press(some, 'ArrowUp', { alt: true });
  expect(some.titles(1, 0)).toEqual(['Story 1.2.1', 'Story 1.2.2', 'Story 1.1.1']);
  press(some, 'ArrowUp', { alt: true });
  expect(some.titles(1, 0)).toEqual(['Story 1.2.1', 'Story 1.1.1', 'Story 1.2.2']);
});

test('each Alt+arrow is undone on its own', () => {
  const some = someTools({ storiesPerCell: 2 });
  select(some.tools.view, [some.stories[0]!]);
  press(some, 'ArrowDown', { alt: true });
  press(some, 'ArrowRight', { alt: true });
  press(some, 'z', { mod: true });
  expect(some.titles(0, 0)).toEqual(['Story 1.1.2', 'Story 1.1.1']);
  press(some, 'z', { mod: true });
  expect(some.titles(0, 0)).toEqual(['Story 1.1.1', 'Story 1.1.2']);
  press(some, 'z', { mod: true, shift: true });
  expect(some.titles(0, 0)).toEqual(['Story 1.1.2', 'Story 1.1.1']);
});

test('Alt+arrows move a step past its neighbour, and at the end into the next activity', () => {
  const some = someTools();
  select(some.tools.view, [some.steps[0]!]);
  press(some, 'ArrowRight', { alt: true });
  expect(some.layout().columnOf(some.steps[0]!)).toBe(1);
  press(some, 'ArrowRight', { alt: true });
  expect(some.tools.store.getRecords().step.get(some.steps[0]!)?.activityId).toBe(some.activities[1]);
  expect(some.layout().columnOf(some.steps[0]!)).toBe(1);
  press(some, 'ArrowLeft', { alt: true });
  expect(some.tools.store.getRecords().step.get(some.steps[0]!)?.activityId).toBe(some.activities[0]);
  expect(some.layout().columnOf(some.steps[0]!)).toBe(1);
});

test('Alt+arrows move activities and releases', () => {
  const some = someTools();
  select(some.tools.view, [some.activities[0]!]);
  press(some, 'ArrowRight', { alt: true });
  expect(some.layout().activities[1]!.activity.id).toBe(some.activities[0]);
  select(some.tools.view, [some.releases[1]!]);
  press(some, 'ArrowUp', { alt: true });
  expect(some.layout().grid.releases[0]!.id).toBe(some.releases[1]);
});

test('Delete archives the selection with an undo, and the focus goes to a neighbour', async () => {
  const some = someTools({ storiesPerCell: 2 });
  select(some.tools.view, [some.stories[0]!]);
  press(some, 'Delete');
  await waitFor(() => some.toasts.length === 1);
  expect(some.titles(0, 0)).toEqual(['Story 1.1.2']);
  expect(viewOf(some).focus).not.toBe(some.stories[0]);
  expect(viewOf(some).focus).not.toBeNull();
  expect(some.confirmed).toEqual([]);
  press(some, 'z', { mod: true });
  expect(some.titles(0, 0)).toEqual(['Story 1.1.1', 'Story 1.1.2']);
});

test('a step that holds stories asks first and says what goes with it', async () => {
  const some = someTools();
  select(some.tools.view, [some.activities[0]!]);
  press(some, 'Delete');
  await waitFor(() => some.toasts.length === 1);
  expect(some.confirmed).toEqual([{ title: 'Activity 1', steps: 2, stories: 6 }]);
  expect(some.layout().activities).toHaveLength(1);
});

test('saying no keeps everything', async () => {
  const some = someTools({ agrees: false });
  select(some.tools.view, [some.steps[0]!]);
  press(some, 'Delete');
  await waitFor(() => some.confirmed.length === 1);
  expect(some.commands).toEqual([]);
  expect(some.confirmed).toEqual([{ title: 'Step 1.1', steps: 0, stories: 3 }]);
});

test('Space collapses and expands what has the focus, for this person only', () => {
  const some = someTools();
  select(some.tools.view, [some.steps[0]!]);
  toggleFolded(some.tools);
  expect(some.layout().columns[0]!.kind).toBe('foldedStep');
  toggleFolded(some.tools);
  expect(some.layout().columns[0]!.kind).toBe('step');
  expect(some.commands).toEqual([]);
});

test('/ searches, Ctrl+K commands, ? shows the keys, Ctrl+Enter opens details', () => {
  const some = someTools();
  select(some.tools.view, [some.stories[0]!]);
  press(some, '/');
  press(some, 'k', { mod: true });
  press(some, '?', { shift: true });
  press(some, 'Enter', { mod: true });
  press(some, 'ContextMenu');
  expect(some.asked).toEqual([
    'search',
    'commands',
    'shortcuts',
    `details ${some.stories[0]}`,
    `move ${some.stories[0]}`,
  ]);
});

test('a viewer can look and go around, but no key changes anything', async () => {
  const some = someTools({ canEdit: false });
  select(some.tools.view, [some.stories[0]!]);
  for (const key of ['Delete', 'x', 'Enter']) press(some, key);
  press(some, 'ArrowDown', { alt: true });
  press(some, 'd', { mod: true });
  await waitFor(() => true);
  expect(some.commands).toEqual([]);
  expect(viewOf(some).editing).toBeNull();
  expect(some.asked).toEqual([`details ${some.stories[0]}`]);
});

test('Ctrl+A selects every story that is shown', () => {
  const some = someTools();
  press(some, 'a', { mod: true });
  expect(viewOf(some).selection).toEqual(new Set<Id>(some.stories));
});
