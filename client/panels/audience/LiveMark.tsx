/** Whether a view follows the team's work right now, and when it last changed; told politely to those who hear it. */
import { formatTime } from '../../ui/format.ts';
import { classes } from '../../ui/classes.ts';
import { audienceWords } from '../../ui/words/audience.ts';
import styles from './LiveMark.module.css';

const text = audienceWords.page;

/** `changedAt` in ms since epoch; null: it has not changed since it was opened. */
export function LiveMark({
  isLive,
  changedAt,
}: {
  readonly isLive: boolean;
  readonly changedAt: number | null;
}) {
  const time = changedAt === null ? null : text.updated(formatTime(changedAt));
  return (
    <div className={styles['live']}>
      <p className={styles['state']} title={isLive ? text.liveHint : text.awayText}>
        <span className={classes(styles['dot'], !isLive && styles['away'])} aria-hidden />
        {isLive ? text.live : text.away}
        {time !== null && <span className={styles['time']}>{time}</span>}
      </p>
      <div role="status" className="visually-hidden">
        {!isLive ? text.awayText : changedAt === null ? '' : `${text.changed} ${time}`}
      </div>
    </div>
  );
}
