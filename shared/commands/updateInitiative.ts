/** Sets what an initiative is: its theme, its goals, its confidence. Its column is moveInitiative's. */
import * as Y from 'yjs';
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import { writeFields } from '../model/writeRecord.ts';
import { initiativeRegisters } from './addInitiative.ts';
import { defineCommand } from './command.ts';
import { checkLive, liveRecord } from './target.ts';

/** I1: of the goals only those that come and go are written, so two people who add one each both win. */
export const updateInitiative = defineCommand({
  name: 'updateInitiative',
  title: 'Change an initiative',
  needs: 'editor',
  input: z.object({ id: idSchema('initiative'), ...initiativeRegisters }),
  apply: (doc, { id, goals, ...fields }) => {
    const { record, read } = liveRecord(doc, 'initiative', id);
    const added = goals?.filter((goal) => !read.goals.includes(goal)) ?? [];
    checkLive(doc, fields.themeId, ...added);
    writeFields(record, 'initiative', fields);
    const held = record.get('goals');
    if (goals === undefined || !(held instanceof Y.Map)) return;
    for (const goal of added) held.set(goal, true);
    for (const goal of read.goals) if (!goals.includes(goal)) held.delete(goal);
  },
});
