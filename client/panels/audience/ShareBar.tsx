/** How far something is, as a bar and a number: the number is there for those who cannot see the bar, and on paper. */
import { Progress } from '../../ui/Progress.tsx';
import { audienceWords as text } from '../../ui/words/audience.ts';
import styles from './ShareBar.module.css';

/** `share` is 0 to 1, or more where there is too much; null: `unknown` is said in its place. */
export function ShareBar({
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
  const percent = text.percent(share);
  return (
    <span className={styles['line']}>
      <Progress share={share} label={label} valueText={percent} tone={isOver ? 'bad' : 'plain'} />
      <span className={styles['number']} aria-hidden>
        {percent}
      </span>
    </span>
  );
}
