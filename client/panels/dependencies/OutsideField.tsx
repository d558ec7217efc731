/** Whom outside a story waits for: who, by when, what of them; added, changed, and taken off when it waits no longer. */
import { Plus, TriangleAlert, X } from 'lucide';
import { useRef, useState, type FormEvent } from 'react';
import { addDependency } from '../../../shared/commands/addDependency.ts';
import { updateDependency } from '../../../shared/commands/updateDependency.ts';
import type { Dependency } from '../../../shared/model/dependency.ts';
import { longestShortName } from '../../../shared/model/persona.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { outsideWaits } from '../../../shared/views/outsideWaits.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { longDay } from '../../ui/chart/shortDay.ts';
import fieldStyles from '../../ui/Field.module.css';
import { Icon } from '../../ui/Icon.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { words } from '../../ui/words.ts';
import { dependencyFieldWords } from '../../ui/words/dependencyField.ts';
import { DraftField } from '../live/DraftField.tsx';
import { useCanEdit, useRecord } from '../live/useRecords.ts';
import { useToday } from '../live/useToday.ts';
import styles from './DependencyField.module.css';
import { DueAndNote } from './DueAndNote.tsx';
import { KindSelect } from './KindSelect.tsx';

const text = dependencyFieldWords.outside;

interface OutsideFieldProps {
  readonly session: MapSession;
  readonly dialogs: MapDialogs;
  readonly id: StoryId;
}

/** For a story that may change at any time; nothing for readers where it waits for nobody. */
export function OutsideField(props: OutsideFieldProps) {
  const { session, id } = props;
  const waits = useRecord(session.store, (records) => outsideWaits(records)(id));
  const canEdit = useCanEdit(session);
  if (waits.length === 0 && !canEdit) return null;
  return (
    <div role="group" aria-label={text.title} className={fieldStyles['field']}>
      <span className={fieldStyles['label']}>{text.title}</span>
      {waits.length > 0 && (
        <ul className={styles['list']}>
          {waits.map((dependency) => (
            <OutsideRow key={dependency.id} {...props} dependency={dependency} canEdit={canEdit} />
          ))}
        </ul>
      )}
      {canEdit && <AddParty {...props} />}
    </div>
  );
}

function OutsideRow({
  session,
  dialogs,
  id,
  dependency,
  canEdit,
}: OutsideFieldProps & { readonly dependency: Dependency; readonly canEdit: boolean }) {
  const { actions } = session;
  const party = dependency.external.trim();
  const story = useRecord(session.store, (records) => records.story.get(id));
  const today = useToday(session);
  const isOverdue = dependency.due !== null && dependency.due < today && story?.stage !== 'done';
  const rename = (external: string): void => {
    actions.endUndoStep();
    actions.runLate(updateDependency, { id: dependency.id, external });
    actions.endUndoStep();
  };
  const remove = (): void => {
    actions.endUndoStep();
    if (actions.run('archive', { ids: [dependency.id] }) === null) return;
    actions.endUndoStep();
    dialogs.toast(text.removed(story?.title.trim() || words.noTitle, party), { undo: true });
  };
  return (
    <li className={styles['row']}>
      <div className={styles['party']}>
        <DraftField
          label={text.who(party)}
          hideLabel
          bare
          kept={party}
          maxLength={longestShortName}
          readOnly={!canEdit}
          faultOf={(typed) => (typed === '' ? text.nobody : null)}
          onKeep={rename}
        />
      </div>
      <KindSelect dependency={dependency} name={party} actions={actions} canEdit={canEdit} />
      {canEdit && <IconButton icon={X} size="s" label={text.remove(party)} onClick={remove} />}
      <DueAndNote dependency={dependency} name={party} actions={actions} canEdit={canEdit} />
      {isOverdue && (
        <p className={styles['trouble']}>
          <Icon node={TriangleAlert} size={14} />
          {text.overdue(party, longDay(dependency.due))}
        </p>
      )}
    </li>
  );
}

function AddParty({ session: { actions }, id }: OutsideFieldProps) {
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const external = typed.trim();
    if (external === '') return;
    actions.endUndoStep();
    if (actions.runLate(addDependency, { storyId: id, external, kind: 'waiting' }) !== null) setTyped('');
    actions.endUndoStep();
    input.current?.focus();
  };
  return (
    <form className={styles['add']} onSubmit={add}>
      <TextField
        ref={input}
        label={text.add}
        hideLabel
        placeholder={text.add}
        maxLength={longestShortName}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {typed.trim() !== '' && (
        <Button type="submit" icon={Plus}>
          {text.confirm}
        </Button>
      )}
    </form>
  );
}
