/** Asks before a person is erased from this server: nothing brings the name back. */
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../ui/words.ts';
import { accountWords } from '../../ui/words/account.ts';
import { forgetMe } from '../api/accountApi.ts';
import { sentenceOf } from '../api/request.ts';
import styles from './DeleteMapDialog.module.css';

const text = accountWords.forget;

/** Open as long as it is rendered; `onForgotten` once the server has erased me. */
export default function ForgetMeDialog({
  onClose,
  onForgotten,
}: {
  readonly onClose: () => void;
  readonly onForgotten: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const forget = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await forgetMe();
      showToast(text.done);
      onForgotten();
      onClose();
    } catch (cause) {
      setError(sentenceOf(cause));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      width="s"
      alert
      title={text.title}
      description={text.text}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="danger" busy={busy} onClick={() => void forget()}>
            {text.confirm}
          </Button>
        </>
      }
    >
      {error !== null && (
        <p className={styles['error']} role="alert">
          {error}
        </p>
      )}
    </Dialog>
  );
}
