/** The type of free things: stickies write as large as there is room, texts in their own size. */
import type { FreeText } from '../../../shared/model/freeText.ts';
import type { Sticky } from '../../../shared/model/sticky.ts';
import { lineHeight, typeSizes } from '../../../shared/views/freeThings.ts';
import type { TextBook } from './textBook.ts';
import type { Font } from './text.ts';

/** Around the words of a sticky, in map units. */
export const stickyPadding = 12;
const stickySizes = [22, 19, 17, 15, 13, 12, 11] as const;
const stickyWeight = 500;

export interface Written {
  readonly font: Font;
  readonly lines: readonly string[];
}

/** The largest type in which a sticky's words fit; what does not fit in the smallest ends in an ellipsis. */
export function writeSticky(text: TextBook, sticky: Sticky): Written {
  const { width, height } = sticky.size;
  const room = { width: width - 2 * stickyPadding, height: height - 2 * stickyPadding };
  let written: Written = { font: stickyFont(stickySizes[0]), lines: [] };
  for (const size of stickySizes) {
    const font = stickyFont(size);
    const most = Math.max(1, Math.floor(room.height / font.line));
    const isLast = size === stickySizes.at(-1);
    const lines = text.lines(
      sticky,
      `sticky ${size}`,
      sticky.title,
      font,
      room.width,
      isLast ? most : most + 1,
    );
    written = { font, lines };
    const longest = sticky.title
      .split(/\s+/u)
      .reduce((longer, word) => (word.length > longer.length ? word : longer), '');
    if (lines.length <= most && (isLast || text.width(longest, font) <= room.width)) break;
  }
  return written;
}

/** The lines of a text; as many as it takes. */
export function writeText(text: TextBook, thing: FreeText): Written {
  const font = freeTextFont(thing);
  return { font, lines: text.lines(thing, 'free', thing.title, font, thing.width, 400) };
}

export function freeTextFont({ scale }: Pick<FreeText, 'scale'>): Font {
  const size = typeSizes[scale];
  return { weight: scale === 'large' ? 640 : 540, size, line: size * lineHeight };
}

function stickyFont(size: number): Font {
  return { weight: stickyWeight, size, line: Math.round(size * 1.3) };
}
