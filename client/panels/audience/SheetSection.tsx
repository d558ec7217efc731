/** A part of a sheet under a heading of its own. */
import type { ReactNode } from 'react';
import styles from './AudienceSheet.module.css';
import { Heading } from './Heading.tsx';

export function SheetSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles['section']}>
      <Heading under={1} className={styles['heading']}>
        {title}
      </Heading>
      {children}
    </section>
  );
}
