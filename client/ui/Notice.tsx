/** A page or panel that has nothing to show says why, and what to do. */
import type { IconNode } from 'lucide';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';
import styles from './Notice.module.css';

/** `level` is that of its heading; `page` fills the window. */
export function Notice({
  icon,
  title,
  text,
  level = 2,
  page = false,
  children,
}: {
  readonly icon: IconNode;
  readonly title: string;
  readonly text: string;
  readonly level?: 1 | 2;
  readonly page?: boolean;
  readonly children?: ReactNode;
}) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <section className={classes(styles['notice'], page && styles['page'])}>
      <span className={styles['icon']}>
        <Icon node={icon} size={26} />
      </span>
      <Heading className={styles['title']}>{title}</Heading>
      <p className={styles['text']}>{text}</p>
      {children !== undefined && <div className={styles['actions']}>{children}</div>}
    </section>
  );
}
