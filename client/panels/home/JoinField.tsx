/** The way from the home page into a workshop: its code, then the page that asks for a name. */
import { useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { lobbyWords as text } from '../../ui/words/door.ts';
import styles from './NameCard.module.css';

/** The code travels behind the #, where no log sees it. */
export function JoinField() {
  const [code, setCode] = useState('');
  const [, navigate] = useLocation();
  return (
    <section className={styles['card']} aria-labelledby="join-workshop">
      <div>
        <h2 id="join-workshop" className={styles['question']}>
          {text.title}
        </h2>
        <p className={styles['hint']}>{text.homeHint}</p>
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          navigate(`/join#${encodeURIComponent(code.trim())}`);
        }}
      >
        <TextField
          label={text.code}
          hideLabel
          placeholder={text.code}
          value={code}
          maxLength={12}
          autoCapitalize="characters"
          spellCheck={false}
          onChange={(event) => setCode(event.target.value)}
        />
        <Button type="submit">{text.join}</Button>
      </form>
    </section>
  );
}
