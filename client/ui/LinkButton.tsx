/** A link to another page of the app that looks like a button. */
import type { ReactNode } from 'react';
import type { IconNode } from 'lucide';
import { Link } from 'wouter';
import type { ButtonLook } from './Button.tsx';
import styles from './Button.module.css';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';

/** Followed without reloading the page, or `leaving` it for one the server answers. */
export function LinkButton({
  href,
  look = 'secondary',
  icon,
  leaving = false,
  children,
}: {
  readonly href: string;
  readonly look?: ButtonLook;
  readonly icon?: IconNode;
  readonly leaving?: boolean;
  readonly children: ReactNode;
}) {
  const className = classes(styles['button'], styles[look], styles['size-m']);
  const face = (
    <>
      {icon && <Icon node={icon} size={16} />}
      {children}
    </>
  );
  return leaving ? (
    <a href={href} className={className}>
      {face}
    </a>
  ) : (
    <Link href={href} className={className}>
      {face}
    </Link>
  );
}
