/** Light, dark, or as the device says, with their words. */
import type { ThemeChoice } from '../../ui/theme.ts';
import { words } from '../../ui/words.ts';

export const themeItems: readonly { readonly value: ThemeChoice; readonly label: string }[] = [
  { value: 'light', label: words.map.menu.light },
  { value: 'dark', label: words.map.menu.dark },
  { value: 'system', label: words.map.menu.system },
];
