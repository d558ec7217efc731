/** The free layer under pointer and keyboard: what is hit, and which gesture a press becomes. */
import { freeKindOf, isFreeId, type FreeId } from '../../shared/model/freeThing.ts';
import { isId } from '../../shared/model/id.ts';
import { storiesToStickies } from '../../shared/commands/storiesToStickies.ts';
import { hitFree, type FreeHit } from '../layout/freeHit.ts';
import { freeInside, type FreePlaces } from '../layout/freePlaces.ts';
import { contains } from '../layout/geometry.ts';
import { fieldArea, headerFrame } from '../layout/headers.ts';
import { toMap } from '../layout/viewport.ts';
import { select } from '../store/viewMoves.ts';
import { editRecord } from './editing.ts';
import type { FreeHand } from './freeHand.ts';
import { enterFree, freeKey } from './freeKeys.ts';
import { addStickyAt, startMaking } from './freeMake.ts';
import { startMoveFree } from './freeMove.ts';
import { startMoveEnd, startResize } from './freeResize.ts';
import type { Tools } from './toolContext.ts';

/** How far from a line or a handle still counts, in screen pixels. */
const reach = 8;

/** `places` tells where the free things are now. */
export function createFreeHand(tools: Tools, places: () => FreePlaces): FreeHand {
  const { view } = tools;
  return {
    hitAt: (point) => {
      const { viewport, selection } = view.getState();
      const { things } = places();
      if (things.length === 0 || !contains(fieldArea(viewport, headerFrame(viewport)), point)) return null;
      const [only] = selection;
      const chosen = selection.size === 1 && only !== undefined && isFreeId(only) ? only : null;
      const isMovable = chosen !== null && tools.actions.canEdit();
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
    drag: (hit, input) => startDrag(tools, places, hit, input),
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
    pullOut: (ids, at) => {
      tools.actions.endUndoStep();
      const made = tools.actions.runLate(storiesToStickies, { ids: [...ids], at });
      tools.actions.endUndoStep();
      if (made !== null) select(view, made.ids);
    },
  };
}

function startDrag(
  tools: Tools,
  places: () => FreePlaces,
  { id, part }: FreeHit,
  input: Parameters<FreeHand['press']>[0],
) {
  if (part === 'from' || part === 'to') {
    if (isId('arrow', id)) return startMoveEnd(tools, places, id, part);
  } else if (part !== 'body' && freeKindOf(id) !== 'arrow') return startResize(tools, places, id, part);
  return startMoveFree(tools, places, id, input);
}

/** The chosen free things, or the one that has the focus. */
export function chosenFree(tools: Tools): FreeId[] {
  const { selection, focus } = tools.view.getState();
  const chosen = [...selection].filter(isFreeId);
  if (chosen.length > 0) return chosen;
  return focus !== null && isFreeId(focus) ? [focus] : [];
}
