/** Injects faults of each kind on a server of its own and counts; a failure names its kind, its turn and its seed. */
import { createRandom } from '../../support/random.ts';
import { crowd } from './crowd.ts';
import { disk } from './disk.ts';
import type { Fault } from './fault.ts';
import { openHouse } from './house.ts';
import { killing } from './killing.ts';
import { network } from './network.ts';
import { nodeFaults } from './nodes.ts';
import { returning } from './returning.ts';
import { openScene, quick } from './scene.ts';
import { trackerFaults } from './trackerFaults.ts';

/** By their numbers in THREATS.md. */
export const faults: readonly Fault[] = [
  ...killing,
  ...disk,
  ...returning,
  ...network,
  ...crowd,
  ...nodeFaults,
  ...trackerFaults,
].sort((a, b) => a.number - b.number);

export interface FaultRow {
  readonly fault: Fault;
  injections: number;
  /** Edits that were checked, and those of them that were acknowledged. */
  edits: number;
  acked: number;
  /** The slowest word about the fault. Milliseconds; 0 where none is due. */
  slowest: number;
  readonly failures: string[];
}

export interface FaultRun {
  readonly kinds?: readonly number[];
  /** Injections of each kind. */
  readonly count: number;
  readonly seed: number;
  /** Ends a kind after its share of so many minutes. */
  readonly minutes?: number;
  /** The client's own times instead of a tenth of them; then the time to the word about the fault is checked. */
  readonly real?: boolean;
  /** Called after each; with what went wrong, or null. */
  readonly onInjection?: (row: FaultRow, failure: string | null) => void;
}

/** A kind that failed this often is given up. */
const mostFailures = 3;

export async function runFaults({
  kinds,
  count,
  seed,
  minutes = Infinity,
  real = false,
  onInjection,
}: FaultRun): Promise<FaultRow[]> {
  const rows: FaultRow[] = [];
  const chosen = faults.filter(({ number }) => kinds?.includes(number) ?? true);
  for (const fault of chosen) {
    const end = performance.now() + (minutes * 60_000) / chosen.length;
    const isOver = (turn: number): boolean => turn >= count || (turn > 0 && performance.now() > end);
    const row: FaultRow = { fault, injections: 0, edits: 0, acked: 0, slowest: 0, failures: [] };
    rows.push(row);
    const house = await openHouse(fault.on);
    try {
      for (let turn = 0; !isOver(turn) && row.failures.length < mostFailures; turn++) {
        const failed = row.failures.length;
        const random = createRandom(seed * 1000 + fault.number * 100_003 + turn);
        const took = (milliseconds: number): void => {
          row.slowest = Math.max(row.slowest, Math.round(milliseconds));
          if (real && milliseconds > (fault.within ?? Infinity) + 500)
            row.failures.push(
              `turn ${turn}, seed ${seed}: the word came after ${Math.round(milliseconds)} ms`,
            );
        };
        const timing = real ? { blip: 0 } : quick;
        const outage = real ? 60_000 : 3_000;
        const opened = await openScene({ house, outage, random, turn, timing, took });
        try {
          await fault.inject(opened.scene);
        } catch (error) {
          row.failures.push(
            `turn ${turn}, seed ${seed}: ${error instanceof Error ? error.message : String(error)}`,
          );
          await house.mend();
        } finally {
          row.injections++;
          row.edits += opened.scene.ledger.written();
          row.acked += opened.scene.ledger.acked();
          await opened.close();
        }
        onInjection?.(row, row.failures[failed] ?? null);
      }
    } finally {
      await house.close();
    }
  }
  return rows;
}
