/** The pointer on the map: tells clicks, double clicks, long presses and gestures apart, whatever the hand holds. */
import type { Hit } from '../layout/hitTest.ts';
import type { Point } from '../layout/geometry.ts';
import { chosenIds } from './archiveSelection.ts';
import { clickOn, doubleClickOn } from './click.ts';
import { finishEditing } from './editing.ts';
import { fingerHit } from './fingerHit.ts';
import type { Gesture, PointerInput } from './gesture.ts';
import { startMarquee } from './marquee.ts';
import { startPan } from './pan.ts';
import { startPinch } from './pinch.ts';
import { startDrag } from './startDrag.ts';
import { hitAt, type Tools } from './toolContext.ts';

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
      const hit = fingerHit(tools, hitAt(tools, input.point), input);
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

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
