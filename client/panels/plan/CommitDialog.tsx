/** Asks for what a commitment needs: who does it and when it is due, and what drops for it where the scope is locked. */
import { useRef, useState } from 'react';
import { commitStories } from '../../../shared/commands/commitStories.ts';
import type { GoalId } from '../../../shared/model/goal.ts';
import { longestShortName } from '../../../shared/model/persona.ts';
import type { SprintId } from '../../../shared/model/sprint.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { isUrgent } from '../../../shared/model/urgent.ts';
import { liveInOrder } from '../../../shared/views/liveRecords.ts';
import { commitPreview } from '../../../shared/views/planPool.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { words } from '../../ui/words.ts';
import { planWords } from '../../ui/words/plan.ts';
import { stageWords } from '../../ui/words/stage.ts';
import { useRecords } from '../live/useRecords.ts';
import { StageDialog } from '../stage/StageDialog.tsx';
import { asksTradeOff, sprintOf } from './commitRules.ts';
import { LoadLine } from './LoadLine.tsx';
import { PeopleNames } from './PeopleNames.tsx';
import styles from './Plan.module.css';

const text = planWords.commit;

/** Open as long as it is rendered; closes by itself when story or sprint go. */
export function CommitDialog({
  session,
  id,
  sprintId,
  onCommitted,
  onClose,
}: {
  readonly session: MapSession;
  readonly id: StoryId;
  readonly sprintId: SprintId;
  readonly onCommitted: () => void;
  readonly onClose: () => void;
}) {
  const records = useRecords(session.store);
  const story = records.story.get(id);
  const sprint = records.sprint.get(sprintId);
  const [owner, setOwner] = useState(story?.owner ?? '');
  const [due, setDue] = useState(story?.due ?? sprint?.end ?? '');
  const [goal, setGoal] = useState<GoalId | null>(null);
  const [drop, setDrop] = useState<StoryId | null>(null);
  const ownerInput = useRef<HTMLInputElement>(null);
  const dueInput = useRef<HTMLInputElement>(null);
  if (story?.archivedAt !== null || sprint?.archivedAt !== null) return null;
  const goals = liveInOrder(records.goal);
  const isLocked = asksTradeOff(records, story);
  const isReady = isUrgent(story) || (owner.trim() !== '' && due !== '');
  const preview = commitPreview(records, story, sprintId, owner);
  const from = sprintOf(records, story);
  const goalId = goal ?? goals[0]?.id ?? null;

  const commit = (): void => {
    const done = session.actions.runLate(commitStories, {
      ids: [id],
      sprintId,
      ...(from === null ? {} : { from }),
      ...(owner.trim() === '' ? {} : { owner: owner.trim() }),
      ...(due === '' ? {} : { due }),
      ...(isLocked && goalId !== null ? { tradeOff: { goalId, drops: drop === null ? [] : [drop] } } : {}),
    });
    if (done === null) return;
    onCommitted();
    onClose();
  };

  return (
    <StageDialog
      title={text.title(story.title || words.noTitle, sprint.name || planWords.unnamed)}
      description={isUrgent(story) ? text.urgent : text.description}
      confirm={text.confirm}
      isComplete={isReady && (!isLocked || goalId !== null)}
      initialFocus={story.owner === '' ? ownerInput : dueInput}
      onConfirm={commit}
      onClose={onClose}
    >
      <TextField
        ref={ownerInput}
        label={words.details.owner}
        maxLength={longestShortName}
        list="commit-people"
        value={owner}
        onChange={(event) => setOwner(event.target.value)}
      />
      <PeopleNames id="commit-people" session={session} />
      <TextField
        ref={dueInput}
        type="date"
        label={stageWords.due}
        value={due}
        onChange={(event) => setDue(event.target.value)}
      />
      {isLocked && (
        <fieldset className={styles['trade-off']}>
          <legend>{text.locked.title}</legend>
          {goals.length === 0 ? (
            <p className={styles['over']}>{text.locked.noGoal}</p>
          ) : (
            <>
              <Select
                label={text.locked.goal}
                value={goalId}
                choices={goals.map((each) => ({ value: each.id, label: each.title || words.noTitle }))}
                onChoose={setGoal}
              />
              <Select
                label={text.locked.drops}
                value={drop}
                choices={[
                  { value: null, label: text.locked.nothing },
                  ...[...records.story.values()]
                    .filter(
                      (each) => each.archivedAt === null && each.sprintId === sprintId && each.id !== id,
                    )
                    .map((each) => ({ value: each.id, label: each.title || words.noTitle })),
                ]}
                onChoose={setDrop}
              />
            </>
          )}
        </fieldset>
      )}
      {preview !== null && (
        <div className={styles['preview']} role="status">
          <LoadLine label={text.sprintLoad} change={preview.sprint} />
          {preview.person !== null && <LoadLine label={owner.trim()} change={preview.person} />}
        </div>
      )}
    </StageDialog>
  );
}
