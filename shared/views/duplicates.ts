/** Stories whose titles say nearly the same, kept up from change to change. */
import type { Story, StoryId } from '../model/story.ts';
import { searchWords } from './lens.ts';

/** From this share of common words on, two titles are alike (Jaccard: common words ÷ all words of both). */
export const alikeFrom = 0.8;

/** Words that are in every title say nothing about it. */
const empty: ReadonlySet<string> = new Set(
  'a an and are as at be by can for from i in is it me my of on or so that the this to want with'.split(' '),
);

/** The words of a title that count, each once, in alphabetical order. */
export function titleWords(title: string): string[] {
  const words = searchWords(title.replace(/[^\p{L}\p{N}\p{M}\s]/gu, ' '));
  return [...new Set(words.filter((word) => !empty.has(word)))].sort();
}

type Titled = Pick<Story, 'id' | 'title'>;

/** The words of one title or of several. */
interface WordSet {
  readonly words: readonly string[];
  readonly ids: Set<StoryId>;
  /** Others that are alike. */
  readonly alike: Set<WordSet>;
}

/** From so many changed titles on, all are compared anew: together that is faster than one by one. */
const mostOneByOne = 100;

/**
 * Titles by their words. Of two that are alike, one of the few rarest words of either is in the other: only what shares
 * such a word is compared. Source: "Scaling up all pairs similarity search", Bayardo, Ma, Srikant, WWW 2007.
 */
export class AlikeTitles {
  private readonly titles = new Map<StoryId, string>();
  private readonly setOf = new Map<StoryId, WordSet>();
  private readonly sets = new Map<string, WordSet>();
  private readonly byWord = new Map<string, Set<WordSet>>();

  /** Makes it the titles of these stories; what has not changed since the last time costs next to nothing. */
  keep(stories: readonly Titled[]): void {
    const changed = stories.filter(({ id, title }) => this.titles.get(id) !== title);
    if (changed.length > mostOneByOne) {
      for (const part of [this.titles, this.setOf, this.sets, this.byWord]) part.clear();
      const all = this.add(stories);
      for (const [a, b] of alikePairs(all, (word) => this.byWord.get(word)!.size)) link(a, b);
      return;
    }
    for (const { id } of changed) this.drop(id);
    for (const set of this.add(changed))
      for (const other of this.candidatesFor(set)) if (isAlike(set.words, other.words)) link(set, other);
    if (this.titles.size === stories.length) return;
    const here = new Set(stories.map(({ id }) => id));
    for (const id of this.titles.keys()) if (!here.has(id)) this.drop(id);
  }

  /** The other stories that are alike, in no order; one without words is like none. */
  like(id: StoryId): StoryId[] {
    const set = this.setOf.get(id);
    if (set === undefined || set.ids.size + set.alike.size === 1) return [];
    const all = [set, ...set.alike].flatMap(({ ids }) => [...ids]);
    return all.filter((other) => other !== id);
  }

  /** Answers the sets that are new and linked with none yet. */
  private add(stories: readonly Titled[]): WordSet[] {
    const made: WordSet[] = [];
    for (const { id, title } of stories) {
      this.titles.set(id, title);
      const words = titleWords(title);
      if (words.length === 0) continue;
      const key = words.join(' ');
      let set = this.sets.get(key);
      if (set === undefined) {
        this.sets.set(key, (set = { words, ids: new Set(), alike: new Set() }));
        made.push(set);
      }
      set.ids.add(id);
      this.setOf.set(id, set);
    }
    for (const set of made) for (const word of set.words) this.holdersOf(word).add(set);
    return made;
  }

  private drop(id: StoryId): void {
    const set = this.setOf.get(id);
    this.titles.delete(id);
    this.setOf.delete(id);
    set?.ids.delete(id);
    if (set === undefined || set.ids.size > 0) return;
    this.sets.delete(set.words.join(' '));
    for (const other of set.alike) other.alike.delete(set);
    for (const word of set.words) {
      const holders = this.holdersOf(word);
      holders.delete(set);
      if (holders.size === 0) this.byWord.delete(word);
    }
  }

  private candidatesFor(set: WordSet): Set<WordSet> {
    const { length } = set.words;
    const rarest = [...set.words].sort((a, b) => this.holdersOf(a).size - this.holdersOf(b).size);
    const candidates = new Set<WordSet>();
    for (const word of rarest.slice(0, length - leastOf(length) + 1))
      for (const other of this.holdersOf(word)) {
        const size = other.words.length;
        if (size >= leastOf(length) && length >= leastOf(size)) candidates.add(other);
      }
    candidates.delete(set);
    return candidates;
  }

  private holdersOf(word: string): Set<WordSet> {
    let holders = this.byWord.get(word);
    if (holders === undefined) this.byWord.set(word, (holders = new Set()));
    return holders;
  }
}

function link(a: WordSet, b: WordSet): void {
  a.alike.add(b);
  b.alike.add(a);
}

/**
 * Pairs of different sets that are alike. Shorter ones come first: of two that are alike, the one that came before has,
 * among its rarest words, one that is among the rarest of the longer one as well.
 */
function alikePairs(sets: readonly WordSet[], holders: (word: string) => number): [WordSet, WordSet][] {
  const found = new Map<string, WordSet[]>();
  const pairs: [WordSet, WordSet][] = [];
  for (const set of sets.toSorted((a, b) => a.words.length - b.words.length)) {
    const { length } = set.words;
    const rare = [...set.words].sort((a, b) => holders(a) - holders(b) || (a < b ? -1 : 1));
    const shortest = leastOf(length);
    const candidates = new Set<WordSet>();
    for (const word of rare.slice(0, length - shortest + 1))
      for (const other of found.get(word) ?? []) if (other.words.length >= shortest) candidates.add(other);
    for (const other of candidates) if (isAlike(set.words, other.words)) pairs.push([other, set]);
    const common = leastOf(length, (2 * alikeFrom) / (1 + alikeFrom));
    for (const word of rare.slice(0, length - common + 1)) {
      const others = found.get(word);
      if (others === undefined) found.set(word, [set]);
      else others.push(set);
    }
  }
  return pairs;
}

/** The fewest words that two have in common which are alike, by the size of one; nothing that rounding makes. */
function leastOf(size: number, share = alikeFrom): number {
  return Math.ceil(share * size - 1e-9);
}

/** Both in alphabetical order. */
function isAlike(a: readonly string[], b: readonly string[]): boolean {
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      common++;
      i++;
      j++;
    } else if (a[i]! < b[j]!) i++;
    else j++;
  }
  return common / (a.length + b.length - common) >= alikeFrom;
}
