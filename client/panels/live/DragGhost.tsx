/** What hangs on the pointer while something is dragged. */
import type { ReactNode } from 'react';
import styles from './DragGhost.module.css';

/** From the pointer, so that what lies under it is seen. CSS pixels. */
const away = { x: 12, y: 8 };

/** `at` is the pointer on the screen, in CSS pixels. Screen readers are told where it goes by other words. */
export function DragGhost({
  at: { x, y },
  children,
}: {
  readonly at: { readonly x: number; readonly y: number };
  readonly children: ReactNode;
}) {
  return (
    <div
      className={styles['ghost']}
      style={{ transform: `translate(${x + away.x}px, ${y + away.y}px)` }}
      aria-hidden
    >
      {children}
    </div>
  );
}
