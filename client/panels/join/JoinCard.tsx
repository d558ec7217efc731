/** The invitation a newcomer sees: one question, then the map. */
import { Mark } from '../../ui/Mark.tsx';
import { words } from '../../ui/words.ts';
import { NameForm } from '../home/NameForm.tsx';
import styles from './JoinCard.module.css';

/** `onNamed` runs once the server knows the name. */
export function JoinCard({ onNamed }: { readonly onNamed: () => Promise<void> }) {
  const { title, text, join } = words.share.join;
  return (
    <div className={styles['page']}>
      <main className={styles['card']}>
        <Mark />
        <h1 className={styles['title']}>{title}</h1>
        <p className={styles['text']}>{text}</p>
        <NameForm submit={join} onSaved={onNamed} />
      </main>
    </div>
  );
}
