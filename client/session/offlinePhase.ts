/** Notices a time away and sums it up once everything is merged and saved again. */
import { kindOf, type Id } from '../../shared/model/id.ts';
import type { MapRecords } from '../../shared/model/records.ts';
import type { StoryId } from '../../shared/model/story.ts';
import type { MapGrid } from '../../shared/views/arrangeMap.ts';
import type { MapChange } from '../store/mapStore.ts';
import type { Clock, Timing } from './clock.ts';
import type { Notice } from './mapSession.ts';

export interface OfflinePhase {
  /** The socket is gone. */
  readonly lost: () => void;
  /** The map was opened with changes an earlier tab could not send. */
  readonly inherited: () => void;
  /** A change arrived from the server. */
  readonly heard: (change: MapChange) => void;
  /** This person changed something. */
  readonly changed: (change: MapChange) => void;
  /** Everything was exchanged; `changes` of this person were not on the server before. */
  readonly ready: (changes: number) => void;
  /** Everything is on the server. */
  readonly saved: () => void;
}

/** What the phase looks at in the map. */
interface Looked {
  readonly getGrid: () => MapGrid;
  readonly getRecords: () => MapRecords;
}

interface Away {
  readonly since: number;
  /** What sat in *Unplaced* before. */
  readonly unplaced: ReadonlySet<StoryId>;
  /** Records this person changed meanwhile, as far as this tab knows. */
  readonly mine: Set<Id>;
}

/** Tells `tell` after each time away that changed something. */
export function createOfflinePhase(
  map: Looked,
  clock: Clock,
  timing: Timing,
  tell: (notice: Notice) => void,
): OfflinePhase {
  let away: Away | null = null;
  let others = new Set<string>();
  let summary: {
    readonly changes: number;
    readonly others: number;
    readonly away: Away;
    readonly at: number;
  } | null = null;
  const leave = (since: number): void => {
    away ??= { since, unplaced: new Set(unplacedIn(map.getGrid())), mine: new Set() };
  };
  return {
    lost: () => {
      if (away !== null) return;
      if (summary === null) {
        leave(clock.now());
        others = new Set();
      } else {
        away = summary.away; // cut off again before all was saved: still the same time away
        summary = null;
      }
    },
    inherited: () => leave(-Infinity),
    heard: (change) => {
      if (away !== null) for (const id of change.touched) others.add(id);
    },
    changed: (change) => {
      if (away !== null) for (const id of change.touched) away.mine.add(id);
    },
    ready: (changes) => {
      const isWorthAWord = away !== null && changes + others.size > 0;
      summary = isWorthAWord ? { changes, others: others.size, away: away!, at: clock.now() } : null;
      away = null;
    },
    saved: () => {
      if (summary === null) return;
      const { changes, others: byOthers, away: was, at } = summary;
      summary = null;
      const unplaced = unplacedIn(map.getGrid()).filter((id) => !was.unplaced.has(id));
      const archived = [...was.mine].filter((id) => others.has(id) && isArchived(map.getRecords(), id));
      // A blip is not worth a word, unless it cost a card its place.
      if (at - was.since < timing.blip && unplaced.length + archived.length === 0) return;
      tell({ kind: 'merged', changes, others: byOthers, unplaced, archived });
    },
  };
}

function unplacedIn(grid: MapGrid): readonly StoryId[] {
  return grid.lanes.flatMap((lane) => grid.cell(null, lane).map(({ id }) => id));
}

function isArchived(records: MapRecords, id: Id): boolean {
  const kind = kindOf(id);
  if (kind === null) return false;
  const all = records[kind] as ReadonlyMap<Id, { readonly archivedAt?: number | null }>;
  return typeof all.get(id)?.archivedAt === 'number';
}
