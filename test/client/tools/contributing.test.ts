/** The map's keys in the hands of a contributor, who may add cards and change their own: by the server, not here. */
import { expect, test } from 'vitest';
import { focusCell, select } from '../../../client/store/viewMoves.ts';
import { doubleClickOn } from '../../../client/tools/click.ts';
import { handleKey } from '../../../client/tools/keyboard.ts';
import type { KeyInput } from '../../../client/tools/keyInput.ts';
import type { Role } from '../../../shared/protocol/role.ts';
import { someTools, type SomeTools } from './someTools.ts';

const hands = (role: Role = 'contributor'): SomeTools => someTools({ canEdit: false, role, releases: 2 });
const press = (some: SomeTools, key: string, more: Partial<KeyInput> = {}): boolean =>
  handleKey(some.tools, { key, shift: false, alt: false, mod: false, ...more });

test('Enter on a card asks for the next one below it, on a step and in an empty cell for one there', () => {
  const some = hands();
  const [step, releaseId, story] = [some.steps[0]!, some.releases[0]!, some.stories[0]!];
  select(some.tools.view, [story]);
  expect(press(some, 'Enter')).toBe(true);
  select(some.tools.view, [step]);
  press(some, 'Enter');
  focusCell(some.tools.view, { stepId: step, lane: null });
  press(some, 'Enter');
  expect(some.asked).toEqual(
    [
      { stepId: step, releaseId, after: story },
      { stepId: step, releaseId },
      { stepId: step, releaseId: null },
    ].map((place) => `card ${JSON.stringify(place)}`),
  );
  expect(some.commands).toEqual([]);
});

test('F2 and Ctrl+Enter open the card, where its own maker changes it; so does Enter on an activity', () => {
  const some = hands();
  const story = some.stories[0]!;
  select(some.tools.view, [story]);
  press(some, 'F2');
  press(some, 'Enter', { mod: true });
  select(some.tools.view, [some.activities[0]!]);
  press(some, 'Enter');
  expect(some.asked).toEqual([`details ${story}`, `details ${story}`, `details ${some.activities[0]}`]);
});

test('a double click into a cell asks for a card there', () => {
  const some = hands();
  const stepId = some.steps[1]!;
  doubleClickOn(some.tools, { kind: 'cell', column: stepId, lane: null }, { x: 0, y: 0 });
  expect(some.asked).toEqual([`card ${JSON.stringify({ stepId, releaseId: null })}`]);
});

test('what a contributor may not do says so, and nothing is changed', () => {
  const some = hands();
  select(some.tools.view, [some.stories[0]!]);
  press(some, 'ArrowDown', { alt: true });
  press(some, 'Delete');
  press(some, 'd', { mod: true });
  select(some.tools.view, []);
  press(some, 'n');
  expect(some.asked).toEqual(['limits', 'limits', 'limits', 'limits']);
  expect(some.commands).toEqual([]);
});

test('a viewer is not asked for cards: Enter opens what has the focus', () => {
  const some = hands('viewer');
  select(some.tools.view, [some.stories[0]!]);
  press(some, 'Enter');
  press(some, 'Delete');
  expect(some.asked).toEqual([`details ${some.stories[0]}`]);
});
