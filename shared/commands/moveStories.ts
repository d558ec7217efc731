/** Moves a stack of stories: another column changes the step, another lane the release, the same cell the rank. */
import type * as Y from 'yjs';
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import type { ReleaseId } from '../model/release.ts';
import type { StepId } from '../model/step.ts';
import type { Story, StoryId } from '../model/story.ts';
import { writeFields } from '../model/writeRecord.ts';
import { cellSiblings, laneOf } from './cellSiblings.ts';
import { defineCommand } from './command.ts';
import { indexAt, keysAt, liveRecord, liveStories, placeFields, type Place } from './target.ts';

export const moveStories = defineCommand({
  name: 'moveStories',
  title: 'Move stories',
  description:
    'Moves stories to a step and/or a release (null: unscheduled), before or after another story, else to the end of the cell. What is not given stays.',
  needs: 'editor',
  input: z.object({
    ids: z.array(idSchema('story')).check(z.minLength(1), z.maxLength(5000)),
    stepId: z.optional(idSchema('step')),
    releaseId: z.optional(z.nullable(idSchema('release'))),
    ...placeFields,
  }),
  apply: (doc, { ids, stepId, releaseId, ...place }) => {
    if (stepId !== undefined) liveRecord(doc, 'step', stepId);
    if (releaseId) liveRecord(doc, 'release', releaseId);
    const moving = liveStories(doc, ids);
    for (const group of groupByTarget(doc, moving, stepId, releaseId)) moveIntoCell(doc, group, place);
    return { moved: moving.length };
  },
});

interface CellMove {
  readonly stepId: StepId | null;
  readonly releaseId: ReleaseId | null;
  readonly stories: Story[];
}

function groupByTarget(
  doc: Y.Doc,
  moving: readonly Story[],
  stepId: StepId | undefined,
  releaseId: ReleaseId | null | undefined,
): CellMove[] {
  const groups = new Map<string, CellMove>();
  for (const story of moving) {
    const target = {
      stepId: stepId ?? story.stepId,
      releaseId: releaseId === undefined ? laneOf(doc, story.releaseId) : releaseId,
    };
    const key = `${target.stepId}|${target.releaseId}`;
    const group = groups.get(key) ?? { ...target, stories: [] };
    group.stories.push(story);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** M1: only the registers that changed are written, so moves of different people to step and release both win. */
function moveIntoCell(doc: Y.Doc, { stepId, releaseId, stories }: CellMove, place: Place): void {
  const ids = new Set<StoryId>(stories.map((story) => story.id));
  const among = cellSiblings(doc, stepId, releaseId);
  const others = among.filter((sibling) => !ids.has(sibling.id));
  if (isAlreadyThere(among, stories, others, place)) return;
  const keys = keysAt(doc, 'story', others, place, stories.length);
  stories.forEach((story, i) => {
    writeFields(liveRecord(doc, 'story', story.id).record, 'story', { stepId, releaseId, order: keys[i]! });
  });
}

/** Whether the stories already stand together at the place asked for; then nothing is written. */
function isAlreadyThere(
  among: readonly { readonly id: string }[],
  stories: readonly Story[],
  others: readonly { readonly id: string }[],
  place: Place,
): boolean {
  const index = indexAt(others, place);
  return stories.every((story, i) => among[index + i]?.id === story.id);
}
