/** Grooming: the queue of what somebody should look at, one story of it open with the fixes at hand. */
import { CircleCheck, SlidersHorizontal } from 'lucide';
import { useEffect, useRef, useState } from 'react';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import type { BacklogItem } from '../../../shared/views/backlog.ts';
import { groomingRules, type GroomingRule } from '../../../shared/views/grooming.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import { words } from '../../ui/words.ts';
import { groomingWords as text } from '../../ui/words/grooming.ts';
import { GroomingCard } from './GroomingCard.tsx';
import { GroomingQueue } from './GroomingQueue.tsx';
import styles from './Grooming.module.css';
import { RulesDialog } from './RulesDialog.tsx';
import { SizeTrend } from './SizeTrend.tsx';
import { useGrooming } from './useGrooming.ts';
import { useHeldStory } from './useHeldStory.ts';

export default function GroomingView({
  session,
  dialogs,
  records,
  items,
  canEdit,
}: {
  readonly session: MapSession;
  readonly dialogs: MapDialogs;
  readonly records: MapRecords;
  readonly items: readonly BacklogItem[];
  readonly canEdit: boolean;
}) {
  const { queue, now } = useGrooming(session, records, items);
  const [rule, setRule] = useState<GroomingRule | null>(null);
  const [chosen, setChosen] = useState<StoryId | null>(null);
  const [areRulesOpen, setRulesOpen] = useState(false);
  const [told, setTold] = useState('');
  const lastIndex = useRef(0);
  const lastTitle = useRef('');

  const shown =
    rule === null ? queue : queue.filter(({ reasons }) => reasons.some((reason) => reason.rule === rule));
  const found = shown.findIndex(({ item }) => item.story.id === chosen);
  // What has been mended, by whomever, makes room for the one behind it.
  const index = found >= 0 ? found : Math.min(lastIndex.current, shown.length - 1);
  const { entry, isHeld, letGo, around } = useHeldStory(records, chosen, shown[found]);
  const nextIndex = isHeld ? index : index + 1;
  const current = entry ?? shown[index];
  const currentId = current?.item.story.id ?? null;
  useEffect(() => {
    if (chosen !== null && chosen !== currentId && found < 0 && currentId !== null)
      setTold(text.left(lastTitle.current || words.noTitle));
    if (!isHeld) lastIndex.current = Math.max(index, 0);
    lastTitle.current = current?.item.story.title ?? '';
    if (currentId !== chosen) setChosen(currentId);
  }, [chosen, found, index, current, currentId, isHeld]);
  useEffect(() => {
    if (isHeld) setTold(text.mended);
  }, [isHeld]);

  const { showPresence } = session.actions;
  useEffect(() => {
    showPresence({ selection: currentId === null ? [] : [currentId] });
  }, [showPresence, currentId]);
  useEffect(() => () => showPresence({ selection: [] }), [showPresence]);

  const counts = new Map<GroomingRule, number>();
  for (const { reasons } of queue)
    for (const reason of reasons) counts.set(reason.rule, (counts.get(reason.rule) ?? 0) + 1);
  const go = (to: number): void => {
    const next = shown[Math.min(Math.max(to, 0), shown.length - 1)];
    if (next !== undefined) setChosen(next.item.story.id);
  };

  return (
    <div className={styles['view']}>
      <div className={styles['top']}>
        <div role="group" aria-label={text.filter} className={styles['chips']}>
          <Chip label={text.all} count={queue.length} isOn={rule === null} onChoose={() => setRule(null)} />
          {groomingRules
            .filter((each) => counts.has(each) || each === rule)
            .map((each) => (
              <Chip
                key={each}
                label={text.rules[each]}
                count={counts.get(each) ?? 0}
                isOn={rule === each}
                onChoose={() => setRule(rule === each ? null : each)}
              />
            ))}
        </div>
        <Button size="s" icon={SlidersHorizontal} onClick={() => setRulesOpen(true)}>
          {text.rulesDialog.open}
        </Button>
      </div>
      {!canEdit && <p className={styles['note']}>{text.readOnly}</p>}
      <div className={styles['columns']}>
        <div className={styles['side']}>
          {shown.length > 0 && (
            <GroomingQueue session={session} queue={shown} current={currentId} onChoose={setChosen} />
          )}
          <SizeTrend session={session} records={records} now={now} />
        </div>
        {current === undefined ? (
          <section tabIndex={-1} {...around}>
            <Notice icon={CircleCheck} {...(queue.length === 0 ? text.none : text.noneOfRule)} />
          </section>
        ) : (
          <GroomingCard
            key={current.item.story.id}
            session={session}
            dialogs={dialogs}
            records={records}
            entry={current}
            position={isHeld ? text.mended : text.position(index + 1, shown.length)}
            canEdit={canEdit}
            onPrevious={index > 0 ? () => go(index - 1) : null}
            onNext={nextIndex < shown.length ? () => go(nextIndex) : null}
            isMended={isHeld}
            onGoOn={letGo}
            around={around}
          />
        )}
      </div>
      <p className="visually-hidden" role="status">
        {told}
      </p>
      {areRulesOpen && (
        <RulesDialog session={session} canEdit={canEdit} onClose={() => setRulesOpen(false)} />
      )}
    </div>
  );
}

function Chip({
  label,
  count,
  isOn,
  onChoose,
}: {
  readonly label: string;
  readonly count: number;
  readonly isOn: boolean;
  readonly onChoose: () => void;
}) {
  return (
    <button type="button" className={styles['chip']} aria-pressed={isOn} onClick={onChoose}>
      {label} <span className={styles['chip-count']}>{formatNumber(count)}</span>
    </button>
  );
}
