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
import parts from '../dialogs/parts.module.css';
import { ShownOnce } from '../dialogs/ShownOnce.tsx';
import { useSecret } from '../dialogs/useSecret.ts';
import styles from './TokensDialog.module.css';

const text = accountWords.tokens;
const lengths = ([7, 30, 90, 365] as const).map((days) => ({ value: days, label: text.days[days] }));

/** `onMade` after the server made one. */
export function NewToken({ onMade }: { readonly onMade: () => void }) {
  const [name, setName] = useState('');
  const [days, setDays] = useState<7 | 30 | 90 | 365>(90);
  const [granted, setGranted] = useState<ReadonlySet<Scope>>(new Set(['maps:read']));
  const secret = useSecret(text.failed);
  const { busy } = secret;

  const tick = (scope: Scope, isOn: boolean): void =>
    setGranted(new Set(scopes.filter((one) => (one === scope ? isOn : granted.has(one)))));

  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const asked = { name: name.trim(), scopes: [...granted], days };
    if (!(await secret.make(async () => (await createToken(asked)).token))) return;
    setName('');
    onMade();
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
      <ShownOnce secret={secret} words={text} />
    </section>
  );
}
