/** A map that looks like two levels: one hidden activity, whose row comes back with the second. */
import { expect, test } from 'vitest';
import { headerFrame } from '../../../client/layout/headers.ts';
import { hitTest } from '../../../client/layout/hitTest.ts';
import { addActivityBox } from '../../../client/layout/headers.ts';
import { centre } from '../../../client/layout/geometry.ts';
import { mirrorRows } from '../../../client/canvas/mirrorRows.ts';
import { addFromHit } from '../../../client/tools/addRecords.ts';
import { finishAndChangeLevel, editRecord } from '../../../client/tools/editing.ts';
import { handleKey } from '../../../client/tools/keyboard.ts';
import { pruneView } from '../../../client/tools/pruneView.ts';
import { goHome, keepInLimits } from '../../../client/tools/viewTool.ts';
import { select } from '../../../client/store/viewMoves.ts';
import { findGaps } from '../../../shared/views/gaps.ts';
import { someTools, type SomeTools } from './someTools.ts';

const press = ({ tools }: SomeTools, key: string): boolean =>
  handleKey(tools, { key, shift: false, alt: false, mod: false });
const viewOf = ({ tools }: SomeTools) => tools.view.getState();
const gridOf = ({ tools }: SomeTools) => tools.store.getGrid();
const topOf = (some: SomeTools): number => headerFrame(viewOf(some).viewport).top;

function twoLevels(
  size: Parameters<typeof someTools>[0] = { activities: 1, stepsPerActivity: 2 },
): SomeTools {
  const some = someTools(size);
  some.run('updateSettings', { twoLevels: true });
  keepInLimits(some.tools);
  return some;
}

test('the row of the activities makes room, and what was seen stays where it was', () => {
  const some = someTools({ activities: 1, stepsPerActivity: 2 });
  const { y } = viewOf(some).viewport;
  const top = topOf(some);
  some.run('updateSettings', { twoLevels: true });
  keepInLimits(some.tools);
  expect(topOf(some)).toBeLessThan(top - 40);
  expect(viewOf(some).viewport.y - y).toBe(topOf(some) - top);
  some.run('updateSettings', { twoLevels: false });
  keepInLimits(some.tools);
  expect(viewOf(some).viewport.y).toBe(y);
});

test('the row comes back with a second activity, and goes when there is one again', () => {
  const some = twoLevels();
  expect(gridOf(some).hidesActivities).toBe(true);
  const { id } = some.run('addActivity', { title: 'After the sale' });
  expect(gridOf(some).hidesActivities).toBe(false);
  some.run('archive', { ids: [id] });
  expect(gridOf(some).hidesActivities).toBe(true);
});

test('up from a step ends at the edge of the map, and Shift+Tab while editing stays on the step', () => {
  const some = twoLevels();
  select(some.tools.view, [some.steps[1]!]);
  press(some, 'ArrowUp');
  expect(viewOf(some).focus).toBe(some.steps[1]);
  editRecord(some.tools, some.steps[1]!);
  finishAndChangeLevel(some.tools, 'up');
  expect(viewOf(some).editing).toBeNull();
});

test('the first thing of the map is its first step', () => {
  const some = twoLevels();
  press(some, 'ArrowDown');
  expect(viewOf(some).focus).toBe(some.steps[0]);
});

test('an activity that had the focus gives it to a step', () => {
  const some = someTools({ activities: 1, stepsPerActivity: 2 });
  select(some.tools.view, [some.activities[0]!]);
  const before = some.layout();
  some.run('updateSettings', { twoLevels: true });
  pruneView(some.tools, before);
  expect(viewOf(some).focus).toBe(some.steps[0]);
  expect(viewOf(some).selection.size).toBe(0);
});

test('the outline has steps at its top level and no activity', () => {
  const some = twoLevels({ activities: 1, stepsPerActivity: 2, releases: 1, storiesPerCell: 1 });
  const rows = mirrorRows(some.layout(), some.tools.store.getRecords(), viewOf(some));
  expect(rows.map(({ kind, level, position, of }) => `${kind} ${level} ${position}/${of}`)).toEqual([
    'step 1 1/3',
    'story 2 1/2',
    'story 2 2/2',
    'step 1 2/3',
    'story 2 1/2',
    'story 2 2/2',
    'release 1 3/3',
  ]);
});

test('the place behind the last column adds a step', () => {
  const some = twoLevels();
  const { viewport } = viewOf(some);
  const point = centre(addActivityBox(some.layout(), viewport, headerFrame(viewport)));
  const hit = hitTest(some.layout(), viewport, point, { canEdit: true });
  expect(hit).toEqual({ kind: 'addStep', activityId: some.activities[0], after: null });
  expect(hitTest(some.layout(), viewport, point, { canEdit: false }).kind).toBe('nothing');
});

test('on an empty map the first step brings its activity along, in one step of undo', () => {
  const some = twoLevels({ activities: 0, stepsPerActivity: 0, releases: 0 });
  goHome(some.tools, 1);
  const { viewport } = viewOf(some);
  const point = centre(addActivityBox(some.layout(), viewport, headerFrame(viewport)));
  addFromHit(some.tools, hitTest(some.layout(), viewport, point, { canEdit: true }));
  expect(gridOf(some).backbone.map(({ steps }) => steps.length)).toEqual([1]);
  expect(gridOf(some).hidesActivities).toBe(true);
  some.undo.undo();
  expect(gridOf(some).backbone).toEqual([]);
});

test('an activity collapsed before it was hidden still shows its steps', () => {
  const some = someTools({ activities: 1, stepsPerActivity: 2 });
  some.tools.view.setState({ collapsed: new Set([some.activities[0]!]) });
  some.run('updateSettings', { twoLevels: true });
  expect(some.layout().columns.map(({ kind }) => kind)).toEqual(['step', 'step']);
});

test('nobody is told that a slice leaves an activity out', () => {
  const some = someTools({ activities: 1, stepsPerActivity: 2, releases: 1, storiesPerCell: 0 });
  const rules = () => findGaps(some.tools.store.getRecords()).map(({ rule }) => rule);
  expect(rules()).toContain('missingActivity');
  some.run('updateSettings', { twoLevels: true });
  expect(rules()).not.toContain('missingActivity');
});
