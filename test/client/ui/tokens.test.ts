/** Colours can be read and told apart in every theme, also by colour blind eyes. */
import { describe, expect, test } from 'vitest';
import {
  hueColours,
  palettes,
  presenceColourValues,
  type Palette,
  type Theme,
} from '../../../client/ui/tokens.ts';
import { colourBlindness, contrast, distance } from '../../support/colours.ts';

const themes = Object.keys(palettes) as Theme[];

/** Which text stands on which ground. */
const pairs: readonly (readonly [text: keyof Palette, grounds: readonly (keyof Palette)[]])[] = [
  ['text', ['ground', 'surface', 'sunken', 'accentSoft', 'warningSoft', 'dangerSoft']],
  ['textMuted', ['ground', 'surface', 'sunken']],
  ['accent', ['ground', 'surface', 'accentSoft']],
  ['accentText', ['accent']],
  ['activityText', ['activity']],
  ['stepText', ['step']],
  ['danger', ['ground', 'surface', 'sunken', 'dangerSoft']],
  ['success', ['ground', 'surface', 'sunken']],
  ['warning', ['ground', 'surface', 'sunken', 'warningSoft']],
];

describe.each(themes)('in %s', (theme) => {
  const palette = palettes[theme];
  const isHigh = theme.endsWith('contrast');

  test('every text can be read on every ground it stands on', () => {
    const weak = pairs.flatMap(([text, grounds]) =>
      grounds
        .map((ground) => ({ text, ground, ratio: contrast(palette[text], palette[ground]) }))
        .filter(({ ratio }) => ratio < (isHigh ? 7 : 4.5)),
    );
    expect(weak).toEqual([]);
  });

  test('every colour of the legend can be read on its own ground and seen on a card', () => {
    for (const [hue, { text, soft, strong }] of Object.entries(hueColours[theme])) {
      expect(contrast(text, soft), `${hue}: text`).toBeGreaterThanOrEqual(isHigh ? 7 : 4.5);
      expect(contrast(strong, palette.surface), `${hue}: mark`).toBeGreaterThanOrEqual(isHigh ? 4.5 : 3);
    }
  });

  test.each([['everybody', null] as const, ...Object.entries(colourBlindness)])(
    'the strong colours of the legend differ for %s',
    (_eyes, eyes) => {
      const strong = Object.values(hueColours[theme]).map((colours) => colours.strong);
      expect(closest(strong, eyes)).toBeGreaterThan(leastDistance);
    },
  );

  test('lines can be seen on the ground in high contrast', () => {
    if (!isHigh) return;
    for (const line of [palette.line, palette.lineStrong])
      expect(contrast(line, palette.surface)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('the colours of people', () => {
  test('carry white names that can be read', () => {
    for (const colour of presenceColourValues)
      expect(contrast('#ffffff', colour)).toBeGreaterThanOrEqual(4.5);
  });

  test.each([['everybody', null] as const, ...Object.entries(colourBlindness)])(
    'differ for %s',
    (_eyes, eyes) => {
      expect(closest(presenceColourValues, eyes)).toBeGreaterThan(leastDistance);
    },
  );
});

/** Twice what can just be seen side by side, in hundredths of OKLab. */
const leastDistance = 4;

function closest(colours: readonly string[], eyes: Parameters<typeof distance>[2]): number {
  return Math.min(
    ...colours.flatMap((colour, i) => colours.slice(i + 1).map((other) => distance(colour, other, eyes))),
  );
}
