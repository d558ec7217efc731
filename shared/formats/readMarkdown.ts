/**
 * Reads a story map written as Markdown: headings and nested lists as activities, steps and stories, releases as
 * headings above or below them, as a list or as a table. The marks of an outline (see marks.ts) hold here too.
 */
import type { ImportPreview, Place } from './importPlan.ts';
import { isDecoration, readBlocks, readTableRow, type Entry, type Markdown } from './markdownBlocks.ts';
import { guessRoles, ownRoles, type Role, type Roles } from './markdownRoles.ts';
import { findUnescaped, readColumnMarks, readMarks, unescapeText } from './marks.ts';
import { importedTitle, PlanBuilder } from './planBuilder.ts';
import { linesAt } from './sourceText.ts';
import { markdownSignature } from './writeMarkdown.ts';

/** Reads the text of a Markdown file; line ends are `\n`. */
export function readMarkdown(text: string, builder = new PlanBuilder()): ImportPreview {
  const markdown = readBlocks(text);
  const isOwn = markdown.lines.slice(0, 20).some((line) => line.trim() === markdownSignature);
  const roles = isOwn ? ownRoles(markdown.entries) : guessRoles(markdown.entries);
  return new MarkdownReader(markdown, roles, isOwn, builder).read();
}

/** A line of the checklist of a story, as our own writer writes it. */
const ownCriterion = /^ {2}- \[([ x])\] (.*)$/;

class MarkdownReader {
  private readonly lines: readonly string[];
  private readonly markdown: Markdown;
  private readonly roles: Roles;
  private readonly isOwn: boolean;
  private readonly builder: PlanBuilder;
  private section: Role = 'prose';
  private activity: string | null = null;
  private step: string | null = null;
  private lane: { readonly level: number; readonly release: string | null } | null = null;

  constructor(markdown: Markdown, roles: Roles, isOwn: boolean, builder: PlanBuilder) {
    this.markdown = markdown;
    this.lines = markdown.lines;
    this.roles = roles;
    this.isOwn = isOwn;
    this.builder = builder;
  }

  read(): ImportPreview {
    const { entries, preambleEnd } = this.markdown;
    this.loseLines(1, preambleEnd);
    let next: number;
    for (let i = 0; i < entries.length; i = next) {
      next = i + 1;
      const role = this.roles.of[i]!;
      if (role === 'story') while (this.roles.of[next] === 'details') next++;
      this.readEntry(entries[i]!, role, entries[next - 1]!.end);
    }
    return this.builder.finish();
  }

  private readEntry(entry: Entry, role: Role, end: number): void {
    if (entry.form === 'heading' && this.lane !== null && entry.level <= this.lane.level) this.lane = null;
    if (entry.form === 'heading' && role !== 'listed') this.section = role;
    const place = linesAt(entry.line, entry.lastLine);
    const isNameless = unescapeText(entry.text) === '' && role !== 'story';
    if (isNameless || role === 'prose' || role === 'details') return this.loseLines(entry.line, end);
    if (role === 'listed') return this.readListed(entry, end);
    if (role === 'story') return this.readStory(entry, end);
    if (role === 'release') return this.openRelease(entry, end);
    if (role === 'activity' || role === 'step') this.openColumn(entry.text, role, place);
    else if (role === 'title') this.builder.title(unescapeText(entry.text), place);
    else if (role === 'unscheduled') this.lane = { level: entry.level, release: null };
    this.readBody(entry.lastLine + 1, end);
  }

  private openColumn(text: string, role: 'activity' | 'step', place: Place): void {
    const { title, personas } = readColumnMarks(text);
    const options = { personas, reuse: this.roles.repeats };
    if (role === 'activity') {
      this.activity = this.builder.activity(title, place, options);
      this.step = null;
    } else {
      this.activity ??= this.defaultActivity(place);
      this.step = this.builder.step(this.activity, title, place, options);
    }
  }

  private openRelease(entry: Entry, end: number): void {
    const from = entry.lastLine + 1;
    let start = from;
    while (start <= end && isDecoration(this.lines[start - 1]!)) start++;
    let last = start;
    while (last <= end && this.lines[last - 1]!.trim() !== '' && readTableRow(this.lines[last - 1]!) === null)
      last++;
    const outcome = this.lines.slice(start - 1, last - 1).map((line) => line.replace(/^\s*>\s?/, '').trim());
    const title = unescapeText(entry.text);
    const release = this.builder.release(
      title,
      linesAt(entry.line, last - 1),
      unescapeText(outcome.join(' ')),
    );
    this.lane = { level: entry.level, release };
    this.loseLines(last, end);
  }

  private readStory(entry: Entry, end: number): void {
    const place = linesAt(entry.line, entry.lastLine);
    const marked = readMarks(entry.text, (name) => this.builder.knowsRelease(name));
    if (marked.title === '') return this.loseLines(entry.line, end, 'no title');
    const { release, ...fields } = marked;
    this.activity ??=
      this.step === null && this.roles.of.includes('step') ? this.defaultActivity(place) : null;
    this.step ??= this.builder.defaultStep(place, this.activity ?? undefined);
    this.builder.story(
      {
        ...fields,
        step: this.step,
        release: release === undefined ? (this.lane?.release ?? null) : this.builder.release(release, place),
        stage: entry.done ? 'done' : undefined,
        details: this.detailsOf(entry, end),
        criteria: this.isOwn ? this.criteriaOf(entry, end) : [],
      },
      place,
    );
  }

  /** The lines below a story as they stand, without the indent they have in common and rules at their ends. */
  private detailsOf(entry: Entry, end: number): string {
    const below = this.lines.slice(entry.lastLine, end);
    if (this.isOwn) {
      const quoted = below.filter(
        (line) => (line.trim() !== '' || line.startsWith('  >')) && !ownCriterion.test(line),
      );
      return quoted.map((line) => line.replace(/^ {2}> ?/, '')).join('\n');
    }
    while (below.length > 0 && isDecoration(below[0]!)) below.shift();
    while (below.length > 0 && isDecoration(below.at(-1)!)) below.pop();
    const indents = below
      .filter((line) => line.trim() !== '')
      .map((line) => line.length - line.trimStart().length);
    const common = indents.reduce((least, indent) => Math.min(least, indent), Infinity);
    const lines = below.map((line) => line.slice(Math.min(common, line.length)).trimEnd());
    const isQuote = lines.every((line) => line === '' || line.startsWith('>'));
    return (isQuote ? lines.map((line) => line.replace(/^> ?/, '')) : lines).join('\n');
  }

  /** The task list below a story of our own files. */
  private criteriaOf(entry: Entry, end: number): { title: string; done: boolean }[] {
    return this.lines.slice(entry.lastLine, end).flatMap((line) => {
      const [, tick, title] = ownCriterion.exec(line) ?? [];
      return title === undefined ? [] : [{ title: unescapeText(title), done: tick === 'x' }];
    });
  }

  /** One entry of a section that lists releases, personas or, in our own files, the legend. */
  private readListed(entry: Entry, end: number): void {
    const place = linesAt(entry.line, entry.lastLine);
    if (entry.form === 'heading' || entry.depth > 0) return this.loseLines(entry.line, end);
    const { name, rest } = splitName(entry.text);
    if (this.section === 'releases') this.builder.release(name, place, rest);
    else if (this.section === 'legend') this.readLegend(entry.text, place);
    else {
      this.builder.persona(name, place);
      if (rest !== '') this.builder.lose(rest, 'prose, not a card', place);
    }
    this.loseLines(entry.lastLine + 1, end);
  }

  private readLegend(text: string, place: Place): void {
    const { personas, labels, title } = readMarks(text, () => false);
    for (const name of personas) this.builder.persona(name, place);
    for (const name of labels) this.builder.label(name, place);
    if (title !== 'Personas:' && title !== 'Labels:') this.builder.lose(title, 'prose, not a card', place);
  }

  /** The text of a section: tables of releases and of the backbone are read, the rest is named as lost. */
  private readBody(from: number, end: number): void {
    const { section } = this;
    let start = from;
    for (let line = from; line <= end + 1; line++) {
      const cells = line <= end ? readTableRow(this.lines[line - 1]!) : null;
      const isTable = cells !== null && (section === 'releases' || section === 'backbone');
      const isPersona = section === 'personas' && line <= end && /^\*\*[^*]+\*\*/.test(this.lines[line - 1]!);
      if (!isTable && !isPersona && line <= end) continue;
      this.loseLines(start, line - 1);
      start = line;
      if (isPersona) start = this.readPersonaParagraph(line, end);
      if (isTable) {
        const first = line;
        while (line <= end && readTableRow(this.lines[line - 1]!) !== null) line++;
        this.readTable(first, line - 1);
        start = line;
      }
      line = Math.max(line, start) - (isTable || isPersona ? 1 : 0);
    }
  }

  /** A paragraph that opens with a name in bold. Returns the line behind it. */
  private readPersonaParagraph(from: number, end: number): number {
    let behind = from;
    while (behind <= end && this.lines[behind - 1]!.trim() !== '') behind++;
    const [, name = '', rest = ''] = /^\*\*([^*]+)\*\*(.*)$/.exec(this.lines[from - 1]!)!;
    this.builder.persona(name.replace(/[.:]\s*$/, ''), { line: from });
    const text = [rest, ...this.lines.slice(from, behind - 1)].join(' ').trim();
    if (text !== '') this.builder.lose(text, 'prose, not a card', linesAt(from, behind - 1));
    return behind;
  }

  private readTable(from: number, end: number): void {
    const rows = this.lines
      .slice(from - 1, end)
      .map((line, i) => ({ cells: readTableRow(line)!, line: from + i }));
    const [header, ...body] = rows.filter((row) => !isDecoration(this.lines[row.line - 1]!));
    if (header === undefined) return;
    if (body.length === 0) return this.loseLines(from, end);
    const isNumber = (column: number): boolean =>
      body.every(({ cells }) => /^\d*$/.test(cells[column] ?? ''));
    const found = this.section === 'releases' ? 0 : header.cells.findIndex((_, column) => !isNumber(column));
    const nameColumn = Math.max(0, found);
    for (const { cells, line } of body)
      this.readTableCells(header.cells, cells, nameColumn, isNumber(nameColumn), line);
  }

  private readTableCells(
    header: readonly string[],
    cells: readonly string[],
    nameColumn: number,
    isNumbered: boolean,
    line: number,
  ): void {
    const cell = unescapeText(cells[nameColumn] ?? '');
    const name =
      isNumbered && cell !== '' ? `${unescapeText(header[nameColumn] ?? '')} ${cell}`.trim() : cell;
    const isRelease = this.section === 'releases';
    if (name === '') return this.builder.lose(cells.join(' '), 'no title', { line });
    if (isRelease) this.builder.release(name, { line }, unescapeText(cells[nameColumn + 1] ?? ''));
    else this.builder.step(this.defaultActivity({ line }), name, { line });
    cells.forEach((text, column) => {
      const isUsed = column === nameColumn || (isRelease && column === nameColumn + 1);
      if (isUsed || text === '' || (column < nameColumn && /^\d+$/.test(text))) return;
      const place = { line, column: header[column] || `column ${column + 1}` };
      this.builder.lose(text, 'no place for it on a map', place);
    });
  }

  /** The activity over steps that stand alone; it has the map's name. */
  private defaultActivity(place: Place): string {
    return this.builder.activity(this.builder.mapTitle() ?? importedTitle, place, { reuse: true });
  }

  /** Names lines nothing on the map stands for, a paragraph at a time. */
  private loseLines(
    from: number,
    end: number,
    why: 'prose, not a card' | 'no title' = 'prose, not a card',
  ): void {
    let start = from;
    for (let line = from; line <= end + 1; line++) {
      const content = this.lines[line - 1];
      const breaks =
        line > end ||
        (isDecoration(content!) && !content!.includes('|')) ||
        content!.trim() === markdownSignature;
      if (!breaks) continue;
      if (line > start)
        this.builder.lose(this.lines.slice(start - 1, line - 1).join(' '), why, linesAt(start, line - 1));
      start = line + 1;
    }
  }
}

/** `**Name**: outcome`, `Name -> outcome`, `Name: outcome`, `Name — outcome`; without escapes. */
function splitName(text: string): { readonly name: string; readonly rest: string } {
  const bold = text.startsWith('**') ? findUnescaped(text, '**', 2) : -1;
  if (bold !== -1) {
    return {
      name: unescapeText(text.slice(2, bold)),
      rest: unescapeText(text.slice(bold + 2).replace(/^\s*[:—–-]\s*/, '')),
    };
  }
  for (const sign of ['->', ': ', ' — ', ' – ']) {
    const at = findUnescaped(text, sign);
    if (at > 0)
      return { name: unescapeText(text.slice(0, at)), rest: unescapeText(text.slice(at + sign.length)) };
  }
  return { name: unescapeText(text), rest: '' };
}
