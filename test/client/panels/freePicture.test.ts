/** Pictures of the whole map show what lies around it; parts of the map leave it out. */
import { expect, test } from 'vitest';
import { exportPictures } from '../../../client/panels/export/exportPictures.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { arrangeMap } from '../../../shared/views/arrangeMap.ts';
import { buildMap } from '../../support/buildMap.ts';

function pictures(by: 'whole' | 'lane') {
  const { doc, run } = buildMap();
  run('addFreeThings', {
    things: [
      { kind: 'frame', name: 'For later', at: { x: -700, y: -300 }, size: { width: 500, height: 400 } },
      { kind: 'sticky', title: 'Ask the bank about instalments', at: { x: -650, y: -250 } },
      { kind: 'text', title: 'Open questions', at: { x: -650, y: 0 }, scale: 'large', hue: 'red' },
      {
        kind: 'arrow',
        title: 'then',
        from: { heldBy: null, x: 3000, y: 0 },
        to: { heldBy: null, x: 3200, y: 90 },
      },
      { kind: 'stroke', at: { x: 3000, y: 400 }, path: '0 0 50 300 300 50 300 -300 50' },
    ],
  });
  const records = readMap(doc);
  const grid = arrangeMap(records);
  const choices = {
    lanes: grid.lanes,
    theme: 'light',
    showsEstimates: true,
    showsArrows: true,
    colouring: 'none',
  } as const;
  return exportPictures(records, grid, choices, (text, size) => text.length * size * 0.55, by);
}

test('every free thing is in the picture of the whole map, and inside of it', () => {
  const [picture, ...others] = pictures('whole');
  expect(others).toEqual([]);
  const { shapes, width, height } = picture!;
  const texts = shapes.flatMap((shape) => (shape.kind === 'line' ? [shape] : []));
  for (const words of ['For later', 'Ask the', 'Open', 'then']) {
    const line = texts.find(({ text }) => text.startsWith(words));
    expect(line, words).toBeDefined();
    expect(line!.x).toBeGreaterThan(0);
    expect(line!.x).toBeLessThan(width);
    expect(line!.y).toBeGreaterThan(0);
    expect(line!.y).toBeLessThan(height);
  }
  expect(shapes.filter((shape) => shape.kind === 'path').length).toBe(3);
  expect(texts.some(({ text }) => text === 'Story 1.1.1')).toBe(true);
});

test('a page per release leaves them out', () => {
  const texts = pictures('lane').flatMap(({ shapes }) =>
    shapes.flatMap((shape) => (shape.kind === 'line' ? [shape.text] : [])),
  );
  expect(texts).toContain('Story 1.1.1');
  expect(texts).not.toContain('Open');
});
