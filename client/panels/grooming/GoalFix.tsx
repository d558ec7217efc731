/** Gives the initiative of a story a goal, where it serves none: the story is an orphan through it. */
import { PanelRight } from 'lucide';
import { updateInitiative } from '../../../shared/commands/updateInitiative.ts';
import type { GoalId } from '../../../shared/model/goal.ts';
import { liveInOrder, liveOrNull } from '../../../shared/views/liveRecords.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { words } from '../../ui/words.ts';
import { groomingWords as text } from '../../ui/words/grooming.ts';
import styles from './Grooming.module.css';
import type { GroomingCardProps } from './GroomingCard.tsx';

/** A goal that was archived stays linked, so that it is there when it comes back. */
export function GoalFix({ session, dialogs, records, entry, canEdit }: GroomingCardProps) {
  const initiative = liveOrNull(records.initiative, entry.item.story.initiativeId);
  if (initiative === null) return null;
  const goals = liveInOrder(records.goal);
  const title = initiative.title.trim() || words.noTitle;
  return (
    <>
      {canEdit && goals.length > 0 && (
        <div className={styles['fields']}>
          <Select<GoalId | null>
            label={text.goalOf(title)}
            value={null}
            choices={[
              { value: null, label: text.chooseGoal },
              ...goals.map((goal) => ({ value: goal.id, label: goal.title.trim() || words.noTitle })),
            ]}
            onChoose={(goal) =>
              goal !== null &&
              session.actions.runLate(updateInitiative, {
                id: initiative.id,
                goals: [...initiative.goals, goal],
              })
            }
          />
        </div>
      )}
      {canEdit && goals.length === 0 && <p className={styles['note']}>{text.noGoals}</p>}
      <div className={styles['fixes']}>
        <Button size="s" icon={PanelRight} onClick={() => dialogs.openDetails(initiative.id)}>
          {text.openInitiative(title)}
        </Button>
      </div>
    </>
  );
}
