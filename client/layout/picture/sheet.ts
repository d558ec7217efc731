/** Collects the shapes of a picture; texts are made plain, wrapped and shortened on the way in. */
import type { Id } from '../../../shared/model/id.ts';
import type { Rect } from '../geometry.ts';
import { shorten, wrapText } from '../wrapText.ts';
import { plainText } from './plainText.ts';
import type { MeasureLine, Shape } from './shapes.ts';

export interface Type {
  readonly size: number;
  readonly weight: number;
  readonly line: number;
}

export const types = {
  title: { size: 20, weight: 650, line: 28 },
  note: { size: 12, weight: 450, line: 16 },
  card: { size: 13, weight: 500, line: 18 },
  mark: { size: 11, weight: 550, line: 14 },
  label: { size: 10, weight: 550, line: 14 },
  initials: { size: 8.5, weight: 650, line: 12 },
  activity: { size: 14, weight: 620, line: 18 },
  step: { size: 13, weight: 600, line: 17 },
  lane: { size: 14, weight: 650, line: 18 },
} as const satisfies Record<string, Type>;

interface TextPlace {
  readonly x: number;
  /** The top of the first line. */
  readonly top: number;
  readonly width: number;
  readonly lines: number;
  readonly align?: 'left' | 'center' | 'right';
}

export interface Sheet {
  readonly shapes: readonly Shape[];
  readonly box: (rect: Rect, look: { radius?: number; fill?: string; stroke?: string; of?: Id }) => void;
  /** Draws as many lines as there is room for, and answers how many it took. */
  readonly text: (text: string, type: Type, colour: string, place: TextPlace) => number;
  readonly mark: (
    path: string,
    x: number,
    y: number,
    size: number,
    colour: string,
    thickness: number,
  ) => void;
  readonly path: (
    path: string,
    look: { fill?: string; stroke?: string; thickness?: number; dash?: readonly number[] },
  ) => void;
  readonly width: (text: string, type: Type) => number;
  readonly short: (text: string, type: Type, width: number) => string;
}

/** How far below the middle of a line its baseline is, in parts of its size. */
const baseline = 0.36;

export function createSheet(measure: MeasureLine): Sheet {
  const shapes: Shape[] = [];
  const widthOf =
    ({ size, weight }: Type) =>
    (text: string): number =>
      measure(text, size, weight);
  return {
    shapes,
    box: ({ x, y, width, height }, { radius = 0, fill, stroke, of }) => {
      shapes.push({
        kind: 'box',
        x,
        y,
        width,
        height,
        radius: Math.min(radius, width / 2, height / 2),
        fill: fill ?? null,
        stroke: stroke ?? null,
        of: of ?? null,
      });
    },
    text: (text, type, colour, { x, top, width, lines, align = 'left' }) => {
      const broken = wrapText(plainText(text), width, lines, widthOf(type));
      broken.forEach((line, i) => {
        if (line === '') return;
        shapes.push({
          kind: 'line',
          text: line,
          x: align === 'left' ? x : align === 'center' ? x + width / 2 : x + width,
          y: top + i * type.line + type.line / 2 + type.size * baseline,
          size: type.size,
          weight: type.weight,
          colour,
          align,
        });
      });
      return broken.length;
    },
    mark: (path, x, y, size, colour, thickness) =>
      void shapes.push({ kind: 'mark', path, x, y, size, colour, thickness }),
    path: (path, { fill, stroke, thickness = 1, dash = [] }) =>
      void shapes.push({ kind: 'path', path, fill: fill ?? null, stroke: stroke ?? null, thickness, dash }),
    width: (text, type) => widthOf(type)(plainText(text)),
    short: (text, type, width) => shorten(plainText(text), width, widthOf(type)),
  };
}
