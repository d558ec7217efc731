/** Asks for what a commitment needs, once for all stories that go into the sprint, and shows how full it gets. */
import { commitStories } from '../../../shared/commands/commitStories.ts';
import type { SprintId } from '../../../shared/model/sprint.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { isUrgent } from '../../../shared/model/urgent.ts';
import { commitPreview } from '../../../shared/views/planPool.ts';
import { storyGroups } from '../../../shared/views/storyGroups.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { words } from '../../ui/words.ts';
import { planWords } from '../../ui/words/plan.ts';
import { useRecords } from '../live/useRecords.ts';
import { PlanningDialog } from '../stage/PlanningDialog.tsx';
import { asksTradeOff, isBeforePlanned, sprintOf } from '../stage/planningRules.ts';
import { usePlanning } from '../stage/usePlanning.ts';
import { LoadLine } from './LoadLine.tsx';
import styles from './Plan.module.css';

const text = planWords.commit;

/** Open as long as it is rendered; closes by itself when the stories or the sprint go. */
export function CommitDialog({
  session,
  ids,
  sprintId,
  onCommitted,
  onClose,
}: {
  readonly session: MapSession;
  readonly ids: readonly StoryId[];
  readonly sprintId: SprintId;
  readonly onCommitted: () => void;
  readonly onClose: () => void;
}) {
  const records = useRecords(session.store);
  const sprint = records.sprint.get(sprintId);
  const stories = ids.flatMap((id) => records.story.get(id) ?? []).filter((each) => each.archivedAt === null);
  const locked = stories.filter((story) => isBeforePlanned(story) && asksTradeOff(records, story));
  const planning = usePlanning(records, stories, locked, sprint?.end ?? '');
  const [first] = stories;
  if (first === undefined || sprint?.archivedAt !== null) return null;
  const preview = commitPreview(records, stories, sprintId, planning.ownerOf);
  const from = sprintOf(records, first);

  const commit = (): void => {
    const done = session.actions.runLate(commitStories, {
      ids: stories.map(({ id }) => id),
      sprintId,
      ...(from === null ? {} : { from }),
      ...planning.input,
    });
    if (done === null) return;
    onCommitted();
    onClose();
  };

  const name = sprint.name || planWords.unnamed;
  return (
    <PlanningDialog
      session={session}
      planning={planning}
      drops={storyGroups(records)
        .ofSprint(sprintId)
        .filter((story) => !stories.includes(story))}
      title={
        stories.length === 1
          ? text.title(first.title || words.noTitle, name)
          : text.titleMany(stories.length, name)
      }
      description={stories.every(isUrgent) ? text.urgent : text.description}
      confirm={text.confirm}
      onConfirm={commit}
      onClose={onClose}
    >
      {preview !== null && (
        <div className={styles['preview']} role="status">
          <LoadLine label={text.sprintLoad} change={preview.sprint} />
          {preview.people.map(({ person, ...change }) => (
            <LoadLine key={person} label={person} change={change} />
          ))}
        </div>
      )}
    </PlanningDialog>
  );
}
