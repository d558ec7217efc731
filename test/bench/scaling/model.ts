/** Cost of one room by how many people are in it, from what was measured at a few sizes. */
import { assumed, type Measured, type RoomLoad } from './figures.ts';

export interface RoomCost {
  /** Processor seconds per second. */
  readonly cpu: number;
  /** Bytes sent per second. */
  readonly sent: number;
  readonly memory: number;
}

/** Costs grow with people (each is read) and with pairs of people (each is shown to each): a·n + b·n², both at least 0. */
export function fit(loads: readonly RoomLoad[], of: (load: RoomLoad) => number): (people: number) => number {
  // Least squares of cost/n over 1 and n, so that small rooms count as much as large ones.
  const points = loads.map((load) => [load.people, of(load) / load.people] as const);
  const mean = (pick: (point: readonly [number, number]) => number): number =>
    points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const [x, y] = [mean(([people]) => people), mean(([, cost]) => cost)];
  const spread = mean(([people]) => (people - x) ** 2);
  const slope = Math.max(0, mean(([people, cost]) => (people - x) * (cost - y)) / spread);
  const start = Math.max(0, y - slope * x);
  return (people) => start * people + slope * people ** 2;
}

/** The cost of a room under `activity` times the measured load. */
export function costModel(
  measured: Measured,
  activity: number = assumed.activity,
): (people: number) => RoomCost {
  const cpu = fit(measured.rooms, (load) => load.cpu);
  const sent = fit(measured.rooms, (load) => load.sent);
  return (people) => ({
    cpu: cpu(people) * activity,
    sent: sent(people) * activity,
    memory: measured.perRoom + measured.perSocket * people,
  });
}
