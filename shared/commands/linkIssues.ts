/** Says which issues stories have in a tracker, or (null) that they have none there any more. */
import * as z from 'zod/mini';
import { recordOf } from '../model/document.ts';
import { idSchema } from '../model/id.ts';
import { issueSchema } from '../model/issue.ts';
import { readRecord } from '../model/readMap.ts';
import { writeFields } from '../model/writeRecord.ts';
import { CommandError } from './commandError.ts';
import { defineCommand } from './command.ts';

/**
 * A story that was archived meanwhile is linked all the same, for it may come back; one that is gone is passed over.
 * Throws only when none of them is on this map.
 * L1: a person below facilitator neither links nor unlinks what is locked. After a push the server does it as owner,
 * whoever pushed: that an issue was made is no change of what the lock keeps.
 */
export const linkIssues = defineCommand({
  name: 'linkIssues',
  title: 'Link to issues of a tracker',
  needs: 'editor',
  input: z.object({
    links: z.array(z.object({ storyId: idSchema('story'), issue: z.nullable(issueSchema) })).check(
      z.minLength(1),
      z.maxLength(5000),
      z.refine(
        (links) => new Set(links.map(({ storyId }) => storyId)).size === links.length,
        'Each story once',
      ),
    ),
  }),
  alsoChanges: (_doc, { links }) => links.map(({ storyId }) => storyId),
  apply: (doc, { links }) => {
    const found = links.flatMap(({ storyId, issue }) => {
      const record = recordOf(doc, 'story', storyId);
      return record === null ? [] : [{ storyId, record, issue }];
    });
    if (found.length === 0) throw new CommandError({ kind: 'missing', id: links[0]!.storyId });
    const linked = found.filter(({ storyId, record, issue }) => {
      const was = readRecord('story', storyId, record).issue;
      writeFields(record, 'story', { issue });
      return was?.key !== issue?.key || was?.url !== issue?.url;
    });
    return { linked: linked.length };
  },
});
