/** Remembers how each record's text is wrapped; a changed record is a new object, so nothing has to be forgotten by hand. */
import { withoutHidden } from '../../layout/shownText.ts';
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
/** No line holds more characters than this; what comes after cannot be seen. */
const longestLine = 400;
const mostWords = 20_000;
/** By how much the widths of a text's words may be off, put side by side: letters of two words never come closer. */
const roughness = { pixels: 2, part: 0.01 };

/** `context` is only used to measure. */
export function createTextBook(context: CanvasRenderingContext2D): TextBook {
  let pages = new WeakMap<object, Map<string, Wrapped>>();
  let shortened = new Map<string, string>();
  let widths = new Map<string, number>();
  let words = new Map<string, number>();
  const measureIn = (font: Font): Measure => {
    context.font = cssFont(font);
    return (text) => context.measureText(text).width;
  };
  const widthOfWord = (word: string, key: string, measure: Measure): number => {
    const known = `${key} ${word}`;
    let width = words.get(known);
    if (width === undefined) {
      if (words.size > mostWords) words = new Map();
      words.set(known, (width = measure(word)));
    }
    return width;
  };
  /** Exact where it matters whether a text fits into this width; elsewhere the sum of its words, measured once. */
  const measureNear = (font: Font, width: number): Measure => {
    const measure = measureIn(font);
    const key = `${font.weight} ${font.size}`;
    const gap = widthOfWord(' ', key, measure);
    return (text) => {
      let sum = -gap;
      for (const word of text.split(' ')) sum += gap + (word === '' ? 0 : widthOfWord(word, key, measure));
      return Math.abs(sum - width) > roughness.pixels + roughness.part * width ? sum : measure(text);
    };
  };
  return {
    lines: (record, slot, text, font, width, mostLines) => {
      let page = pages.get(record);
      if (page === undefined) pages.set(record, (page = new Map()));
      const known = page.get(slot);
      if (known !== undefined && known.text === text && known.width === width) return known.lines;
      const seen = withoutHidden(text.slice(0, mostLines * longestLine));
      const lines = wrapText(seen, width, mostLines, measureNear(font, width));
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
        short = shorten(withoutHidden(text.slice(0, longestLine)), width, measureIn(font));
        shortened.set(key, short);
      }
      return short;
    },
    forget: () => {
      pages = new WeakMap();
      shortened = new Map();
      widths = new Map();
      words = new Map();
    },
  };
}
