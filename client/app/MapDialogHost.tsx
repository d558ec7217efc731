/** Renders the dialog that is open on the map page; each is loaded when it is first asked for. */
import { Suspense } from 'react';
import { useStore } from 'zustand';
import type { MapSession } from '../session/mapSession.ts';
import type { ViewStore } from '../store/viewStore.ts';
import { latePart } from '../ui/latePart.tsx';
import type { MapDialogsControl } from './mapDialogs.ts';

const AddCardDialog = latePart(() => import('../panels/contribute/AddCardDialog.tsx'));
const ArchiveDialog = latePart(() => import('../panels/dialogs/ArchiveDialog.tsx'));
const AudienceDialog = latePart(() => import('../panels/audience/AudienceDialog.tsx'));
const ExportDialog = latePart(() => import('../panels/export/ExportDialog.tsx'));
const ImportDialog = latePart(() => import('../panels/import/ImportDialog.tsx'));
const KindMenu = latePart(() => import('../panels/dependencies/KindMenu.tsx'));
const MoveDialog = latePart(() => import('../panels/move/MoveDialog.tsx'));
const NameDialog = latePart(() => import('../panels/home/NameDialog.tsx'));
const PageCommands = latePart(() => import('./PageCommands.tsx'));
const PushDialogs = latePart(() => import('./PushDialogs.tsx'));
const SettingsDialog = latePart(() => import('../panels/settings/SettingsDialog.tsx'));
const ShareDialog = latePart(() => import('../panels/share/ShareDialog.tsx'));
const StartVoting = latePart(() => import('../panels/voting/StartVoting.tsx'));
const ShortcutsDialog = latePart(() => import('../panels/dialogs/ShortcutsDialog.tsx'));

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
  const { close } = control;
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
    case 'trackers':
      return <PushDialogs session={session} view={view} control={control} {...open} />;
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
    case 'voting':
      return <StartVoting session={session} view={view} onClose={close} />;
    case 'name':
      return <NameDialog open onClose={close} />;
    case 'shortcuts':
      return <ShortcutsDialog onClose={close} />;
    case 'export':
      return <ExportDialog session={session} view={view} onClose={close} />;
    case 'import':
      return <ImportDialog into={session} onClose={close} />;
    case 'commands':
      return <PageCommands session={session} view={view} control={control} />;
  }
}
