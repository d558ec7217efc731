/** The open text stays above a keyboard that is laid over the page. */
import { expect, test } from 'vitest';
import { keepAboveKeyboard } from '../../../client/canvas/keyboardRoom.ts';
import { startEditing, stopEditing } from '../../../client/store/viewMoves.ts';
import { createViewStore } from '../../../client/store/viewStore.ts';

function page(top: number, bottom: number) {
  const view = createViewStore();
  const seen = Object.assign(new EventTarget(), { offsetTop: 0, height: 800 });
  const moves: number[] = [];
  const area = { getBoundingClientRect: () => ({ top, bottom }) } as HTMLElement;
  const stop = keepAboveKeyboard({
    area,
    view,
    seen,
    moveUp: (by) => moves.push(by),
  });
  const showKeyboard = (height: number): void => {
    seen.height = height;
    seen.dispatchEvent(new Event('resize'));
  };
  return { view, moves, showKeyboard, stop };
}

test('the map moves up just as far as the text lies behind the keyboard', () => {
  const { view, moves, showKeyboard, stop } = page(600, 690);
  showKeyboard(450);
  expect(moves).toEqual([]);
  startEditing(view, { id: 'story:a', field: 'title' });
  showKeyboard(450);
  expect(moves).toEqual([690 + 16 - 450]);
  stop();
  showKeyboard(300);
  expect(moves).toHaveLength(1);
});

test('a text that is seen whole does not move, and a very tall one begins at its top', () => {
  const small = page(100, 190);
  startEditing(small.view, { id: 'story:a', field: 'title' });
  small.showKeyboard(450);
  expect(small.moves).toEqual([]);
  stopEditing(small.view);
  const tall = page(60, 1900);
  startEditing(tall.view, { id: 'story:a', field: 'title' });
  tall.showKeyboard(450);
  expect(tall.moves).toEqual([60 - 16]);
});
