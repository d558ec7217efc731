/** Following: my view glides after somebody's until I move it myself, and coming back is one step. */
import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { visibleRect } from '../../../client/layout/viewport.ts';
import type { PersonHere } from '../../../client/store/people.ts';
import { follow } from '../../../client/store/viewMoves.ts';
import { createFollowing } from '../../../client/tools/following.ts';
import { fit, goBack, keepInLimits, pan, zoomToSelection } from '../../../client/tools/viewTool.ts';
import { select } from '../../../client/store/viewMoves.ts';
import { someTools } from './someTools.ts';

const bobAt = (view: PersonHere['presence']['view']): PersonHere => ({
  clientId: 7,
  key: 'bob',
  name: 'bob',
  colour: 1,
  role: 'editor',
  presence: { cursor: null, selection: [], editing: null, drag: null, view },
});
const where = { x: 900, y: 700, width: 800, height: 500 };

function together({ isStill = false } = {}) {
  const some = someTools({ activities: 4, stepsPerActivity: 3, releases: 3, storiesPerCell: 3 });
  const people = createStore<readonly PersonHere[]>(() => [bobAt(where)]);
  const following = createFollowing({ tools: some.tools, people, isStill: () => isStill });
  const { view } = some.tools;
  return { ...some, people, following, view, viewport: () => view.getState().viewport };
}

const glide = (some: ReturnType<typeof together>) => {
  for (let i = 0; i < 80; i++) some.pass(16, 1);
};

test('alice’s view glides to what bob sees, and everything he sees is on her screen', () => {
  const some = together();
  const start = some.viewport();
  follow(some.view, 7);
  some.pass(16, 1);
  const soon = some.viewport();
  expect(soon.x).not.toBe(start.x);
  glide(some);
  const seen = visibleRect(some.viewport());
  expect(Math.abs(soon.x - start.x)).toBeLessThan(Math.abs(some.viewport().x - start.x));
  expect(seen.x).toBeLessThanOrEqual(where.x + 1);
  expect(seen.y).toBeLessThanOrEqual(where.y + 1);
  expect(seen.x + seen.width).toBeGreaterThanOrEqual(where.x + where.width - 1);
  expect(some.view.getState().following).toBe(7);
});

test('it goes on when bob moves, and with reduced motion it is there at once', () => {
  const some = together({ isStill: true });
  follow(some.view, 7);
  some.pass(16, 2);
  const first = some.viewport();
  some.people.setState([bobAt({ ...where, x: 1500 })], true);
  some.pass(16, 2);
  expect(some.viewport().x).toBeLessThan(first.x);
  expect(visibleRect(some.viewport()).x).toBeLessThanOrEqual(1500);
});

test('it ends when alice pans, and when bob leaves', () => {
  const some = together();
  follow(some.view, 7);
  glide(some);
  pan(some.tools, { x: -30, y: 0 });
  expect(some.view.getState().following).toBeNull();
  follow(some.view, 7);
  some.people.setState([], true);
  expect(some.view.getState().following).toBeNull();
});

test('a map that shrinks under her does not end it', () => {
  const some = together();
  follow(some.view, 7);
  glide(some);
  some.following.quietly(() => keepInLimits(some.tools));
  some.view.setState({ viewport: { ...some.viewport(), width: 900 } });
  expect(some.view.getState().following).toBe(7);
});

test('the others hear whom she follows and what she looks at, ten times a second at most', () => {
  const some = together();
  some.presence.length = 0;
  follow(some.view, 7);
  glide(some);
  expect(some.presence).toContainEqual({ follows: 7 });
  const views = some.presence.filter((part) => part.view);
  expect(views.length).toBeGreaterThan(2);
  expect(views.length).toBeLessThanOrEqual(14);
  follow(some.view, null);
  expect(some.presence.at(-1)).toEqual({ follows: null });
});

test('afterwards she goes back to where she was with one step, and forth again', () => {
  const some = together();
  const start = some.viewport();
  follow(some.view, 7);
  glide(some);
  const there = some.viewport();
  follow(some.view, null);
  goBack(some.tools);
  expect(some.viewport()).toEqual(start);
  goBack(some.tools);
  expect(some.viewport().x).toBeCloseTo(there.x, 3);
});

test('fitting and zooming to the selection can be taken back too', () => {
  const some = together();
  const start = some.viewport();
  fit(some.tools);
  expect(some.viewport().scale).toBeLessThan(start.scale);
  goBack(some.tools);
  expect(some.viewport()).toEqual(start);
  select(some.view, [some.stories[0]!, some.stories.at(-1)!]);
  zoomToSelection(some.tools);
  const seen = visibleRect(some.viewport());
  expect(seen.x).toBeLessThanOrEqual(0);
  expect(seen.width).toBeGreaterThan(some.layout().width * 0.5);
  goBack(some.tools);
  expect(some.viewport()).toEqual(start);
});
