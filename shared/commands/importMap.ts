/** Writes an import plan: fresh ids, names matched to what the map already has, all or nothing. */
import * as z from 'zod/mini';
import { importPlanSchema } from '../formats/importPlan.ts';
import { defineCommand } from './command.ts';
import { PlanWriter } from './planWriter.ts';

export const importMap = defineCommand({
  name: 'importMap',
  title: 'Import',
  needs: 'editor',
  input: z.object({ plan: importPlanSchema }),
  apply: (doc, { plan }, context) => {
    const writer = new PlanWriter(doc, context);
    writer.write(plan);
    return { activities: plan.activities.length, steps: plan.steps.length, stories: plan.stories.length };
  },
});
