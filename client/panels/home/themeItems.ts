/** Light or dark, plain or high contrast, or as the device says, with their words. */
import type { ContrastChoice, ThemeChoice } from '../../ui/theme.ts';
import { words } from '../../ui/words.ts';

export const themeItems: readonly { readonly value: ThemeChoice; readonly label: string }[] = [
  { value: 'light', label: words.map.menu.light },
  { value: 'dark', label: words.map.menu.dark },
  { value: 'system', label: words.map.menu.system },
];

export const contrastItems: readonly { readonly value: ContrastChoice; readonly label: string }[] = [
  { value: 'system', label: words.map.menu.system },
  { value: 'high', label: words.map.menu.highContrast },
];
