/** A menu that opens at a point of the window, without a button of its own. */
import { Menu as Base } from '@base-ui/react/menu';
import type { ReactNode } from 'react';
import styles from './Popup.module.css';
import { words } from './words.ts';

/** Open as long as it is rendered; takes the items of {@link Menu}. */
export function MenuAt({
  at,
  onClose,
  children,
}: {
  readonly at: { readonly x: number; readonly y: number };
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal role="region" aria-label={words.more}>
        <Base.Positioner
          anchor={{ getBoundingClientRect: () => new DOMRect(at.x, at.y, 0, 0) }}
          align="start"
          sideOffset={6}
          className={styles['positioner']}
        >
          <Base.Popup className={styles['popup']}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
