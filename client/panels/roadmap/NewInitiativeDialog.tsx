/** Adds an initiative: its title and its column; into now, with the trade-off. */
import { useRef, useState } from 'react';
import { addInitiative } from '../../../shared/commands/addInitiative.ts';
import { longestTitle } from '../../../shared/model/field.ts';
import type { GoalId } from '../../../shared/model/goal.ts';
import type { Horizon, InitiativeId } from '../../../shared/model/initiative.ts';
import type { ThemeId } from '../../../shared/model/theme.ts';
import { liveInOrder } from '../../../shared/views/liveRecords.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { words } from '../../ui/words.ts';
import { roadmapWords } from '../../ui/words/roadmap.ts';
import { useRecords } from '../live/useRecords.ts';
import { horizonChoices, titleOf } from './initiativeNames.ts';
import styles from './TradeOff.module.css';
import { TradeOffFields } from './TradeOffFields.tsx';
import { useTradeOff } from './useTradeOff.ts';

const text = roadmapWords.create;

/** Open as long as it is rendered. */
export function NewInitiativeDialog({
  session,
  startsIn,
  startsUnder,
  onAdded,
  onClose,
}: {
  readonly session: MapSession;
  readonly startsIn: Horizon;
  readonly startsUnder: ThemeId | null;
  readonly onAdded: (id: InitiativeId) => void;
  readonly onClose: () => void;
}) {
  const records = useRecords(session.store);
  const [title, setTitle] = useState('');
  const [horizon, setHorizon] = useState<Horizon>(startsIn);
  const [goalId, setGoalId] = useState<GoalId | null>(null);
  const [themeId, setThemeId] = useState<ThemeId | null>(startsUnder);
  const input = useRef<HTMLInputElement>(null);
  const tradeOff = useTradeOff(session, records, []);
  const isNow = horizon === 'now';
  const isComplete = title.trim() !== '' && (!isNow || tradeOff.isComplete);
  const choices = (all: readonly { readonly id: string; readonly title: string }[]) => [
    { value: null, label: text.none },
    ...all.map((each) => ({ value: each.id, label: titleOf(each) })),
  ];
  const add = (): void => {
    const answer = isNow ? tradeOff.answer() : undefined;
    if (answer === null) return;
    const goals = isNow || goalId === null ? [] : [goalId];
    const fields = { title: title.trim(), horizon, themeId, goals, ...(answer && { tradeOff: answer }) };
    const made = session.actions.runLate(addInitiative, fields);
    if (made !== null) onAdded(made.id);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={text.title}
      initialFocus={input}
      footer={
        <>
          {isNow && title.trim() !== '' && !tradeOff.isComplete && (
            <p className={styles['missing']}>{roadmapWords.tradeOff.missing}</p>
          )}
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="primary" type="submit" form="new-initiative" disabled={!isComplete}>
            {isNow ? text.confirmNow : text.confirm}
          </Button>
        </>
      }
    >
      <form
        id="new-initiative"
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (isComplete) add();
        }}
      >
        <TextField
          ref={input}
          label={text.name}
          placeholder={text.namePlaceholder}
          maxLength={longestTitle}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <div className={styles['pair']}>
          <Select
            label={text.horizon}
            value={horizon}
            choices={horizonChoices}
            hint={roadmapWords.horizons[horizon].means}
            onChoose={setHorizon}
          />
          <Select
            label={text.theme}
            value={themeId}
            choices={choices(liveInOrder(records.theme))}
            onChoose={(id) => setThemeId(id as ThemeId | null)}
          />
        </div>
        {!isNow && (
          <Select
            label={text.goal}
            value={goalId}
            choices={choices(liveInOrder(records.goal))}
            onChoose={(id) => setGoalId(id as GoalId | null)}
          />
        )}
        {isNow && (
          <div className={styles['promise']}>
            <p>{roadmapWords.tradeOff.section}</p>
            <TradeOffFields session={session} records={records} id={null} tradeOff={tradeOff} />
          </div>
        )}
      </form>
    </Dialog>
  );
}
