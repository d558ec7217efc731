/**
 * Reads an indented outline: activities, under them steps, under them stories, under them details.
 *
 *     = Map: Online shop                        the map's title
 *     = Release: MVP -> A first customer pays   a release and its outcome; also = Persona: and = Label:
 *     Find a product @Shopper                   no indent: activity
 *       Search                                  one level in: step
 *         Search by name (3) #search [MVP]      two levels in: story, with marks (see marks.ts)
 *           Results appear while typing         deeper: details of the story
 *         --- Later -> People find more         what follows, at this indent or deeper, is for this release
 *         Search by photo (8)
 *
 * Indent with tabs, two spaces, four, or a mixture; bullets and numbers before a line are taken off. A separator
 * without a name means unscheduled. A list without any indent is read as stories.
 */
import type { ImportPreview } from './importPlan.ts';
import { findUnescaped, readColumnMarks, readMarks, unescapeText } from './marks.ts';
import { PlanBuilder, type BuiltStory } from './planBuilder.ts';
import { linesOf, type SourceLine } from './sourceText.ts';

interface OutlineLine extends SourceLine {
  /** Columns of white space before the text; a tab reaches the next multiple of {@link tabWidth}. */
  readonly indent: number;
}

const tabWidth = 4;
const declaration = /^=\s*(map|release|persona|label)\s*:\s*(.*)$/i;
const bullet = /^(?:[-*+•‣–]|\d{1,9}[.)])\s+(?:\[([ xX])\]\s+)?/;
const releaseName = /^(?:r|v|mvp|release|slice|sprint|milestone|version|phase)[\s.-]*\d*$/i;

/** Reads the text of an outline; line ends are `\n`. */
export function readOutline(text: string, builder = new PlanBuilder()): ImportPreview {
  const lines = indentLines(linesOf(text));
  const reader = new OutlineReader(builder, isFlat(lines));
  for (const line of lines) reader.read(line);
  return reader.finish();
}

interface Bullet {
  readonly text: string;
  readonly done: boolean | null;
}

/** Takes a list mark and a check box off; `done` is null without a box. */
export function takeBullet(text: string): Bullet {
  const found = bullet.exec(text);
  if (found === null) return { text, done: null };
  return { text: text.slice(found[0].length), done: found[1] === undefined ? null : found[1] !== ' ' };
}

/** Splits `name -> outcome`; both without escapes. */
export function readReleaseText(text: string): { readonly name: string; readonly outcome: string } {
  const arrow = findUnescaped(text, '->');
  if (arrow === -1) return { name: unescapeText(text), outcome: '' };
  return { name: unescapeText(text.slice(0, arrow)), outcome: unescapeText(text.slice(arrow + 2)) };
}

/** The name behind `---`, empty when there is none; null when the line is no separator. */
export function readSeparator(text: string): string | null {
  const start = /^(?:-{3,}|={3,}|—{2,})/.exec(text);
  if (start === null) return null;
  const rest = text.slice(start[0].length).trim();
  let end = rest.length;
  while (end > 0 && rest[end - 1] === start[0][0]) end--;
  return rest.length - end >= 2 ? rest.slice(0, end).trimEnd() : rest;
}

class OutlineReader {
  private readonly indents: number[] = [];
  private readonly lanes: { readonly indent: number; readonly release: string | null }[] = [];
  private readonly builder: PlanBuilder;
  private readonly flat: boolean;
  /** Once a separator stood at the left edge the backbone is repeated below it, so titles are found again. */
  private repeats = false;
  private activity: string | null = null;
  private step: string | null = null;
  private story: {
    readonly fields: BuiltStory;
    readonly line: number;
    readonly details: OutlineLine[];
  } | null = null;

  constructor(builder: PlanBuilder, flat: boolean) {
    this.builder = builder;
    this.flat = flat;
  }

  read(line: OutlineLine): void {
    const text = line.text.trim();
    if (this.story !== null && !this.flat && this.levelOf(line.indent) > 2) {
      this.story.details.push(line);
      return;
    }
    this.closeStory();
    const declared = declaration.exec(text);
    const separated = readSeparator(text);
    if (declared !== null) this.readDeclaration(declared[1]!.toLowerCase(), declared[2]!, line);
    else if (separated !== null) this.separate(separated, line);
    else this.place(text, line);
  }

  finish(): ImportPreview {
    this.closeStory();
    return this.builder.finish();
  }

  private readDeclaration(what: string, value: string, { line, text }: OutlineLine): void {
    const { name, outcome } = readReleaseText(value);
    if (name === '') this.builder.lose(text, 'no title', { line });
    else if (what === 'release') this.builder.release(name, { line }, outcome);
    else if (what === 'persona') this.builder.persona(unescapeText(value), { line });
    else if (what === 'label') this.builder.label(unescapeText(value), { line });
    else if (this.builder.mapTitle() !== null) this.builder.lose(text, 'only one fits', { line });
    else this.builder.title(unescapeText(value), { line });
  }

  private separate(text: string, { indent, line }: OutlineLine): void {
    const { name, outcome } = readReleaseText(text);
    const release = name === '' ? null : this.builder.release(name, { line }, outcome);
    if (name === '' && outcome !== '') this.builder.lose(text, 'no title', { line });
    while (this.lanes.length > 0 && this.lanes.at(-1)!.indent >= indent) this.lanes.pop();
    this.lanes.push({ indent, release });
    if (indent === 0) this.repeats = true;
  }

  private place(text: string, { indent, line }: OutlineLine): void {
    while (this.lanes.length > 0 && this.lanes.at(-1)!.indent > indent) this.lanes.pop();
    const at = { line };
    const level = this.flat ? 2 : this.levelOf(indent);
    this.indents.splice(level, Infinity, indent);
    const bare = takeBullet(text);
    if (unescapeText(bare.text) === '') this.builder.lose(text, 'no title', at);
    else if (level < 2) this.placeColumn(level, bare.text, at);
    else this.placeStory(bare, at);
  }

  private placeColumn(level: number, text: string, at: { readonly line: number }): void {
    const { title, personas } = readColumnMarks(text);
    const options = { personas, reuse: this.repeats };
    if (level === 0) {
      this.activity = this.builder.activity(title, at, options);
      this.step = null;
    } else {
      this.step = this.builder.step(this.activity!, title, at, options);
    }
  }

  private placeStory({ text, done }: Bullet, at: { readonly line: number }): void {
    const { release, ...marked } = readMarks(
      text,
      (name) => this.builder.knowsRelease(name) || releaseName.test(name),
    );
    const lane = this.lanes.at(-1)?.release ?? null;
    this.step ??= this.builder.defaultStep(at, this.activity ?? undefined);
    const fields = {
      ...marked,
      step: this.step,
      release: release === undefined ? lane : this.builder.release(release, at),
      stage: done === true ? ('done' as const) : undefined,
    };
    this.story = { fields, line: at.line, details: [] };
  }

  private closeStory(): void {
    if (this.story === null) return;
    const { fields, line, details } = this.story;
    const edge = Math.min(...details.slice(0, 1).map((detail) => detail.indent));
    const indented = details.map(
      ({ text, indent }) => ' '.repeat(Math.max(0, Math.min(indent - edge, 40))) + text.trim(),
    );
    this.builder.story({ ...fields, details: indented.join('\n') }, { line });
    this.story = null;
  }

  /** How many of the lines above this one are its containers: 0 activity, 1 step, 2 story, more: details. */
  private levelOf(indent: number): number {
    let level = this.indents.length;
    while (level > 0 && this.indents[level - 1]! >= indent) level--;
    return level;
  }
}

function indentLines(lines: readonly SourceLine[]): OutlineLine[] {
  return lines.map((line) => {
    let indent = 0;
    for (const character of line.text) {
      if (character === '\t') indent += tabWidth - (indent % tabWidth);
      else if (/\s/.test(character)) indent++;
      else break;
    }
    return { ...line, indent };
  });
}

function isFlat(lines: readonly OutlineLine[]): boolean {
  const cards = lines.filter(
    ({ text }) => !declaration.test(text.trim()) && readSeparator(text.trim()) === null,
  );
  return cards.every((line) => line.indent === cards[0]!.indent);
}
