/** How long the history of the map is kept row by row; an owner chooses. */
import { useState } from 'react';
import { useStore } from 'zustand';
import type { RetentionAnswer } from '../../../shared/protocol/history.ts';
import { atLeast } from '../../../shared/protocol/role.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Select } from '../../ui/Select.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useLoaded } from '../../ui/useLoaded.ts';
import { historyWords } from '../../ui/words/history.ts';
import { readRetention, setRetention } from '../api/historyApi.ts';
import { sentenceOf } from '../api/request.ts';
import styles from './HistoryPanel.module.css';

const text = historyWords.keptFor;
const lengths = [30, 90, 365];

/** Shows nothing until it is known. */
export function KeptFor({ session: { mapId, me } }: { readonly session: MapSession }) {
  const role = useStore(me, ({ role: mine }) => mine);
  const { state, reload } = useLoaded(mapId, () => readRetention(mapId));
  if (state.kind !== 'ready') return null;
  return (
    <section className={styles['part']} aria-labelledby="history-kept">
      <h3 id="history-kept" className={styles['heading']}>
        {text.title}
      </h3>
      <p className={styles['note']}>{text.told(state.value.days)}</p>
      {atLeast(role, 'owner') && <Choose mapId={mapId} now={state.value} onChange={reload} />}
    </section>
  );
}

function Choose({
  mapId,
  now,
  onChange,
}: {
  readonly mapId: string;
  readonly now: RetentionAnswer;
  readonly onChange: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const own = now.isOwn ? now.days : null;
  const days = own === null || lengths.includes(own) ? lengths : [...lengths, own].sort((a, b) => a - b);
  const choose = async (next: number | null): Promise<void> => {
    setBusy(true);
    try {
      await setRetention(mapId, next);
      onChange();
    } catch (cause) {
      showToast(text.failed(sentenceOf(cause)), { tone: 'bad' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Select
      label={text.choose}
      value={own}
      choices={[
        { value: null, label: text.asServer },
        ...days.map((one) => ({ value: one, label: text.days(one) })),
      ]}
      disabled={busy}
      onChoose={(next) => void choose(next)}
    />
  );
}
