/** Asks before a map is deleted for everyone. */
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useLast } from '../../ui/useLast.ts';
import { words } from '../../ui/words.ts';
import type { MapEntry } from '../../../shared/protocol/http.ts';
import { deleteMap } from '../api/mapsApi.ts';
import { sentenceOf } from '../api/request.ts';
import styles from './DeleteMapDialog.module.css';

/** Open while there is a map to ask about; `onDeleted` after the server agreed. */
export function DeleteMapDialog({
  map: asked,
  onClose,
  onDeleted,
}: {
  readonly map: MapEntry | null;
  readonly onClose: () => void;
  readonly onDeleted: (id: string) => void;
}) {
  const map = useLast(asked);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const close = (): void => {
    setError(null);
    onClose();
  };
  const remove = async ({ id, title }: MapEntry): Promise<void> => {
    setBusy(true);
    try {
      await deleteMap(id);
      onDeleted(id);
      showToast(words.home.deleteDialog.deleted(title || words.map.untitled));
      close();
    } catch (cause) {
      setError(words.home.deleteDialog.failed(sentenceOf(cause)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open={asked !== null}
      onClose={close}
      width="s"
      alert
      title={words.home.deleteDialog.title(map?.title || words.map.untitled)}
      description={words.home.deleteDialog.text(map?.stories ?? 0)}
      footer={
        <>
          <Button onClick={close}>{words.cancel}</Button>
          <Button look="danger" busy={busy} onClick={() => map && void remove(map)}>
            {words.home.deleteDialog.confirm}
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
