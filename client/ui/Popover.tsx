/** A small panel next to the button that opens it. */
import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './Popup.module.css';

/** `trigger` is the button; `title` names the panel. */
export function Popover({
  trigger,
  title,
  align = 'end',
  children,
}: {
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly title: string;
  readonly align?: 'start' | 'center' | 'end';
  readonly children: ReactNode;
}) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align={align} className={styles['positioner']}>
          <Base.Popup className={classes(styles['popup'], styles['panel'])}>
            <Base.Title className={styles['panel-title']}>{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
