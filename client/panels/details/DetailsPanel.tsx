/** Everything about one card, at the right of the map; several people may be in it at once. */
import { Archive, Link, X } from 'lucide';
import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { isLockedIn } from '../../../shared/model/locked.ts';
import { isId, kindOf, type Id } from '../../../shared/model/id.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { select, wish, wishOnMap } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { IconButton } from '../../ui/Button.tsx';
import { latePart } from '../../ui/latePart.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { words } from '../../ui/words.ts';
import { useCanEdit, useRecord } from '../live/useRecords.ts';
import { LockLine } from '../lock/LockLine.tsx';
import { BackboneDetails } from './BackboneDetails.tsx';
import { copyCardLink } from './copyCardLink.ts';
import styles from './DetailsPanel.module.css';
import { LineageField } from './LineageField.tsx';
import { ReleaseDetails } from './ReleaseDetails.tsx';
import { StoryDetails } from './StoryDetails.tsx';

const InitiativeDetails = latePart(() => import('../roadmap/InitiativeDetails.tsx'));

interface DetailsPanelProps {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly dialogs: MapDialogs;
}

/** Follows `detailsOf` of the view; Esc or the cross closes it. */
export default function DetailsPanel({ session, view, dialogs }: DetailsPanelProps) {
  const id = useStore(view, (state) => state.detailsOf);
  const panel = useRef<HTMLElement>(null);
  const kind = id === null ? null : kindOf(id);
  const close = (): void => {
    view.setState({ detailsOf: null });
    if (view.getState().surface === 'map') wish(view, 'takeFocus');
    else if (id !== null) focusOpener(id);
  };
  const jump = (next: Id): void => {
    select(view, [next]);
    view.setState({ detailsOf: next });
  };

  const slice = (): void => {
    if (id === null) return;
    select(view, [id]);
    wishOnMap(view, 'sliceBelow');
  };

  useEffect(() => {
    if (id !== null) panel.current?.focus({ preventScroll: true });
  }, [id]);

  if (id === null || kind === null) return null;
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      className={styles['panel']}
      aria-label={words.details.panel(words.kinds[kind])}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) {
          event.stopPropagation();
          close();
        }
      }}
    >
      <header className={styles['header']}>
        <h2 className={styles['kind']}>{words.kinds[kind]}</h2>
        {/* Links open the map at a card; what is not on the map has none. */}
        {isId('initiative', id) ? null : (
          <IconButton
            icon={Link}
            label={words.map.copyCardLink}
            className={styles['link']}
            onClick={() => void copyCardLink(session.mapId, id)}
          />
        )}
        <IconButton icon={X} label={words.details.close} onClick={close} />
      </header>
      <DetailsBody
        key={id}
        id={id}
        session={session}
        dialogs={dialogs}
        onClose={close}
        onJump={jump}
        onSlice={slice}
      />
    </aside>
  );
}

function DetailsBody({
  id,
  session,
  dialogs,
  onClose,
  onJump,
  onSlice,
}: Pick<DetailsPanelProps, 'session' | 'dialogs'> & {
  readonly id: Id;
  readonly onClose: () => void;
  readonly onJump: (id: Id) => void;
  readonly onSlice: () => void;
}) {
  const isLive = useRecord(session.store, (records) => {
    const kind = kindOf(id);
    if (kind === null) return false;
    return (
      (records[kind] as ReadonlyMap<Id, { readonly archivedAt: number | null }>).get(id)?.archivedAt === null
    );
  });
  const isLocked = useRecord(session.store, (records) => isLockedIn(records, id));
  const canEdit = useCanEdit(session);
  const own = useMemo(() => onlyWhatMayChange(session, id, isLocked), [session, id, isLocked]);
  if (!isLive) {
    return (
      <div className={styles['body']}>
        <Notice icon={Archive} title={words.details.gone.title} text={words.details.gone.text} />
        {isId('story', id) && <LineageField session={session} id={id} onJump={onJump} />}
      </div>
    );
  }
  return (
    <div className={styles['body']}>
      {!canEdit && <p className={styles['read-only']}>{words.details.readOnly}</p>}
      <LockLine session={session} id={id} locked={isLocked} />
      {isId('story', id) && (
        <StoryDetails
          session={own}
          dialogs={dialogs}
          id={id}
          onArchived={onClose}
          onJump={onJump}
          onSlice={onSlice}
        />
      )}
      {isId('release', id) && <ReleaseDetails session={own} dialogs={dialogs} id={id} onArchived={onClose} />}
      {isId('initiative', id) && (
        <InitiativeDetails session={own} dialogs={dialogs} id={id} onArchived={onClose} onJump={onJump} />
      )}
      {(isId('activity', id) || isId('step', id)) && (
        <BackboneDetails session={own} dialogs={dialogs} id={id} onArchived={onClose} />
      )}
    </div>
  );
}

/** Gives the focus back to what stands for a record on a surface beside the map, if it does. */
function focusOpener(id: Id): void {
  const around = document.querySelector<HTMLElement>(`[data-keep="${id}"], [data-keep$=" ${id}"]`);
  (around?.querySelector<HTMLElement>('[data-part="open"]') ?? around)?.focus({ preventScroll: true });
}

/** The session as it is for this card: what is locked for this person reads as read-only in every field. */
function onlyWhatMayChange(session: MapSession, id: Id, isLocked: boolean): MapSession {
  if (!isLocked) return session;
  return { ...session, actions: { ...session.actions, canEdit: () => session.actions.canChange(id) } };
}
