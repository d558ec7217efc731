/** Adds a sprint, or changes the one that is there. */
import { useRef, useState, type FormEvent } from 'react';
import { addSprint } from '../../../shared/commands/addSprint.ts';
import { updateSprint } from '../../../shared/commands/updateSprint.ts';
import { longestTitle } from '../../../shared/model/field.ts';
import type { SprintId } from '../../../shared/model/sprint.ts';
import { sprintsInTime } from '../../../shared/views/planPool.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { words } from '../../ui/words.ts';
import { planWords } from '../../ui/words/plan.ts';
import { readNumber } from '../live/readNumber.ts';
import styles from './Plan.module.css';

const text = planWords.dialog;
const mostPoints = 100_000;
/** What most teams keep free to refine what comes next. */
const usualReserve = '10';
const written = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value);

/** Open as long as it is rendered; `id` null adds one. Only what was changed here is written. */
export function SprintDialog({
  session,
  id,
  onSaved,
  onClose,
}: {
  readonly session: MapSession;
  readonly id: SprintId | null;
  readonly onSaved: (id: SprintId) => void;
  readonly onClose: () => void;
}) {
  const { actions, store } = session;
  const [before] = useState(() => (id === null ? null : (store.getRecords().sprint.get(id) ?? null)));
  const [number] = useState(() => sprintsInTime(store.getRecords()).length + 1);
  const [name, setName] = useState(before?.name ?? text.namePlaceholder(number));
  const [goal, setGoal] = useState(before?.goal ?? '');
  const [start, setStart] = useState(before?.start ?? '');
  const [end, setEnd] = useState(before?.end ?? '');
  const [capacity, setCapacity] = useState(written(before?.capacity));
  const [reserve, setReserve] = useState(before === null ? usualReserve : written(before.reserve));
  const first = useRef<HTMLInputElement>(null);
  const points = readNumber(capacity, mostPoints);
  const percent = readNumber(reserve, 100);
  const isCrossed = start !== '' && end !== '' && end < start;
  const isBad = isCrossed || points === undefined || percent === undefined;

  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (isBad) return;
    const days = { start: start || null, end: end || null };
    const registers = { ...days, capacity: points, reserve: percent };
    if (id === null) {
      const added = actions.runLate(addSprint, { name: name.trim(), goal: goal.trim(), ...registers });
      if (added === null) return;
      onSaved(added.id);
    } else {
      const changed = Object.entries(registers).filter(
        ([field, value]) => value !== before?.[field as keyof typeof registers],
      );
      if (
        changed.length > 0 &&
        actions.runLate(updateSprint, { id, ...Object.fromEntries(changed) }) === null
      )
        return;
      if (name.trim() !== before?.name) actions.run('setText', { id, field: 'name', text: name.trim() });
      if (goal.trim() !== before?.goal) actions.run('setText', { id, field: 'goal', text: goal.trim() });
    }
    onClose();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      width="s"
      title={id === null ? text.add : text.edit}
      description={text.description}
      initialFocus={first}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="primary" type="submit" form="sprint-form" disabled={isBad}>
            {id === null ? text.add : text.save}
          </Button>
        </>
      }
    >
      <form id="sprint-form" className={styles['form']} onSubmit={save}>
        <TextField
          ref={first}
          label={text.name}
          maxLength={longestTitle}
          value={name}
          onChange={(event) => setName(event.target.value)}
          onFocus={(event) => event.currentTarget.select()}
        />
        <TextField
          label={text.goal}
          placeholder={text.goalPlaceholder}
          maxLength={longestTitle}
          value={goal}
          onChange={(event) => setGoal(event.target.value)}
        />
        <div className={styles['halves']}>
          <TextField
            type="date"
            label={text.start}
            value={start}
            onChange={(event) => setStart(event.target.value)}
          />
          <TextField
            type="date"
            label={text.end}
            value={end}
            error={isCrossed ? text.crossed : null}
            onChange={(event) => setEnd(event.target.value)}
          />
          <TextField
            label={text.capacity}
            hint={text.capacityHint}
            inputMode="decimal"
            value={capacity}
            error={points === undefined ? text.notPoints : null}
            onChange={(event) => setCapacity(event.target.value)}
          />
          <TextField
            label={text.reserve}
            hint={text.reserveHint}
            inputMode="decimal"
            value={reserve}
            error={percent === undefined ? text.notPercent : null}
            onChange={(event) => setReserve(event.target.value)}
          />
        </div>
      </form>
    </Dialog>
  );
}
