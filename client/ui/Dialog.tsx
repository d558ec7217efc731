/** A modal dialog: title, words, content and buttons; a sheet from below on a phone. */
import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode, RefObject } from 'react';
import { X } from 'lucide';
import { classes } from './classes.ts';
import styles from './Dialog.module.css';
import { Icon } from './Icon.tsx';
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
  /** Asked when it closes: whether the focus goes back to where it was. It does when not given. */
  readonly returnsFocus?: () => boolean;
  /** A question: read as an alert, and a click beside it does not answer it. */
  readonly alert?: boolean;
  /** Content to read, without a control in it: it takes the focus, so that the keyboard can scroll it. */
  readonly reading?: boolean;
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
  returnsFocus,
  alert = false,
  reading = false,
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
            {...(returnsFocus === undefined ? {} : { finalFocus: returnsFocus })}
          >
            <header className={styles['header']}>
              <div className={styles['heading']}>
                <Base.Title className={styles['title']}>{title}</Base.Title>
                {description !== undefined && (
                  <Base.Description className={styles['description']}>{description}</Base.Description>
                )}
              </div>
              {!alert && (
                <Base.Close className={styles['close']} aria-label={words.close}>
                  <Icon node={X} />
                </Base.Close>
              )}
            </header>
            {isShown(children) && (
              <div
                className={styles['body']}
                {...(reading ? { role: 'region', 'aria-label': title, tabIndex: 0 } : {})}
              >
                {children}
              </div>
            )}
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
