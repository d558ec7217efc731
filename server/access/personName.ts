/** A person's name as others may see it: short, one line, nothing invisible. */
import { longestName } from '../../shared/protocol/http.ts';
import { Problem } from '../problem.ts';

// Control characters, zero-width characters, and marks that turn the direction of the text around.
// eslint-disable-next-line no-control-regex
const invisible =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** Text without what cannot be seen and what turns its direction around; lines stay lines. */
export function withoutInvisible(text: string): string {
  return text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line) => line.replace(/\t/g, ' ').replace(invisible, ''))
    .join('\n');
}

/** Cleans a name. Throws {@link Problem} 400 when nothing is left. */
export function personName(given: string): string {
  const cleaned = given.replace(invisible, '').replace(/\s+/gu, ' ').trim();
  const name = cleaned.slice(0, longestName).trim().toWellFormed();
  if (name === '') {
    throw new Problem(400, 'badInput', 'Please enter a name.', [
      { path: 'name', message: 'a name has letters' },
    ]);
  }
  return name;
}
