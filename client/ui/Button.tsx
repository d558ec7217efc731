/** Buttons: one look for all, three weights and a dangerous one. */
import type { ButtonHTMLAttributes, Ref } from 'react';
import type { IconNode } from 'lucide';
import styles from './Button.module.css';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';
import { Tooltip } from './Tooltip.tsx';

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: ButtonLook;
  readonly icon?: IconNode;
  readonly size?: 'm' | 's' | 'l';
  /** Shows a spinner and takes no clicks while true; stays focusable. */
  readonly busy?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button with words, and an icon before them if given. */
export function Button({
  look = 'secondary',
  icon,
  size = 'm',
  busy = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes(styles['button'], styles[look], styles[`size-${size}`], className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <span className={styles['spinner']} aria-hidden /> : icon && <Icon node={icon} size={16} />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon'> {
  readonly icon: IconNode;
  /** Its accessible name, shown as the tooltip too. */
  readonly label: string;
  readonly shortcut?: string;
}

/** A square button with an icon; its name appears as a tooltip. */
export function IconButton({
  icon,
  label,
  shortcut,
  look = 'quiet',
  size = 'm',
  className,
  busy: _busy,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} {...(shortcut === undefined ? {} : { shortcut })}>
      <button
        type="button"
        aria-label={label}
        {...rest}
        className={classes(
          styles['button'],
          styles[look],
          styles['square'],
          styles[`size-${size}`],
          className,
        )}
      >
        <Icon node={icon} size={size === 's' ? 16 : 18} />
      </button>
    </Tooltip>
  );
}
