/** Puts a persona or a label on all that is chosen, or takes it off, in one step. */
import * as z from 'zod/mini';
import { recordOf } from '../model/document.ts';
import { idSchema, kindOf } from '../model/id.ts';
import { isLive } from '../model/readMap.ts';
import { CommandError } from './commandError.ts';
import { defineCommand } from './command.ts';
import { setTag, tagsOf } from './tagsOf.ts';
import { anyLiveRecord } from './target.ts';

export const tagRecords = defineCommand({
  name: 'tagRecords',
  title: 'Put on or take off several',
  needs: 'editor',
  input: z.object({
    ids: z.array(z.string()).check(z.minLength(1), z.maxLength(5000)),
    tag: z.union([idSchema('persona'), idSchema('label')]),
    on: z.boolean(),
  }),
  apply: (doc, { ids, tag, on }) => {
    const live = ids.filter((id) => {
      const kind = kindOf(id);
      const record = kind === null ? null : recordOf(doc, kind, id);
      return record !== null && isLive(record);
    });
    if (live.length === 0) throw new CommandError({ kind: 'missing', id: ids[0]! });
    if (on) anyLiveRecord(doc, tag);
    // All are looked at before any is written: refused is refused as a whole.
    const sets = live.map((id) => tagsOf(doc, id, tag));
    for (const tags of sets) setTag(tags, tag, on);
  },
});
