/** Adds an artifact about the map, or about a release, an initiative or a sprint of it. */
import * as z from 'zod/mini';
import { artifactKinds, urlSchema } from '../model/artifact.ts';
import { longestTitle } from '../model/field.ts';
import { idSchema } from '../model/id.ts';
import { insertRecord } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { checkLive, keysAt, placeFields, siblings } from './target.ts';

/** What an artifact is about and where it lies. */
export const artifactRegisters = {
  releaseId: z.optional(z.nullable(idSchema('release'))),
  initiativeId: z.optional(z.nullable(idSchema('initiative'))),
  sprintId: z.optional(z.nullable(idSchema('sprint'))),
  url: z.optional(urlSchema),
};

export const addArtifact = defineCommand({
  name: 'addArtifact',
  title: 'Add an artifact',
  needs: 'editor',
  input: z.object({
    kind: z.enum(artifactKinds),
    title: z.optional(z.string().check(z.maxLength(longestTitle))),
    ...artifactRegisters,
    ...placeFields,
  }),
  apply: (doc, { before, after, ...fields }, context) => {
    checkLive(doc, fields.releaseId, fields.initiativeId, fields.sprintId);
    const [order] = keysAt(doc, 'artifact', siblings(doc, 'artifact'), { before, after }, 1);
    const id = context.newId('artifact');
    insertRecord(doc, 'artifact', id, { ...fields, order: order! });
    return { id };
  },
});
