/** Locks or unlocks what is chosen; only facilitators see it. */
import { Lock, LockOpen } from 'lucide';
import type { Id } from '../../../shared/model/id.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { IconButton } from '../../ui/Button.tsx';
import { lockWords } from '../../ui/words/lock.ts';
import { useCanLock, useRecord } from '../live/useRecords.ts';
import { isLockedIn } from '../../../shared/model/locked.ts';
import { setLock } from './setLock.ts';

/** What is free of it is locked; when nothing is, all of it is unlocked. */
export function LockButton({ session, ids }: { readonly session: MapSession; readonly ids: readonly Id[] }) {
  const canLock = useCanLock(session);
  const allLocked = useRecord(session.store, (records) => ids.every((id) => isLockedIn(records, id)));
  if (!canLock || ids.length === 0) return null;
  return (
    <IconButton
      icon={allLocked ? LockOpen : Lock}
      size="s"
      label={allLocked ? lockWords.unlock : lockWords.lock}
      onClick={() => setLock(session.actions, ids, !allLocked)}
    />
  );
}
