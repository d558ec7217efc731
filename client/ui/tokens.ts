/** Colours, type and space of the product: one source for the style sheets and for the canvas. */
import type { Hue } from '../../shared/model/hue.ts';
import type { Stage, StoryKind } from '../../shared/model/story.ts';

export type Theme = 'light' | 'dark';

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

export const palettes: { readonly [T in Theme]: Palette } = {
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

/** A named colour in a theme: a strong mark, a soft ground, and text that is readable on the soft ground. */
export interface HueColours {
  readonly strong: string;
  readonly soft: string;
  readonly text: string;
}

export const hueColours: { readonly [T in Theme]: { readonly [H in Hue]: HueColours } } = {
  light: {
    slate: { strong: '#6b7787', soft: '#eceff3', text: '#3b4554' },
    blue: { strong: '#2f6fe0', soft: '#e4eeff', text: '#1c4796' },
    teal: { strong: '#0f8a8f', soft: '#dcf4f4', text: '#0a595d' },
    green: { strong: '#2f8f4e', soft: '#e1f5e6', text: '#1c5c31' },
    amber: { strong: '#c58a00', soft: '#fff2cc', text: '#6d4c00' },
    orange: { strong: '#d2691e', soft: '#ffe9da', text: '#7f3c0c' },
    red: { strong: '#cf3a45', soft: '#fde5e7', text: '#86202a' },
    pink: { strong: '#c2408f', soft: '#fbe4f2', text: '#7b2259' },
    violet: { strong: '#7652d6', soft: '#eee8ff', text: '#48318a' },
  },
  dark: {
    slate: { strong: '#8d99aa', soft: '#2a323e', text: '#cdd5e0' },
    blue: { strong: '#6fa0ff', soft: '#1e3156', text: '#c3d8ff' },
    teal: { strong: '#4cc3c7', soft: '#123a3c', text: '#b3ecee' },
    green: { strong: '#62c884', soft: '#17392a', text: '#bdeccb' },
    amber: { strong: '#e8b53d', soft: '#3e3212', text: '#f7e0a6' },
    orange: { strong: '#f29a5c', soft: '#43291a', text: '#ffd5b8' },
    red: { strong: '#f4818a', soft: '#452027', text: '#ffc9cd' },
    pink: { strong: '#ec86c4', soft: '#40203a', text: '#fbcbe6' },
    violet: { strong: '#a98cff', soft: '#2f2654', text: '#d9ccff' },
  },
};

/** The colour of a kind; its icon says the same. */
export const kindHues: { readonly [K in StoryKind]: Hue } = {
  story: 'blue',
  bug: 'red',
  technical: 'slate',
  task: 'teal',
  spike: 'violet',
};

/** The colour of a stage; its word says the same. */
export const stageHues: { readonly [S in Stage]: Hue } = {
  idea: 'slate',
  backlog: 'blue',
  planned: 'violet',
  inProgress: 'amber',
  done: 'green',
  declined: 'slate',
};

/** Colours of people, told apart in the common kinds of colour blindness; white text is readable on each. */
export const presenceColourValues = [
  '#2f6fe0',
  '#c2410c',
  '#0f766e',
  '#a21caf',
  '#4d7c0f',
  '#be123c',
  '#4338ca',
  '#92600a',
  '#0e7490',
  '#7e22ce',
  '#15803d',
  '#9f1239',
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
