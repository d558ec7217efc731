/** How much a push of a slice to a tracker would write. */
import type { TrackerPreviewAnswer, TrackerPushAnswer } from '../../../shared/protocol/trackers.ts';

/** How many stories a push would write: what waits is on its way already. */
export function countToPush(
  { items }: TrackerPreviewAnswer,
  { issues }: Pick<TrackerPushAnswer, 'issues'>,
): number {
  const states = new Map(issues.map(({ storyId, state }) => [storyId, state]));
  return items.filter(({ storyId, change }) => {
    const state = states.get(storyId);
    return state === 'refused' || (state !== 'waiting' && change !== 'unchanged');
  }).length;
}
