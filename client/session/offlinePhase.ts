/** Notices a time offline and sums it up once everything is merged and saved again. */
import type { MapChange } from '../store/mapStore.ts';
import type { Clock, Timing } from './clock.ts';
import type { Notice } from './mapSession.ts';

export interface OfflinePhase {
  /** The socket is gone. */
  readonly lost: () => void;
  /** A change arrived from the server. */
  readonly heard: (change: MapChange) => void;
  /** Everything was exchanged; `changes` of this person were not on the server before. */
  readonly ready: (changes: number) => void;
  /** Everything is on the server. */
  readonly saved: () => void;
}

/** Tells `tell` after each time offline that was longer than a blip and changed something. */
export function createOfflinePhase(
  clock: Clock,
  timing: Timing,
  tell: (notice: Notice) => void,
): OfflinePhase {
  let since: number | null = null;
  let others = new Set<string>();
  let summary: { readonly changes: number; readonly others: number } | null = null;
  return {
    lost: () => {
      since ??= clock.now();
      others = new Set();
    },
    heard: (change) => {
      if (since !== null) for (const id of change.touched) others.add(id);
    },
    ready: (changes) => {
      const long = since !== null && clock.now() - since >= timing.blip;
      summary = long && changes + others.size > 0 ? { changes, others: others.size } : null;
      since = null;
    },
    saved: () => {
      if (summary === null) return;
      tell({ kind: 'merged', ...summary });
      summary = null;
    },
  };
}
