/** Light or dark: follows the device unless chosen, and puts the tokens on the page as custom properties. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { fontFamily, hueColours, measures, palettes, presenceColourValues, type Theme } from './tokens.ts';

export const themeChoices = ['light', 'dark', 'system'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

export interface ThemeState {
  readonly choice: ThemeChoice;
  /** What is shown now. */
  readonly theme: Theme;
}

const storageKey = 'throughline-theme';

/** The custom properties of a theme: name (with its dashes) → value. */
export function themeProperties(theme: Theme): ReadonlyMap<string, string> {
  const properties = new Map<string, string>([['--font', fontFamily]]);
  for (const [name, value] of Object.entries(measures)) properties.set(`--${name}`, value);
  for (const [name, value] of Object.entries(palettes[theme])) properties.set(`--${dashed(name)}`, value);
  for (const [hue, colours] of Object.entries(hueColours[theme])) {
    for (const [part, value] of Object.entries(colours)) properties.set(`--hue-${hue}-${part}`, value);
  }
  presenceColourValues.forEach((value, index) => properties.set(`--presence-${index}`, value));
  return properties;
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Follows the device and the person's choice, and keeps `root` in step. Call `choose` to change it. */
export function createTheme(
  root: HTMLElement,
  device: MediaQueryList,
  storage: Storage | null,
): { readonly store: StoreApi<ThemeState>; readonly choose: (choice: ThemeChoice) => void } {
  const resolve = (choice: ThemeChoice): Theme =>
    choice === 'system' ? (device.matches ? 'dark' : 'light') : choice;
  const stored = storage?.getItem(storageKey);
  const choice = themeChoices.find((candidate) => candidate === stored) ?? 'system';
  const store = createStore<ThemeState>(() => ({ choice, theme: resolve(choice) }));
  const show = ({ theme }: ThemeState): void => {
    root.dataset['theme'] = theme;
    root.style.setProperty('color-scheme', theme);
    for (const [name, value] of themeProperties(theme)) root.style.setProperty(name, value);
  };
  show(store.getState());
  store.subscribe(show);
  device.addEventListener('change', () =>
    store.setState(({ choice: current }) => ({ theme: resolve(current) })),
  );
  return {
    store,
    choose: (next) => {
      storage?.setItem(storageKey, next);
      store.setState({ choice: next, theme: resolve(next) });
    },
  };
}

/** The browser's storage, or null where it is closed to this page. */
export function openStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null; // cookies are blocked; the choice lasts until the page is closed
  }
}
