/** What can be done at once about one reason why a story is in the grooming queue. */
import { Merge, MessageCircleQuestion, Split, Wrench } from 'lucide';
import { useState } from 'react';
import { linkInitiative } from '../../../shared/commands/linkInitiative.ts';
import { mergeStories } from '../../../shared/commands/mergeStories.ts';
import { reorderBacklog } from '../../../shared/commands/reorderBacklog.ts';
import { updateStory } from '../../../shared/commands/updateStory.ts';
import type { InitiativeId } from '../../../shared/model/initiative.ts';
import type { Story } from '../../../shared/model/story.ts';
import { isInBacklog } from '../../../shared/views/backlog.ts';
import type { GroomingReason } from '../../../shared/views/grooming.ts';
import { liveInOrder } from '../../../shared/views/liveRecords.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { words } from '../../ui/words.ts';
import { groomingWords as text } from '../../ui/words/grooming.ts';
import { CriteriaField } from '../criteria/CriteriaField.tsx';
import { OutsideField } from '../dependencies/OutsideField.tsx';
import { OwnerField } from '../details/OwnerField.tsx';
import { EstimateField } from '../live/EstimateField.tsx';
import styles from './Grooming.module.css';
import { GoalFix } from './GoalFix.tsx';
import type { GroomingCardProps } from './GroomingCard.tsx';
import { SplitDialog } from './SplitDialog.tsx';
import { UserStoryDialog } from './UserStoryDialog.tsx';

type FixProps = GroomingCardProps & { readonly reason: GroomingReason };

/** Viewers see what the reason is about and can change nothing. */
export function ReasonFix(props: FixProps) {
  const { reason, session, dialogs, records, entry, canEdit } = props;
  const { story } = entry.item;
  const { actions } = session;
  switch (reason.rule) {
    case 'unready':
      return (
        <div className={styles['fields']}>
          {reason.missing.includes('estimate') && <Estimate {...props} />}
          {reason.missing.includes('owner') && (
            <OwnerField session={session} id={story.id} owner={story.owner} />
          )}
          {reason.missing.includes('initiative') && <InitiativeSelect {...props} />}
          {reason.missing.includes('criteria') && (
            <div className={styles['wide']}>
              <CriteriaField session={session} dialogs={dialogs} id={story.id} />
            </div>
          )}
        </div>
      );
    case 'blocked': {
      const needed = reason.by.flatMap((id) => records.story.get(id) ?? []);
      return (
        <>
          {needed.length > 0 && (
            <div className={styles['fixes']}>
              {needed.map((other) => (
                <Button key={other.id} size="s" onClick={() => dialogs.openDetails(other.id)}>
                  {text.show(titleOf(other))}
                </Button>
              ))}
              {canEdit &&
                needed.filter(isInBacklog).map((other) => (
                  <Button
                    key={other.id}
                    size="s"
                    onClick={() => actions.runLate(reorderBacklog, { ids: [other.id], before: story.id })}
                  >
                    {text.moveAhead(titleOf(other))}
                  </Button>
                ))}
            </div>
          )}
          {reason.outside.length > 0 && <OutsideField session={session} dialogs={dialogs} id={story.id} />}
        </>
      );
    }
    case 'duplicate': {
      const merge = (other: Story): void => {
        if (actions.runLate(mergeStories, { id: story.id, ids: [other.id] }) !== null)
          dialogs.toast(text.merged(titleOf(other)), { undo: true, replaces: 'groomed' });
      };
      return (
        <div className={styles['fixes']}>
          {reason.of.slice(0, 5).flatMap((id) => {
            const other = records.story.get(id);
            if (other === undefined) return [];
            return [
              <Button key={`show ${id}`} size="s" look="quiet" onClick={() => dialogs.openDetails(id)}>
                {text.show(titleOf(other))}
              </Button>,
              canEdit && (
                <Button key={`merge ${id}`} size="s" icon={Merge} onClick={() => merge(other)}>
                  {text.merge(titleOf(other))}
                </Button>
              ),
            ];
          })}
        </div>
      );
    }
    case 'tooBig':
      return canEdit ? <SplitFix {...props} /> : null;
    case 'technical':
      return canEdit ? (
        <div className={styles['fixes']}>
          <HelperFix {...props} />
          <Button
            size="s"
            icon={Wrench}
            onClick={() => actions.runLate(updateStory, { id: story.id, kind: 'technical' })}
          >
            {text.toTechnical}
          </Button>
        </div>
      ) : null;
    case 'unclear':
      return canEdit ? (
        <div className={styles['fixes']}>
          <HelperFix {...props} />
        </div>
      ) : null;
    case 'orphaned':
      return reason.why === 'noInitiative' ? (
        <div className={styles['fields']}>
          <InitiativeSelect {...props} />
        </div>
      ) : (
        <GoalFix {...props} />
      );
    case 'stale':
      return null;
  }
}

function Estimate({ session, records, entry, canEdit }: FixProps) {
  const { story } = entry.item;
  return (
    <EstimateField
      label={words.details.estimate}
      scale={records.meta.settings.estimateScale}
      value={story.estimate}
      placeholder={words.none}
      readOnly={!canEdit}
      onChange={(estimate) => session.actions.runLate(updateStory, { id: story.id, estimate })}
    />
  );
}

function InitiativeSelect({ session, records, entry, canEdit }: FixProps) {
  const initiatives = liveInOrder(records.initiative);
  if (initiatives.length === 0) return <p className={styles['note']}>{text.noInitiatives}</p>;
  return (
    <Select<InitiativeId | null>
      label={text.initiative}
      value={null}
      choices={[
        { value: null, label: text.chooseInitiative },
        ...initiatives.map(({ id, title }) => ({ value: id, label: title.trim() || words.noTitle })),
      ]}
      disabled={!canEdit}
      onChoose={(initiativeId) =>
        initiativeId !== null &&
        session.actions.runLate(linkInitiative, { ids: [entry.item.story.id], initiativeId })
      }
    />
  );
}

function SplitFix(props: FixProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles['fixes']}>
      <Button size="s" icon={Split} onClick={() => setOpen(true)}>
        {text.split}
      </Button>
      {isOpen && (
        <SplitDialog
          session={props.session}
          dialogs={props.dialogs}
          records={props.records}
          story={props.entry.item.story}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

function HelperFix({ session, entry }: FixProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="s" icon={MessageCircleQuestion} onClick={() => setOpen(true)}>
        {text.helper}
      </Button>
      {isOpen && (
        <UserStoryDialog session={session} story={entry.item.story} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

function titleOf({ title }: Story): string {
  return title.trim() || words.noTitle;
}
