/** The regular English plural of a word, as a suggestion. */

/** "Story" → "Stories", "Box" → "Boxes", "Epic" → "Epics". */
export function pluralOf(word: string): string {
  if (/[^aeiou]y$/iu.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/iu.test(word) ? `${word}es` : `${word}s`;
}
