/** How far something is, as a bar and a number: the number is there for those who cannot see the bar, and on paper. */
import { audienceWords as text } from '../../ui/words/audience.ts';
import { classes } from '../../ui/classes.ts';
import styles from './Progress.module.css';

/** `share` from 0 to 1; null: `unknown` is said in its place. */
export function Progress({
  share,
  label,
  unknown = text.notStarted,
  isOver = false,
}: {
  readonly share: number | null;
  readonly label: string;
  readonly unknown?: string;
  /** More than there is room for. */
  readonly isOver?: boolean;
}) {
  if (share === null) return <span className={styles['unknown']}>{unknown}</span>;
  const whole = Math.round(share * 100);
  return (
    <span className={styles['progress']}>
      <span
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.min(100, whole)}
        aria-valuetext={text.percent(share)}
        className={styles['track']}
      >
        <span
          className={classes(styles['fill'], share >= 1 && styles['whole'], isOver && styles['over'])}
          style={{ inlineSize: `${Math.min(100, whole)}%` }}
        />
      </span>
      <span className={styles['number']} aria-hidden>
        {text.percent(share)}
      </span>
    </span>
  );
}
