/** How far pushing a slice has come: a bar, a sentence that is read out as it changes, and trying at once. */
import { RotateCw } from 'lucide';
import { useState, type RefObject } from 'react';
import type { TrackerEntry, TrackerPushAnswer } from '../../../shared/protocol/trackers.ts';
import { Button } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { showToast } from '../../ui/toasts.ts';
import { trackerWords as text } from '../../ui/words/trackers.ts';
import { sentenceOf } from '../api/request.ts';
import styles from './Trackers.module.css';
import { trackerName } from './trackerName.ts';

/** Empty before the first push; it is there all the same, so that what it says then is heard. */
export function PushState({
  ref,
  tracker,
  push,
  onRetry,
}: {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly tracker: TrackerEntry;
  readonly push: TrackerPushAnswer | null;
  /** Throws ApiError. */
  readonly onRetry: () => Promise<void>;
}) {
  const [busy, setBusy] = useState(false);
  const total = push?.issues.length ?? 0;
  const told =
    push === null || total === 0 ? '' : text.progress(push.pushed, total, push.waiting, push.refused);
  /** What was not tried yet needs no push by hand. */
  const isStuck = push?.issues.some(({ state, reason }) => state !== 'pushed' && reason !== null) ?? false;
  const retry = async (): Promise<void> => {
    setBusy(true);
    // The button goes when all is well again.
    ref.current?.focus();
    try {
      await onRetry();
    } catch (cause) {
      showToast(text.failed(sentenceOf(cause)), { tone: 'bad' });
    }
    setBusy(false);
  };
  return (
    <div ref={ref} className={styles['state']} tabIndex={-1} role="group" aria-label={text.state}>
      <div className={styles['told']}>
        <p role="status">{told}</p>
        {isStuck && (
          <Button size="s" icon={RotateCw} busy={busy} onClick={() => void retry()}>
            {text.retry}
          </Button>
        )}
      </div>
      {push !== null && total > 0 && (
        <Progress
          share={push.pushed / total}
          label={trackerName(tracker)}
          valueText={told}
          tone={push.refused > 0 ? 'bad' : 'plain'}
        />
      )}
    </div>
  );
}
