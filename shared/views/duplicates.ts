/** Stories whose titles say nearly the same. */
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

/**
 * For each story those that are alike, in the order they come in; stories without words are like none. Titles share a
 * rare word or are not compared: "Prefix filtering", Chaudhuri, Ganti, Kaushik, ICDE 2006.
 */
export function duplicatesOf(stories: readonly Story[]): Map<StoryId, StoryId[]> {
  const bySet = new Map<string, { readonly words: readonly string[]; readonly ids: StoryId[] }>();
  for (const { id, title } of stories) {
    const words = titleWords(title);
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

/** Pairs of different sets of words that are alike. */
function alikePairs(sets: readonly (readonly string[])[]): [number, number][] {
  const counts = new Map<string, number>();
  for (const words of sets) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const byWord = new Map<string, number[]>();
  const pairs: [number, number][] = [];
  sets.forEach((words, index) => {
    const rare = [...words].sort((a, b) => counts.get(a)! - counts.get(b)! || (a < b ? -1 : 1));
    const prefix = rare.slice(0, words.length - Math.ceil(alikeFrom * words.length) + 1);
    const candidates = new Set<number>();
    for (const word of prefix) {
      const others = byWord.get(word);
      if (others === undefined) byWord.set(word, [index]);
      else {
        for (const other of others) candidates.add(other);
        others.push(index);
      }
    }
    for (const other of candidates) if (isAlike(words, sets[other]!)) pairs.push([other, index]);
  });
  return pairs;
}

function isAlike(a: readonly string[], b: readonly string[]): boolean {
  const inB = new Set(b);
  const common = a.filter((word) => inB.has(word)).length;
  return common / (a.length + b.length - common) >= alikeFrom;
}
