/** Committing stories to a sprint: at once where nothing is missing, else after asking once for all of them. */
import { useState, type ReactNode } from 'react';
import { commitStories } from '../../../shared/commands/commitStories.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { SprintId } from '../../../shared/model/sprint.ts';
import type { Story, StoryId } from '../../../shared/model/story.ts';
import { commitPreview } from '../../../shared/views/planPool.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { words } from '../../ui/words.ts';
import { planWords as text } from '../../ui/words/plan.ts';
import { asksTradeOff, hasOwnerAndDue, isBeforePlanned, sprintOf } from '../stage/planningRules.ts';
import { CommitDialog } from './CommitDialog.tsx';

interface Commit {
  /** To a sprint, or out of their own (null). Of several, those that are in a sprint already or over stay as they are. */
  readonly commit: (ids: readonly StoryId[], sprintId: SprintId | null) => void;
  readonly dialog: ReactNode;
}

/** `dialog` has to be rendered; `tell` hears in words what happened. */
export function useCommit(session: MapSession, tell: (what: string) => void): Commit {
  const [asked, setAsked] = useState<{
    readonly ids: readonly StoryId[];
    readonly sprintId: SprintId;
    readonly left: number;
  } | null>(null);

  const sayCommitted = (ids: readonly StoryId[], sprintId: SprintId | null, left: number): void => {
    const records = session.store.getRecords();
    const stories = ids.flatMap((id) => records.story.get(id) ?? []);
    const [first] = stories;
    if (first === undefined) return;
    const title = first.title.trim() || words.noTitle;
    if (sprintId === null)
      return tell(stories.length > 1 ? text.takenOutMany(stories.length) : text.takenOut(title));
    const name = records.sprint.get(sprintId)?.name.trim() || text.unnamed;
    const load = commitPreview(records, stories, sprintId)?.sprint;
    const over = load?.isOver === true && load.most !== null ? load.after - load.most : 0;
    const said =
      stories.length > 1 ? text.committedMany(stories.length, name, over) : text.committed(title, name, over);
    tell(left === 0 ? said : `${said} ${text.leftOut(left)}`);
  };

  const commit = (ids: readonly StoryId[], sprintId: SprintId | null): void => {
    const records = session.store.getRecords();
    const all = ids.flatMap((id) => records.story.get(id) ?? []);
    const isMeant = (story: Story): boolean =>
      sprintId === null ? sprintOf(records, story) !== null : isFree(records, story);
    const stories = all.length === 1 ? all : all.filter(isMeant);
    const left = sprintId === null ? 0 : all.length - stories.length;
    const [first] = stories;
    if (first === undefined) return left === 0 ? undefined : tell(text.leftOut(left));
    const from = sprintOf(records, first);
    if (from === sprintId && !isBeforePlanned(first)) return;
    const moving = stories.map(({ id }) => id);
    if (sprintId !== null && stories.some((story) => asksToCommit(records, story)))
      return setAsked({ ids: moving, sprintId, left });
    const input = { ids: moving, sprintId, ...(from === null ? {} : { from }) };
    if (session.actions.runLate(commitStories, input) !== null) sayCommitted(moving, sprintId, left);
  };

  const dialog = asked !== null && (
    <CommitDialog
      session={session}
      ids={asked.ids}
      sprintId={asked.sprintId}
      onCommitted={() => sayCommitted(asked.ids, asked.sprintId, asked.left)}
      onClose={() => setAsked(null)}
    />
  );
  return { commit, dialog };
}

function asksToCommit(records: MapRecords, story: Story): boolean {
  if (story.stage === 'done') return false;
  return !hasOwnerAndDue(story) || (isBeforePlanned(story) && asksTradeOff(records, story));
}

/** Whether nobody has planned it yet, nor done it, nor declined it. */
function isFree(records: MapRecords, story: Story): boolean {
  return story.stage !== 'done' && story.stage !== 'declined' && sprintOf(records, story) === null;
}
