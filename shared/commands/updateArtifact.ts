/** Sets what an artifact is about and where it lies, or moves it among the artifacts. */
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import { writeFields } from '../model/writeRecord.ts';
import { artifactRegisters } from './addArtifact.ts';
import { defineCommand } from './command.ts';
import { checkLive, keyToMove, liveRecord, placeFields, siblings } from './target.ts';

export const updateArtifact = defineCommand({
  name: 'updateArtifact',
  title: 'Change an artifact',
  needs: 'editor',
  input: z.object({ id: idSchema('artifact'), ...artifactRegisters, ...placeFields }),
  apply: (doc, { id, before, after, ...fields }) => {
    const { record } = liveRecord(doc, 'artifact', id);
    checkLive(doc, fields.releaseId, fields.initiativeId, fields.sprintId);
    const order = keyToMove(doc, 'artifact', siblings(doc, 'artifact'), id, { before, after });
    writeFields(record, 'artifact', { ...fields, order });
  },
});
