/** A menu of things to do, opened by a button. */
import { Menu as Base } from '@base-ui/react/menu';
import type { IconNode } from 'lucide';
import { Check } from 'lucide';
import type { ReactElement, ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';
import { Keys } from './Keys.tsx';
import styles from './Popup.module.css';
import { words } from './words.ts';

/** `trigger` is the button that opens it; with `startsOpen` it is open from the beginning. */
export function Menu({
  trigger,
  align = 'end',
  startsOpen = false,
  children,
}: {
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly align?: 'start' | 'end';
  readonly startsOpen?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Base.Root defaultOpen={startsOpen}>
      <Base.Trigger render={trigger} />
      <Base.Portal role="region" aria-label={words.more}>
        <Base.Positioner sideOffset={6} align={align} className={styles['positioner']}>
          <Base.Popup className={styles['popup']}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

interface MenuItemProps {
  readonly icon?: IconNode;
  readonly onSelect: () => void;
  readonly dangerous?: boolean;
  readonly disabled?: boolean;
  readonly note?: string;
  readonly shortcut?: string;
  readonly children: ReactNode;
}

/** One thing to do. */
export function MenuItem({
  icon,
  onSelect,
  dangerous = false,
  disabled = false,
  note,
  shortcut,
  children,
}: MenuItemProps) {
  return (
    <Base.Item
      className={classes(styles['item'], dangerous && styles['dangerous'])}
      disabled={disabled}
      onClick={onSelect}
    >
      {icon && <Icon node={icon} size={16} />}
      <span className={styles['item-text']}>
        {children}
        {note !== undefined && <span className={styles['item-note']}> {note}</span>}
      </span>
      {shortcut !== undefined && <Keys keys={shortcut.split('+')} />}
    </Base.Item>
  );
}

/** A link that looks like the other items; `download` saves what it leads to. */
export function MenuLink({
  href,
  icon,
  download = false,
  children,
}: {
  readonly href: string;
  readonly icon?: IconNode;
  readonly download?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Base.LinkItem
      className={classes(styles['item'], styles['link'])}
      href={href}
      download={download}
      closeOnClick
    >
      {icon && <Icon node={icon} size={16} />}
      <span className={styles['item-text']}>{children}</span>
    </Base.LinkItem>
  );
}

/** One of several: exactly one is on. */
export function MenuChoice<T extends string>({
  label,
  value,
  choices,
  onChoose,
}: {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly onChoose: (value: T) => void;
}) {
  return (
    <Base.Group>
      <Base.GroupLabel className={styles['group-label']}>{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={(next: T) => onChoose(next)}>
        {choices.map((choice) => (
          <Base.RadioItem key={choice.value} value={choice.value} className={styles['item']} closeOnClick>
            <span className={styles['check']}>
              <Base.RadioItemIndicator>
                <Icon node={Check} size={15} />
              </Base.RadioItemIndicator>
            </span>
            <span className={styles['item-text']}>{choice.label}</span>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

/** Items under a heading. */
export function MenuGroup({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className={styles['group-label']}>{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

/** A line between items. */
export function MenuSeparator() {
  return <Base.Separator className={styles['separator']} />;
}
