/** Who can do how much in a sprint and what they have committed to, as bars with their numbers. */
import { UserPlus } from 'lucide';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { setCapacity } from '../../../shared/commands/setCapacity.ts';
import { longestShortName } from '../../../shared/model/persona.ts';
import type { Sprint } from '../../../shared/model/sprint.ts';
import type { CommitPreview, LoadChange } from '../../../shared/views/planPool.ts';
import type { PersonLoad, SprintLoad } from '../../../shared/views/sprintLoad.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { formatNumber } from '../../ui/format.ts';
import { TextField } from '../../ui/TextField.tsx';
import { words } from '../../ui/words.ts';
import { planWords } from '../../ui/words/plan.ts';
import { NumberField } from '../live/NumberField.tsx';
import { LoadBar } from './LoadBar.tsx';
import { ChangeNumbers } from './LoadLine.tsx';
import { PeopleNames } from '../stage/PeopleNames.tsx';
import styles from './Plan.module.css';
import tableStyles from './CapacityTable.module.css';

const text = planWords.people;
const mostPoints = 100_000;

export function CapacityTable({
  session,
  sprint,
  load,
  changes,
  canEdit,
}: {
  readonly session: MapSession;
  readonly sprint: Sprint;
  readonly load: SprintLoad;
  /** What the drop of what is dragged would do. */
  readonly changes: CommitPreview['people'];
  readonly canEdit: boolean;
}) {
  const set = (person: string, available: number | null): boolean =>
    session.actions.runLate(setCapacity, { sprintId: sprint.id, person, available }) !== undefined;
  return (
    <section className={styles['box']}>
      <h3 className={styles['subtitle']}>{text.title}</h3>
      {load.people.length === 0 ? (
        <p className={styles['note']}>{text.empty}</p>
      ) : (
        <table className={tableStyles['table']}>
          <thead>
            <tr>
              <th scope="col">{text.person}</th>
              <th scope="col">{text.load}</th>
              <th scope="col">{text.available}</th>
            </tr>
          </thead>
          <tbody>
            {load.people.map((each) => (
              <PersonRow
                key={each.person}
                load={each}
                change={changes.find(({ person }) => person === each.person) ?? null}
                canEdit={canEdit}
                onSet={set}
              />
            ))}
          </tbody>
        </table>
      )}
      {canEdit && <AddPerson session={session} onAdd={(person) => set(person, null)} />}
    </section>
  );
}

function PersonRow({
  load: { person, committed, available, isOver },
  change,
  canEdit,
  onSet,
}: {
  readonly load: PersonLoad;
  readonly change: LoadChange | null;
  readonly canEdit: boolean;
  readonly onSet: (person: string, available: number | null) => void;
}) {
  return (
    <tr>
      <th scope="row">{person || text.nobody}</th>
      <td>
        <LoadBar committed={change?.after ?? committed.points} before={committed.points} most={available} />
        {change === null || change.before === change.after ? (
          <span className={classes(styles['numbers'], isOver && styles['over'])}>
            {planWords.load(committed.points, available)}
            {isOver && ` · ${text.isOver(Math.round((committed.points - (available ?? 0)) * 100) / 100)}`}
          </span>
        ) : (
          <ChangeNumbers change={change} />
        )}
      </td>
      <td className={tableStyles['available']}>
        {person !== '' && canEdit ? (
          <NumberField
            label={text.availableOf(person)}
            hideLabel
            value={available}
            most={mostPoints}
            placeholder="–"
            onChange={(next) => onSet(person, next)}
          />
        ) : (
          <span className={styles['note']}>
            {available === null ? text.unknown : formatNumber(available)}
          </span>
        )}
      </td>
    </tr>
  );
}

function AddPerson({
  session,
  onAdd,
}: {
  readonly session: MapSession;
  readonly onAdd: (person: string) => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const [name, setName] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isOpen) field.current?.focus();
  }, [isOpen]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '') onAdd(name.trim());
    setName('');
    setIsOpen(false);
  };
  if (!isOpen) {
    return (
      <div>
        <Button look="quiet" size="s" icon={UserPlus} onClick={() => setIsOpen(true)}>
          {text.add}
        </Button>
      </div>
    );
  }
  return (
    <form className={tableStyles['form']} onSubmit={submit}>
      <TextField
        label={text.name}
        hideLabel
        placeholder={text.name}
        list="capacity-people"
        maxLength={longestShortName}
        ref={field}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          setIsOpen(false);
        }}
      />
      <PeopleNames id="capacity-people" session={session} />
      <Button type="submit" look="primary" disabled={name.trim() === ''}>
        {text.addName}
      </Button>
      <Button onClick={() => setIsOpen(false)}>{words.cancel}</Button>
    </form>
  );
}
