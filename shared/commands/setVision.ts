/** Sets the vision of the map: the text at the top of the line, which people edit together. */
import * as z from 'zod/mini';
import { visionOf } from '../model/document.ts';
import { longestVision } from '../model/field.ts';
import { CommandError } from './commandError.ts';
import { defineCommand } from './command.ts';
import { applyTextChange, textChange } from './textChange.ts';

export const setVision = defineCommand({
  name: 'setVision',
  title: 'Write the vision',
  needs: 'editor',
  input: z.object({ text: z.string().check(z.maxLength(longestVision)) }),
  apply: (doc, { text }) => {
    const vision = visionOf(doc);
    if (vision === null) {
      throw new CommandError({
        kind: 'refused',
        reason: 'This map is of an older version. Reload the page, then write the vision.',
      });
    }
    applyTextChange(vision, textChange(vision.toString(), text));
  },
});
