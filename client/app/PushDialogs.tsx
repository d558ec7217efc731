/** The two dialogs that push a slice, and the ways between them: into the backlog, and from there to a tracker. */
import { PushDialog } from '../panels/push/PushDialog.tsx';
import type { ReleaseId } from '../../shared/model/release.ts';
import type { MapSession } from '../session/mapSession.ts';
import type { ViewStore } from '../store/viewStore.ts';
import { latePart } from '../ui/latePart.tsx';
import type { MapDialogsControl } from './mapDialogs.ts';

const TrackerDialog = latePart(() => import('../panels/trackers/TrackerDialog.tsx'));

export default function PushDialogs({
  session,
  view,
  control: { open, close, dialogs },
  kind,
  releaseId,
}: {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly control: MapDialogsControl;
  readonly kind: 'push' | 'trackers';
  readonly releaseId: ReleaseId;
}) {
  if (kind === 'trackers') {
    return (
      <TrackerDialog
        session={session}
        releaseId={releaseId}
        onClose={close}
        onPushSlice={() => dialogs.openPush(releaseId)}
      />
    );
  }
  return (
    <PushDialog
      session={session}
      releaseId={releaseId}
      onClose={close}
      onTracker={() => open({ kind: 'trackers', releaseId })}
      onShowBacklog={
        view.getState().surface === 'backlog' ? null : () => view.setState({ surface: 'backlog' })
      }
    />
  );
}
