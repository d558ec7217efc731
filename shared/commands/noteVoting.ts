/** Shows everybody how far a dot voting is, as the server keeps it. The server alone runs it. */
import * as z from 'zod/mini';
import { recordOf } from '../model/document.ts';
import { idSchema } from '../model/id.ts';
import { readRecord } from '../model/readMap.ts';
import { dotsSchema, votingResultsSchema, votingStates } from '../model/voting.ts';
import { insertRecord, writeFields } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';

/** A voting only goes on: whoever knew an earlier state and comes late changes nothing. */
export const noteVoting = defineCommand({
  name: 'noteVoting',
  title: 'Show how far a voting is',
  needs: 'owner',
  on: 'session',
  input: z.object({
    id: idSchema('voting'),
    dots: dotsSchema,
    releaseId: z.nullable(idSchema('release')),
    openedAt: z.number(),
    state: z.enum(votingStates),
    results: z.nullable(votingResultsSchema),
    voters: z.nullable(z.number()),
  }),
  apply: (doc, { id, ...voting }) => {
    const record = recordOf(doc, 'voting', id);
    if (record === null) {
      insertRecord(doc, 'voting', id, voting);
      return;
    }
    const { state, results, voters } = voting;
    const shown = readRecord('voting', id, record).state;
    if (votingStates.indexOf(state) > votingStates.indexOf(shown))
      writeFields(record, 'voting', { state, results, voters });
  },
});
