/** Where in the line from vision to sprint stories of the backlog are put: initiative, release, owner. */
import type * as Y from 'yjs';
import * as z from 'zod/mini';
import { recordOf } from '../model/document.ts';
import { idSchema } from '../model/id.ts';
import { shortNameSchema } from '../model/persona.ts';
import type { Story } from '../model/story.ts';
import { writeFields } from '../model/writeRecord.ts';
import { cellSiblings, columnOf } from './cellSiblings.ts';
import { checkLive, keysAt } from './target.ts';

/** What a group of the backlog says of its stories; what is not given stays. */
export const groupFields = {
  initiativeId: z.optional(z.nullable(idSchema('initiative'))),
  releaseId: z.optional(z.nullable(idSchema('release'))),
  owner: z.optional(shortNameSchema),
};
export interface BacklogGroupFields {
  readonly initiativeId?: Story['initiativeId'] | undefined;
  readonly releaseId?: Story['releaseId'] | undefined;
  readonly owner?: string | undefined;
}

/** Throws when the initiative or the release is gone; writes nothing. */
export function checkGroup(doc: Y.Doc, { initiativeId, releaseId }: BacklogGroupFields): void {
  checkLive(doc, initiativeId, releaseId);
}

/** A story that comes into another release goes to the end of its cell there, as if it had been dragged on the map. */
export function writeGroup(doc: Y.Doc, stories: readonly Story[], group: BacklogGroupFields): void {
  const { initiativeId, releaseId, owner } = group;
  for (const story of stories) {
    const record = recordOf(doc, 'story', story.id)!;
    writeFields(record, 'story', { initiativeId, owner });
    if (releaseId === undefined || releaseId === story.releaseId) continue;
    const cell = cellSiblings(doc, columnOf(doc, story.stepId), releaseId);
    const [order] = keysAt(doc, 'story', cell, {}, 1);
    writeFields(record, 'story', { releaseId, order });
  }
}
