/** Sends stories over a divider into another lane: steps and order are kept, at the edge they came through. */
import type * as Y from 'yjs';
import { recordOf } from '../model/document.ts';
import { byOrder } from '../model/orderKey.ts';
import type { ReleaseId } from '../model/release.ts';
import type { StepId } from '../model/step.ts';
import type { Story, StoryId } from '../model/story.ts';
import { writeFields } from '../model/writeRecord.ts';
import { cellSiblings, columnOf, laneOf } from './cellSiblings.ts';
import { keysAt } from './target.ts';

/** `releaseId` is live or null; stories that are in that lane already stay where they are. */
export function sendAcross(
  doc: Y.Doc,
  stories: readonly Story[],
  releaseId: ReleaseId | null,
  edge: 'top' | 'bottom',
): void {
  const stacks = new Map<StepId | null, StoryId[]>();
  for (const story of stories.toSorted(byOrder)) {
    if (laneOf(doc, story.releaseId) === releaseId) continue;
    const column = columnOf(doc, story.stepId);
    stacks.set(column, [...(stacks.get(column) ?? []), story.id]);
  }
  for (const [column, stack] of stacks) {
    const among = cellSiblings(doc, column, releaseId);
    const keys = keysAt(doc, 'story', among, edge === 'top' ? { before: among[0]?.id } : {}, stack.length);
    stack.forEach((id, i) => {
      writeFields(recordOf(doc, 'story', id)!, 'story', { releaseId, order: keys[i]! });
    });
  }
}
