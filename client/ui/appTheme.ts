/** The page's one theme. */
import { createTheme, openStorage } from './theme.ts';

export const appTheme = createTheme(
  document.documentElement,
  {
    dark: window.matchMedia('(prefers-color-scheme: dark)'),
    contrast: window.matchMedia('(prefers-contrast: more)'),
  },
  openStorage(),
);
