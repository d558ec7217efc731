/** The live stories of one cell as its people see it: a gone release counts as unscheduled, a gone step as unplaced. */
import type * as Y from 'yjs';
import { recordOf, type YRecord } from '../model/document.ts';
import { kindOf } from '../model/id.ts';
import type { Ordered } from '../model/orderKey.ts';
import { isLive } from '../model/readMap.ts';
import type { ReleaseId } from '../model/release.ts';
import type { StepId } from '../model/step.ts';
import type { StoryId } from '../model/story.ts';
import { siblings } from './target.ts';

/** In rank order. `stepId` and `releaseId` are live, or null for Unplaced and unscheduled. */
export function cellSiblings(
  doc: Y.Doc,
  stepId: StepId | null,
  releaseId: ReleaseId | null,
): Ordered<StoryId>[] {
  return siblings(doc, 'story', (story) => {
    const step = story.get('stepId');
    const release = story.get('releaseId');
    return (
      (stepId === null ? columnOf(doc, step) === null : step === stepId) &&
      (releaseId === null ? laneOf(doc, release) === null : release === releaseId)
    );
  });
}

/** The lane a stored release id means: itself while it is live, else the unscheduled lane (null). */
export function laneOf(doc: Y.Doc, releaseId: unknown): ReleaseId | null {
  return liveUnder(doc, 'release', releaseId) === null ? null : (releaseId as ReleaseId);
}

/** The column a stored step id means: itself while it and its activity are live, else Unplaced (null). */
export function columnOf(doc: Y.Doc, stepId: unknown): StepId | null {
  const step = liveUnder(doc, 'step', stepId);
  if (step === null || liveUnder(doc, 'activity', step.get('activityId')) === null) return null;
  return stepId as StepId;
}

function liveUnder(doc: Y.Doc, kind: 'activity' | 'step' | 'release', id: unknown): YRecord | null {
  if (typeof id !== 'string' || kindOf(id) !== kind) return null;
  const record = recordOf(doc, kind, id);
  return record !== null && isLive(record) ? record : null;
}
