/** A place among siblings as a choice: first, or after one of them. */
import type { Id } from '../../../shared/model/id.ts';
import { words } from '../../ui/words.ts';

interface Sibling {
  readonly id: Id;
  readonly title: string;
}

export interface PlaceChoice {
  /** 'first', or the id it goes behind. */
  readonly value: string;
  readonly label: string;
}

/** First, then after each sibling; the last of them reads "Last". `moving` are no siblings of themselves. */
export function placeChoices(siblings: readonly Sibling[], moving: ReadonlySet<Id>): PlaceChoice[] {
  const others = siblings.filter((sibling) => !moving.has(sibling.id));
  return [
    { value: 'first', label: words.map.move.top },
    ...others.map((sibling, index) => ({
      value: sibling.id,
      label:
        index === others.length - 1
          ? words.map.move.bottom
          : words.map.move.after(sibling.title || words.noTitle),
    })),
  ];
}

/** What a command takes for a choice; `siblings` as they are now. */
export function placeOf(
  choice: string,
  siblings: readonly Sibling[],
  moving: ReadonlySet<Id>,
): { readonly before?: string; readonly after?: string } {
  if (choice !== 'first') return { after: choice };
  const first = siblings.find((sibling) => !moving.has(sibling.id));
  return first === undefined ? {} : { before: first.id };
}
