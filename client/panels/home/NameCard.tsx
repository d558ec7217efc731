/** The one question a newcomer is asked, beside everything else and easy to pass over. */
import { useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../ui/Button.tsx';
import { words } from '../../ui/words.ts';
import { guestStore } from '../api/guest.ts';
import { NameForm } from './NameForm.tsx';
import styles from './NameCard.module.css';

/** Shown while I have no name; "Not now" puts it away until the next visit. */
export function NameCard() {
  const guest = useStore(guestStore);
  const [later, setLater] = useState(false);
  if (guest.kind !== 'nobody' || later) return null;
  return (
    <section className={styles['card']} aria-labelledby="name-question">
      <div>
        <h2 id="name-question" className={styles['question']}>
          {words.home.name.question}
        </h2>
        <p className={styles['hint']}>{words.home.name.hint}</p>
      </div>
      <NameForm submit={words.home.name.save} hideLabel onSaved={() => undefined}>
        <Button look="quiet" onClick={() => setLater(true)}>
          {words.home.name.later}
        </Button>
      </NameForm>
    </section>
  );
}
