/** The trail of the laser pointer fades within a second, and begins anew where the beam is put down again. */
import { describe, expect, test } from 'vitest';
import { LaserTrail, strengthOf, trailTime } from '../../../client/canvas/laserTrail.ts';

describe('a laser trail', () => {
  test('follows the beam and fades behind it; the dot stays as long as the beam is on', () => {
    const trail = new LaserTrail();
    trail.point({ x: 0, y: 0 }, 0);
    trail.point({ x: 10, y: 0 }, 100);
    trail.point({ x: 10, y: 0 }, 200);
    expect(trail.points).toHaveLength(2);
    expect(trail.fade(trailTime)).toBe(true);
    expect(trail.points).toMatchObject([{ x: 10 }]);
    expect(trail.fade(trailTime * 5)).toBe(true);
    expect(trail.points).toEqual([]);
    expect(trail.head).toEqual({ x: 10, y: 0 });
  });

  test('is gone a second after the beam went off', () => {
    const trail = new LaserTrail();
    trail.point({ x: 0, y: 0 }, 0);
    trail.point(null, 50);
    expect(trail.fade(500)).toBe(true);
    expect(trail.head).toMatchObject({ x: 0, y: 0 });
    expect(trail.fade(1000)).toBe(false);
    expect(trail.head).toBeNull();
  });

  test('has no line between where the beam went off and where it came on again', () => {
    const trail = new LaserTrail();
    trail.point({ x: 0, y: 0 }, 0);
    trail.point(null, 10);
    trail.point({ x: 500, y: 0 }, 20);
    trail.point({ x: 510, y: 0 }, 30);
    expect(trail.points.map(({ isStart }) => isStart)).toEqual([true, true, false]);
  });

  test('is strongest where the beam was last', () => {
    const at = (time: number) => strengthOf({ x: 0, y: 0, at: time, isStart: false }, 900);
    expect([at(900), at(450), at(0), at(-100)]).toEqual([1, 0.5, 0, 0]);
  });
});
