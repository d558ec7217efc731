/** How far something is, as a bar; its words say the same. */
import { classes } from './classes.ts';
import styles from './Progress.module.css';

/** `share` is 0 to 1; null draws an empty bar, for what cannot be told yet. `label` names it for screen readers. */
export function Progress({
  share,
  label,
  valueText,
  tone = 'plain',
  thin = false,
}: {
  readonly share: number | null;
  readonly label: string;
  /** Said in place of the percents. */
  readonly valueText?: string;
  readonly tone?: 'plain' | 'bad';
  readonly thin?: boolean;
}) {
  const percent = share === null ? null : Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuetext={valueText}
      {...(percent === null ? {} : { 'aria-valuenow': percent })}
      className={classes(styles['bar'], thin && styles['thin'])}
      data-tone={percent === 100 && tone === 'plain' ? 'done' : tone}
    >
      <span className={styles['done']} style={{ width: `${percent ?? 0}%` }} />
    </span>
  );
}
