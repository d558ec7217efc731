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

export const looks: { readonly [T in Theme]: Look } = {
  light: { theme: 'light', palette: palettes.light, hues: hueColours.light },
  dark: { theme: 'dark', palette: palettes.dark, hues: hueColours.dark },
};

/** The colour of a person, the same everywhere. */
export function presenceColour(index: number): string {
  return presenceColourValues[index % presenceColourValues.length]!;
}
