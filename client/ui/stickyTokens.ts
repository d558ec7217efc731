/** The colours of stickies: paper and ink for each hue, the ink readable on the paper (4.5:1 and more). */
import type { Hue } from '../../shared/model/hue.ts';
import type { Theme } from './tokens.ts';

export interface StickyColours {
  readonly paper: string;
  /** The paper's edge, for where the paper alone would not be told from the ground. */
  readonly edge: string;
  readonly ink: string;
}
type Stickies = { readonly [H in Hue]: StickyColours };

const light: Stickies = {
  slate: { paper: '#e3e7ec', edge: '#c2c9d3', ink: '#1d2733' },
  blue: { paper: '#cfe0ff', edge: '#a5c1f5', ink: '#14294f' },
  teal: { paper: '#c3edec', edge: '#93d3d1', ink: '#0c3536' },
  green: { paper: '#d0f0c9', edge: '#a4d899', ink: '#16371a' },
  amber: { paper: '#ffec9e', edge: '#eccd5c', ink: '#3f2f00' },
  orange: { paper: '#ffd9b0', edge: '#f0b378', ink: '#472400' },
  red: { paper: '#ffd0cf', edge: '#f0a3a4', ink: '#4c1219' },
  pink: { paper: '#fbd3ea', edge: '#e8a6ce', ink: '#481334' },
  violet: { paper: '#e2d8ff', edge: '#c0aff2', ink: '#2b1a59' },
};

const dark: Stickies = {
  slate: { paper: '#39424f', edge: '#556171', ink: '#eef2f7' },
  blue: { paper: '#27427a', edge: '#4265ab', ink: '#e6eeff' },
  teal: { paper: '#17504f', edge: '#2f7b79', ink: '#d9f7f5' },
  green: { paper: '#265227', edge: '#437c44', ink: '#e0f6dc' },
  amber: { paper: '#5e4a0e', edge: '#8c7126', ink: '#fff1c4' },
  orange: { paper: '#673c14', edge: '#97602f', ink: '#ffe6cd' },
  red: { paper: '#6b2830', edge: '#9c4851', ink: '#ffe1e2' },
  pink: { paper: '#632650', edge: '#92467a', ink: '#ffe0f2' },
  violet: { paper: '#453481', edge: '#6a57ad', ink: '#ece5ff' },
};

/** Black on the light papers, white on the dark ones, with an edge that can be seen. */
function withInk(stickies: Stickies, ink: string): Stickies {
  const parts = Object.entries(stickies).map(([hue, colours]) => [hue, { ...colours, ink, edge: ink }]);
  return Object.fromEntries(parts) as Stickies;
}

export const stickyColours: { readonly [T in Theme]: Stickies } = {
  light,
  dark,
  'light-contrast': withInk(light, '#000000'),
  'dark-contrast': withInk(dark, '#ffffff'),
};
