/** Makes one link: what is asked of it, until when, and its address, shown once. */
import { Link2 } from 'lucide';
import { useState, type ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { Select } from '../../ui/Select.tsx';
import { words } from '../../ui/words.ts';
import parts from '../dialogs/parts.module.css';
import { ShownOnce } from '../dialogs/ShownOnce.tsx';
import { useSecret } from '../dialogs/useSecret.ts';
import { endOf, expiries, type Expiry } from './expiry.ts';
import styles from './MakeLink.module.css';

const text = words.share;
const expiryChoices = expiries.map((expiry) => ({ value: expiry, label: text.expiries[expiry] }));

/** `children` are the fields before the last; `now` in ms since epoch, by the server's clock where it is known. */
export function MakeLink({
  isWide = false,
  now,
  create,
  onMade,
  children,
}: {
  /** Two fields stand side by side. */
  readonly isWide?: boolean;
  readonly now: () => number;
  readonly create: (end: { readonly expiresAt?: number }) => Promise<{ readonly url: string }>;
  readonly onMade: () => void;
  readonly children: ReactNode;
}) {
  const [expiry, setExpiry] = useState<Expiry>('never');
  const secret = useSecret(text.failed);
  const { busy } = secret;

  const make = async (): Promise<void> => {
    const expiresAt = endOf(expiry, now());
    const end = expiresAt === null ? {} : { expiresAt };
    if (await secret.make(async () => (await create(end)).url)) onMade();
  };

  return (
    <section className={parts['box']} aria-label={text.make}>
      <div className={classes(styles['form'], isWide && styles['wide'])}>
        {children}
        <Select label={text.expires} value={expiry} choices={expiryChoices} onChoose={setExpiry} />
        <Button look="primary" icon={Link2} busy={busy} onClick={() => void make()}>
          {busy ? text.creating : text.create}
        </Button>
      </div>
      <ShownOnce secret={secret} words={text} />
    </section>
  );
}
