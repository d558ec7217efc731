/** The card in the middle of the page by which a newcomer comes in. */
import type { ReactNode } from 'react';
import { Mark } from '../../ui/Mark.tsx';
import styles from './JoinFrame.module.css';

export function JoinFrame({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles['page']}>
      <main className={styles['card']}>
        <Mark />
        <h1 className={styles['title']}>{title}</h1>
        <p className={styles['text']}>{text}</p>
        {children}
      </main>
    </div>
  );
}
