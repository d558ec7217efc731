/** Says at the top of a card's details that it is locked; facilitators lock and unlock it there. */
import { Lock, LockOpen } from 'lucide';
import type { Id } from '../../../shared/model/id.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { lockWords } from '../../ui/words/lock.ts';
import { useCanLock } from '../live/useRecords.ts';
import styles from './LockLine.module.css';
import { setLock } from './setLock.ts';

/** Nothing at all where it is not locked and may not be locked. */
export function LockLine({
  session,
  id,
  locked,
}: {
  readonly session: MapSession;
  readonly id: Id;
  readonly locked: boolean;
}) {
  const canLock = useCanLock(session);
  if (!locked && !canLock) return null;
  return (
    <div className={styles[locked ? 'locked' : 'free']}>
      {locked && (
        <p className={styles['text']}>
          <Icon node={Lock} size={15} />
          <span>
            <strong>{lockWords.locked}.</strong> {lockWords.why}
          </span>
        </p>
      )}
      {canLock && (
        <Button
          size="s"
          icon={locked ? LockOpen : Lock}
          onClick={() => setLock(session.actions, [id], !locked)}
        >
          {locked ? lockWords.unlock : lockWords.lock}
        </Button>
      )}
    </div>
  );
}
