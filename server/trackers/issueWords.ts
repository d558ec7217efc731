/** The words of a story as a tracker takes them: as long as it allows, inert, and with the mark they are found by. */

/** What cannot be seen or turns the text around. */
const unseen =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g;

/** Longer bodies are cut; trackers take 32,767 and more. */
const longestBody = 30_000;

/** What a body may weigh in an answer that repeats it: 64 KB are read, and the rest of an issue needs its share. */
const heaviestBody = 48 * 1024;

const markBegins = 'throughline:';

/** One line of at most so many characters. */
export function titleWords(title: string, longest: number): string {
  const line = clean(title).replace(/\s+/g, ' ').trim();
  return line === '' ? 'Untitled' : cut(line, longest);
}

/**
 * The body with the mark as its last line. `inert` takes from each other line what the tracker would act on. No other
 * line passes for a mark: nobody writes one story so that it is taken for the issue of another.
 */
export function bodyWords(body: string, mark: string, inert = (line: string): string => line): string {
  const last = `\n\n${markBegins}${mark}`;
  const own = clean(body)
    .split('\n')
    .map((line) => inert(line.trimStart().startsWith(markBegins) ? `\\${line.trimStart()}` : line))
    .join('\n')
    .trim();
  return `${cut(own, Math.min(longestBody, roomIn(own)) - last.length)}${last}`.trimStart();
}

/** Whether an issue with this body was made for the mark; people may have written below it since. */
export function carriesMark(body: string, mark: string): boolean {
  return body.split('\n').some((line) => line.trim() === `${markBegins}${mark}`);
}

function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n|[\r\u0085\u2028\u2029]/g, '\n')
    .replace(unseen, '');
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The beginning that fits with its `…`, in whole letters. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const room = longest - 1;
  const whole = graphemes.segment(text).containing(room)?.index ?? 0;
  // One letter may carry more accents than there is room for.
  const start = whole > 0 ? text.slice(0, whole) : text.slice(0, room).replace(/[\ud800-\udbff]$/, '');
  return `${start.trimEnd()}…`;
}

/** How many characters of a text are not too heavy. */
function roomIn(text: string): number {
  let weight = 0;
  for (let at = 0; at < text.length; at++) {
    weight += weightOf(text.charCodeAt(at));
    if (weight > heaviestBody) return at;
  }
  return Infinity;
}

/** Bytes of a character in JSON, the signs of HTML written as `\u003c`. */
function weightOf(unit: number): number {
  if (unit >= 0x80) return unit < 0x800 ? 2 : 3;
  const character = String.fromCharCode(unit);
  if ('<>&'.includes(character)) return 6;
  return unit < 0x20 || character === '"' || character === '\\' ? 2 : 1;
}
