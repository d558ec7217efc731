/** What the levels of the open map are called: every word on the screen that names one asks here. */
import { levelNamesOf, usualSettings, type Level, type LevelNames } from '../../shared/model/settings.ts';
import { count } from './format.ts';

const usual = levelNamesOf(usualSettings);
let names: LevelNames = usual;

/** From now on the levels are called this; null: as on a map nobody has changed. Words that were read before stay. */
export function nameLevels(next: LevelNames | null): void {
  names = next ?? usual;
}

/** The team's name of a level, in the shapes a sentence needs. */
export const named = {
  /** "Story": at the beginning, or on its own. */
  heading: (level: Level): string => names[level].one,
  /** "Stories" */
  headings: (level: Level): string => names[level].many,
  /** "story": within a sentence. */
  one: (level: Level): string => inSentence(names[level].one),
  /** "stories" */
  many: (level: Level): string => inSentence(names[level].many),
  /** "a story", "an activity" */
  a: (level: Level): string => `${/^[aeio]/iu.test(names[level].one) ? 'an' : 'a'} ${named.one(level)}`,
  /** "1 story", "3 stories" */
  count: (value: number, level: Level): string => count(value, named.one(level), named.many(level)),
};

/** A name loses its capital within a sentence, unless it has more of them, such as MVP or User Story. */
export function inSentence(name: string): string {
  const [first = '', ...rest] = name;
  return /\p{Lu}/u.test(rest.join('')) ? name : first.toLowerCase() + rest.join('');
}
