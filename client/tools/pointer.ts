/** The pointer on the map: decides which gesture a press becomes, and what a click does. */
import { isId, type Id } from '../../shared/model/id.ts';
import type { Hit } from '../layout/hitTest.ts';
import type { Point } from '../layout/geometry.ts';
import {
  clearSelection,
  focusCell,
  select,
  stopEditing,
  toggleCollapsed,
  toggleSelected,
} from '../store/viewMoves.ts';
import { addFromHit, addStory } from './addRecords.ts';
import { chosenIds } from './archiveSelection.ts';
import { startConnect } from './connect.ts';
import { startDragHeader } from './dragHeader.ts';
import { startDragStories } from './dragStories.ts';
import { editRecord, finishEditing } from './editing.ts';
import type { Gesture, PointerInput } from './gesture.ts';
import { startMarquee } from './marquee.ts';
import { startPan } from './pan.ts';
import { startPinch } from './pinch.ts';
import { startPullDivider } from './pullDivider.ts';
import { hitAt, mayChange, type Tools } from './toolContext.ts';

/** How far a press may slip and still be a click, in screen pixels. */
const slip = { mouse: 4, touch: 10, pen: 6 } as const;
const longPress = 250;
const doubleClick = 350;

/** What "Move to…" knows. */
const movable: ReadonlySet<Hit['kind']> = new Set(['story', 'details', 'step', 'activity', 'release']);

export interface PointerTool {
  readonly down: (input: PointerInput) => void;
  readonly move: (input: PointerInput) => void;
  readonly up: (input: PointerInput) => void;
  /** Esc, or this pointer was taken away. Returns whether there was anything to cancel. */
  readonly cancel: (id?: number) => boolean;
  /** While Space is held a drag pans. */
  readonly holdSpace: (held: boolean) => void;
  readonly gesture: () => Gesture['kind'] | null;
  /** Whether Space was used to pan since it was pressed. */
  readonly pannedWithSpace: () => boolean;
}

interface Press {
  readonly input: PointerInput;
  readonly hit: Hit;
}

export function createPointerTool(tools: Tools): PointerTool {
  const down = new Map<number, PointerInput>();
  let press: Press | null = null;
  let gesture: Gesture | null = null;
  let callOffLongPress: (() => void) | null = null;
  let lastClick: { at: number; point: Point; hit: string } | null = null;
  let isSpaceHeld = false;
  let panned = false;
  /** Where a long press lifted something; let go there again, it asks where to move it. */
  let liftedAt: Point | null = null;

  const forget = (): void => {
    callOffLongPress?.();
    callOffLongPress = null;
    press = null;
  };
  const letGo = (): boolean => {
    const had = gesture !== null;
    gesture?.cancel();
    gesture = null;
    down.clear();
    forget();
    return had;
  };
  const start = (next: Gesture | null): void => {
    forget();
    gesture = next;
  };

  const begin = ({ hit, input }: Press): void => {
    const inHand = tools.inHand?.() ?? null;
    if (inHand !== null) return start(inHand(input));
    const dragged = startDrag(tools, hit, input);
    if (dragged !== null && input.type !== 'touch') start(dragged);
    else start(input.type === 'touch' ? startPan(tools, input) : startMarquee(tools, input));
  };

  const click = ({ hit, input }: Press): void => {
    const at = tools.clock.now();
    const key = JSON.stringify(hit);
    const isDouble =
      lastClick !== null &&
      at - lastClick.at <= doubleClick &&
      lastClick.hit === key &&
      distance(lastClick.point, input.point) <= slip.touch;
    lastClick = isDouble ? null : { at, point: input.point, hit: key };
    if (isDouble) doubleClickOn(tools, hit, input.point);
    else clickOn(tools, hit, input);
  };

  return {
    down: (input) => {
      // The hand that holds the pen rests on the screen, before or after the pen does.
      if (input.type === 'touch' && [...down.values()].some(({ type }) => type === 'pen')) return;
      if (input.type === 'pen') letGo();
      liftedAt = null;
      down.set(input.id, input);
      if (input.type === 'touch' && down.size === 2) {
        gesture?.cancel();
        const [first, second] = [...down.values()] as [PointerInput, PointerInput];
        start(startPinch(tools, first, second));
        return;
      }
      if (gesture !== null || down.size > 1) return;
      // Looked up before the open text is left: an empty new card goes then, and the map moves under the pointer.
      const hit = forFinger(tools, hitAt(tools, input.point), input);
      finishEditing(tools);
      if (input.button === 1 || (input.button === 0 && isSpaceHeld)) {
        panned ||= isSpaceHeld;
        start(startPan(tools, input));
        return;
      }
      if (input.button !== 0) return;
      const making = tools.free?.()?.press(input) ?? null;
      if (making !== null) return start(making);
      const pressed: Press = { hit, input };
      press = pressed;
      if (input.type !== 'touch' || tools.inHand?.()) return;
      callOffLongPress = tools.clock.after(longPress, () => {
        const dragged = startDrag(tools, pressed.hit, input);
        if (dragged === null) return;
        start(dragged);
        tools.nudge?.();
        if (movable.has(pressed.hit.kind)) liftedAt = input.point;
        dragged.move(input);
      });
    },
    move: (input) => {
      if (down.has(input.id)) down.set(input.id, input);
      else if (down.size > 0) return;
      if (gesture === null && press !== null && press.input.id === input.id) {
        if (distance(press.input.point, input.point) <= slip[input.type]) return;
        begin(press);
      }
      gesture?.move(input);
    },
    up: (input) => {
      if (!down.delete(input.id) && down.size > 0) return;
      const pressed = press;
      const ended = gesture;
      const lifted = liftedAt;
      forget();
      liftedAt = null;
      if (ended !== null) {
        gesture = null;
        if (lifted !== null && distance(lifted, input.point) <= slip.touch) {
          ended.cancel();
          const ids = chosenIds(tools);
          if (ids.length > 0) tools.dialogs.openMove(ids);
        } else ended.end(input);
      } else if (pressed !== null && pressed.input.id === input.id && !tools.inHand?.()) {
        click(pressed);
      }
    },
    cancel: (id) => (id === undefined || down.has(id)) && letGo(),
    holdSpace: (held) => {
      if (held && !isSpaceHeld) panned = false;
      isSpaceHeld = held;
    },
    gesture: () => gesture?.kind ?? (isSpaceHeld ? 'pan' : null),
    pannedWithSpace: () => panned,
  };
}

/** The gesture that dragging this starts; null where nothing can be dragged. */
function startDrag(tools: Tools, hit: Hit, input: PointerInput): Gesture | null {
  if (!tools.actions.canEdit() || !mayDrag(tools, hit)) return null;
  switch (hit.kind) {
    case 'story':
    case 'details':
      return startDragStories(tools, hit.id, input);
    case 'connect':
      return startConnect(tools, hit.id);
    case 'step':
    case 'activity':
    case 'release':
      return startDragHeader(tools, hit.id, input);
    case 'divider':
      return startPullDivider(tools, hit.lower, input);
    case 'free':
      return tools.free?.()?.drag(hit, input) ?? null;
    default:
      return null;
  }
}

/** What is dragged is the card, or all that is chosen with it; nothing of it may be locked for this person. */
function mayDrag(tools: Tools, hit: Hit): boolean {
  switch (hit.kind) {
    case 'story':
    case 'details':
    case 'free': {
      const { selection } = tools.view.getState();
      return mayChange(tools, selection.has(hit.id) ? selection : [hit.id]);
    }
    case 'step':
    case 'activity':
    case 'release':
      return mayChange(tools, [hit.id]);
    default:
      return true;
  }
}

/**
 * A finger cannot hover, so a card's details corner and handle and a header's chevron are there only once it is
 * selected; the chevron is then as large as a finger.
 */
function forFinger(tools: Tools, hit: Hit, input: PointerInput): Hit {
  if (input.type !== 'touch') return hit;
  const { selection } = tools.view.getState();
  switch (hit.kind) {
    case 'details':
    case 'connect':
      return selection.has(hit.id) ? hit : { kind: 'story', id: hit.id };
    case 'fold':
      if (selection.has(hit.id) || isId('release', hit.id)) return hit;
      return isId('step', hit.id) ? { kind: 'step', id: hit.id } : { kind: 'activity', id: hit.id };
    case 'step':
    case 'activity':
      return (selection.has(hit.id) ? chevronNear(tools, hit.id, input.point) : null) ?? hit;
    default:
      return hit;
  }
}

/** Half the width of a finger's tip, in screen pixels. */
const fingertip = 14;

function chevronNear(tools: Tools, id: Id, { x, y }: Point): Hit | null {
  const around = [-1, 0, 1].flatMap((dx) =>
    [-1, 0, 1].map((dy) => ({ x: x + dx * fingertip, y: y + dy * fingertip })),
  );
  return (
    around.map((point) => hitAt(tools, point)).find((hit) => hit.kind === 'fold' && hit.id === id) ?? null
  );
}

function clickOn(tools: Tools, hit: Hit, input: PointerInput): void {
  const { view, dialogs } = tools;
  switch (hit.kind) {
    case 'story':
    case 'step':
    case 'activity':
    case 'release':
    case 'free':
      if (input.shift || input.toggle) toggleSelected(view, hit.id);
      else select(view, [hit.id]);
      return;
    case 'details':
    case 'connect':
      select(view, [hit.id]);
      dialogs.openDetails(hit.id);
      return;
    case 'push':
      dialogs.openPush(hit.id);
      return;
    case 'fold':
      toggleCollapsed(view, hit.id);
      return;
    case 'cell':
      if (hit.column !== null && tools.layout().grid.cell(hit.column, hit.lane).length === 0) {
        focusCell(view, { stepId: hit.column, lane: hit.lane });
      } else clearSelection(view);
      return;
    case 'divider':
      return;
    case 'nothing':
      clearSelection(view);
      stopEditing(view);
      return;
    default:
      addFromHit(tools, hit);
  }
}

function doubleClickOn(tools: Tools, hit: Hit, point: Point): void {
  switch (hit.kind) {
    case 'story':
    case 'step':
    case 'activity':
      if (!editRecord(tools, hit.id)) tools.dialogs.openDetails(hit.id);
      return;
    case 'release':
      if (!editRecord(tools, hit.id, hit.part)) tools.dialogs.openDetails(hit.id);
      return;
    case 'cell':
      if (hit.column !== null && tools.actions.canEdit()) addStory(tools, hit.column, hit.lane);
      return;
    case 'free':
      tools.free?.()?.open(hit.id);
      return;
    case 'nothing':
      if (tools.actions.canEdit()) void tools.fetchFree?.().then((free) => free?.addSticky(point));
      return;
    default: // buttons and dividers have done their work at the first click
  }
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
