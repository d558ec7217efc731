/** What an estimate can be chosen from on a scale, and how one is written. */
import { shirtSizes, type EstimateScale } from '../model/settings.ts';

export interface EstimateChoice {
  readonly points: number;
  /** The size of a T-shirt; null where the points themselves are the choice. */
  readonly size: string | null;
}

const fibonacci = [1, 2, 3, 5, 8, 13, 21];
const powers = [1, 2, 4, 8, 16, 32];

/** In rising order, each number once; null when any number will do. */
export function estimateChoices(scale: EstimateScale): readonly EstimateChoice[] | null {
  switch (scale.kind) {
    case 'free':
      return null;
    case 'fibonacci':
      return fibonacci.map(plain);
    case 'powers':
      return powers.map(plain);
    case 'own':
      return [...new Set(scale.points)].sort((a, b) => a - b).map(plain);
    case 'shirts':
      return shirtSizes.flatMap((size, i) => {
        const points = scale.points[i];
        return points === undefined || scale.points.indexOf(points) < i ? [] : [{ points, size }];
      });
  }
}

/** The T-shirt that stands for these points; null on other scales, and for points none of them has. */
export function shirtOf(scale: EstimateScale, points: number): string | null {
  if (scale.kind !== 'shirts') return null;
  return shirtSizes[scale.points.indexOf(points)] ?? null;
}

function plain(points: number): EstimateChoice {
  return { points, size: null };
}
