/** Stickies can be read in every theme. */
import { describe, expect, test } from 'vitest';
import { stickyColours } from '../../../client/ui/stickyTokens.ts';
import type { Theme } from '../../../client/ui/tokens.ts';
import { contrast } from '../../support/colours.ts';

describe.each(Object.keys(stickyColours) as Theme[])('in the %s theme', (theme) => {
  test.each(Object.entries(stickyColours[theme]))('words on a %s sticky can be read', (_hue, colours) => {
    const least = theme.endsWith('contrast') ? 7 : 4.5;
    expect(contrast(colours.ink, colours.paper)).toBeGreaterThanOrEqual(least);
  });
});
