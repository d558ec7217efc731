/** Makes one API token: for what, for how long, and what it may do; shown once. */
import { KeyRound } from 'lucide';
import { useState, type FormEvent } from 'react';
import { scopes, type Scope } from '../../../shared/protocol/scope.ts';
import { Button } from '../../ui/Button.tsx';
import fieldStyles from '../../ui/Field.module.css';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Tick } from '../../ui/Tick.tsx';
import { accountWords } from '../../ui/words/account.ts';
import { createToken } from '../api/accountApi.ts';
import { sentenceOf } from '../api/request.ts';
import parts from '../dialogs/parts.module.css';
import { ShownOnce } from '../dialogs/ShownOnce.tsx';
import styles from './TokensDialog.module.css';

const text = accountWords.tokens;
const lengths = ([7, 30, 90, 365] as const).map((days) => ({ value: days, label: text.days[days] }));

/** `onMade` after the server made one. */
export function NewToken({ onMade }: { readonly onMade: () => void }) {
  const [name, setName] = useState('');
  const [days, setDays] = useState<7 | 30 | 90 | 365>(90);
  const [granted, setGranted] = useState<ReadonlySet<Scope>>(new Set(['maps:read']));
  const [token, setToken] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const tick = (scope: Scope, isOn: boolean): void =>
    setGranted(new Set(scopes.filter((one) => (one === scope ? isOn : granted.has(one)))));

  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const made = await createToken({ name: name.trim(), scopes: [...granted], days });
      setToken(made.token);
      setName('');
      onMade();
    } catch (cause) {
      setError(text.failed(sentenceOf(cause)));
    } finally {
      setBusy(false);
    }
  };

  return (
    <section className={parts['box']} aria-label={text.make}>
      <form className={styles['form']} onSubmit={(event) => void make(event)}>
        <div className={styles['line']}>
          <TextField
            label={text.name}
            value={name}
            placeholder={text.namePlaceholder}
            maxLength={40}
            onChange={(event) => setName(event.target.value)}
          />
          <Select label={text.ends} value={days} choices={lengths} onChoose={setDays} />
        </div>
        <fieldset className={fieldStyles['field']}>
          <legend className={fieldStyles['label']}>{text.may}</legend>
          <div className={styles['scopes']}>
            {scopes.map((scope) => (
              <Tick
                key={scope}
                label={text.scopes[scope]}
                isOn={granted.has(scope)}
                onChange={(isOn) => tick(scope, isOn)}
              />
            ))}
          </div>
        </fieldset>
        <Button
          type="submit"
          look="primary"
          icon={KeyRound}
          busy={busy}
          disabled={name.trim() === '' || granted.size === 0}
        >
          {busy ? text.creating : text.create}
        </Button>
      </form>
      {error !== null && (
        <p className={fieldStyles['error']} role="alert">
          {error}
        </p>
      )}
      {token !== null && <ShownOnce key={token} value={token} words={text} />}
    </section>
  );
}
