/** The key of a story's issue and its dots on its drawn card: whole and beside everything else, or not at all. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { paintCard, type CardPaint, type Detail } from '../../../client/canvas/paint/card.ts';
import { looks } from '../../../client/canvas/paint/look.ts';
import type { Context } from '../../../client/canvas/paint/painting.ts';
import { shorten } from '../../../client/canvas/paint/text.ts';
import type { TextBook } from '../../../client/canvas/paint/textBook.ts';
import { sizes } from '../../../client/layout/sizes.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { stages, storyKinds, type Story } from '../../../shared/model/story.ts';
import { buildMap } from '../../support/buildMap.ts';

const map = buildMap();
const records = readMap(map.doc);
const plain: Story = { ...records.story.get(map.stories[0]!)!, title: 'Pay', estimate: null };
const linked = (key: string, own: Partial<Story> = {}): Story => ({
  ...plain,
  ...own,
  issue: { key, url: `https://example.org/browse/${key.replace('#', '')}` },
});

const letter = 6.2;
const measure = (text: string): number => [...text].length * letter;
const text: TextBook = {
  lines: (_record, _slot, title) => [title],
  width: measure,
  short: (whole, _font, width) => shorten(whole, width, measure),
  forget: () => undefined,
};

interface Written {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** What is written in the row of marks, from the left. */
function marksOf(story: Story, detail: Detail = 'full', dots = 0): Written[] {
  const written: Written[] = [];
  const held: Record<string, unknown> = { textAlign: 'left' };
  const does: Record<string, unknown> = {
    getTransform: () => ({ a: 1.5 }),
    fillText: (word: string, x: number, y: number) => {
      if (word === '' || y < sizes.cardHeight - 30) return;
      const width = measure(word);
      const left = held['textAlign'] === 'center' ? x - width / 2 : x;
      written.push({ text: word, left, right: left + width });
    },
  };
  const context = new Proxy(held, {
    get: (_target, name) => does[String(name)] ?? held[String(name)] ?? ((): undefined => undefined),
  });
  const paint: CardPaint = {
    context: context as unknown as Context,
    records,
    counts: { comments: new Map(), dots: new Map(dots > 0 ? [[story.id, dots]] : []) },
    look: looks.light,
    text,
    detail,
    lens: { isDimmed: () => false, bands: () => null },
    hair: 1,
  };
  paintCard(paint, story, 0, 0);
  return written.sort((a, b) => a.left - b.left);
}

const wordsOf = (story: Story, detail?: Detail, dots?: number): string[] =>
  marksOf(story, detail, dots).map((mark) => mark.text);

beforeAll(() => {
  const nothing = (): undefined => undefined;
  const brush = new Proxy({}, { get: () => nothing, set: () => true });
  vi.stubGlobal(
    'Path2D',
    class {
      addPath = nothing;
      arc = nothing;
      moveTo = nothing;
      lineTo = nothing;
      roundRect = nothing;
      closePath = nothing;
    },
  );
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      getContext = (): object => brush;
      transferToImageBitmap = (): object => ({});
    },
  );
});
afterAll(() => {
  vi.unstubAllGlobals();
});

describe('the key of an issue', () => {
  test('stands between the stage and the marks at the right', () => {
    expect(wordsOf(linked('#12', { stage: 'backlog', estimate: 3, owner: 'Alice' }))).toEqual([
      'Backlog',
      '#12',
      'A',
      '3',
    ]);
  });

  test('is not drawn where only titles or blocks are', () => {
    const story = linked('#12', { stage: 'backlog' });
    expect(wordsOf(story, 'title')).toEqual([]);
    expect(wordsOf(story, 'block')).toEqual([]);
  });

  test('goes before the word of the stage, which is never half a word beside it', () => {
    expect(wordsOf(linked('SHOP-1234', { stage: 'inProgress', estimate: 3, owner: 'Alice' }))).toEqual([
      'SHOP-1234',
      'A',
      '3',
    ]);
  });

  test('is left out when it does not fit as a whole', () => {
    const key = 'A'.repeat(38);
    expect(wordsOf(linked(`${key}-1`, { stage: 'planned' }))).toEqual(['Planned']);
    expect(wordsOf(linked('#1', { stage: 'planned' }))).toEqual(['Planned', '#1']);
  });

  test('a card without an issue is as it was', () => {
    expect(wordsOf({ ...plain, stage: 'inProgress', estimate: 3, owner: 'Alice' })).toEqual([
      'In progress',
      'A',
      '3',
    ]);
  });

  test('never lies over another mark, nor beside the card, whatever else the card shows', () => {
    let shown = 0;
    for (const kind of storyKinds)
      for (const stage of stages)
        for (const estimate of [null, 3, 1234.5])
          for (const owner of ['', 'Alice'])
            for (const length of [2, 6, 12, 20, 40]) {
              const key = `#${'9'.repeat(length - 1)}`;
              const marks = marksOf(linked(key, { kind, stage, estimate, owner }));
              const said = JSON.stringify({ kind, stage, estimate, owner, marks });
              if (marks.some((mark) => mark.text === key)) shown++;
              expect(marks[0]?.left ?? 19, said).toBeGreaterThanOrEqual(19);
              expect(marks.at(-1)?.right ?? 0, said).toBeLessThanOrEqual(sizes.cardWidth);
              marks.slice(1).forEach((mark, i) => {
                const next = mark.text === key || marks[i]!.text === key;
                if (next) expect(mark.left - marks[i]!.right, said).toBeGreaterThanOrEqual(3);
              });
            }
    expect(shown).toBeGreaterThan(300);
  });
});

describe('the dots of a revealed vote', () => {
  test('stand between the key of the issue and the marks at the right', () => {
    expect(wordsOf(linked('#12', { stage: 'backlog', estimate: 3 }), 'full', 4)).toEqual([
      'Backlog',
      '#12',
      '● 4',
      '3',
    ]);
    expect(wordsOf(plain, 'full', 12)).toEqual(['● 12']);
  });

  test('are not drawn where only titles or blocks are, nor for a story without one', () => {
    expect(wordsOf(plain, 'title', 4)).toEqual([]);
    expect(wordsOf(plain, 'block', 4)).toEqual([]);
    expect(wordsOf(plain)).toEqual([]);
  });

  test('never lie over another mark, nor beside the card, whatever else the card shows', () => {
    let shown = 0;
    for (const kind of storyKinds)
      for (const stage of stages)
        for (const estimate of [null, 3, 123456.5])
          for (const owner of ['', 'Alice'])
            for (const dots of [1, 12, 3000]) {
              const story = linked('SHOP-12', { kind, stage, estimate, owner });
              const marks = marksOf(story, 'full', dots);
              const said = JSON.stringify({ kind, stage, estimate, owner, marks });
              const isDots = (mark: Written | undefined): boolean => mark?.text.startsWith('●') === true;
              if (marks.some(isDots)) shown++;
              expect(marks[0]?.left ?? 19, said).toBeGreaterThanOrEqual(19);
              expect(marks.at(-1)?.right ?? 0, said).toBeLessThanOrEqual(sizes.cardWidth);
              marks.slice(1).forEach((mark, i) => {
                if (isDots(mark) || isDots(marks[i])) {
                  expect(mark.left - marks[i]!.right, said).toBeGreaterThanOrEqual(3);
                }
              });
            }
    expect(shown).toBeGreaterThan(100);
  });
});
