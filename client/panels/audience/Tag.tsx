/** A word about something, in a soft frame: a horizon, a kind, a window. */
import type { ReactNode } from 'react';
import { classes } from '../../ui/classes.ts';
import styles from './Tag.module.css';

export type TagLook = 'plain' | 'now' | 'next' | 'later' | 'good' | 'warn';

export function Tag({ look = 'plain', children }: { readonly look?: TagLook; readonly children: ReactNode }) {
  return <span className={classes(styles['tag'], styles[look])}>{children}</span>;
}
