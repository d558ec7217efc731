/** A line under the bar when the map is closed to changes for a reason that asks something of the person. */
import { Download, RotateCw, TriangleAlert } from 'lucide';
import { useStore } from 'zustand';
import type { MapSession } from '../../session/mapSession.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from '../../ui/Strip.module.css';
import { words } from '../../ui/words.ts';
import { saveUnsaved } from './saveUnsaved.ts';
import { isTrouble, tellSaving } from './tellSaving.ts';

/** Nothing for a view link, nor while all is well. */
export function TroubleBanner({ session }: { readonly session: MapSession }) {
  const saving = useStore(session.saving);
  const { role } = useStore(session.me);
  if (!isTrouble(saving)) return null;
  const told = tellSaving(saving, role);
  const offersDownload = saving.changes > 0 || saving.reason === 'replaced';
  const mayReload = saving.reason !== 'storage' && saving.reason !== 'gone';
  return (
    <div className={classes(styles['strip'], styles['danger'])} role="alert">
      <Icon node={TriangleAlert} />
      <p className={styles['text']}>
        <strong className={styles['title']}>{told.title}.</strong> {told.text}
      </p>
      {offersDownload && (
        <Button size="s" icon={Download} onClick={() => saveUnsaved(session)}>
          {words.saving.download}
        </Button>
      )}
      {mayReload && (
        <Button size="s" icon={RotateCw} onClick={() => window.location.reload()}>
          {words.saving.reload}
        </Button>
      )}
    </div>
  );
}
