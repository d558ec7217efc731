/** Somebody's pointer is shown over what they point at, whatever the other screen looks like. */
import { expect, test } from 'vitest';
import { headerFrame } from '../../../client/layout/headers.ts';
import { pointerAt, pointerOnScreen } from '../../../client/layout/pointer.ts';

const hers = { x: 232, y: 140, scale: 1, width: 1400, height: 900 };
const his = { x: -300, y: -500, scale: 0.4, width: 800, height: 600 };

test('a card pointed at is pointed at on the other screen, or not at all', () => {
  const pointer = pointerAt(hers, { x: 700, y: 500 });
  expect(pointerOnScreen(hers, pointer)).toEqual({ x: 700, y: 500 });
  expect(pointerOnScreen({ ...his, x: 232, y: 140 }, pointer)).toEqual({
    x: 232 + 468 * 0.4,
    y: 140 + 360 * 0.4,
  });
  expect(pointerOnScreen(his, pointer), 'under his headers').toBeNull();
});

test('a step pointed at in the pinned backbone stays in the backbone, however far he has scrolled down', () => {
  const pointer = pointerAt(hers, { x: 700, y: 60 });
  expect(pointer.band).toBe('backbone');
  const seen = pointerOnScreen({ ...his, x: 100 }, pointer)!;
  expect(seen.y).toBeLessThan(headerFrame(his).top);
  expect(seen.x).toBeCloseTo(100 + 468 * 0.4);
});

test('a release pointed at stays over the pinned release names', () => {
  const pointer = pointerAt(hers, { x: 50, y: 500 });
  expect(pointer.band).toBe('releases');
  const seen = pointerOnScreen({ ...his, y: 100 }, pointer)!;
  expect(seen.x).toBeLessThan(headerFrame(his).left);
  expect(seen.y).toBeCloseTo(100 + 360 * 0.4);
});
