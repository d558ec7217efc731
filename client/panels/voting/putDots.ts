/** Puts my dots on a story, and has it read out what that came to. */
import type { Story } from '../../../shared/model/story.ts';
import { words } from '../../ui/words.ts';
import { votingWords as text } from '../../ui/words/voting.ts';
import type { Ballot } from './ballot.ts';

/** `dots` are to lie there, of `most` that I have. */
export function putDots(
  ballot: Ballot,
  { id, title }: Pick<Story, 'id' | 'title'>,
  dots: number,
  most: number,
): void {
  const put = ballot.put(id, dots);
  const { left } = ballot.state.getState();
  ballot.say(put < dots ? text.noneLeft(most) : text.said(title.trim() || words.noTitle, put, left, most));
}
