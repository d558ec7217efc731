/** The page's one theme. */
import { createTheme, openStorage } from './theme.ts';

export const appTheme = createTheme(
  document.documentElement,
  {
    dark: window.matchMedia('(prefers-color-scheme: dark)'),
    // The canvas keeps its colours where a person has chosen their own; then they are the ones told apart best.
    contrast: window.matchMedia('(prefers-contrast: more), (forced-colors: active)'),
    print: window.matchMedia('print'),
  },
  openStorage(),
);
