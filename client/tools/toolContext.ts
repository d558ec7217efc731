/** What every tool works with: the map, the view, what it may do, and what it says. */
import { freeKinds } from '../../shared/model/freeThing.ts';
import type { Id } from '../../shared/model/id.ts';
import type { LaneTotals } from '../../shared/views/laneTotals.ts';
import { hitTest, type Hit } from '../layout/hitTest.ts';
import type { Point } from '../layout/geometry.ts';
import type { MapLayout } from '../layout/mapLayout.ts';
import { withoutHidden } from '../layout/shownText.ts';
import type { MapActions } from '../store/mapActions.ts';
import type { MapDialogs } from '../store/mapDialogs.ts';
import type { MapStore } from '../store/mapStore.ts';
import type { ViewStore } from '../store/viewStore.ts';
import type { FreeHand } from './freeHand.ts';
import type { Gesture, PointerInput } from './gesture.ts';

/** Timers by argument, so that tests hold the clock. */
export interface ToolClock {
  readonly now: () => number;
  /** Calls back once after so many milliseconds; returns how to call it off. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
  /** Calls back before the next frame; returns how to call it off. */
  readonly nextFrame: (callback: () => void) => () => void;
}

/** What the tools say to a person; the canvas fills it from the word catalogue. */
export interface ToolWords {
  readonly newRelease: string;
  readonly archived: (count: number, title: string) => string;
  readonly cardsGone: string;
  readonly targetGone: string;
  readonly editedGone: string;
  readonly locked: string;
  readonly toolNotLoaded: string;
  readonly pasteNowhere: string;
  readonly pasteNothing: string;
  readonly pasteNotLoaded: string;
  /** The activity that steps pasted next to nothing get. */
  readonly pastedActivity: string;
  readonly pasteTooMuch: (cards: number, most: number) => string;
  readonly pasted: (activities: number, steps: number, stories: number, things: number) => string;
  readonly imagesNotPasted: (number: number) => string;
  readonly sliced: (stories: number, lane: string) => string;
  readonly moved: (title: string, where: string) => string;
  readonly place: (step: string, lane: string, rank: number, of: number) => string;
  readonly unscheduled: string;
  readonly untitled: string;
  readonly collapsed: (title: string) => string;
  readonly expanded: (title: string) => string;
  readonly laneTotals: (totals: LaneTotals) => string;
}

export interface Tools {
  readonly store: MapStore;
  readonly view: ViewStore;
  readonly actions: MapActions;
  readonly dialogs: MapDialogs;
  readonly layout: () => MapLayout;
  readonly clock: ToolClock;
  readonly words: ToolWords;
  /** What a press begins while a tool is in hand; null at other times. */
  readonly inHand?: () => ((input: PointerInput) => Gesture) | null;
  /** The free layer; null until its code is here. */
  readonly free?: () => FreeHand | null;
  /** Fetches it; null when that failed. */
  readonly fetchFree?: () => Promise<FreeHand | null>;
  /** Shakes the device a little, where it can: something was lifted. */
  readonly nudge?: () => void;
  /** Says it to a screen reader. */
  readonly announce: (text: string) => void;
}

/** What is under a point of the screen for this person. */
export function hitAt(tools: Tools, point: Point): Hit {
  const { viewport } = tools.view.getState();
  return (
    tools.free?.()?.hitAt(point) ??
    hitTest(tools.layout(), viewport, point, { canEdit: tools.actions.canEdit() })
  );
}

/** The kinds that are shown on the map, each record with a title or a name, or nothing written on it. */
export const shownKinds = ['activity', 'step', 'story', 'release', ...freeKinds] as const;

/** A record's title or name as people see it. */
export function titleOf(tools: Tools, id: Id | null): string {
  if (id === null) return tools.words.unscheduled;
  const records = tools.store.getRecords();
  for (const kind of shownKinds) {
    const record = (records[kind] as ReadonlyMap<string, { title?: string; name?: string }>).get(id);
    if (record !== undefined)
      return withoutHidden(record.title ?? record.name ?? '').trim() || tools.words.untitled;
  }
  return tools.words.untitled;
}

/** Whether this person may change all of these; says so when a facilitator has locked one of them. */
export function mayChange(tools: Tools, ids: Iterable<Id>): boolean {
  if ([...ids].every((id) => tools.actions.canChange(id))) return true;
  if (tools.actions.canEdit()) tools.dialogs.toast(tools.words.locked);
  return false;
}

/** Whether the record is there and not archived. */
export function isLive(tools: Tools, id: Id): boolean {
  const records = tools.store.getRecords();
  for (const kind of shownKinds) {
    const record = (records[kind] as ReadonlyMap<string, { archivedAt: number | null }>).get(id);
    if (record !== undefined) return record.archivedAt === null;
  }
  return false;
}
