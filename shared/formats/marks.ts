/**
 * The marks behind a title in an outline or in Markdown, and the escapes that keep a title from being read as one.
 *
 *     Pay by card (3) @Shopper @[Store manager] #payments !spike [MVP]
 *
 * `(3)` or `{3}` is the estimate, `@` a persona, `#` a label, `!` the kind, `[…]` the release; names of several
 * words stand in square brackets. A backslash takes a punctuation mark as it is: `Pay \(3)`.
 */
import { storyKinds, type StoryKind } from '../model/story.ts';
import { readEstimate } from './values.ts';

export interface Marked {
  readonly title: string;
  readonly estimate?: number | undefined;
  readonly personas: readonly string[];
  readonly labels: readonly string[];
  readonly kind?: StoryKind | undefined;
  readonly release?: string | undefined;
}

type Mark =
  | { readonly mark: 'estimate'; readonly estimate: number }
  | { readonly mark: 'persona' | 'label' | 'release'; readonly name: string }
  | { readonly mark: 'kind'; readonly kind: StoryKind };

/** No mark is longer; keeps reading linear on a line of any length. */
const longestMark = 600;
const punctuation = /\\([!-/:-@[-`{-~])/g;
const plainName = /^[^\s@#()[\]{}\\"]+$/u;

/** Takes the marks off the end of a story's line. `isRelease` says which words in brackets name a release. */
export function readMarks(line: string, isRelease: (name: string) => boolean): Marked {
  const { rest, found } = takeMarks<Mark>(line, (word, taken) => {
    const mark = readMark(word, isRelease);
    return mark === null || isTaken(taken, mark) ? null : mark;
  });
  const estimate = found.find((mark) => mark.mark === 'estimate')?.estimate;
  const kind = found.find((mark) => mark.mark === 'kind')?.kind;
  const names = (which: 'persona' | 'label' | 'release'): string[] =>
    found.flatMap((mark) => (mark.mark === which ? [mark.name] : []));
  return {
    title: unescapeText(rest),
    estimate,
    kind,
    personas: names('persona'),
    labels: names('label'),
    release: names('release')[0],
  };
}

/** Takes the personas off the end of an activity's or a step's line; other marks belong to its title. */
export function readColumnMarks(line: string): {
  readonly title: string;
  readonly personas: readonly string[];
} {
  const { rest, found } = takeMarks<string>(line, (word) => {
    const mark = readMark(word, () => false);
    return mark?.mark === 'persona' ? mark.name : null;
  });
  return { title: unescapeText(rest), personas: found };
}

function takeMarks<M>(
  line: string,
  take: (word: string, taken: readonly M[]) => M | null,
): { readonly rest: string; readonly found: readonly M[] } {
  let rest = line.trim();
  const found: M[] = [];
  for (;;) {
    const start = startOfLastWord(rest);
    const mark = start <= 0 ? null : take(rest.slice(start), found);
    if (mark === null) return { rest, found: found.reverse() };
    found.push(mark);
    rest = rest.slice(0, start).trimEnd();
  }
}

/** The text without its backslashes and without `**` around words. */
export function unescapeText(text: string): string {
  return text
    .replace(/(?<!\\)\*\*(?=[^\s*])([^*]+)(?<!\s)\*\*/g, '$1')
    .replace(punctuation, '$1')
    .trim();
}

/** The position of `mark` in the text where no backslash stands before it, or -1. */
export function findUnescaped(text: string, mark: string, from = 0): number {
  let at = text.indexOf(mark, from);
  while (at > 0 && isEscaped(text, at)) at = text.indexOf(mark, at + 1);
  return at;
}

/** A title for an outline or Markdown: one line, nothing in it reads as a mark, a list or formatting. */
export function escapeText(text: string): string {
  return text
    .trim()
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(/[\\`*<[\]]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/(^|\s)([({](?=\s*[\d½¼¾])|@(?=\S)|#|!(?=[bst])|->)/g, '$1\\$2')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/^[-+>=|~]/, '\\$&');
}

/** Marks for the end of a line, each with a space before it. */
export function writeMarks({ estimate, personas, labels, kind }: Omit<Marked, 'title' | 'release'>): string {
  const marks = [
    ...(estimate === undefined ? [] : [`(${estimate})`]),
    ...personas.map((name) => `@${writeName(name)}`),
    ...labels.map((name) => `#${writeName(name)}`),
    ...(kind === undefined || kind === 'story' ? [] : [`!${kind}`]),
  ];
  return marks.map((mark) => ` ${mark}`).join('');
}

function writeName(name: string): string {
  if (plainName.test(name) && /^[\p{L}]/u.test(name) && !/[\\`*_<]/.test(name)) return name;
  const line = name.trim().replace(/\s*[\r\n]+\s*/g, ' ');
  return `[${line.replace(/[\\`*_<[\]]/g, '\\$&')}]`;
}

/** Where the last word starts; words in brackets count as one. -1 when it cannot be a mark. */
function startOfLastWord(text: string): number {
  const last = text.at(-1);
  const open = last === ']' ? '[' : last === ')' ? '(' : last === '}' ? '{' : null;
  const from = Math.max(0, text.length - longestMark);
  if (open === null || isEscaped(text, text.length - 1)) {
    for (let i = text.length - 1; i >= from; i--) if (/\s/.test(text[i]!)) return i + 1;
    return -1;
  }
  for (let i = text.length - 2; i >= from; i--) {
    if (text[i] !== open || isEscaped(text, i)) continue;
    const sign = text[i - 1];
    const start = open === '[' && (sign === '@' || sign === '#') ? i - 1 : i;
    return start > 0 && /\s/.test(text[start - 1]!) ? start : -1;
  }
  return -1;
}

function readMark(word: string, isRelease: (name: string) => boolean): Mark | null {
  const sign = word[0];
  if (sign === '(' || sign === '{') {
    if (!word.endsWith(sign === '(' ? ')' : '}')) return null;
    const estimate = readEstimate(word.slice(1, -1));
    return estimate === null ? null : { mark: 'estimate', estimate };
  }
  if (sign === '[' && word.endsWith(']')) {
    const name = unescapeText(word.slice(1, -1));
    return name !== '' && isRelease(name) ? { mark: 'release', name } : null;
  }
  if (sign === '@' || sign === '#') {
    const name = readName(word.slice(1));
    if (name === null) return null;
    return { mark: sign === '@' ? 'persona' : 'label', name };
  }
  const kind = storyKinds.find((known) => word === `!${known}`);
  return kind === undefined ? null : { mark: 'kind', kind };
}

/** A name behind `@` or `#`; a bare number is a reference to an issue, not a name. */
function readName(word: string): string | null {
  if (word.startsWith('[') && word.endsWith(']') && word.length > 2)
    return unescapeText(word.slice(1, -1)) || null;
  return plainName.test(word) && !/^\d+[.,;:!?]?$/.test(word) ? word : null;
}

function isTaken(found: readonly Mark[], mark: Mark): boolean {
  return mark.mark !== 'persona' && mark.mark !== 'label' && found.some((other) => other.mark === mark.mark);
}

function isEscaped(text: string, index: number): boolean {
  let backslashes = 0;
  while (text[index - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}
