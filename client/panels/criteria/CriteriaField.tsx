/** A story's acceptance criteria as a checklist: Enter adds the next line, Backspace removes an empty one, Alt+arrows move. */
import { addCriteria } from '../../../shared/commands/addCriteria.ts';
import { moveCriterion } from '../../../shared/commands/moveCriterion.ts';
import { updateCriterion } from '../../../shared/commands/updateCriterion.ts';
import { Plus, X } from 'lucide';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Criterion, CriterionId } from '../../../shared/model/criterion.ts';
import { longestTitle } from '../../../shared/model/field.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { criteriaOf, progressOf } from '../../../shared/views/criteria.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import fieldStyles from '../../ui/Field.module.css';
import { words } from '../../ui/words.ts';
import { LiveText } from '../live/LiveText.tsx';
import { useCanEdit, useRecord } from '../live/useRecords.ts';
import styles from './CriteriaField.module.css';
import { lineKey } from './lineKey.ts';

const text = words.criteria;

interface CriteriaFieldProps {
  readonly session: MapSession;
  readonly dialogs: MapDialogs;
  readonly id: StoryId;
}

/** Several people may be in it at once: text, tick and place of a line are merged apart. */
export function CriteriaField({ session, dialogs, id }: CriteriaFieldProps) {
  const { actions, store } = session;
  const criterion = useRecord(store, (records) => records.criterion);
  const criteria = criteriaOf({ criterion }, id);
  const progress = progressOf({ criterion }, id);
  const canEdit = useCanEdit(session);
  const list = useRef<HTMLUListElement>(null);
  const addButton = useRef<HTMLDivElement>(null);
  /** The line the caret goes to once it is there. */
  const [wanted, setWanted] = useState<CriterionId | null>(null);

  const goTo = (line: CriterionId | undefined): void => {
    const target = list.current?.querySelector<HTMLElement>(`[data-criterion="${line ?? ''}"] textarea`);
    (target ?? addButton.current?.querySelector('button'))?.focus();
  };
  const add = (after?: CriterionId): void => {
    actions.endUndoStep();
    const made = actions.runLate(addCriteria, { storyId: id, criteria: [{ title: '' }], after });
    actions.endUndoStep();
    if (made !== null) setWanted(made.ids[0]!);
  };
  const remove = (line: Criterion): void => {
    const index = criteria.indexOf(line);
    actions.endUndoStep();
    if (actions.run('archive', { ids: [line.id] }) === null) return;
    actions.endUndoStep();
    dialogs.toast(text.removed(line.title.trim()), { undo: true });
    goTo((criteria[index - 1] ?? criteria[index + 1])?.id);
  };
  const move = (line: Criterion, by: -1 | 1): void => {
    const anchor = criteria[criteria.indexOf(line) + by]?.id;
    if (anchor === undefined) return;
    actions.endUndoStep();
    actions.runLate(moveCriterion, { id: line.id, ...(by < 0 ? { before: anchor } : { after: anchor }) });
    actions.endUndoStep();
    setWanted(line.id);
  };
  /** Heard before the text field hears it. */
  const onKey = (event: KeyboardEvent, line: Criterion): void => {
    if (!canEdit || event.nativeEvent.isComposing || !(event.target instanceof HTMLTextAreaElement)) return;
    const key = lineKey(event, event.target.value);
    if (key === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 'next') add(line.id);
    else if (key === 'remove') remove(line);
    else if (key !== 'stay') move(line, key === 'up' ? -1 : 1);
  };

  if (!canEdit && criteria.length === 0) return null;
  return (
    <div role="group" aria-label={text.label} className={fieldStyles['field']}>
      <div className={styles['top']}>
        <span className={fieldStyles['label']}>{text.label}</span>
        {progress !== null && (
          <span className={styles['progress']}>{text.progress(progress.done, progress.all)}</span>
        )}
      </div>
      {criteria.length > 0 && (
        <ul ref={list} className={styles['list']}>
          {criteria.map((line, index) => (
            <li
              key={line.id}
              data-criterion={line.id}
              className={styles['row']}
              onKeyDownCapture={(event) => onKey(event, line)}
            >
              <input
                type="checkbox"
                className={styles['tick']}
                aria-label={text.met(line.title.trim() || words.noTitle)}
                checked={line.done}
                disabled={!canEdit}
                onChange={(event) =>
                  actions.runLate(updateCriterion, { id: line.id, done: event.target.checked })
                }
              />
              <Line
                session={session}
                line={line}
                label={text.line(index + 1, criteria.length)}
                isWanted={wanted === line.id}
                onShown={() => setWanted(null)}
              />
              {canEdit && (
                <IconButton
                  icon={X}
                  size="s"
                  label={text.remove(line.title.trim() || words.noTitle)}
                  onClick={() => remove(line)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {canEdit && (
        <div ref={addButton} title={text.keys}>
          <Button size="s" icon={Plus} onClick={() => add(criteria.at(-1)?.id)}>
            {text.add}
          </Button>
        </div>
      )}
    </div>
  );
}

function Line({
  session,
  line,
  label,
  isWanted,
  onShown,
}: {
  readonly session: MapSession;
  readonly line: Criterion;
  readonly label: string;
  readonly isWanted: boolean;
  readonly onShown: () => void;
}) {
  const area = useRef<HTMLTextAreaElement>(null);
  const shown = useRef(onShown);
  shown.current = onShown;
  useEffect(() => {
    if (!isWanted) return;
    area.current?.focus();
    shown.current();
  }, [isWanted]);
  return (
    <LiveText
      session={session}
      id={line.id}
      field="title"
      label={label}
      hideLabel
      read={() => session.store.getRecords().criterion.get(line.id)?.title ?? ''}
      maxLength={longestTitle}
      placeholder={text.placeholder}
      inputRef={area}
    />
  );
}
