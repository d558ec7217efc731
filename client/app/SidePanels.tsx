/** What stands beside the map, each fetched when it is first shown. */
import { useStore } from 'zustand';
import { copyViewLink } from '../panels/lens/copyViewLink.ts';
import { useCanEdit } from '../panels/live/useRecords.ts';
import type { SidePanel } from '../store/viewStore.ts';
import { latePart } from '../ui/latePart.tsx';
import type { SurfaceProps } from './LateSurfaces.tsx';

const GapsPanel = latePart(() => import('../panels/gaps/GapsPanel.tsx'));
const HistoryPanel = latePart(() => import('../panels/history/HistoryPanel.tsx'));
const LensPanel = latePart(() => import('../panels/lens/LensPanel.tsx'));
const VotingPanel = latePart(() => import('../panels/voting/VotingPanel.tsx'));

/** At most one is open. */
export default function SidePanels({ session, view, dialogs }: SurfaceProps) {
  const panel: SidePanel | null = useStore(view, (state) => state.panel);
  const canEdit = useCanEdit(session);
  switch (panel) {
    case 'lens':
      return (
        <LensPanel
          store={session.store}
          view={view}
          actions={session.actions}
          canEdit={canEdit}
          onCopyLink={() => void copyViewLink(view)}
        />
      );
    case 'gaps':
      return <GapsPanel store={session.store} view={view} />;
    case 'history':
      return <HistoryPanel session={session} view={view} />;
    case 'voting':
      return <VotingPanel session={session} view={view} dialogs={dialogs} />;
    case null:
      return null;
  }
}
