/** Asks for what stories need to be planned: who does them, when they are due, and what drops where the scope is locked. */
import { useRef, type ReactNode } from 'react';
import { longestShortName } from '../../../shared/model/persona.ts';
import type { Story } from '../../../shared/model/story.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { words } from '../../ui/words.ts';
import { stageWords } from '../../ui/words/stage.ts';
import { PeopleNames } from './PeopleNames.tsx';
import { StageDialog } from './StageDialog.tsx';
import styles from './StageDialog.module.css';
import type { Planning } from './usePlanning.ts';

/** Open as long as it is rendered. `drops` can be given up for what is locked. */
export function PlanningDialog({
  session,
  planning,
  drops,
  children,
  ...dialog
}: {
  readonly session: MapSession;
  readonly planning: Planning;
  readonly drops: readonly Story[];
  readonly title: string;
  readonly description: string;
  readonly confirm: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) {
  const { draft, change, stories, ownerless, dueless, locked } = planning;
  const isOne = stories.length === 1;
  const ownerInput = useRef<HTMLInputElement>(null);
  const dueInput = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLDivElement>(null);
  const asksOwner = isOne || ownerless > 0;
  const asksDue = isOne || dueless > 0;
  return (
    <StageDialog
      {...dialog}
      isComplete={planning.isComplete}
      initialFocus={ownerless > 0 ? ownerInput : asksDue ? dueInput : form}
    >
      {asksOwner && (
        <>
          <TextField
            ref={ownerInput}
            label={words.details.owner}
            hint={isOne ? undefined : stageWords.forThose(ownerless, stories.length)}
            maxLength={longestShortName}
            list="planning-people"
            value={draft.owner}
            onChange={(event) => change({ owner: event.target.value })}
          />
          <PeopleNames id="planning-people" session={session} />
        </>
      )}
      {asksDue && (
        <TextField
          ref={dueInput}
          type="date"
          label={stageWords.due}
          hint={isOne ? undefined : stageWords.forThose(dueless, stories.length)}
          value={draft.due}
          onChange={(event) => change({ due: event.target.value })}
        />
      )}
      {locked > 0 && (
        <div ref={form} tabIndex={-1}>
          <TradeOffAnswerFields planning={planning} drops={drops} />
        </div>
      )}
      {children}
    </StageDialog>
  );
}

function TradeOffAnswerFields({
  planning: { draft, change, stories, locked, goals, goalId },
  drops,
}: {
  readonly planning: Planning;
  readonly drops: readonly Story[];
}) {
  const text = stageWords.locked;
  return (
    <fieldset className={styles['trade-off']}>
      <legend>{text.title(locked, stories.length)}</legend>
      {goals.length === 0 ? (
        <p className={styles['missing']}>{text.noGoal}</p>
      ) : (
        <>
          <Select
            label={text.goal}
            value={goalId}
            choices={goals.map((each) => ({ value: each.id, label: each.title || words.noTitle }))}
            onChoose={(id) => change({ goalId: id })}
          />
          <Select
            label={text.drops}
            value={draft.drop}
            choices={[
              { value: null, label: text.nothing },
              ...drops.map((each) => ({ value: each.id, label: each.title || words.noTitle })),
            ]}
            onChoose={(id) => change({ drop: id })}
          />
        </>
      )}
    </fieldset>
  );
}
