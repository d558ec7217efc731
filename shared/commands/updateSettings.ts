/** Sets what the map's levels are called, what estimates are chosen from, and whether it looks like two levels. */
import * as z from 'zod/mini';
import { metaOf } from '../model/document.ts';
import { settingField, someSettingsSchema } from '../model/settings.ts';
import { defineCommand } from './command.ts';

export const updateSettings = defineCommand({
  name: 'updateSettings',
  title: 'Change the settings of the map',
  description:
    'Sets the names of the levels (singular and plural), the scale of estimates, or the look with two levels; what is not given stays.',
  needs: 'editor',
  input: someSettingsSchema.check(
    z.refine((settings) => Object.keys(settings).length > 0, 'Give at least one setting.'),
  ),
  apply: (doc, settings) => {
    const meta = metaOf(doc);
    for (const [name, next] of Object.entries(settings)) {
      const stored = meta.has(name) ? meta.get(name) : settingField(name)?.missing;
      if (next !== undefined && JSON.stringify(stored) !== JSON.stringify(next)) meta.set(name, next);
    }
  },
});
