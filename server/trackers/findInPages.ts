/** Looks for an issue in a list that is read page by page, in pages small enough to be read at all. */
import { AnswerTooLarge } from './askTracker.ts';
import { TrackerError } from './tracker.ts';

export interface Page<T> {
  readonly items: readonly T[];
  readonly isLast: boolean;
}

const pageSize = 5;
const mostPages = 60;

/**
 * The first item that is `this`, or null once one is `end` or there are no more. Throws {@link TrackerError} `broken`
 * when there are too many to say so: a wrong null would make the issue twice.
 */
export async function findInPages<T>(
  readPage: (page: number, size: number) => Promise<Page<T>>,
  judge: (item: T) => 'this' | 'other' | 'end',
): Promise<T | null> {
  for (let page = 1; page <= mostPages; page++) {
    const { items, isLast } = await readPage(page, pageSize).catch(async (error: unknown) => {
      if (error instanceof AnswerTooLarge) return oneByOne(readPage, page);
      throw error;
    });
    for (const item of items) {
      const verdict = judge(item);
      if (verdict === 'this') return item;
      if (verdict === 'end') return null;
    }
    if (isLast) return null;
  }
  throw new TrackerError('broken');
}

/** A page as single issues. One that is too large even so is none of ours: what we write is kept small enough. */
async function oneByOne<T>(
  readPage: (page: number, size: number) => Promise<Page<T>>,
  page: number,
): Promise<Page<T>> {
  const items: T[] = [];
  for (let single = (page - 1) * pageSize + 1; single <= page * pageSize; single++) {
    const one = await readPage(single, 1).catch((error: unknown) => {
      if (error instanceof AnswerTooLarge) return { items: [], isLast: false };
      throw error;
    });
    items.push(...one.items);
    if (one.isLast) return { items, isLast: true };
  }
  return { items, isLast: false };
}
