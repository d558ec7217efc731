/** Remembers how each record's text is wrapped; a changed record is a new object, so nothing has to be forgotten by hand. */
import { cssFont, shorten, wrapText, type Font, type Measure } from './text.ts';

export interface TextBook {
  /** The lines of a record's text in one of its places (`slot`). */
  readonly lines: (
    record: object,
    slot: string,
    text: string,
    font: Font,
    width: number,
    mostLines: number,
  ) => readonly string[];
  readonly width: (text: string, font: Font) => number;
  /** One line with an ellipsis where it does not fit; remembered by text. */
  readonly short: (text: string, font: Font, width: number) => string;
  /** A font has arrived: everything is measured anew. */
  readonly forget: () => void;
}

interface Wrapped {
  readonly text: string;
  readonly width: number;
  readonly lines: readonly string[];
}

const mostShort = 4000;

/** `context` is only used to measure. */
export function createTextBook(context: CanvasRenderingContext2D): TextBook {
  let pages = new WeakMap<object, Map<string, Wrapped>>();
  let shortened = new Map<string, string>();
  let widths = new Map<string, number>();
  const measureIn = (font: Font): Measure => {
    context.font = cssFont(font);
    return (text) => context.measureText(text).width;
  };
  return {
    lines: (record, slot, text, font, width, mostLines) => {
      let page = pages.get(record);
      if (page === undefined) pages.set(record, (page = new Map()));
      const known = page.get(slot);
      if (known !== undefined && known.text === text && known.width === width) return known.lines;
      const lines = wrapText(text, width, mostLines, measureIn(font));
      page.set(slot, { text, width, lines });
      return lines;
    },
    width: (text, font) => {
      const key = `${font.weight} ${font.size} ${text}`;
      let width = widths.get(key);
      if (width === undefined) {
        if (widths.size > mostShort) widths = new Map();
        width = measureIn(font)(text);
        widths.set(key, width);
      }
      return width;
    },
    short: (text, font, width) => {
      const key = `${font.weight} ${font.size} ${Math.round(width)} ${text}`;
      let short = shortened.get(key);
      if (short === undefined) {
        if (shortened.size > mostShort) shortened = new Map();
        short = shorten(text, width, measureIn(font));
        shortened.set(key, short);
      }
      return short;
    },
    forget: () => {
      pages = new WeakMap();
      shortened = new Map();
      widths = new Map();
    },
  };
}
