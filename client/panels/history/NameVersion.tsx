/** Gives a version a name, or the map as it is now. */
import { Tag } from 'lucide';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { longestVersionName } from '../../../shared/protocol/history.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { historyWords as text } from '../../ui/words/history.ts';
import { nameVersion } from '../api/historyApi.ts';
import { sentenceOf } from '../api/request.ts';
import styles from './HistoryPanel.module.css';

/** A button until it is asked for, unless it starts open. Without `seq`: now. */
export function NameVersion({
  mapId,
  seq,
  label,
  startsOpen = false,
  onKept,
  onCancel,
}: {
  readonly mapId: string;
  readonly seq?: number;
  readonly label: string;
  readonly startsOpen?: boolean;
  readonly onKept: () => void;
  readonly onCancel?: () => void;
}) {
  const [isOpen, setOpen] = useState(startsOpen);
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isOpen) field.current?.focus();
  }, [isOpen]);
  const cancel = (): void => {
    setOpen(false);
    setError(null);
    onCancel?.();
  };
  const keep = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() === '') return;
    setBusy(true);
    try {
      await nameVersion(mapId, name.trim(), seq);
      showToast(text.nameKept(name.trim()), { tone: 'good' });
      setName('');
      cancel();
      onKept();
    } catch (cause) {
      setError(text.nameFailed(sentenceOf(cause)));
    } finally {
      setBusy(false);
    }
  };
  if (!isOpen) {
    return (
      <Button size="s" icon={Tag} onClick={() => setOpen(true)}>
        {label}
      </Button>
    );
  }
  return (
    <form
      className={styles['naming']}
      onSubmit={(event) => void keep(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        cancel();
      }}
    >
      <TextField
        label={text.name}
        value={name}
        maxLength={longestVersionName}
        error={error}
        ref={field}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className={styles['actions']}>
        <Button look="primary" size="s" type="submit" busy={busy}>
          {text.save}
        </Button>
        <Button look="quiet" size="s" onClick={cancel}>
          {text.cancel}
        </Button>
      </div>
    </form>
  );
}
