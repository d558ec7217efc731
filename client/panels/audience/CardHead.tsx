/** The head of a card on a sheet: what it is, what it shall bring, and how far it is. */
import type { ReactNode } from 'react';
import styles from './AudienceSheet.module.css';
import { Heading } from './Heading.tsx';

/** `above` stands over the title, `measure` beside it. */
export function CardHead({
  above,
  title,
  outcome = '',
  measure = false,
}: {
  readonly above: ReactNode;
  readonly title: string;
  readonly outcome?: string;
  readonly measure?: ReactNode;
}) {
  return (
    <div className={styles['theme-head']}>
      <div className={styles['theme-title']}>
        {above}
        <Heading under={2} className={styles['card-title']}>
          {title}
        </Heading>
        {outcome !== '' && <p className={styles['text']}>{outcome}</p>}
      </div>
      {measure !== false && <div className={styles['metric']}>{measure}</div>}
    </div>
  );
}
