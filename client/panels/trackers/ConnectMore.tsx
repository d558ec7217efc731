/** Folded, below the connection that is shown: the form for another one, or for a new key of this one. */
import { useState } from 'react';
import type { TrackerEntry } from '../../../shared/protocol/trackers.ts';
import { trackerWords } from '../../ui/words/trackers.ts';
import { ConnectForm } from './ConnectForm.tsx';
import styles from './Trackers.module.css';

/** `starts` fills it in. */
export function ConnectMore({
  starts,
  ...props
}: {
  readonly mapId: string;
  readonly starts: TrackerEntry;
  readonly onConnected: (made: TrackerEntry) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles['more']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{trackerWords.connect.more}</summary>
      {isOpen && <ConnectForm starts={starts} {...props} />}
    </details>
  );
}
