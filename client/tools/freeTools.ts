/** The free layer under pointer and keyboard: what is hit, and which gesture a press becomes. */
import { freeKindOf, isFreeId } from '../../shared/model/freeThing.ts';
import { isLockedIn } from '../../shared/model/locked.ts';
import { isId } from '../../shared/model/id.ts';
import { stickySize } from '../../shared/model/sticky.ts';
import type { StoryId } from '../../shared/model/story.ts';
import { storiesToStickies } from '../../shared/commands/storiesToStickies.ts';
import { hitFree, type FreeHit } from '../layout/freeHit.ts';
import { freeInside, freeSpot, type FreePlaces } from '../layout/freePlaces.ts';
import { contains, type Point } from '../layout/geometry.ts';
import { fieldArea, headerFrame } from '../layout/headers.ts';
import { storyRect } from '../layout/mapLayout.ts';
import { toMap } from '../layout/viewport.ts';
import { select } from '../store/viewMoves.ts';
import { editRecord } from './editing.ts';
import type { FreeHand, FreeHandWords } from './freeHand.ts';
import { enterFree, freeKey } from './freeKeys.ts';
import { addStickyAt, placeByKey, startMaking } from './freeMake.ts';
import { startMoveFree } from './freeMove.ts';
import { startMoveEnd, startResize } from './freeResize.ts';
import type { Tools } from './toolContext.ts';
import { reveal } from './viewTool.ts';

/** How far from a line or a handle still counts, in screen pixels. */
const reach = 8;

/** `places` tells where the free things are now. */
export function createFreeHand(tools: Tools, places: () => FreePlaces, words: FreeHandWords): FreeHand {
  const { view } = tools;
  return {
    hitAt: (point) => {
      const { viewport, selection } = view.getState();
      const { things } = places();
      if (things.length === 0 || !contains(fieldArea(viewport, headerFrame(viewport)), point)) return null;
      const [only] = selection;
      const chosen = selection.size === 1 && only !== undefined && isFreeId(only) ? only : null;
      const isMovable =
        chosen !== null && tools.actions.canEdit() && !isLockedIn(tools.store.getRecords(), chosen);
      return hitFree(places(), toMap(viewport, point), {
        unit: 1 / viewport.scale,
        chosen: isMovable ? chosen : null,
        reach,
      });
    },
    press: (input) => {
      const { freeTool, viewport } = view.getState();
      const isOnField = contains(fieldArea(viewport, headerFrame(viewport)), input.point);
      if (freeTool === null || !isOnField || input.button !== 0) return null;
      return startMaking(tools, places, freeTool, input);
    },
    drag: (hit, input) => startDrag(tools, places, words, hit, input),
    open: (id) => {
      if (!editRecord(tools, id)) select(view, [id]);
    },
    addSticky: (point) => {
      const { viewport } = view.getState();
      if (!contains(fieldArea(viewport, headerFrame(viewport)), point)) return;
      addStickyAt(tools, toMap(viewport, point));
    },
    inside: (area) => freeInside(places(), area),
    key: (input) => freeKey(tools, places, input),
    enter: (direction) => enterFree(tools, places, direction),
    grant: (wish) => {
      const { freeTool, selection } = view.getState();
      if (wish === 'placeFree' && freeTool !== null) placeByKey(tools, places, freeTool);
      const stories = [...selection].filter((id) => isId('story', id));
      if (wish === 'pullOut' && stories.length > 0)
        pullOut(tools, words, stories, besideGrid(tools, places(), stories[0]!));
    },
    pullOut: (ids, at) => pullOut(tools, words, ids, at),
  };
}

function startDrag(
  tools: Tools,
  places: () => FreePlaces,
  words: FreeHandWords,
  { id, part }: FreeHit,
  input: Parameters<FreeHand['press']>[0],
) {
  if (part === 'from' || part === 'to') {
    if (isId('arrow', id)) return startMoveEnd(tools, places, id, part);
  } else if (part !== 'body' && freeKindOf(id) !== 'arrow') return startResize(tools, places, id, part);
  return startMoveFree(tools, places, words, id, input);
}

function pullOut(tools: Tools, words: FreeHandWords, ids: readonly StoryId[], at: Point): void {
  tools.actions.endUndoStep();
  const made = tools.actions.runLate(storiesToStickies, { ids: [...ids], at });
  tools.actions.endUndoStep();
  if (made === null) return;
  select(tools.view, made.ids);
  reveal(tools, made.ids[0]!);
  tools.dialogs.toast(words.pulledOut(made.ids.length), { undo: true });
}

/** Between the grid and what is pulled out of it without a drag, in map units. */
const gap = 80;

/** A free place right of the grid, level with a story. */
function besideGrid(tools: Tools, places: FreePlaces, id: StoryId): Point {
  const layout = tools.layout();
  return freeSpot(places, { x: layout.width + gap, y: storyRect(layout, id)?.y ?? 0, ...stickySize });
}
