/** A short hint next to a control when it is hovered or focused. */
import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { Keys } from './Keys.tsx';
import styles from './Tooltip.module.css';

/** `children` is the control itself; the hint never carries its only name. */
export function Tooltip({
  text,
  shortcut,
  children,
}: {
  readonly text: string;
  readonly shortcut?: string;
  readonly children: ReactElement<Record<string, unknown>>;
}) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} className={styles['positioner']}>
          <Base.Popup className={styles['popup']}>
            {text}
            {shortcut !== undefined && <Keys keys={shortcut.split('+')} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
