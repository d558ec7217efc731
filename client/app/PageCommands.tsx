/** The command palette of the map page, with what only the page can do. */
import { useLocation } from 'wouter';
import { copyCardLink } from '../panels/details/copyCardLink.ts';
import { archiveWithQuestion } from '../panels/live/archiveWithQuestion.ts';
import { CommandPalette } from '../panels/palette/CommandPalette.tsx';
import type { MapSession } from '../session/mapSession.ts';
import type { ViewStore } from '../store/viewStore.ts';
import type { MapDialogsControl } from './mapDialogs.ts';

/** Open as long as it is rendered. */
export default function PageCommands({
  session,
  view,
  control: { open, close, dialogs },
}: {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly control: MapDialogsControl;
}) {
  const [, navigate] = useLocation();
  return (
    <CommandPalette
      session={session}
      view={view}
      dialogs={dialogs}
      moves={{
        goHome: () => navigate('/'),
        share: () => open({ kind: 'share' }),
        export: () => open({ kind: 'export' }),
        archive: (id) => void archiveWithQuestion(session, dialogs, id),
        copyLink: (id) => void copyCardLink(session.mapId, id),
      }}
      onClose={close}
    />
  );
}
