/** Commits stories to a sprint, or takes them out of it. */
import * as z from 'zod/mini';
import type * as Y from 'yjs';
import { recordOf } from '../model/document.ts';
import { idSchema } from '../model/id.ts';
import { isLive } from '../model/readMap.ts';
import type { SprintId } from '../model/sprint.ts';
import type { Stage, Story } from '../model/story.ts';
import { changeStories, storyWith } from './changeStories.ts';
import { CommandError } from './commandError.ts';
import { defineCommand } from './command.ts';
import { ownerAndDueFields, ownerAndDueOf } from './ownerAndDue.ts';
import { checkCommitted } from './stageRules.ts';
import { checkLive, liveStories } from './target.ts';
import { tradeOffSchema } from './tradeOffAnswer.ts';

/**
 * N2: a story is in at most one sprint: one register, so of two people who commit it to two sprints at once one wins
 * everywhere alike. N3: out of another sprint only when the input says from which, so nobody empties one unaware.
 */
export const commitStories = defineCommand({
  name: 'commitStories',
  title: 'Commit to a sprint',
  needs: 'editor',
  input: z.object({
    ids: z.array(idSchema('story')).check(z.minLength(1), z.maxLength(5000)),
    sprintId: z.nullable(idSchema('sprint')),
    from: z.optional(idSchema('sprint')),
    ...ownerAndDueFields,
    tradeOff: z.optional(tradeOffSchema),
  }),
  apply: (doc, { ids, sprintId, from, tradeOff, ...planning }, context) => {
    const stories = liveStories(doc, ids);
    checkLive(doc, sprintId);
    for (const story of stories) checkSprint(doc, story, sprintId, from);
    const change = (story: Story) => ({
      sprintId,
      ...ownerAndDueOf(story, planning),
      stage: stageIn(sprintId, story),
    });
    for (const story of stories) checkCommitted(storyWith(story, change(story)));
    changeStories(doc, stories, change, context, tradeOff);
    return { committed: stories.length };
  },
});

function checkSprint(doc: Y.Doc, story: Story, to: SprintId | null, from: SprintId | undefined): void {
  const name = story.title.trim() === '' ? 'A story' : `“${story.title.trim()}”`;
  if (to !== null && story.stage === 'declined') {
    throw new CommandError({
      kind: 'refused',
      reason: `${name} was declined. Nothing was changed; bring it into the backlog first.`,
    });
  }
  if (to === null || story.sprintId === null || story.sprintId === to || story.sprintId === from) return;
  const sprint = recordOf(doc, 'sprint', story.sprintId);
  if (sprint === null || !isLive(sprint)) return;
  throw new CommandError({
    kind: 'refused',
    reason: `${name} is in the sprint “${String(sprint.get('name') ?? '')}” already. Nothing was changed; say that it moves from there (from: ${story.sprintId}).`,
  });
}

/** The stage that goes with being in a sprint, or in none. */
function stageIn(sprintId: SprintId | null, { stage }: Story): Stage {
  if (sprintId === null) return stage === 'planned' ? 'backlog' : stage;
  return stage === 'idea' || stage === 'backlog' ? 'planned' : stage;
}
