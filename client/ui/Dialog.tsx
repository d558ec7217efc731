/** A modal dialog: title, words, content and buttons; a sheet from below on a phone. */
import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode, RefObject } from 'react';
import { X } from 'lucide';
import { IconButton } from './Button.tsx';
import { classes } from './classes.ts';
import styles from './Dialog.module.css';
import { words } from './words.ts';

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** The row of buttons at the bottom. */
  readonly footer?: ReactNode;
  readonly width?: 's' | 'm' | 'l';
  readonly initialFocus?: RefObject<HTMLElement | null>;
  /** A question: read as an alert, and a click beside it does not answer it. */
  readonly alert?: boolean;
}

/** Open while `open`; Esc, the cross and a click beside it call `onClose`. */
export function Dialog({
  open,
  onClose,
  title,
  description,
  children,
  footer,
  width = 'm',
  initialFocus,
  alert = false,
}: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()} disablePointerDismissal={alert}>
      <Base.Portal>
        <Base.Backdrop className={styles['backdrop']} />
        <Base.Viewport className={styles['viewport']}>
          <Base.Popup
            className={classes(styles['popup'], styles[width])}
            role={alert ? 'alertdialog' : 'dialog'}
            {...(initialFocus === undefined ? {} : { initialFocus })}
          >
            <header className={styles['header']}>
              <div className={styles['heading']}>
                <Base.Title className={styles['title']}>{title}</Base.Title>
                {description !== undefined && (
                  <Base.Description className={styles['description']}>{description}</Base.Description>
                )}
              </div>
              {!alert && (
                <Base.Close
                  render={<IconButton icon={X} label={words.close} className={styles['close']} />}
                />
              )}
            </header>
            {isShown(children) && <div className={styles['body']}>{children}</div>}
            {footer !== undefined && <footer className={styles['footer']}>{footer}</footer>}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

/** React draws nothing for these, so neither is the frame around them. */
function isShown(node: ReactNode): boolean {
  return node !== undefined && node !== null && node !== false;
}
