/** Moves a stack of stories: another column changes the step, another lane the release, the same cell the rank. */
import type * as Y from 'yjs';
import * as z from 'zod/mini';
import { recordOf } from '../model/document.ts';
import { idSchema } from '../model/id.ts';
import type { ReleaseId } from '../model/release.ts';
import type { StepId } from '../model/step.ts';
import type { Story, StoryId } from '../model/story.ts';
import { writeFields } from '../model/writeRecord.ts';
import { cellSiblings, columnOf, laneOf } from './cellSiblings.ts';
import { defineCommand } from './command.ts';
import { keysToMove, liveRecord, liveStories, placeFields } from './target.ts';

/** M1: only the registers that change are written, so one person's move to a step and another's to a release both win. */
export const moveStories = defineCommand({
  name: 'moveStories',
  title: 'Move stories',
  needs: 'editor',
  own: 'contributor',
  input: z.object({
    ids: z.array(idSchema('story')).check(z.minLength(1), z.maxLength(5000)),
    stepId: z.optional(idSchema('step')),
    releaseId: z.optional(z.nullable(idSchema('release'))),
    ...placeFields,
  }),
  apply: (doc, { ids, stepId, releaseId, ...place }) => {
    if (stepId !== undefined) liveRecord(doc, 'step', stepId);
    if (releaseId !== undefined && releaseId !== null) liveRecord(doc, 'release', releaseId);
    const moving = liveStories(doc, ids);
    for (const [column, lane, stack] of targetCells(doc, moving, stepId, releaseId)) {
      const keys = keysToMove(doc, 'story', cellSiblings(doc, column, lane), stack, place);
      stack.forEach((id, i) => {
        if (keys === null) return;
        writeFields(recordOf(doc, 'story', id)!, 'story', { stepId, releaseId, order: keys[i]! });
      });
    }
    return { moved: moving.length };
  },
});

type CellStack = readonly [column: StepId | null, lane: ReleaseId | null, stack: StoryId[]];

/** The cells the stories go to, each with its part of the stack. */
function targetCells(
  doc: Y.Doc,
  moving: readonly Story[],
  stepId: StepId | undefined,
  releaseId: ReleaseId | null | undefined,
): CellStack[] {
  const cells = new Map<string, CellStack>();
  for (const story of moving) {
    const column = stepId ?? columnOf(doc, story.stepId);
    const lane = releaseId === undefined ? laneOf(doc, story.releaseId) : releaseId;
    const key = `${column}|${lane}`;
    const cell = cells.get(key) ?? ([column, lane, []] as const);
    cell[2].push(story.id);
    cells.set(key, cell);
  }
  return [...cells.values()];
}
