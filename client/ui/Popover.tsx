/** A small panel next to the button that opens it: the browser's own popover, which every map page has at once. */
import {
  cloneElement,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
} from 'react';
import { classes } from './classes.ts';
import popup from './Popup.module.css';
import styles from './Popover.module.css';

/** Between the button and the panel, and between the panel and the edges of the screen, in pixels. */
const gap = 6;
const margin = 8;

/** `trigger` is the button; `title` names the panel, which hangs from the button's right end. */
export function Popover({
  trigger,
  title,
  children,
}: {
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly title: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);

  const follow = (opens: boolean): void => {
    setIsOpen(opens);
    if (!opens || panel.current === null || button.current === null) return;
    const anchor = button.current.getBoundingClientRect();
    const { style, offsetWidth } = panel.current;
    const most = document.documentElement.clientWidth - offsetWidth - margin;
    style.left = `${Math.max(margin, Math.min(anchor.right - offsetWidth, most))}px`;
    style.top = `${anchor.bottom + gap}px`;
    style.maxHeight = `calc(100dvh - ${anchor.bottom + gap + margin}px)`;
    panel.current.focus({ preventScroll: true });
  };
  // What else Esc would end (following somebody, say) goes on.
  const onKeyDown = (event: KeyboardEvent): void => {
    // Not by the state: a second Esc right behind the first one is for something else already.
    if (event.key !== 'Escape' || panel.current?.matches(':popover-open') !== true) return;
    event.preventDefault();
    event.stopPropagation();
    panel.current?.hidePopover();
    button.current?.focus();
  };
  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        popoverTarget: id,
        'aria-haspopup': 'dialog',
        'aria-expanded': isOpen,
        'data-popup-open': isOpen ? '' : undefined,
        onKeyDown,
      })}
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-labelledby={isOpen ? `${id}-title` : undefined}
        tabIndex={-1}
        className={classes(popup['popup'], popup['panel'], styles['panel'])}
        onToggle={(event) => follow(event.newState === 'open')}
        onKeyDown={onKeyDown}
      >
        {isOpen && (
          <>
            <h2 id={`${id}-title`} className={popup['panel-title']}>
              {title}
            </h2>
            {children}
          </>
        )}
      </div>
    </>
  );
}
