/** Where initiatives go on the board by keys, and what its outline shows open and closed. */
import { describe, expect, test } from 'vitest';
import { cardTowards, placeAcross, placeBeside } from '../../../client/panels/roadmap/boardPlaces.ts';
import { outlineRows } from '../../../client/panels/roadmap/outlineRows.ts';
import { readNumber } from '../../../client/panels/live/readNumber.ts';
import { spanAt, spanByKey } from '../../../client/panels/roadmap/useWindowDrag.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { buildMap } from '../../support/buildMap.ts';

const columns = {
  now: ['initiative:a', 'initiative:b'],
  next: [],
  later: ['initiative:c'],
} as const;

describe('on the board', () => {
  test('a card goes up and down within its column, and nowhere beyond its ends', () => {
    expect(placeBeside(columns, 'initiative:b', -1)).toEqual({ horizon: 'now', before: 'initiative:a' });
    expect(placeBeside(columns, 'initiative:a', 1)).toEqual({ horizon: 'now', after: 'initiative:b' });
    expect(placeBeside(columns, 'initiative:a', -1)).toBeNull();
    expect(placeBeside(columns, 'initiative:gone', 1)).toBeNull();
  });

  test('a card goes across at its height, else to the end', () => {
    expect(placeAcross(columns, 'initiative:b', 1)).toEqual({ horizon: 'next' });
    expect(placeAcross(columns, 'initiative:c', -1)).toEqual({ horizon: 'next' });
    expect(placeAcross({ ...columns, next: ['initiative:d'] }, 'initiative:a', 1)).toEqual({
      horizon: 'next',
      before: 'initiative:d',
    });
    expect(placeAcross(columns, 'initiative:c', 1)).toBeNull();
  });

  test('the arrows pass over an empty column', () => {
    expect(cardTowards(columns, 'initiative:b', 'ArrowRight')).toBe('initiative:c');
    expect(cardTowards(columns, 'initiative:c', 'ArrowLeft')).toBe('initiative:a');
    expect(cardTowards(columns, 'initiative:a', 'End')).toBe('initiative:b');
    expect(cardTowards(columns, 'initiative:c', 'ArrowDown')).toBeNull();
    expect(cardTowards(columns, 'initiative:a', 'Enter')).toBeNull();
  });
});

test('the outline shows what is open, counts as screen readers do, and has an initiative under each of its goals', () => {
  const { doc, run, stories } = buildMap();
  const [pay, calls] = ['Pay', 'Calls'].map((title) => run('addGoal', { title, kind: 'customer' }).id);
  const { id } = run('addInitiative', { title: 'One click', goals: [pay!, calls!] });
  run('linkInitiative', { ids: stories.slice(0, 2), initiativeId: id });
  const closed = outlineRows(readMap(doc), new Set(), new Set());
  expect(closed.map(({ key, level, isOpen }) => [key, level, isOpen])).toEqual([
    [pay, 1, true],
    [`${pay} ${id}`, 2, false],
    [calls, 1, true],
    [`${calls} ${id}`, 2, false],
  ]);
  const open = outlineRows(readMap(doc), new Set([`${pay} ${id}`]), new Set([calls!]));
  expect(open.map(({ what, level }) => `${level} ${what.kind}`)).toEqual([
    '1 goal',
    '2 initiative',
    '3 slice',
    '1 goal',
  ]);
  expect(open[2]).toMatchObject({ position: 1, siblings: 1, isOpen: false });
});

test('a number below zero is one only where that makes sense', () => {
  expect(readNumber('-2,5', 100, -100)).toBe(-2.5);
  expect(readNumber('−3', 100, -100)).toBe(-3);
  expect(readNumber('-3', 100)).toBeUndefined();
  expect(readNumber('-101', 100, -100)).toBeUndefined();
  expect(readNumber('--1', 100, -100)).toBeUndefined();
  expect(readNumber('-', 100, -100)).toBeUndefined();
  expect(readNumber(' ', 100, -100)).toBeNull();
});

describe('along the timeline', () => {
  const half = { first: 8, last: 9 };

  test('a bar keeps its length and hangs on the pointer where it was taken', () => {
    expect(spanAt({ span: half, at: 9 }, 12)).toEqual({ first: 11, last: 12 });
    expect(spanAt({ span: half, at: 8 }, 8)).toEqual(half);
    expect(spanAt({ span: half, at: 8 }, null)).toBeNull();
  });

  test('what had no window gets the quarter it is dropped on', () => {
    expect(spanAt({ span: null, at: null }, 12)).toEqual({ first: 12, last: 12 });
    expect(spanAt({ span: null, at: null }, null)).toBeNull();
  });

  test('Alt and the arrows move it, with Shift its end, and it stays a quarter at least', () => {
    const press = (key: string, keys: { shiftKey?: boolean; altKey?: boolean } = {}, span = half) =>
      spanByKey({ key, altKey: true, shiftKey: false, ...keys }, span, 10);
    expect(press('ArrowRight')).toEqual({ first: 9, last: 10 });
    expect(press('ArrowLeft')).toEqual({ first: 7, last: 8 });
    expect(press('ArrowRight', { shiftKey: true })).toEqual({ first: 8, last: 10 });
    expect(press('ArrowLeft', { shiftKey: true })).toEqual({ first: 8, last: 8 });
    expect(press('ArrowLeft', { shiftKey: true }, { first: 8, last: 8 })).toEqual({ first: 8, last: 8 });
    expect(press('ArrowRight', { altKey: false })).toBeNull();
    expect(press('ArrowUp')).toBeNull();
    expect(spanByKey({ key: 'ArrowRight', altKey: true, shiftKey: false }, null, 10)).toEqual({
      first: 10,
      last: 10,
    });
  });
});
