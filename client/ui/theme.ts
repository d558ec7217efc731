/** Light or dark, plain or high contrast: follows the device unless chosen, and puts the tokens on the page as custom properties. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { fontFamily, hueColours, measures, palettes, presenceColourValues, type Theme } from './tokens.ts';

export const themeChoices = ['light', 'dark', 'system'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

export const contrastChoices = ['system', 'high'] as const;
export type ContrastChoice = (typeof contrastChoices)[number];

export interface ThemeState {
  readonly choice: ThemeChoice;
  readonly contrast: ContrastChoice;
  /** What is shown now. */
  readonly theme: Theme;
}

/** What the device asks for. */
export interface ThemeDevice {
  readonly dark: MediaQueryList;
  readonly contrast: MediaQueryList;
  /** It is printing: paper is white. */
  readonly print: MediaQueryList;
}

export interface ThemeControl {
  readonly store: StoreApi<ThemeState>;
  readonly choose: (choice: ThemeChoice) => void;
  readonly chooseContrast: (choice: ContrastChoice) => void;
}

const storageKey = 'throughline-theme';
const contrastKey = 'throughline-contrast';

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

/** Follows the device and the person's choices, and keeps `root` in step. */
export function createTheme(root: HTMLElement, device: ThemeDevice, storage: Storage | null): ThemeControl {
  const resolve = (choice: ThemeChoice, contrast: ContrastChoice): Theme => {
    if (device.print.matches) return 'light';
    const base = choice === 'system' ? (device.dark.matches ? 'dark' : 'light') : choice;
    return contrast === 'high' || device.contrast.matches ? `${base}-contrast` : base;
  };
  const stored = <C extends string>(key: string, choices: readonly C[]): C | undefined => {
    const value = storage?.getItem(key);
    return choices.find((candidate) => candidate === value);
  };
  const first = {
    choice: stored(storageKey, themeChoices) ?? 'system',
    contrast: stored(contrastKey, contrastChoices) ?? 'system',
  };
  const store = createStore<ThemeState>(() => ({ ...first, theme: resolve(first.choice, first.contrast) }));
  const show = ({ theme }: ThemeState): void => {
    root.dataset['theme'] = theme;
    root.style.setProperty('color-scheme', theme.startsWith('dark') ? 'dark' : 'light');
    for (const [name, value] of themeProperties(theme)) root.style.setProperty(name, value);
  };
  show(store.getState());
  store.subscribe(show);
  const change = (chosen: Partial<Pick<ThemeState, 'choice' | 'contrast'>>): void =>
    store.setState((state) => {
      const next = { ...state, ...chosen };
      return { ...next, theme: resolve(next.choice, next.contrast) };
    });
  for (const query of [device.dark, device.contrast, device.print])
    query.addEventListener('change', () => change({}));
  return {
    store,
    choose: (choice) => {
      storage?.setItem(storageKey, choice);
      change({ choice });
    },
    chooseContrast: (contrast) => {
      storage?.setItem(contrastKey, contrast);
      change({ contrast });
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
