/** A panel beside the map: heading, cross, and Esc to close; on a phone it stands under the map. */
import { X } from 'lucide';
import { useEffect, useRef, type ReactNode } from 'react';
import { IconButton } from '../../ui/Button.tsx';
import styles from './SideFrame.module.css';

/** Takes the focus when it opens. `note` stands beside the heading. */
export function SideFrame({
  title,
  note,
  close,
  onClose,
  children,
}: {
  readonly title: string;
  readonly note?: string;
  /** The name of the cross. */
  readonly close: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus({ preventScroll: true }), []);
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      className={styles['panel']}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className={styles['header']}>
        <h2 className={styles['title']}>
          {title}
          {note !== undefined && <span className={styles['note']}> · {note}</span>}
        </h2>
        <IconButton icon={X} label={close} onClick={onClose} />
      </header>
      <div className={styles['body']}>{children}</div>
    </aside>
  );
}
