/** Sets what the map's levels are called, what estimates are chosen from, its look, and how its backlog is scored and groomed. */
import * as z from 'zod/mini';
import { metaOf } from '../model/document.ts';
import { settingField, someSettingsSchema } from '../model/settings.ts';
import { atLeast } from '../protocol/role.ts';
import { CommandError } from './commandError.ts';
import { defineCommand } from './command.ts';

export const updateSettings = defineCommand({
  name: 'updateSettings',
  title: 'Change the settings of the map',
  needs: 'editor',
  input: someSettingsSchema.check(
    z.refine((settings) => Object.keys(settings).length > 0, 'Give at least one setting.'),
  ),
  apply: (doc, settings, { role }) => {
    if (settings.scoreFormula !== undefined && !atLeast(role, 'owner')) {
      throw new CommandError({
        kind: 'refused',
        reason:
          'Only an owner of the map changes how its own score is made. Nothing was changed; ratings can be given by everybody who edits.',
      });
    }
    const meta = metaOf(doc);
    for (const [name, next] of Object.entries(settings)) {
      const stored = meta.has(name) ? meta.get(name) : settingField(name)?.missing;
      if (next !== undefined && JSON.stringify(stored) !== JSON.stringify(next)) meta.set(name, next);
    }
  },
});
