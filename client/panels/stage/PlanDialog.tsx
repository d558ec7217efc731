/** Plans stories, or begins them, that lack an owner or a due date, or are locked in the scope of now. */
import { moveStage } from '../../../shared/commands/moveStage.ts';
import type { Story, StoryId } from '../../../shared/model/story.ts';
import { liveOrNull } from '../../../shared/views/liveRecords.ts';
import { storyGroups } from '../../../shared/views/storyGroups.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { words } from '../../ui/words.ts';
import { stageWords } from '../../ui/words/stage.ts';
import { useRecords } from '../live/useRecords.ts';
import { PlanningDialog } from './PlanningDialog.tsx';
import { asksTradeOff, type PlanStage } from './planningRules.ts';
import { usePlanning } from './usePlanning.ts';

/** Open as long as it is rendered; `onDone` hears what the command answered. */
export function PlanDialog({
  session,
  ids,
  stage,
  onDone,
  onClose,
}: {
  readonly session: MapSession;
  readonly ids: readonly StoryId[];
  readonly stage: PlanStage;
  readonly onDone?: (result: unknown) => void;
  readonly onClose: () => void;
}) {
  const records = useRecords(session.store);
  const stories = ids.flatMap((id) => records.story.get(id) ?? []).filter((each) => each.archivedAt === null);
  const planning = usePlanning(
    records,
    stories,
    stories.filter((story) => asksTradeOff(records, story)),
  );
  const isPromised = ({ initiativeId }: Story): boolean =>
    liveOrNull(records.initiative, initiativeId)?.horizon === 'now';
  const plan = (): void => {
    const input = { ids: stories.map(({ id }) => id), stage, ...planning.input };
    const done = session.actions.runLate(moveStage, input);
    if (done === null) return;
    onDone?.(done);
    onClose();
  };
  if (stories.length === 0) return null;
  const text = stageWords[stage];
  const what = stories.length === 1 ? stories[0]!.title || words.noTitle : words.stories(stories.length);
  return (
    <PlanningDialog
      session={session}
      planning={planning}
      drops={storyGroups(records).live.filter(
        (story) => story.stage === 'planned' && isPromised(story) && !stories.includes(story),
      )}
      title={text.title(what)}
      description={text.description}
      confirm={text.confirm}
      onConfirm={plan}
      onClose={onClose}
    />
  );
}
