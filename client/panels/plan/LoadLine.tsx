/** A load before and after a commitment; too much is red and says so. */
import type { LoadChange } from '../../../shared/views/planPool.ts';
import { classes } from '../../ui/classes.ts';
import { planWords as text } from '../../ui/words/plan.ts';
import { LoadBar } from './LoadBar.tsx';
import styles from './Plan.module.css';

export function LoadLine({ label, change }: { readonly label: string; readonly change: LoadChange }) {
  return (
    <div className={styles['line']}>
      <span>{label}</span>
      <ChangeNumbers change={change} />
      <LoadBar committed={change.after} most={change.most} before={change.before} />
    </div>
  );
}

export function ChangeNumbers({ change }: { readonly change: LoadChange }) {
  return (
    <span className={classes(styles['numbers'], change.isOver && styles['over'])}>
      {text.change(change.before, change.after, change.most)}
      {change.isOver && ` · ${text.tooMuch}`}
    </span>
  );
}
