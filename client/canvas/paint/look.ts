/** The colours of a theme as the painters use them. */
import type { Hue } from '../../../shared/model/hue.ts';
import {
  hueColours,
  palettes,
  presenceColourValues,
  type HueColours,
  type Palette,
  type Theme,
} from '../../ui/tokens.ts';

export { kindHues, stageHues } from '../../ui/tokens.ts';

export interface Look {
  readonly theme: Theme;
  readonly palette: Palette;
  readonly hues: { readonly [H in Hue]: HueColours };
}

function lookOf(theme: Theme): Look {
  return { theme, palette: palettes[theme], hues: hueColours[theme] };
}

export const looks: { readonly [T in Theme]: Look } = {
  light: lookOf('light'),
  dark: lookOf('dark'),
  'light-contrast': lookOf('light-contrast'),
  'dark-contrast': lookOf('dark-contrast'),
};

/** The colour of a person, the same everywhere. */
export function presenceColour(index: number): string {
  return presenceColourValues[index % presenceColourValues.length]!;
}
