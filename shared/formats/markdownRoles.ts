/** Finds out what the headings and lists of a Markdown file stand for; people write story maps in many shapes. */
import type { Entry } from './markdownBlocks.ts';
import { unescapeText } from './marks.ts';
import { unscheduledHeading } from './writeMarkdown.ts';

export type Role =
  | 'title'
  /** A section that lists releases, personas, or the backbone as a table. */
  | 'releases'
  | 'personas'
  | 'legend'
  | 'backbone'
  | 'release'
  | 'unscheduled'
  | 'activity'
  | 'step'
  | 'story'
  /** Part of the story above. */
  | 'details'
  /** An entry of the section above that lists releases or personas. */
  | 'listed'
  | 'prose';

export interface Roles {
  readonly of: readonly Role[];
  /** The same activity or step may stand under several releases. */
  readonly repeats: boolean;
}

const sections: readonly (readonly [Role, RegExp])[] = [
  [
    'releases',
    /^(?:the )?(?:releases|release slices|slices|milestones|versions|lancamentos|entregas|livraisons)$/,
  ],
  [
    'personas',
    /^(?:the )?(?:personas?|users|user roles|roles|actors|target users|who (?:is )?(?:this|it)(?: is)? for)$/,
  ],
  ['backbone', /^(?:the )?(?:backbone|user journey|journey|story map|map)$/],
];
const releaseHeading =
  /^(?:release|mvp|slice|sprint|milestone|version|iteration|increment|phase|walking skeleton|lancamento|entrega|versao|livraison|lieferung|r\d+|v\d+)(?: |$)/;
const unscheduled = /^(?:unscheduled|not scheduled|no release)$/;
const storyHeading = /^(?:feat|feature|story|user story|us|chore|fix|bug|historia|recit)(?: |$)/;

/** A heading's words without accents, signs and case. */
function plain(text: string): string {
  return unescapeText(text.slice(0, 300))
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Roles of a file our own writer made: its levels are fixed. */
export function ownRoles(entries: readonly Entry[]): Roles {
  const second = entries.flatMap((entry, i) => (entry.form === 'heading' && entry.level === 2 ? [i] : []));
  let section: Role = 'prose';
  const of = entries.map((entry, i): Role => {
    if (entry.form === 'item') {
      if (section === 'releases' || section === 'legend') return 'listed';
      return entry.depth > 0 || section === 'prose' ? 'details' : 'story';
    }
    if (i === second[0]) section = 'releases';
    else if (i === second[1]) section = 'legend';
    else if (entry.level === 4) section = entry.text === unscheduledHeading ? 'unscheduled' : 'release';
    else section = (['title', 'activity', 'step'] as const)[entry.level - 1] ?? 'prose';
    return section;
  });
  return { of, repeats: false };
}

/** Roles guessed from names, levels and nesting; see the tests for the shapes that are understood. */
export function guessRoles(entries: readonly Entry[]): Roles {
  return new RoleGuess(entries).guess();
}

class RoleGuess {
  private readonly entries: readonly Entry[];
  private readonly of: (Role | null)[];
  /** The index behind the last entry of each heading's section. */
  private readonly ends: readonly number[];
  private readonly names: readonly string[];

  constructor(entries: readonly Entry[]) {
    this.entries = entries;
    this.of = entries.map(() => null);
    this.ends = sectionEnds(entries);
    this.names = entries.map((entry) => (entry.form === 'heading' ? plain(entry.text) : ''));
  }

  guess(): Roles {
    this.markTitle();
    this.markSections();
    const outermost = this.markReleases();
    this.markOutside(outermost);
    this.markLevels(outermost);
    this.markProse();
    return { of: this.of.map((role) => role ?? 'prose'), repeats: outermost };
  }

  private markTitle(): void {
    const first = this.entries.findIndex((entry) => entry.form === 'heading');
    if (first === -1) return;
    const { level } = this.entries[first]!;
    const others = this.entries.filter((entry, i) => i !== first && entry.form === 'heading');
    if (level === 1 && others.every((other) => other.level > level)) this.of[first] = 'title';
  }

  private markSections(): void {
    this.names.forEach((name, i) => {
      const role =
        name === '' || this.of[i] !== null ? undefined : sections.find(([, words]) => words.test(name))?.[0];
      if (role === undefined) return;
      this.of[i] = role;
      if (role === 'backbone') return;
      for (let inside = i + 1; inside < this.ends[i]!; inside++) this.of[inside] = 'listed';
    });
  }

  /** Marks the headings that are releases; true when the backbone stands below them and not above. */
  private markReleases(): boolean {
    const listed = new Set(this.names.filter((_, i) => this.of[i] === 'listed'));
    const isRelease = (i: number): boolean =>
      this.of[i] === null &&
      this.ends[i]! > i + 1 &&
      (releaseHeading.test(this.names[i]!) || listed.has(this.names[i]!));
    const found = new Set(
      this.entries.flatMap((entry, i) => (entry.form === 'heading' && isRelease(i) ? [i] : [])),
    );
    if (found.size === 0) return false;
    const level = this.entries.reduce(
      (least, entry, i) => (found.has(i) ? Math.min(least, entry.level) : least),
      6,
    );
    this.entries.forEach((entry, i) => {
      if (entry.form !== 'heading' || entry.level !== level || this.of[i] !== null) return;
      if (unscheduled.test(this.names[i]!)) this.of[i] = 'unscheduled';
      else if (found.has(i)) this.of[i] = 'release';
    });
    const lastRelease = this.of.lastIndexOf('release');
    let nextRelease = Infinity;
    for (let i = lastRelease; i >= 0; i--) {
      const { form, level: own } = this.entries[i]!;
      if (this.of[i] === 'release') nextRelease = i;
      else if (form === 'heading' && this.of[i] === null && own < level && nextRelease < this.ends[i]!)
        return false;
    }
    return true;
  }

  /** Outside the releases that hold everything, or the backbone section, there is only text. */
  private markOutside(outermost: boolean): void {
    const holds = (role: Role | null): boolean => (outermost ? isLane(role) : role === 'backbone');
    if (!this.of.some(holds)) return;
    let until = 0;
    this.of.forEach((role, i) => {
      if (holds(role)) until = Math.max(until, this.ends[i]!);
      else if (i >= until && role === null) this.of[i] = 'prose';
    });
  }

  /** Gives what is left its roles by level: activity, step, story from the outside in. */
  private markLevels(outermost: boolean): void {
    const open = this.entries.flatMap((entry, i) => (this.of[i] === null ? [{ entry, i }] : []));
    const levels = this.structuralLevels(
      open.flatMap(({ entry, i }) => (entry.form === 'heading' ? [i] : [])),
    );
    const deepest = levels.at(-1);
    const deepestNames = this.names.filter(
      (_, i) => this.of[i] === null && this.entries[i]!.level === deepest,
    );
    const storyHeadings =
      deepestNames.filter((name) => storyHeading.test(name)).length * 2 > deepestNames.length;
    let heading = 0;
    let listDepth = 0;
    for (const [i, entry] of this.entries.entries()) {
      if (entry.form === 'heading') heading = this.of[i] === null ? entry.level : 0;
      const counts =
        this.of[i] === null && entry.form === 'item' && (heading === 0 || levels.includes(heading));
      if (counts) listDepth = Math.max(listDepth, entry.depth + 1);
    }
    const itemLevels = storyHeadings ? 0 : listDepth;
    const hasText = open.some(({ entry }) => entry.form === 'heading' && entry.level > (deepest ?? 6));
    const headingCards = outermost || hasText || storyHeadings;
    const names = roleNames(levels.length, itemLevels, headingCards);
    for (const { entry, i } of open) {
      const rank = entry.form === 'heading' ? levels.indexOf(entry.level) : levels.length + entry.depth;
      this.of[i] =
        rank === -1 || (entry.form === 'item' && itemLevels === 0) ? 'details' : (names[rank] ?? 'details');
    }
  }

  /** The heading levels that carry the map; a level whose titles repeat ("Description", "Criteria") is text of a card. */
  private structuralLevels(headings: readonly number[]): number[] {
    const levels = [...new Set(headings.map((i) => this.entries[i]!.level))].sort((a, b) => a - b);
    return levels.slice(0, 3).filter((level, rank) => {
      const names = headings.filter((i) => this.entries[i]!.level === level).map((i) => this.names[i]!);
      return rank === 0 || names.length < 3 || new Set(names).size * 2 > names.length;
    });
  }

  /** A heading above the stories with nothing but text below it is text, once there are cards elsewhere. */
  private markProse(): void {
    const hasStories = this.of.includes('story');
    let story = false;
    this.of.forEach((role, i) => {
      if (role === 'story') story = true;
      else if (role === 'details' && !story) this.of[i] = 'prose';
      else if (role !== 'details') story = false;
      const { form, line, end } = this.entries[i]!;
      const isColumn = role === 'activity' || role === 'step';
      const isEmpty = form === 'heading' && this.ends[i] === i + 1 && end - line > 1;
      if (hasStories && isColumn && isEmpty) this.of[i] = 'prose';
    });
  }
}

function isLane(role: Role | null): boolean {
  return role === 'release' || role === 'unscheduled';
}

/** Roles from the outside in; `headingCards`: the deepest headings are stories even without a list below them. */
function roleNames(headingLevels: number, itemLevels: number, headingCards: boolean): readonly Role[] {
  const total = headingLevels + itemLevels;
  if (total >= 3) return ['activity', 'step', 'story'];
  const hasCards = headingCards || itemLevels > 0;
  const isBackbone = !hasCards || (headingLevels === 0 && !headingCards);
  if (total === 2) return isBackbone ? ['activity', 'step'] : ['step', 'story'];
  return hasCards ? ['story'] : ['activity'];
}

/** For each heading the index of the next one that is not deeper; items end with themselves. */
function sectionEnds(entries: readonly Entry[]): number[] {
  const ends = entries.map((_, i) => i + 1);
  const open: number[] = [];
  for (const [i, entry] of entries.entries()) {
    if (entry.form !== 'heading') continue;
    while (open.length > 0 && entries[open.at(-1)!]!.level >= entry.level) ends[open.pop()!] = i;
    open.push(i);
  }
  for (const i of open) ends[i] = entries.length;
  return ends;
}
