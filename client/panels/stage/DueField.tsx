/** The day a story is due. */
import { updateStory } from '../../../shared/commands/updateStory.ts';
import type { Story } from '../../../shared/model/story.ts';
import type { MapActions } from '../../store/mapActions.ts';
import { stageWords } from '../../ui/words/stage.ts';
import { DraftField } from '../live/DraftField.tsx';

const longestDay = 'YYYY-MM-DD'.length;

/** Enter or leaving keeps it; empty means none. */
export function DueField({
  story: { id, due },
  actions,
  readOnly,
}: {
  readonly story: Story;
  readonly actions: MapActions;
  readonly readOnly: boolean;
}) {
  return (
    <DraftField
      type="date"
      label={stageWords.due}
      kept={due ?? ''}
      maxLength={longestDay}
      readOnly={readOnly}
      onKeep={(day) => actions.runLate(updateStory, { id, due: day === '' ? null : day })}
    />
  );
}
