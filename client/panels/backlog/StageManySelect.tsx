/** Moves the selected stories to a stage; what the stage asks for is asked for once, for all of them. */
import { useRef, useState } from 'react';
import { moveStage } from '../../../shared/commands/moveStage.ts';
import { longestNote } from '../../../shared/model/field.ts';
import { stages, type Stage as StageName, type Story } from '../../../shared/model/story.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Select } from '../../ui/Select.tsx';
import { Stage } from '../../ui/Stage.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { words } from '../../ui/words.ts';
import { backlogToolWords as text } from '../../ui/words/backlogTools.ts';
import { stageWords } from '../../ui/words/stage.ts';
import { PlanDialog } from '../stage/PlanDialog.tsx';
import { askedFor, type PlanStage } from '../stage/planningRules.ts';
import { StageDialog } from '../stage/StageDialog.tsx';

const mixed = 'mixed';

export function StageManySelect({
  stories,
  session,
  onDone,
}: {
  readonly stories: readonly Story[];
  readonly session: MapSession;
  readonly onDone: (result: unknown) => void;
}) {
  const [asked, setAsked] = useState<PlanStage | 'declined' | null>(null);
  const [reason, setReason] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const ids = stories.map(({ id }) => id);
  const first = stories[0]?.stage;
  const value = stories.every(({ stage }) => stage === first) ? (first ?? mixed) : mixed;
  const move = (stage: StageName, rest: { reason?: string } = {}): void => {
    const done = session.actions.runLate(moveStage, { ids, stage, ...rest });
    if (done !== null) setAsked(null);
    onDone(done);
  };
  const choose = (stage: StageName | typeof mixed): void => {
    if (stage === mixed || stage === value) return;
    const asks = stage === 'declined' ? stage : askedFor(session.store.getRecords(), stories, stage);
    if (asks !== null) setAsked(asks);
    else move(stage);
  };
  const title = words.stories(stories.length);
  return (
    <>
      <Select<StageName | typeof mixed>
        label={text.stage}
        value={value}
        choices={[
          ...(value === mixed ? [{ value: mixed as typeof mixed, label: text.mixed }] : []),
          ...stages.map((stage) => ({
            value: stage,
            label: words.stages[stage],
            face: <Stage stage={stage} />,
          })),
        ]}
        onChoose={choose}
      />
      {asked !== null && asked !== 'declined' && (
        <PlanDialog
          session={session}
          ids={ids}
          stage={asked}
          onDone={onDone}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'declined' && (
        <StageDialog
          title={stageWords.declined.title(title)}
          description={stageWords.declined.description}
          confirm={stageWords.declined.confirm}
          isComplete={reason.trim() !== ''}
          initialFocus={input}
          onConfirm={() => move('declined', { reason: reason.trim() })}
          onClose={() => setAsked(null)}
        >
          <TextField
            ref={input}
            label={stageWords.reason}
            placeholder={stageWords.declined.placeholder}
            maxLength={longestNote}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </StageDialog>
      )}
    </>
  );
}
