/** One link of readers in a list: what it shows, until when, what else there is to choose, and its end. */
import { useState, type ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../ui/words.ts';
import { audienceWords } from '../../ui/words/audience.ts';
import { sentenceOf } from '../api/request.ts';
import parts from '../dialogs/parts.module.css';
import { tellEnd, tellMade } from '../share/tellLink.ts';
import styles from './ReaderLink.module.css';

/** `now` in ms since epoch; `revoke` ends it at the server. */
export function ReaderLink({
  what,
  link,
  now,
  revoke,
  onRevoked,
  children,
}: {
  readonly what: string;
  readonly link: { readonly createdAt: number; readonly expiresAt: number | null };
  readonly now: number;
  readonly revoke: () => Promise<void>;
  readonly onRevoked: () => void;
  readonly children?: ReactNode;
}) {
  const [busy, setBusy] = useState(false);
  const made = tellMade(link, now);
  const end = async (): Promise<void> => {
    setBusy(true);
    try {
      await revoke();
      showToast(audienceWords.dialog.revoked);
      onRevoked();
    } catch (cause) {
      setBusy(false);
      showToast(words.share.failed(sentenceOf(cause)), { tone: 'bad' });
    }
  };
  return (
    <li className={parts['row']}>
      <div className={styles['words']}>
        <p className={styles['name']}>{what}</p>
        <p className={parts['note']}>{`${made} · ${tellEnd(link, now)}`}</p>
      </div>
      <div className={styles['rights']}>
        {children}
        <Button
          size="s"
          busy={busy}
          aria-label={audienceWords.dialog.revokeThis(what, made)}
          onClick={() => void end()}
        >
          {words.share.revoke}
        </Button>
      </div>
    </li>
  );
}
