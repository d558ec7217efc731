/** Plans a story that has no owner or no due date yet. */
import { useRef, useState } from 'react';
import { updateStory } from '../../../shared/commands/updateStory.ts';
import { longestShortName } from '../../../shared/model/persona.ts';
import { TextField } from '../../ui/TextField.tsx';
import { words } from '../../ui/words.ts';
import { stageWords } from '../../ui/words/stage.ts';
import { StageDialog, type StageDialogProps } from './StageDialog.tsx';

const text = stageWords.planned;

export function PlanDialog({ story, actions, onClose }: StageDialogProps) {
  const [owner, setOwner] = useState(story.owner);
  const [due, setDue] = useState(story.due ?? '');
  const ownerInput = useRef<HTMLInputElement>(null);
  const dueInput = useRef<HTMLInputElement>(null);
  const plan = (): void => {
    const input = { id: story.id, stage: 'planned' as const, owner: owner.trim(), due };
    if (actions.runLate(updateStory, input) !== null) onClose();
  };
  return (
    <StageDialog
      title={text.title(story.title || words.noTitle)}
      description={text.description}
      confirm={text.confirm}
      isComplete={owner.trim() !== '' && due !== ''}
      initialFocus={story.owner === '' ? ownerInput : dueInput}
      onConfirm={plan}
      onClose={onClose}
    >
      <TextField
        ref={ownerInput}
        label={words.details.owner}
        maxLength={longestShortName}
        value={owner}
        onChange={(event) => setOwner(event.target.value)}
      />
      <TextField
        ref={dueInput}
        type="date"
        label={stageWords.due}
        value={due}
        onChange={(event) => setDue(event.target.value)}
      />
    </StageDialog>
  );
}
