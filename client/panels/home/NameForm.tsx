/** Asks for the name others see; used on the home page, in its dialog and when joining. */
import { useState, type FormEvent, type ReactNode } from 'react';
import { longestName } from '../../../shared/protocol/http.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { words } from '../../ui/words.ts';
import { takeName } from '../api/guest.ts';
import { sentenceOf } from '../api/request.ts';
import styles from './NameForm.module.css';

/** Saves the name with the server, then calls `onSaved`. */
export function NameForm({
  initial = '',
  submit,
  hideLabel = false,
  onSaved,
  children,
}: {
  readonly initial?: string;
  readonly submit: string;
  readonly hideLabel?: boolean;
  readonly onSaved: () => void | Promise<void>;
  /** Further buttons. */
  readonly children?: ReactNode;
}) {
  const [name, setName] = useState(initial);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const save = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await takeName(name);
      await onSaved();
    } catch (cause) {
      setError(words.home.name.failed(sentenceOf(cause)));
    } finally {
      setBusy(false);
    }
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '') void save();
  };

  return (
    <form className={styles['form']} onSubmit={onSubmit}>
      <TextField
        label={words.home.name.label}
        hideLabel={hideLabel}
        placeholder={words.home.name.placeholder}
        value={name}
        maxLength={longestName}
        autoComplete="nickname"
        error={error}
        onChange={(event) => setName(event.target.value)}
      />
      <div className={styles['buttons']}>
        <Button look="primary" type="submit" busy={busy} disabled={name.trim() === ''}>
          {submit}
        </Button>
        {children}
      </div>
    </form>
  );
}
