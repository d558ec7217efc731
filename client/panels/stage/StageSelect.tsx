/** Moves a story to another stage; what the stage asks for is asked for first. */
import { useState } from 'react';
import { updateStory } from '../../../shared/commands/updateStory.ts';
import { stages, type Stage as StageName, type Story } from '../../../shared/model/story.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Select } from '../../ui/Select.tsx';
import { Stage } from '../../ui/Stage.tsx';
import { words } from '../../ui/words.ts';
import { DeclineDialog } from './DeclineDialog.tsx';
import { PlanDialog } from './PlanDialog.tsx';
import { askedFor, type PlanStage } from './planningRules.ts';

const choices = stages.map((stage) => ({
  value: stage,
  label: words.stages[stage],
  face: <Stage stage={stage} />,
}));

interface StageSelectProps {
  readonly story: Story;
  readonly session: MapSession;
  readonly label: string;
  readonly disabled: boolean;
  /** Without label and frame, in a row of a table. */
  readonly bare?: boolean;
  readonly tabIndex?: number;
  readonly startsOpen?: boolean;
}

export function StageSelect({ story, session, bare = false, ...rest }: StageSelectProps) {
  const [asked, setAsked] = useState<PlanStage | 'declined' | null>(null);
  const choose = (stage: StageName): void => {
    if (stage === story.stage) return;
    const asks = stage === 'declined' ? stage : askedFor(session.store.getRecords(), [story], stage);
    if (asks !== null) setAsked(asks);
    else session.actions.runLate(updateStory, { id: story.id, stage });
  };
  const onClose = (): void => setAsked(null);
  return (
    <>
      <Select
        {...rest}
        hideLabel={bare}
        bare={bare}
        value={story.stage}
        choices={choices}
        onChoose={choose}
      />
      {asked === 'declined' && <DeclineDialog story={story} actions={session.actions} onClose={onClose} />}
      {asked !== null && asked !== 'declined' && (
        <PlanDialog session={session} ids={[story.id]} stage={asked} onClose={onClose} />
      )}
    </>
  );
}
