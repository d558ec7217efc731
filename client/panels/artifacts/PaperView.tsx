/** One artifact: what it is about, whether it still holds, the paper made from the records, and the notes. */
import { Archive, Check, ChevronLeft, Copy, Download, Printer } from 'lucide';
import { useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { confirmArtifact } from '../../../shared/commands/confirmArtifact.ts';
import { paperBody, writePaper } from '../../../shared/formats/papers/writePaper.ts';
import type { Artifact } from '../../../shared/model/artifact.ts';
import { longestDetails, longestTitle } from '../../../shared/model/field.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import { artifactState } from '../../../shared/views/artifactState.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { serverNow } from '../../session/serverNow.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { formatDay } from '../../ui/format.ts';
import { latePart } from '../../ui/latePart.tsx';
import { localDay } from '../../ui/localDay.ts';
import { showToast } from '../../ui/toasts.ts';
import { artifactWords as text } from '../../ui/words/artifacts.ts';
import { fileNameOf } from '../export/fileNameOf.ts';
import { saveBlob } from '../export/saveBlob.ts';
import { LiveText } from '../live/LiveText.tsx';
import { ArtifactLink } from './ArtifactLink.tsx';
import { ArtifactState } from './ArtifactState.tsx';
import { AboutSelect } from './AboutSelect.tsx';
import { artifactTitle } from './artifactTitle.ts';
import styles from './Artifacts.module.css';
import { usePrint } from './usePrint.ts';

const MarkdownText = latePart(() => import('../details/MarkdownText.tsx'));

export function PaperView({
  session,
  dialogs,
  records,
  artifact,
  now,
  canEdit,
  onBack,
}: {
  readonly session: MapSession;
  readonly dialogs: MapDialogs;
  readonly records: MapRecords;
  readonly artifact: Artifact;
  readonly now: number;
  readonly canEdit: boolean;
  readonly onBack: () => void;
}) {
  const { actions, store } = session;
  const { id, kind } = artifact;
  const { cadences } = records.meta.settings;
  const title = artifactTitle(artifact);
  const today = localDay(now);
  const source = useMemo(() => ({ records, artifact, today, dayOf: localDay }), [records, artifact, today]);
  const body = useMemo(() => paperBody(source), [source]);
  const [confirmedAt, setConfirmedAt] = useState(now);
  const state = artifactState(artifact, cadences, Math.max(now, confirmedAt));
  const { print, isPrinting } = usePrint();
  const live = (): Artifact | undefined => store.getRecords().artifact.get(id);
  const whole = (): string => writePaper(source, title);

  const confirm = (): void => {
    if (actions.runLate(confirmArtifact, { id }) === null) return;
    const moment = serverNow(session.me.getState());
    setConfirmedAt(moment);
    const due = artifactState({ kind, confirmedAt: moment }, cadences, moment).dueAt!;
    showToast(text.confirmed(title, formatDay(due)), { tone: 'good' });
  };
  const copy = (): void => {
    navigator.clipboard.writeText(whole()).then(
      () => showToast(text.copied, { tone: 'good' }),
      () => showToast(text.copyFailed, { tone: 'bad' }),
    );
  };
  const archive = (): void => {
    if (actions.run('archive', { ids: [id] }) !== null) dialogs.toast(text.archived(title), { undo: true });
  };
  return (
    <article className={styles['reading']} aria-label={text.paper(title)}>
      <div className={styles['tools']}>
        <Button look="quiet" size="s" icon={ChevronLeft} className={styles['back']} onClick={onBack}>
          {text.back}
        </Button>
        <Button size="s" icon={Copy} onClick={copy}>
          {text.copy}
        </Button>
        <Button
          size="s"
          icon={Download}
          onClick={() =>
            saveBlob(fileNameOf(title, 'md'), new Blob([whole()], { type: 'text/markdown;charset=utf-8' }))
          }
        >
          {text.download}
        </Button>
        <Button size="s" icon={Printer} onClick={print}>
          {text.print}
        </Button>
        {canEdit && <IconButton size="s" icon={Archive} label={text.archive} onClick={archive} />}
      </div>
      <LiveText
        session={session}
        id={id}
        field="title"
        label={text.name}
        hideLabel
        bare
        look="large"
        placeholder={text.kinds[kind]}
        maxLength={longestTitle}
        read={() => live()?.title ?? ''}
      />
      <div className={styles['holds']}>
        <ArtifactState artifact={artifact} cadences={cadences} now={Math.max(now, confirmedAt)} />
        <p className={styles['note']}>
          {artifact.confirmedAt === null
            ? text.never
            : `${text.lastConfirmed(artifact.confirmedBy, artifact.confirmedAt)}, ${text.next(state.dueAt!)}`}
        </p>
        {canEdit && (
          <Button size="s" look={state.isStale ? 'primary' : 'secondary'} icon={Check} onClick={confirm}>
            {text.confirm}
          </Button>
        )}
      </div>
      <div className={styles['fields']}>
        <AboutSelect {...{ session, records, artifact, canEdit }} />
        <ArtifactLink {...{ session, artifact, canEdit }} />
      </div>
      {body !== '' && (
        <div className={styles['paper']}>
          <MarkdownText text={body} />
        </div>
      )}
      <LiveText
        session={session}
        id={id}
        field="notes"
        label={text.notes}
        lines
        rows={5}
        placeholder={canEdit ? text.notesPlaceholder : text.noNotes}
        maxLength={longestDetails}
        read={() => live()?.notes ?? ''}
      />
      {isPrinting &&
        createPortal(
          <div className={styles['printed']}>
            <MarkdownText text={whole()} />
          </div>,
          document.body,
        )}
    </article>
  );
}
