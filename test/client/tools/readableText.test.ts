/** Opening a text on a map too small to be read: the map comes nearer, for who types there and no longer. */
import { expect, test } from 'vitest';
import { createReadableText, readable } from '../../../client/tools/readableText.ts';
import { startEditing, stopEditing } from '../../../client/store/viewMoves.ts';
import { goBack, zoom } from '../../../client/tools/viewTool.ts';
import { onCard, someTools } from './someTools.ts';

function far({ isStill = false, scale = 0.2 } = {}) {
  const some = someTools({ activities: 4, stepsPerActivity: 3, releases: 3, storiesPerCell: 3 });
  const { view } = some.tools;
  zoom(some.tools, scale);
  const id = some.stories[10]!;
  const readableText = createReadableText(some.tools, () => isStill);
  const scaleNow = () => view.getState().viewport.scale;
  const open = () => {
    startEditing(view, { id, field: 'title' });
    readableText.open(id, onCard(some, id));
  };
  return { ...some, id, view, open, scaleNow };
}

test('the map comes nearer step by step until the title can be read, and the card stays in sight', () => {
  const some = far();
  some.open();
  some.pass(16, 1);
  expect(some.scaleNow()).toBeGreaterThan(0.2);
  expect(some.scaleNow()).toBeLessThan(0.3);
  for (let i = 0; i < 40; i++) some.pass(16, 1);
  expect(some.scaleNow()).toBeCloseTo(readable);
  const { x, y } = onCard(some, some.id);
  expect(x > 0 && x < 1600 && y > 0 && y < 1200).toBe(true);
  goBack(some.tools);
  expect(some.scaleNow()).toBeCloseTo(0.2);
});

test('who wants no motion is there at once', () => {
  const some = far({ isStill: true });
  some.open();
  expect(some.scaleNow()).toBeCloseTo(readable);
});

test('a map that can be read stays as it is', () => {
  const some = far({ scale: 0.7 });
  some.open();
  some.pass(16, 5);
  expect(some.scaleNow()).toBeCloseTo(0.7);
});

test('leaving the text or zooming out ends it', () => {
  const left = far();
  left.open();
  left.pass(16, 1);
  stopEditing(left.view);
  const scale = left.scaleNow();
  left.pass(16, 5);
  expect(left.scaleNow()).toBe(scale);

  const out = far();
  out.open();
  out.pass(16, 1);
  zoom(out.tools, 0.5);
  const small = out.scaleNow();
  out.pass(16, 5);
  expect(out.scaleNow()).toBe(small);
});
