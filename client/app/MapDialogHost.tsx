/** Renders the dialog that is open on the map page; each is loaded when it is first asked for. */
import { Suspense } from 'react';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { copyCardLink } from '../panels/details/copyCardLink.ts';
import { archiveWithQuestion } from '../panels/live/archiveWithQuestion.ts';
import type { MapSession } from '../session/mapSession.ts';
import type { ViewStore } from '../store/viewStore.ts';
import { latePart } from '../ui/latePart.tsx';
import type { MapDialogsControl } from './mapDialogs.ts';

const AddCardDialog = latePart(() => import('../panels/contribute/AddCardDialog.tsx'));
const ArchiveDialog = latePart(() => import('../panels/dialogs/ArchiveDialog.tsx'));
const AudienceDialog = latePart(() => import('../panels/audience/AudienceDialog.tsx'));
const CommandPalette = latePart(() => import('../panels/palette/CommandPalette.tsx'));
const ExportDialog = latePart(() => import('../panels/export/ExportDialog.tsx'));
const ImportDialog = latePart(() => import('../panels/import/ImportDialog.tsx'));
const KindMenu = latePart(() => import('../panels/dependencies/KindMenu.tsx'));
const MoveDialog = latePart(() => import('../panels/move/MoveDialog.tsx'));
const NameDialog = latePart(() => import('../panels/home/NameDialog.tsx'));
const PushDialog = latePart(() => import('../panels/push/PushDialog.tsx'));
const SettingsDialog = latePart(() => import('../panels/settings/SettingsDialog.tsx'));
const ShareDialog = latePart(() => import('../panels/share/ShareDialog.tsx'));
const ShortcutsDialog = latePart(() => import('../panels/dialogs/ShortcutsDialog.tsx'));
const TrackerDialog = latePart(() => import('../panels/trackers/TrackerDialog.tsx'));

interface MapDialogHostProps {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly control: MapDialogsControl;
}

/** At most one is open. */
export function MapDialogHost(props: MapDialogHostProps) {
  return (
    <Suspense fallback={null}>
      <Opened {...props} />
    </Suspense>
  );
}

function Opened({ session, view, control }: MapDialogHostProps) {
  const open = useStore(control.store);
  const [, navigate] = useLocation();
  const { close, dialogs } = control;
  switch (open.kind) {
    case 'none':
      return null;
    case 'archive':
      return (
        <ArchiveDialog
          {...open}
          onAnswer={(agreed) => {
            open.answer(agreed);
            close();
          }}
        />
      );
    case 'push':
      return (
        <PushDialog
          session={session}
          releaseId={open.releaseId}
          onClose={close}
          onTracker={() => control.open({ ...open, kind: 'trackers' })}
          onShowBacklog={
            view.getState().surface === 'backlog' ? null : () => view.setState({ surface: 'backlog' })
          }
        />
      );
    case 'trackers':
      return (
        <TrackerDialog
          session={session}
          releaseId={open.releaseId}
          onClose={close}
          onPushSlice={() => control.open({ ...open, kind: 'push' })}
        />
      );
    case 'addCard':
      return <AddCardDialog session={session} view={view} place={open.place} onClose={close} />;
    case 'dependency':
      return <KindMenu session={session} {...open} onClose={close} />;
    case 'move':
      return <MoveDialog session={session} view={view} ids={open.ids} onClose={close} />;
    case 'settings':
      return <SettingsDialog session={session} onClose={close} />;
    case 'share':
      return <ShareDialog session={session} onClose={close} />;
    case 'audiences':
      return <AudienceDialog session={session} onClose={close} />;
    case 'name':
      return <NameDialog open onClose={close} />;
    case 'shortcuts':
      return <ShortcutsDialog onClose={close} />;
    case 'export':
      return <ExportDialog session={session} view={view} onClose={close} />;
    case 'import':
      return <ImportDialog into={session} onClose={close} />;
    case 'commands':
      return (
        <CommandPalette
          session={session}
          view={view}
          dialogs={dialogs}
          moves={{
            goHome: () => navigate('/'),
            share: () => control.open({ kind: 'share' }),
            export: () => control.open({ kind: 'export' }),
            archive: (id) => void archiveWithQuestion(session, dialogs, id),
            copyLink: (id) => void copyCardLink(session.mapId, id),
          }}
          onClose={close}
        />
      );
  }
}
