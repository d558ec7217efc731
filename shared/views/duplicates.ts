/** Stories whose titles say nearly the same. */
import type { Story, StoryId } from '../model/story.ts';
import { searchWords } from './lens.ts';

/** From this share of common words on, two titles are alike (Jaccard: common words ÷ all words of both). */
export const alikeFrom = 0.8;

/** Words that are in every title say nothing about it. */
const empty: ReadonlySet<string> = new Set(
  'a an and are as at be by can for from i in is it me my of on or so that the this to want with'.split(' '),
);

const known = new WeakMap<Pick<Story, 'title'>, readonly string[]>();

/** Those of a story, read once for as long as nobody changes it. */
function wordsOf(story: Story): readonly string[] {
  let words = known.get(story);
  if (words === undefined) known.set(story, (words = titleWords(story.title)));
  return words;
}

/** The words of a title that count, each once, in alphabetical order. */
export function titleWords(title: string): string[] {
  const words = searchWords(title.replace(/[^\p{L}\p{N}\p{M}\s]/gu, ' '));
  return [...new Set(words.filter((word) => !empty.has(word)))].sort();
}

/**
 * For each story those that are alike, in the order they come in; stories without words are like none. Titles share a
 * rare word or are not compared: "Scaling up all pairs similarity search", Bayardo, Ma, Srikant, WWW 2007.
 */
export function duplicatesOf(stories: readonly Story[]): Map<StoryId, StoryId[]> {
  const bySet = new Map<string, { readonly words: readonly string[]; readonly ids: StoryId[] }>();
  for (const story of stories) {
    const { id } = story;
    const words = wordsOf(story);
    if (words.length === 0) continue;
    const key = words.join(' ');
    const same = bySet.get(key);
    if (same === undefined) bySet.set(key, { words, ids: [id] });
    else same.ids.push(id);
  }
  const sets = [...bySet.values()];
  const linked = sets.map((set) => [...set.ids]);
  for (const [a, b] of alikePairs(sets.map(({ words }) => words))) {
    linked[a]!.push(...sets[b]!.ids);
    linked[b]!.push(...sets[a]!.ids);
  }
  const rank = new Map(stories.map(({ id }, i) => [id, i]));
  const found = new Map<StoryId, StoryId[]>();
  sets.forEach(({ ids }, i) => {
    if (linked[i]!.length < 2) return;
    const all = linked[i]!.sort((a, b) => rank.get(a)! - rank.get(b)!);
    for (const id of ids)
      found.set(
        id,
        all.filter((other) => other !== id),
      );
  });
  return found;
}

/** How many of `size` words a share of them is at least; the least of a second is nothing that rounding makes. */
function least(share: number, size: number): number {
  return Math.ceil(share * size - 1e-9);
}

/**
 * Pairs of different sets of words that are alike. Shorter sets come first: of two that are alike, the one that came
 * before has, among its rarest words, one that is among the rarest of the longer one as well.
 */
function alikePairs(sets: readonly (readonly string[])[]): [number, number][] {
  const counts = new Map<string, number>();
  for (const words of sets) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const found = new Map<string, number[]>();
  const pairs: [number, number][] = [];
  for (const index of [...sets.keys()].sort((a, b) => sets[a]!.length - sets[b]!.length || a - b)) {
    const words = sets[index]!;
    const rare = [...words].sort((a, b) => counts.get(a)! - counts.get(b)! || (a < b ? -1 : 1));
    const shortest = least(alikeFrom, words.length);
    const candidates = new Set<number>();
    for (const word of rare.slice(0, words.length - shortest + 1))
      for (const other of found.get(word) ?? []) if (sets[other]!.length >= shortest) candidates.add(other);
    for (const other of candidates) if (isAlike(words, sets[other]!)) pairs.push([other, index]);
    const common = least((2 * alikeFrom) / (1 + alikeFrom), words.length);
    for (const word of rare.slice(0, words.length - common + 1)) {
      const others = found.get(word);
      if (others === undefined) found.set(word, [index]);
      else others.push(index);
    }
  }
  return pairs;
}

function isAlike(a: readonly string[], b: readonly string[]): boolean {
  const inB = new Set(b);
  const common = a.filter((word) => inB.has(word)).length;
  return common / (a.length + b.length - common) >= alikeFrom;
}
