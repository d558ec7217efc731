/** By when a dependency is needed and what of it, in the line below its row. */
import { updateDependency } from '../../../shared/commands/updateDependency.ts';
import type { Dependency } from '../../../shared/model/dependency.ts';
import { longestNote } from '../../../shared/model/field.ts';
import type { MapActions } from '../../store/mapActions.ts';
import { dependencyFieldWords as text } from '../../ui/words/dependencyField.ts';
import { DraftField } from '../live/DraftField.tsx';
import styles from './DependencyField.module.css';

const longestDay = 'YYYY-MM-DD'.length;

/** Who cannot change them sees those that are there. `name` is what the dependency is on. */
export function DueAndNote({
  dependency: { id, kind, note, due },
  name,
  actions,
  canEdit,
}: {
  readonly dependency: Dependency;
  readonly name: string;
  readonly actions: MapActions;
  readonly canEdit: boolean;
}) {
  const keep = (change: { note: string } | { due: string | null }): void => {
    actions.endUndoStep();
    actions.runLate(updateDependency, { id, ...change });
    actions.endUndoStep();
  };
  return (
    <div className={styles['facts']}>
      {(canEdit || note !== '') && (
        <DraftField
          label={text.noteOf(name)}
          hideLabel
          bare
          kept={note}
          maxLength={longestNote}
          placeholder={text.notes[kind]}
          readOnly={!canEdit}
          onKeep={(typed) => keep({ note: typed })}
        />
      )}
      {(canEdit || due !== null) && (
        <div className={styles['due']}>
          <span aria-hidden>{text.due}</span>
          <DraftField
            type="date"
            label={text.dueOf(name)}
            hideLabel
            bare
            kept={due ?? ''}
            maxLength={longestDay}
            readOnly={!canEdit}
            onKeep={(day) => keep({ due: day === '' ? null : day })}
          />
        </div>
      )}
    </div>
  );
}
