/** Text on the canvas: measured and wrapped once per card and font, then only drawn. */
import { fontFamily } from '../../ui/tokens.ts';

export { shorten, wrapText, type Measure } from '../../layout/wrapText.ts';

export interface Font {
  readonly weight: number;
  /** In CSS pixels. */
  readonly size: number;
  readonly line: number;
}

/** The type scale of the map at 100 %. */
export const fonts = {
  card: { weight: 500, size: 13, line: 18 },
  /** Titles when only they are shown: larger, so that they can be read from further away. */
  cardFar: { weight: 550, size: 20, line: 26 },
  /** Further away still. */
  cardFarther: { weight: 550, size: 27, line: 30 },
  mark: { weight: 550, size: 11, line: 14 },
  initials: { weight: 650, size: 8.5, line: 12 },
  label: { weight: 550, size: 10, line: 14 },
  activity: { weight: 620, size: 14, line: 18 },
  step: { weight: 600, size: 13, line: 17 },
  lane: { weight: 650, size: 14, line: 18 },
  laneNarrow: { weight: 650, size: 13, line: 17 },
  laneText: { weight: 450, size: 12, line: 16 },
  laneMark: { weight: 550, size: 12, line: 16 },
  button: { weight: 600, size: 12, line: 16 },
  tag: { weight: 600, size: 11, line: 14 },
} as const satisfies Record<string, Font>;

/** A font at another size. */
export function scaled({ weight, size, line }: Font, scale: number): Font {
  return { weight, size: size * scale, line: line * scale };
}

/** As a CSS `font` value. */
export function cssFont({ weight, size }: Font): string {
  return `${weight} ${size}px ${fontFamily}`;
}
