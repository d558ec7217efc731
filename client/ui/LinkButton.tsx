/** A link to another page of the app that looks like a button. */
import type { ReactNode } from 'react';
import type { IconNode } from 'lucide';
import { Link } from 'wouter';
import type { ButtonLook } from './Button.tsx';
import styles from './Button.module.css';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';

/** Followed without reloading the page. */
export function LinkButton({
  href,
  look = 'secondary',
  icon,
  children,
}: {
  readonly href: string;
  readonly look?: ButtonLook;
  readonly icon?: IconNode;
  readonly children: ReactNode;
}) {
  return (
    <Link href={href} className={classes(styles['button'], styles[look], styles['size-m'])}>
      {icon && <Icon node={icon} size={16} />}
      {children}
    </Link>
  );
}
