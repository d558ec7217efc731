/** How many stories something holds, and how many points they are. */
import type { ReactNode } from 'react';
import type { LaneTotals } from '../../../shared/views/laneTotals.ts';
import { words } from '../../ui/words.ts';
import styles from './DetailsPanel.module.css';

/** `children` say more at its end. */
export function HoldsLine({
  totals: { stories, points, unestimated },
  children,
}: {
  readonly totals: LaneTotals;
  readonly children?: ReactNode;
}) {
  return (
    <p className={styles['facts']}>
      {words.details.holds} {words.stories(stories)} · {words.points(points)}
      {unestimated > 0 && ` · ${words.details.unestimated(words.stories(unestimated))}`}
      {children}
    </p>
  );
}
