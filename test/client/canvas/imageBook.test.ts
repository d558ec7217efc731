/** Images are fetched and decoded once, asked for again when they were missing, and let go when room runs out. */
import { describe, expect, test, vi } from 'vitest';
import { createImageBook, mostPixels } from '../../../client/canvas/imageBook.ts';

interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly close: () => void;
}

function someBook(
  sizeOf: (hash: string) => { width: number; height: number } = () => ({ width: 10, height: 10 }),
) {
  let now = 0;
  const asked: string[] = [];
  const closed: string[] = [];
  const failing = new Set<string>();
  const arrived = vi.fn();
  const book = createImageBook({
    fetchFile: async (hash) => {
      asked.push(hash);
      if (failing.has(hash)) throw new Error('404');
      return new Blob([hash]);
    },
    decode: async (file) => {
      const hash = await file.text();
      const bitmap: Bitmap = { ...sizeOf(hash), close: () => void closed.push(hash) };
      return bitmap;
    },
    arrived,
    now: () => now,
  });
  return {
    book,
    asked,
    closed,
    failing,
    arrived,
    pass: (ms: number) => (now += ms),
    /** Looks, and waits until what was asked for has arrived. */
    see: async (hash: string) => {
      const before = arrived.mock.calls.length;
      const held = book.look(hash);
      if (held !== 'loading') return held;
      await vi.waitFor(() => expect(arrived.mock.calls.length).toBeGreaterThan(before));
      return book.look(hash);
    },
  };
}

describe('an image', () => {
  test('is fetched and decoded once, however often it is looked at', async () => {
    const { book, asked, see } = someBook();
    expect(book.look('a')).toBe('loading');
    expect(book.look('a')).toBe('loading');
    expect(await see('a')).toMatchObject({ width: 10 });
    expect(book.look('a')).toMatchObject({ width: 10 });
    expect(asked).toEqual(['a']);
  });

  test('that cannot be had is missing, and asked for again after a while, when it is still looked at', async () => {
    const { book, asked, failing, pass, see } = someBook();
    failing.add('a');
    expect(await see('a')).toBe('missing');
    expect(book.look('a')).toBe('missing');
    expect(asked).toEqual(['a']);
    failing.clear();
    pass(16_000);
    expect(book.look('a')).toBe('missing');
    await vi.waitFor(() => expect(book.look('a')).toMatchObject({ width: 10 }));
    expect(asked).toEqual(['a', 'a']);
  });

  test('looked at longest ago goes first when all take too much room; what is in sight stays', async () => {
    const side = Math.sqrt(mostPixels / 2.5);
    const { book, closed, pass, see } = someBook(() => ({ width: side, height: side }));
    for (const hash of ['a', 'b']) {
      await see(hash);
      pass(5000);
    }
    expect(closed).toEqual([]);
    await see('c');
    expect(closed).toEqual(['a']);
    await see('d');
    book.look('c');
    expect(closed).toEqual(['a', 'b']);
    await see('e');
    expect(closed).toEqual(['a', 'b']);
    expect(book.look('a')).toBe('loading');
  });

  test('that arrives after the map was left is let go', async () => {
    const { book, closed, arrived } = someBook();
    book.look('a');
    book.dispose();
    await vi.waitFor(() => expect(closed).toEqual(['a']));
    expect(arrived).not.toHaveBeenCalled();
  });
});
