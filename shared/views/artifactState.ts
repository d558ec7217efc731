/** Whether an artifact still holds: when it was confirmed last, and when that is due again. */
import { millisecondsOfDay } from '../model/calendarDay.ts';
import type { Artifact } from '../model/artifact.ts';
import type { Cadences } from '../model/cadence.ts';

export interface ArtifactState {
  /** When it is due (ms since epoch); null: nobody has confirmed it yet. */
  readonly dueAt: number | null;
  readonly isStale: boolean;
  /** Whole days until it is due; negative: since. 0 without a confirmation. */
  readonly daysLeft: number;
}

/** C1: an artifact is stale when a cadence has passed since somebody confirmed it, or nobody has. `now` in ms since epoch. */
export function artifactState(
  { kind, confirmedAt }: Pick<Artifact, 'kind' | 'confirmedAt'>,
  cadences: Cadences,
  now: number,
): ArtifactState {
  if (confirmedAt === null) return { dueAt: null, isStale: true, daysLeft: 0 };
  const dueAt = confirmedAt + cadences[kind] * millisecondsOfDay;
  // Somebody else may have confirmed it after this page was opened.
  const at = Math.max(now, confirmedAt);
  const isStale = at >= dueAt;
  const left = (dueAt - at) / millisecondsOfDay;
  return { dueAt, isStale, daysLeft: isStale ? Math.ceil(left) || 0 : Math.ceil(left) };
}
