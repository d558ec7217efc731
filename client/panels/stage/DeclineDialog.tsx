/** Declines a story, with the reason. */
import { useRef, useState } from 'react';
import { updateStory } from '../../../shared/commands/updateStory.ts';
import { longestNote } from '../../../shared/model/field.ts';
import { TextField } from '../../ui/TextField.tsx';
import { words } from '../../ui/words.ts';
import { stageWords } from '../../ui/words/stage.ts';
import { StageDialog, type StageDialogProps } from './StageDialog.tsx';

const text = stageWords.declined;

export function DeclineDialog({ story, actions, onClose }: StageDialogProps) {
  const [reason, setReason] = useState(story.declineReason);
  const input = useRef<HTMLInputElement>(null);
  const decline = (): void => {
    const change = { id: story.id, stage: 'declined' as const, declineReason: reason.trim() };
    if (actions.runLate(updateStory, change) !== null) onClose();
  };
  return (
    <StageDialog
      title={text.title(story.title || words.noTitle)}
      description={text.description}
      confirm={text.confirm}
      isComplete={reason.trim() !== ''}
      initialFocus={input}
      onConfirm={decline}
      onClose={onClose}
    >
      <TextField
        ref={input}
        label={stageWords.reason}
        placeholder={text.placeholder}
        maxLength={longestNote}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </StageDialog>
  );
}
