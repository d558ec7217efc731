/** The stories of an initiative: link by words, jump to, take out. */
import { X } from 'lucide';
import { useState } from 'react';
import { linkInitiative } from '../../../shared/commands/linkInitiative.ts';
import type { InitiativeId } from '../../../shared/model/initiative.ts';
import type { Story, StoryId } from '../../../shared/model/story.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import fieldStyles from '../../ui/Field.module.css';
import { Stage } from '../../ui/Stage.tsx';
import { roadmapWords } from '../../ui/words/roadmap.ts';
import { StoryPicker } from '../dependencies/StoryPicker.tsx';
import { useCanEdit } from '../live/useRecords.ts';
import styles from './InitiativeDetails.module.css';
import { titleOf } from './initiativeNames.ts';

const text = roadmapWords.details;
/** How many are listed at first, and with each "more". */
const portion = 20;

export function LinkedStories({
  session,
  dialogs,
  id,
  stories,
  onJump,
}: {
  readonly session: MapSession;
  readonly dialogs: MapDialogs;
  readonly id: InitiativeId;
  readonly stories: readonly Story[];
  readonly onJump: (id: StoryId) => void;
}) {
  const canEdit = useCanEdit(session);
  const [shown, setShown] = useState(portion);
  const link = (story: StoryId, initiativeId: InitiativeId | null): boolean =>
    session.actions.runLate(linkInitiative, { ids: [story], initiativeId }) !== null;
  const remove = (story: Story): void => {
    if (link(story.id, null)) dialogs.toast(text.unlinked(titleOf(story)), { undo: true });
  };
  return (
    <div role="group" aria-label={text.stories} className={fieldStyles['field']}>
      <span className={fieldStyles['label']}>{text.stories}</span>
      {stories.length === 0 && <p className={fieldStyles['hint']}>{text.noStories}</p>}
      <ul>
        {stories.slice(0, shown).map((story) => (
          <li key={story.id} className={styles['story']}>
            <button
              type="button"
              className={styles['story-title']}
              aria-label={text.show(titleOf(story))}
              onClick={() => onJump(story.id)}
            >
              {titleOf(story)}
            </button>
            <Stage stage={story.stage} />
            {canEdit && (
              <IconButton
                icon={X}
                size="s"
                label={text.unlink(titleOf(story))}
                onClick={() => remove(story)}
              />
            )}
          </li>
        ))}
      </ul>
      {stories.length > shown && (
        <Button look="quiet" size="s" onClick={() => setShown(shown + 10 * portion)}>
          {text.more(stories.length - shown)}
        </Button>
      )}
      {canEdit && (
        <StoryPicker
          session={session}
          label={text.addStory}
          without={stories.map((story) => story.id)}
          onPick={(story) => link(story, id)}
        />
      )}
    </div>
  );
}
