/** Whether everything is saved: always in sight, always true, with the whole story one click away. */
import { CircleCheck, CloudOff, Download, Eye, LoaderCircle, RotateCw, TriangleAlert } from 'lucide';
import type { IconNode } from 'lucide';
import { useStore } from 'zustand';
import type { MapSession } from '../../session/mapSession.ts';
import type { SavingState } from '../../session/savingState.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { words } from '../../ui/words.ts';
import { saveUnsaved } from './saveUnsaved.ts';
import styles from './SavingStatus.module.css';
import { isTrouble, tellSaving, type SavingTone } from './tellSaving.ts';

const icons: { readonly [T in SavingTone]: IconNode } = {
  good: CircleCheck,
  busy: LoaderCircle,
  waiting: CloudOff,
  looking: Eye,
  bad: TriangleAlert,
};

/** A quiet button in the bar; its popover explains, and offers what helps in that state. */
export function SavingStatus({ session }: { readonly session: MapSession }) {
  const state = useStore(session.saving);
  const { role } = useStore(session.me);
  const told = tellSaving(state, role);
  return (
    <>
      <Popover
        title={told.title}
        trigger={
          <button
            type="button"
            className={classes(styles['status'], styles[told.tone])}
            data-saving={state.kind}
          >
            <Icon node={icons[told.tone]} size={16} />
            <span className="visually-hidden">{words.saving.label}: </span>
            <span className={styles['label']}>{told.label}</span>
          </button>
        }
      >
        <p className={styles['text']}>{told.text}</p>
        <SavingHelp state={state} session={session} />
      </Popover>
      <span className="visually-hidden" role="status">
        {told.tone === 'good' || told.tone === 'busy' ? '' : told.label}
      </span>
    </>
  );
}

function SavingHelp({ state, session }: { readonly state: SavingState; readonly session: MapSession }) {
  const offersDownload = (state.kind === 'readOnly' || state.kind === 'notSaved') && state.changes > 0;
  const offersReload =
    state.kind === 'readOnly' &&
    ['refused', 'outdated', 'replaced', 'role'].includes(state.reason) &&
    isTrouble(state);
  const offersRetry = state.kind === 'notSaved' && !state.connected;
  if (!offersDownload && !offersReload && !offersRetry) return null;
  return (
    <div className={styles['help']}>
      {offersRetry && (
        <Button size="s" icon={RotateCw} onClick={session.reconnect}>
          {words.saving.reconnect}
        </Button>
      )}
      {offersReload && (
        <Button size="s" icon={RotateCw} onClick={() => window.location.reload()}>
          {words.saving.reload}
        </Button>
      )}
      {offersDownload && (
        <>
          <Button size="s" icon={Download} onClick={() => saveUnsaved(session)}>
            {words.saving.download}
          </Button>
          <p className={styles['hint']}>{words.saving.downloadHint}</p>
        </>
      )}
    </div>
  );
}
