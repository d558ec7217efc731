/** Why stories wait or were refused, in sentences. */
import type { TrackerEntry } from '../../../shared/protocol/trackers.ts';
import { formatTime } from '../../ui/format.ts';
import { trackerWords as text } from '../../ui/words/trackers.ts';
import type { StoryLine } from './storyGroups.ts';

/** One sentence for each reason there is, with the first moment it is tried again. `now` in ms since epoch. */
export function tellWhys(
  lines: readonly Pick<StoryLine, 'reason' | 'nextAt'>[],
  { kind, project }: Pick<TrackerEntry, 'kind' | 'project'>,
  now: number,
): string[] {
  const reasons = new Set(lines.flatMap(({ reason }) => reason ?? []));
  return [...reasons].map((reason) => {
    const moments = lines.flatMap((line) =>
      line.reason === reason && line.nextAt !== null ? [line.nextAt] : [],
    );
    const next = moments.length === 0 ? null : Math.min(...moments);
    const when = next === null ? null : next <= now ? text.soon : text.atTime(formatTime(next));
    return text.why(reason, { tracker: text.kinds[kind], project, when });
  });
}
