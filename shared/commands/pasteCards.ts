/** Pastes cards of several levels and things around the map: one command, one undo step, one frame, however many they are. */
import * as z from 'zod/mini';
import { freeListNames, freeLists } from '../formats/freeLists.ts';
import { importPlanSchema } from '../formats/importPlan.ts';
import type { FreeId } from '../model/freeThing.ts';
import type { Id } from '../model/id.ts';
import { CommandError } from './commandError.ts';
import { defineCommand } from './command.ts';
import { PlanWriter } from './planWriter.ts';

/** The most activities, steps, stories and things one paste brings. */
export const mostPasted = 1000;

export const pasteCards = defineCommand({
  name: 'pasteCards',
  title: 'Paste',
  needs: 'editor',
  input: z.object({
    plan: importPlanSchema,
    /** Behind which activity, step and story; without one, or where it is not: at the end. */
    after: z.optional(
      z.object({
        activity: z.optional(z.string()),
        step: z.optional(z.string()),
        story: z.optional(z.string()),
      }),
    ),
  }),
  apply: (doc, { plan, after = {} }, context) => {
    const things = freeListNames.flatMap((list) => plan[list] ?? []);
    if (plan.activities.length + plan.steps.length + plan.stories.length + things.length > mostPasted) {
      throw new CommandError({
        kind: 'refused',
        reason: `At most ${mostPasted} cards can be pasted at once.`,
      });
    }
    const writer = new PlanWriter(doc, context, after);
    writer.write(plan);
    const activities: Id<'activity'>[] = writer.made('activity', plan.activities);
    const steps: Id<'step'>[] = writer.made('step', plan.steps);
    const stories: Id<'story'>[] = writer.made('story', plan.stories);
    return {
      activities,
      steps,
      stories,
      things: freeListNames.flatMap((list): FreeId[] => writer.made(freeLists[list], plan[list] ?? [])),
    };
  },
});
