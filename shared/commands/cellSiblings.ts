/** The live stories of one cell as its people see it: a story of a gone release counts as unscheduled. */
import type * as Y from 'yjs';
import { recordOf } from '../model/document.ts';
import type { Ordered } from '../model/orderKey.ts';
import type { ReleaseId } from '../model/release.ts';
import type { StepId } from '../model/step.ts';
import type { StoryId } from '../model/story.ts';
import { siblings } from './target.ts';

/** In rank order. */
export function cellSiblings(doc: Y.Doc, stepId: StepId | null, releaseId: ReleaseId | null): Ordered<StoryId>[] {
  return siblings(
    doc,
    'story',
    (story) => story.get('stepId') === stepId && laneOf(doc, story.get('releaseId')) === releaseId,
  );
}

/** The lane a stored release id means: itself while it is live, else the unscheduled lane (null). */
export function laneOf(doc: Y.Doc, releaseId: unknown): ReleaseId | null {
  if (typeof releaseId !== 'string') return null;
  const release = recordOf(doc, 'release', releaseId);
  return release !== null && release.get('archivedAt') == null ? (releaseId as ReleaseId) : null;
}
