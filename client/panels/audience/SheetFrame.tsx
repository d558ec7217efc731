/** What stands around a sheet on a page of its own: the mark, what can be done, and the sheet. */
import type { ReactNode } from 'react';
import { classes } from '../../ui/classes.ts';
import { Mark } from '../../ui/Mark.tsx';
import styles from './SheetFrame.module.css';

/** `home` stands in the place of the mark where the mark leads somewhere. */
export function SheetFrame({
  home = <Mark />,
  actions,
  wide = false,
  children,
}: {
  readonly home?: ReactNode;
  readonly actions?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={classes(styles['frame'], wide && styles['wide'])}>
      <header className={styles['header']}>
        {home}
        <div className={styles['actions']}>{actions}</div>
      </header>
      <main className={styles['main']}>{children}</main>
    </div>
  );
}
