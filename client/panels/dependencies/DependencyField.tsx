/** What a story needs and what needs it: add, change the kind, jump there, remove. Everything a drawn arrow can. */
import { addDependency } from '../../../shared/commands/addDependency.ts';
import { TriangleAlert, X } from 'lucide';
import type { StoryId } from '../../../shared/model/story.ts';
import { dependenciesOf, type DependencyLine } from '../../../shared/views/dependencies.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { IconButton } from '../../ui/Button.tsx';
import fieldStyles from '../../ui/Field.module.css';
import { Icon } from '../../ui/Icon.tsx';
import { words } from '../../ui/words.ts';
import { dependencyFieldWords as text } from '../../ui/words/dependencyField.ts';
import { useCanEdit, useRecords } from '../live/useRecords.ts';
import styles from './DependencyField.module.css';
import { DueAndNote } from './DueAndNote.tsx';
import { KindSelect } from './KindSelect.tsx';
import { OutsideField } from './OutsideField.tsx';
import { StoryPicker } from './StoryPicker.tsx';

interface DependencyFieldProps {
  readonly session: MapSession;
  readonly dialogs: MapDialogs;
  readonly id: StoryId;
  readonly onJump: (id: StoryId) => void;
}

/** Three lists: needs, waits for outside, and needed by. */
export function DependencyField(props: DependencyFieldProps) {
  const dependencies = dependenciesOf(useRecords(props.session.store));
  return (
    <>
      <DependencyList {...props} direction="needs" lines={dependencies.needs(props.id)} />
      <OutsideField session={props.session} dialogs={props.dialogs} id={props.id} />
      <DependencyList {...props} direction="neededBy" lines={dependencies.neededBy(props.id)} />
    </>
  );
}

function DependencyList({
  session,
  dialogs,
  id,
  onJump,
  direction,
  lines,
}: DependencyFieldProps & {
  readonly direction: 'needs' | 'neededBy';
  readonly lines: readonly DependencyLine[];
}) {
  const canEdit = useCanEdit(session);
  const { actions } = session;
  const other = (line: DependencyLine) => (direction === 'needs' ? line.needed : line.story);
  const title = (story: { readonly title: string }): string => story.title.trim() || words.noTitle;
  const add = (found: StoryId): void => {
    const [storyId, needsId] = direction === 'needs' ? [id, found] : [found, id];
    actions.runLate(addDependency, { storyId, needsId, kind: 'technical' });
    actions.endUndoStep();
  };
  const remove = ({ dependency, story, needed }: DependencyLine): void => {
    actions.endUndoStep();
    if (actions.run('archive', { ids: [dependency.id] }) === null) return;
    actions.endUndoStep();
    dialogs.toast(text.removed(title(story), title(needed)), { undo: true });
  };
  return (
    <div role="group" aria-label={text[direction]} className={fieldStyles['field']}>
      <span className={fieldStyles['label']}>{text[direction]}</span>
      {lines.length > 0 && (
        <ul className={styles['list']}>
          {lines.map((line) => {
            const story = other(line);
            const name = title(story);
            return (
              <li key={line.dependency.id} className={styles['row']}>
                <button
                  type="button"
                  className={styles['title']}
                  aria-label={text.show(name)}
                  disabled={story.archivedAt !== null}
                  onClick={() => onJump(story.id)}
                >
                  {name}
                </button>
                <KindSelect dependency={line.dependency} name={name} actions={actions} canEdit={canEdit} />
                {canEdit && (
                  <IconButton icon={X} size="s" label={text.remove(name)} onClick={() => remove(line)} />
                )}
                <DueAndNote dependency={line.dependency} name={name} actions={actions} canEdit={canEdit} />
                {line.trouble !== null && (
                  <p className={styles['trouble']}>
                    <Icon node={TriangleAlert} size={14} />
                    {text.trouble(title(line.needed), line.trouble)}
                  </p>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {canEdit ? (
        <StoryPicker
          session={session}
          label={direction === 'needs' ? text.addNeeds : text.addNeededBy}
          without={[id, ...lines.map((line) => other(line).id)]}
          onPick={add}
        />
      ) : (
        lines.length === 0 && <p className={styles['nothing']}>{text.nothing}</p>
      )}
    </div>
  );
}
