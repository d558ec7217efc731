/** Committing a story to a sprint: at once where nothing is missing, else after asking. */
import { useState, type ReactNode } from 'react';
import { commitStories } from '../../../shared/commands/commitStories.ts';
import type { SprintId } from '../../../shared/model/sprint.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { commitPreview } from '../../../shared/views/planPool.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { words } from '../../ui/words.ts';
import { planWords as text } from '../../ui/words/plan.ts';
import { mayBePlanned } from '../stage/mayBePlanned.ts';
import { CommitDialog } from './CommitDialog.tsx';
import { asksTradeOff, sprintOf } from './commitRules.ts';

interface Commit {
  /** To a sprint, or out of its own (null). */
  readonly commit: (id: StoryId, sprintId: SprintId | null) => void;
  /** What happened last, for those who do not see it. */
  readonly told: string;
  readonly dialog: ReactNode;
}

/** `dialog` has to be rendered. */
export function useCommit(session: MapSession): Commit {
  const [asked, setAsked] = useState<{ readonly id: StoryId; readonly sprintId: SprintId } | null>(null);
  const [told, setTold] = useState('');

  const tell = (id: StoryId, sprintId: SprintId | null): void => {
    const records = session.store.getRecords();
    const story = records.story.get(id);
    if (story === undefined) return;
    const title = story.title.trim() || words.noTitle;
    if (sprintId === null) return setTold(text.takenOut(title));
    const name = records.sprint.get(sprintId)?.name.trim() || text.unnamed;
    const load = commitPreview(records, story, sprintId)?.sprint;
    const isOver = load?.isOver === true && load.most !== null;
    setTold(isOver ? text.committedOver(title, name, load.after - load.most) : text.committed(title, name));
  };

  const commit = (id: StoryId, sprintId: SprintId | null): void => {
    const records = session.store.getRecords();
    const story = records.story.get(id);
    if (story === undefined) return;
    const from = sprintOf(records, story);
    if (from === sprintId) return;
    const needsMore = !mayBePlanned(story) || asksTradeOff(records, story);
    if (sprintId !== null && needsMore) return setAsked({ id, sprintId });
    const input = { ids: [id], sprintId, ...(from === null ? {} : { from }) };
    if (session.actions.runLate(commitStories, input) !== null) tell(id, sprintId);
  };

  const dialog = asked !== null && (
    <CommitDialog
      session={session}
      id={asked.id}
      sprintId={asked.sprintId}
      onCommitted={() => tell(asked.id, asked.sprintId)}
      onClose={() => setAsked(null)}
    />
  );
  return { commit, told, dialog };
}
