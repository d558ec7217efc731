/** The lines under the bar about this person's changes: what is not kept, what was left behind, what happened meanwhile. */
import { CloudAlert } from 'lucide';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { MapSession, MergedNotice } from '../../session/mapSession.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { keptWords } from '../../ui/words/kept.ts';
import { AwayStrip } from './AwayStrip.tsx';
import { LeftBehindStrips } from './LeftBehindStrips.tsx';
import { Strip } from './Strip.tsx';

/** `merged` is the last return with something to tell, or null. */
export function SavingStrips({
  session,
  view,
  merged,
}: {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly merged: MergedNotice | null;
}) {
  const keepsCopy = useStore(session.keepsCopy);
  const [isWarned, setWarned] = useState(false);
  const [seen, setSeen] = useState<MergedNotice | null>(null);
  return (
    <>
      {keepsCopy === false && !isWarned && (
        <Strip icon={CloudAlert} {...keptWords.noCopy} warning onDismiss={() => setWarned(true)} />
      )}
      {merged !== null && merged !== seen && (
        <AwayStrip merged={merged} session={session} view={view} onDismiss={() => setSeen(merged)} />
      )}
      <LeftBehindStrips mapId={session.mapId} isOpen />
    </>
  );
}
