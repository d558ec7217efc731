/** The trail of a laser pointer: points that fade, apart from how they are drawn. */
import type { Point } from '../layout/geometry.ts';

/** How long a point is seen, in milliseconds. */
export const trailTime = 900;

export interface TrailPoint extends Point {
  /** When it was pointed at, in milliseconds. */
  readonly at: number;
  /** The beam was put down here: no line comes from the point before. */
  readonly isStart: boolean;
}

export class LaserTrail {
  points: readonly TrailPoint[] = [];
  /** Where the beam is now; null when it is off. */
  private beam: Point | null = null;

  /** The beam is at a point of the map, or off. */
  point(to: Point | null, now: number): void {
    if (to === null) this.beam = null;
    else {
      const isStart = this.beam === null;
      if (this.beam?.x === to.x && this.beam.y === to.y) return;
      this.points = [...this.points, { x: to.x, y: to.y, at: now, isStart }];
      this.beam = to;
    }
  }

  /** Lets go of what has faded. Returns whether there is still something to see. */
  fade(now: number): boolean {
    const first = this.points.findIndex(({ at }) => now - at < trailTime);
    if (first !== 0) this.points = first < 0 ? [] : this.points.slice(first);
    return this.head !== null;
  }

  /** Where the dot is: the beam, or where it was last as long as that fades. */
  get head(): Point | null {
    return this.beam ?? this.points.at(-1) ?? null;
  }
}

/** How much of a point is left, from 1 to 0. */
export function strengthOf({ at }: TrailPoint, now: number): number {
  return Math.max(0, 1 - (now - at) / trailTime);
}
