/** Pushes a slice into the backlog, in map order; pushing again changes only what changed. */
import type * as Y from 'yjs';
import * as z from 'zod/mini';
import { recordOf } from '../model/document.ts';
import { idSchema } from '../model/id.ts';
import { readMap } from '../model/readMap.ts';
import type { ReleaseId } from '../model/release.ts';
import type { Story } from '../model/story.ts';
import { writeFields } from '../model/writeRecord.ts';
import { arrangeMap } from '../views/arrangeMap.ts';
import { isInBacklog } from '../views/backlog.ts';
import { previewPush, seenByPush, type PushItem } from '../views/pushPreview.ts';
import { backlogLine } from './backlogLine.ts';
import { backlogPlaces } from './backlogPlaces.ts';
import { defineCommand } from './command.ts';
import { liveRecord, writeKeys } from './target.ts';

/** P2: pushing an unchanged slice again writes nothing. */
export const pushToBacklog = defineCommand({
  name: 'pushToBacklog',
  title: 'Push into the backlog',
  needs: 'editor',
  input: z.object({ releaseId: idSchema('release') }),
  alsoChanges: (doc, { releaseId }) => {
    const { items } = previewPush(readMap(doc), releaseId);
    return items.filter(({ change }) => change !== 'unchanged').map(({ story }) => story.id);
  },
  apply: (doc, { releaseId }, { now }) => {
    liveRecord(doc, 'release', releaseId);
    const records = readMap(doc);
    const grid = arrangeMap(records);
    const { items, counts } = previewPush(records, releaseId, grid);
    const entering = items.filter((item) => item.change === 'new' || item.change === 'changed');
    const placing = new Set(entering.filter(needsPlace).map((item) => item.story.id));
    writeKeys(
      doc,
      'story',
      'backlogOrder',
      backlogPlaces(grid, releaseId, backlogLine(records, grid), placing),
      placing,
    );
    for (const { story } of entering) enter(doc, story, releaseId, now());
    for (const { story, change } of items) if (change === 'leaving') leave(doc, story);
    return counts;
  },
});

function needsPlace({ story, reasons }: PushItem): boolean {
  return story.backlogOrder === null || reasons.some((reason) => reason.kind === 'fromRelease');
}

/**
 * P5: a story taken over from another slice has its stage written even when it stays the same: if that slice is pushed
 * at the same moment and lets the story go, the same person's writes win in every register, so it is wholly in or out.
 */
function enter(doc: Y.Doc, story: Story, releaseId: ReleaseId, now: number): void {
  const record = recordOf(doc, 'story', story.id)!;
  const stage = isInBacklog(story) ? story.stage : 'backlog';
  if (story.pushed !== null && story.pushed.releaseId !== releaseId) record.set('stage', stage);
  const backlogAt = isInBacklog(story) ? story.backlogAt : now;
  writeFields(record, 'story', { pushed: seenByPush(story, releaseId), stage, backlogAt });
}

function leave(doc: Y.Doc, story: Story): void {
  const hasBegun = isInBacklog(story) && story.stage !== 'backlog';
  const record = recordOf(doc, 'story', story.id)!;
  if (hasBegun) writeFields(record, 'story', { pushed: null });
  else {
    const stage = story.stage === 'backlog' ? 'idea' : story.stage;
    writeFields(record, 'story', { pushed: null, backlogOrder: null, backlogAt: null, stage });
  }
}
