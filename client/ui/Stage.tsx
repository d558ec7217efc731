/** A stage as a mark and a word; the shape says it too, never colour alone. */
import type { Stage as StageName } from '../../shared/model/story.ts';
import styles from './Stage.module.css';
import { words } from './words.ts';

const dashes: { readonly [S in StageName]: string } = {
  idea: '2.2 2.2',
  backlog: '0',
  planned: '0',
  inProgress: '0',
  done: '0',
  declined: '0',
};

/** How much of the ring is filled, in quarters. */
const filled: { readonly [S in StageName]: number } = {
  idea: 0,
  backlog: 0,
  planned: 1,
  inProgress: 2,
  done: 4,
  declined: 0,
};

/** The mark fills up on the way from idea to done. */
export function Stage({ stage }: { readonly stage: StageName }) {
  const length = 2 * Math.PI * 2.5;
  return (
    <span className={styles['stage']}>
      <svg width="14" height="14" viewBox="0 0 14 14" className={styles[stage]} aria-hidden focusable="false">
        <circle
          cx="7"
          cy="7"
          r="5.75"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeDasharray={dashes[stage]}
        />
        {filled[stage] > 0 && (
          <circle
            cx="7"
            cy="7"
            r="2.5"
            fill="none"
            stroke="currentColor"
            strokeWidth="5"
            strokeDasharray={`${(length * filled[stage]) / 4} ${length}`}
            transform="rotate(-90 7 7)"
          />
        )}
        {stage === 'declined' && <path d="M4.5 7h5" stroke="currentColor" strokeWidth="1.5" />}
      </svg>
      {words.stages[stage]}
    </span>
  );
}
