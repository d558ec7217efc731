/** Writes on the map which issue a story has at a tracker, so that its card shows it. */
import { commandContext, runCommand } from '../../shared/commands/command.ts';
import { linkIssues } from '../../shared/commands/linkIssues.ts';
import { readMap } from '../../shared/model/readMap.ts';
import type { StoryId } from '../../shared/model/story.ts';
import type { Clock } from '../clock.ts';
import type { RoomMap } from '../sync/room.ts';
import type { Rooms } from '../sync/rooms.ts';

export interface NotedIssue {
  readonly storyId: StoryId;
  readonly key: string;
  readonly url: string;
}

/** Writes only what is not there yet, as the server; stories that are gone are left out. */
export async function noteIssues(
  { rooms, clock }: { readonly rooms: Rooms; readonly clock: Clock },
  map: RoomMap,
  issues: readonly NotedIssue[],
): Promise<void> {
  if (issues.length === 0) return;
  await rooms.with(map, async (room) => {
    const { story } = room.read(readMap);
    const links = issues
      .filter(({ storyId, key, url }) => {
        const there = story.get(storyId);
        return there !== undefined && (there.issue?.key !== key || there.issue.url !== url);
      })
      .map(({ storyId, key, url }) => ({ storyId, issue: { key, url } }));
    if (links.length === 0) return;
    const context = { ...commandContext({ kind: 'api', sessionId: 'server' }), now: clock.now };
    await room.run('server', (doc) => runCommand(doc, linkIssues, { links }, context));
  });
}
