/** Which project the slice goes to, and taking that connection back; it asks first. */
import { useEffect, useRef, useState } from 'react';
import type { TrackerEntry } from '../../../shared/protocol/trackers.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../ui/words.ts';
import { trackerWords as text } from '../../ui/words/trackers.ts';
import { sentenceOf } from '../api/request.ts';
import { disconnectTracker } from '../api/trackersApi.ts';
import styles from './Trackers.module.css';
import { trackerName } from './trackerName.ts';

export function Connections({
  mapId,
  trackers,
  chosen,
  mayDisconnect,
  onChoose,
  onDisconnected,
}: {
  readonly mapId: string;
  readonly trackers: readonly TrackerEntry[];
  readonly chosen: TrackerEntry;
  readonly mayDisconnect: boolean;
  readonly onChoose: (id: string) => void;
  readonly onDisconnected: (gone: TrackerEntry) => void;
}) {
  const [asksFor, setAsksFor] = useState<string | null>(null);
  const asks = asksFor === chosen.id;
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <>
      <div className={styles['connection']}>
        {trackers.length === 1 ? (
          <p className={styles['name']} dir="auto">
            {trackerName(chosen)}
          </p>
        ) : (
          <Select
            label={text.tracker}
            hideLabel
            value={chosen.id}
            choices={trackers.map((each) => ({ value: each.id, label: trackerName(each) }))}
            onChoose={onChoose}
          />
        )}
        {mayDisconnect && (
          <Button
            ref={opener}
            size="s"
            look="quiet"
            aria-expanded={asks}
            onClick={() => setAsksFor(asks ? null : chosen.id)}
          >
            {text.disconnect}
          </Button>
        )}
      </div>
      {asks && mayDisconnect && (
        <DisconnectQuestion
          mapId={mapId}
          tracker={chosen}
          onCancel={() => {
            setAsksFor(null);
            opener.current?.focus();
          }}
          onDisconnected={onDisconnected}
        />
      )}
    </>
  );
}

function DisconnectQuestion({
  mapId,
  tracker,
  onCancel,
  onDisconnected,
}: {
  readonly mapId: string;
  readonly tracker: TrackerEntry;
  readonly onCancel: () => void;
  readonly onDisconnected: (gone: TrackerEntry) => void;
}) {
  const [busy, setBusy] = useState(false);
  const cancel = useRef<HTMLButtonElement>(null);
  // The keyboard goes on with the question.
  useEffect(() => cancel.current?.focus(), []);
  const disconnect = async (): Promise<void> => {
    setBusy(true);
    try {
      await disconnectTracker(mapId, tracker.id);
      onDisconnected(tracker);
    } catch (cause) {
      showToast(text.failed(sentenceOf(cause)), { tone: 'bad' });
      setBusy(false);
    }
  };
  return (
    <div className={styles['asks']} role="alert">
      <p>{text.disconnectAsk(trackerName(tracker))}</p>
      <div className={styles['answers']}>
        <Button ref={cancel} size="s" onClick={onCancel}>
          {words.cancel}
        </Button>
        <Button size="s" look="danger" busy={busy} onClick={() => void disconnect()}>
          {text.disconnectNow}
        </Button>
      </div>
    </div>
  );
}
