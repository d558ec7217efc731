/** The page's one theme. */
import { createTheme, openStorage } from './theme.ts';

export const appTheme = createTheme(
  document.documentElement,
  window.matchMedia('(prefers-color-scheme: dark)'),
  openStorage(),
);
