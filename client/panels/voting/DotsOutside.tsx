/** My dots on stories that were archived or moved out of the slice since: they can only be taken back. */
import { useId } from 'react';
import type { Story } from '../../../shared/model/story.ts';
import { Button } from '../../ui/Button.tsx';
import { words } from '../../ui/words.ts';
import { votingWords as text } from '../../ui/words/voting.ts';
import type { Ballot, BallotState } from './ballot.ts';
import { putDots } from './putDots.ts';
import styles from './Voting.module.css';

/** Nothing while there are none. */
export function DotsOutside({
  ballot,
  most,
  outside,
  mine,
}: {
  readonly ballot: Ballot;
  readonly most: number;
  readonly outside: readonly Story[];
  readonly mine: BallotState['mine'];
}) {
  const id = useId();
  if (outside.length === 0) return null;
  return (
    <section className={styles['group']} aria-labelledby={id}>
      <h3 id={id} className={styles['heading']}>
        {text.outside}
      </h3>
      <ul className={styles['list']}>
        {outside.map((story) => {
          const title = story.title.trim() || words.noTitle;
          const dots = mine.get(story.id) ?? 0;
          return (
            <li key={story.id} className={styles['row']}>
              <span className={styles['gone']}>
                {title} · {text.number(dots)}
              </span>
              <Button
                size="s"
                aria-label={text.takeAll(title, dots)}
                onClick={({ currentTarget }) => {
                  // The button goes with the dots.
                  currentTarget.closest<HTMLElement>('aside')?.focus();
                  putDots(ballot, story, 0, most);
                }}
              >
                {text.takeBack}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
