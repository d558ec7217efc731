/** Colours, type and space of the product: one source for the style sheets and for the canvas. */
import type { Hue } from '../../shared/model/hue.ts';

export type Theme = 'light' | 'dark' | 'light-contrast' | 'dark-contrast';

export interface Palette {
  /** The ground the map lies on. */
  readonly ground: string;
  /** Cards, panels, dialogs. */
  readonly surface: string;
  /** Bars and pinned headers, a shade off the surface. */
  readonly sunken: string;
  readonly text: string;
  readonly textMuted: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly accent: string;
  readonly accentText: string;
  readonly accentSoft: string;
  readonly activity: string;
  readonly activityText: string;
  readonly step: string;
  readonly stepText: string;
  readonly danger: string;
  readonly dangerSoft: string;
  readonly success: string;
  readonly warning: string;
  readonly warningSoft: string;
  readonly shadow: string;
}

const plain: { readonly light: Palette; readonly dark: Palette } = {
  light: {
    ground: '#f5f6f8',
    surface: '#ffffff',
    sunken: '#eceff3',
    text: '#18202b',
    textMuted: '#566172',
    line: '#e0e4ea',
    lineStrong: '#c3cad4',
    accent: '#3155d4',
    accentText: '#ffffff',
    accentSoft: '#e8eeff',
    activity: '#24344f',
    activityText: '#ffffff',
    step: '#dbe4f5',
    stepText: '#1c2b46',
    danger: '#c02b35',
    dangerSoft: '#fdebec',
    success: '#1c7a4b',
    warning: '#9a5b00',
    warningSoft: '#fff3dc',
    shadow: 'rgba(24, 32, 43, 0.14)',
  },
  dark: {
    ground: '#10141b',
    surface: '#1b212b',
    sunken: '#151a22',
    text: '#e9edf3',
    textMuted: '#a0abba',
    line: '#2a323e',
    lineStrong: '#414c5c',
    accent: '#8ba6ff',
    accentText: '#0d1630',
    accentSoft: '#222f55',
    activity: '#3a4d70',
    activityText: '#f4f7fc',
    step: '#253349',
    stepText: '#dfe8f8',
    danger: '#ff8a90',
    dangerSoft: '#42222a',
    success: '#6dd6a0',
    warning: '#f0bd63',
    warningSoft: '#3d3119',
    shadow: 'rgba(0, 0, 0, 0.5)',
  },
};

/** For eyes and projectors that need it: text at 7:1 and more, every edge a line that can be seen. */
export const palettes: { readonly [T in Theme]: Palette } = {
  ...plain,
  'light-contrast': {
    ...plain.light,
    ground: '#ffffff',
    sunken: '#f2f2f2',
    text: '#000000',
    textMuted: '#2b3038',
    line: '#5c6470',
    lineStrong: '#000000',
    accent: '#0a2fa8',
    accentSoft: '#dfe7ff',
    activity: '#000000',
    step: '#d6e2ff',
    stepText: '#000000',
    danger: '#8f0d18',
    dangerSoft: '#ffe7e8',
    success: '#0a4f2c',
    warning: '#5e3500',
    warningSoft: '#fff0d0',
  },
  'dark-contrast': {
    ...plain.dark,
    ground: '#000000',
    surface: '#0a0d12',
    sunken: '#000000',
    text: '#ffffff',
    textMuted: '#d8dee8',
    line: '#9aa5b4',
    lineStrong: '#ffffff',
    accent: '#b9caff',
    accentText: '#000000',
    accentSoft: '#17264f',
    activity: '#ffffff',
    activityText: '#000000',
    step: '#1d3157',
    stepText: '#ffffff',
    danger: '#ffb3b7',
    dangerSoft: '#3a1217',
    success: '#93ecc0',
    warning: '#ffd68a',
    warningSoft: '#33260a',
  },
};

/** A named colour in a theme, told apart from the others in the common kinds of colour blindness: a strong mark, a soft ground, and text that is readable on the soft ground. */
export interface HueColours {
  readonly strong: string;
  readonly soft: string;
  readonly text: string;
}

type Hues = { readonly [H in Hue]: HueColours };

const plainHues: { readonly [T in 'light' | 'dark']: Hues } = {
  light: {
    slate: { strong: '#6878a3', soft: '#eceff3', text: '#3b4554' },
    blue: { strong: '#2f6fe0', soft: '#e4eeff', text: '#1c4796' },
    teal: { strong: '#219798', soft: '#dcf4f4', text: '#0a595d' },
    green: { strong: '#288754', soft: '#e1f5e6', text: '#1c5c31' },
    amber: { strong: '#c77f09', soft: '#fff2cc', text: '#6d4c00' },
    orange: { strong: '#c76222', soft: '#ffe9da', text: '#7f3c0c' },
    red: { strong: '#ce3944', soft: '#fde5e7', text: '#86202a' },
    pink: { strong: '#b54285', soft: '#fbe4f2', text: '#7b2259' },
    violet: { strong: '#7249c5', soft: '#eee8ff', text: '#48318a' },
  },
  dark: {
    slate: { strong: '#8997ac', soft: '#2a323e', text: '#cdd5e0' },
    blue: { strong: '#8eacfc', soft: '#1e3156', text: '#c3d8ff' },
    teal: { strong: '#4bbbb3', soft: '#123a3c', text: '#b3ecee' },
    green: { strong: '#69d68a', soft: '#17392a', text: '#bdeccb' },
    amber: { strong: '#e8b839', soft: '#3e3212', text: '#f7e0a6' },
    orange: { strong: '#ef9c5d', soft: '#43291a', text: '#ffd5b8' },
    red: { strong: '#f58189', soft: '#452027', text: '#ffc9cd' },
    pink: { strong: '#e393d6', soft: '#40203a', text: '#fbcbe6' },
    violet: { strong: '#a98bff', soft: '#2f2654', text: '#d9ccff' },
  },
};

/** On white, dark enough for thin lines. */
const strongOnWhite: { readonly [H in Hue]: string } = {
  slate: '#6b6e72',
  blue: '#4169f5',
  teal: '#097e91',
  green: '#2c7747',
  amber: '#a16905',
  orange: '#9a541c',
  red: '#d83451',
  pink: '#c2408f',
  violet: '#7251d5',
};

/** The same colours with text in the palette's own ink. */
function withInk(hues: Hues, ink: string, strong?: { readonly [H in Hue]: string }): Hues {
  const parts = (Object.keys(hues) as Hue[]).map((hue) => [
    hue,
    { ...hues[hue], text: ink, strong: strong?.[hue] ?? hues[hue].strong },
  ]);
  return Object.fromEntries(parts) as Hues;
}

export const hueColours: { readonly [T in Theme]: Hues } = {
  ...plainHues,
  'light-contrast': withInk(plainHues.light, '#000000', strongOnWhite),
  'dark-contrast': withInk(plainHues.dark, '#ffffff'),
};

/** The colours of kinds and stages; icon and word say the same. */
export { kindHues, stageHues } from '../../shared/views/legend.ts';

/** Colours of people, told apart in the common kinds of colour blindness; white text is readable on each. */
export const presenceColourValues = [
  '#2f6fe0',
  '#dc2004',
  '#135d4d',
  '#9b20a9',
  '#637c47',
  '#bf176c',
  '#4238c9',
  '#926108',
  '#0d7490',
  '#761ee7',
  '#2b6f47',
  '#9c1325',
] as const;

export const fontFamily = "'Inter Variable', Inter, system-ui, -apple-system, 'Segoe UI', sans-serif";

/** Type, space and corners for the style sheets; rem, so that a reader's larger text enlarges all of it. */
export const measures = {
  'font-size-s': '0.75rem',
  'font-size-m': '0.875rem',
  'font-size-l': '1rem',
  'font-size-xl': '1.25rem',
  'font-size-xxl': '1.875rem',
  'space-1': '0.25rem',
  'space-2': '0.5rem',
  'space-3': '0.75rem',
  'space-4': '1rem',
  'space-5': '1.5rem',
  'space-6': '2rem',
  'space-7': '3rem',
  'space-8': '4.5rem',
  'radius-s': '0.375rem',
  'radius-m': '0.625rem',
  'radius-l': '1rem',
  'control-height': '2.25rem',
  'bar-height': '56px',
} as const;
