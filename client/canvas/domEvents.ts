/** Turns the browser's pointer, wheel, key and clipboard events into what the tools understand. */
import { clamp, type Point } from '../layout/geometry.ts';
import type { FreePart } from '../layout/freeHit.ts';
import type { Hit } from '../layout/hitTest.ts';
import { pointerAt } from '../layout/pointer.ts';
import { copyChosen, cutChosen, paste } from '../tools/clipboard.ts';
import { select } from '../store/viewMoves.ts';
import { finishAndAddNext, finishAndChangeLevel, finishEditing } from '../tools/editing.ts';
import type { PointerInput } from '../tools/gesture.ts';
import { handleKey, toggleFolded } from '../tools/keyboard.ts';
import type { KeyInput } from '../tools/keyInput.ts';
import { createPointerTool, type PointerTool } from '../tools/pointer.ts';
import { hitAt, type Tools } from '../tools/toolContext.ts';
import { pan, zoom } from '../tools/viewTool.ts';
import type { ImagesIn } from './imagesIn.ts';
import type { MapScene } from './mapScene.ts';

export interface DomEventsInput {
  /** Everything of the canvas; keys and the clipboard are heard here. */
  readonly host: HTMLElement;
  /** What is painted; pointers are heard here. */
  readonly surface: HTMLElement;
  readonly area: HTMLTextAreaElement;
  readonly tools: Tools;
  readonly scene: MapScene;
  readonly takeFocus: () => void;
  readonly images: ImagesIn;
}

/** Listens until the returned function is called. */
export function listenToDom(input: DomEventsInput): () => void {
  const { host, surface, area, tools, scene } = input;
  const pointer = createPointerTool(tools);
  const listening = new AbortController();
  const on = <E extends Event>(
    target: EventTarget,
    type: string,
    listener: (event: E) => void,
    options: AddEventListenerOptions = {},
  ): void =>
    target.addEventListener(type, listener as EventListener, { ...options, signal: listening.signal });

  listenToPointers(input, pointer, on);
  on<WheelEvent>(host, 'wheel', (event) => onWheel(tools, surface, event), { passive: false });
  on<KeyboardEvent>(host, 'keydown', (event) => onKeyDown(input, pointer, event));
  on<KeyboardEvent>(host, 'keyup', (event) => {
    if (event.key !== ' ' || event.target === area) return;
    pointer.holdSpace(false);
    surface.style.cursor = '';
    if (!pointer.pannedWithSpace()) toggleFolded(tools);
  });
  on(window, 'blur', () => {
    pointer.holdSpace(false);
    pointer.cancel();
  });
  on<ClipboardEvent>(host, 'copy', (event) => give(event, area, () => copyChosen(tools)));
  on<ClipboardEvent>(host, 'cut', (event) => give(event, area, () => cutChosen(tools)));
  on<ClipboardEvent>(host, 'paste', (event) => {
    if (event.target === area || event.clipboardData === null) return;
    const { clipboardData } = event;
    event.preventDefault();
    if (input.images.paste(clipboardData)) return;
    void paste(tools, (type) => clipboardData.getData(type), input.images.pointer());
  });
  return () => {
    listening.abort();
    pointer.cancel();
    scene.setHover(null);
  };
}

type Listen = <E extends Event>(target: EventTarget, type: string, listener: (event: E) => void) => void;

function listenToPointers(
  { surface, tools, scene, takeFocus }: DomEventsInput,
  pointer: PointerTool,
  on: Listen,
): void {
  const inputOf = (event: PointerEvent): PointerInput => ({
    id: event.pointerId,
    type: event.pointerType === 'touch' || event.pointerType === 'pen' ? event.pointerType : 'mouse',
    point: pointIn(surface, event),
    button: event.button,
    shift: event.shiftKey,
    toggle: event.ctrlKey || event.metaKey,
    pressure: event.pressure,
  });
  const showHover = (event: PointerEvent | null): void => {
    const { slicing, freeTool } = tools.view.getState();
    const isSlicing = slicing !== null || freeTool !== null;
    const isHovering =
      event !== null && event.pointerType === 'mouse' && pointer.gesture() === null && !isSlicing;
    const hit = isHovering ? hitAt(tools, pointIn(surface, event)) : null;
    scene.setHover(hit);
    surface.style.cursor = isSlicing && pointer.gesture() === null ? 'crosshair' : cursorFor(pointer, hit);
  };
  on<PointerEvent>(surface, 'pointerdown', (event) => {
    surface.setPointerCapture(event.pointerId);
    scene.setShowsFocus(false);
    pointer.down(inputOf(event));
    if (tools.view.getState().editing === null) takeFocus();
    surface.style.cursor = cursorFor(pointer, null);
  });
  on<PointerEvent>(surface, 'pointermove', (event) => {
    pointer.move(inputOf(event));
    showHover(event);
    const { viewport } = tools.view.getState();
    if (event.pointerType === 'mouse') {
      tools.actions.showPresence({ cursor: pointerAt(viewport, pointIn(surface, event)) });
    }
  });
  on<PointerEvent>(surface, 'pointerup', (event) => {
    pointer.up(inputOf(event));
    if (tools.view.getState().editing === null) takeFocus();
    showHover(event);
  });
  on<PointerEvent>(surface, 'pointercancel', ({ pointerId }) => pointer.cancel(pointerId));
  on<PointerEvent>(surface, 'pointerleave', () => {
    showHover(null);
    tools.actions.showPresence({ cursor: null });
  });
  // Pressing the mouse would take the focus away from the map's rows, and the middle button would start to scroll.
  on<MouseEvent>(surface, 'mousedown', (event) => event.preventDefault());
  // After a tap, browsers send mouse events too; a double tap would select a word of the text it has just opened.
  on<TouchEvent>(surface, 'touchend', (event) => {
    if (event.cancelable) event.preventDefault();
  });
  on<MouseEvent>(surface, 'contextmenu', (event) => {
    const hit = hitAt(tools, pointIn(surface, event));
    event.preventDefault();
    if (hit.kind === 'free') select(tools.view, [hit.id]);
    else if ('id' in hit) tools.dialogs.openDetails(hit.id);
  });
}

function onWheel(tools: Tools, surface: HTMLElement, event: WheelEvent): void {
  event.preventDefault();
  const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
  const by = { x: event.deltaX * unit, y: event.deltaY * unit };
  if (event.ctrlKey || event.metaKey) {
    zoom(tools, Math.exp(-clamp(by.y, -60, 60) * 0.006), pointIn(surface, event));
  } else if (event.shiftKey && by.x === 0) pan(tools, { x: -by.y, y: 0 });
  else pan(tools, { x: -by.x, y: -by.y });
}

function onKeyDown(
  { area, tools, scene, surface, takeFocus }: DomEventsInput,
  pointer: PointerTool,
  event: KeyboardEvent,
): void {
  const taken = (): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  if (event.key === 'Escape' && pointer.cancel()) return taken();
  if (event.target === area) {
    if (event.isComposing) return;
    if (editingKey(tools, event)) {
      taken();
      if (tools.view.getState().editing === null) takeFocus();
    }
    return;
  }
  if (event.target instanceof HTMLElement && event.target.closest('button, a, input') !== null) return;
  scene.setShowsFocus(true);
  if (event.key === ' ') {
    if (!event.repeat) pointer.holdSpace(true);
    surface.style.cursor = 'grab';
    return taken();
  }
  const input: KeyInput = {
    key: event.key,
    shift: event.shiftKey,
    alt: event.altKey,
    mod: event.ctrlKey || event.metaKey,
  };
  if (!handleKey(tools, input)) return;
  taken();
  if (tools.view.getState().editing === null && surface.ownerDocument.hasFocus()) keepFocus(event, takeFocus);
}

/** A dialog that the key opened keeps the focus it took. */
function keepFocus(event: KeyboardEvent, takeFocus: () => void): void {
  const active = document.activeElement;
  const isOurs = active === document.body || active === event.target;
  if (isOurs) takeFocus();
}

function editingKey(tools: Tools, { key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return false;
  if (key === 'Enter') finishAndAddNext(tools);
  else if (key === 'Tab') finishAndChangeLevel(tools, shiftKey ? 'up' : 'down');
  else if (key === 'Escape') finishEditing(tools);
  else return false;
  return true;
}

function give(
  event: ClipboardEvent,
  area: HTMLTextAreaElement,
  content: () => ReadonlyMap<string, string> | null,
): void {
  if (event.target === area || event.clipboardData === null) return;
  const given = content();
  if (given === null) return;
  event.preventDefault();
  for (const [type, text] of given) event.clipboardData.setData(type, text);
}

function pointIn(surface: HTMLElement, { clientX, clientY }: MouseEvent): Point {
  const { left, top } = surface.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}

/** Over a handle; the sides and corners that lie opposite pull the same way. */
const freeCursors: { readonly [P in FreePart]?: string } = {
  n: 'ns-resize',
  s: 'ns-resize',
  e: 'ew-resize',
  w: 'ew-resize',
  nw: 'nwse-resize',
  se: 'nwse-resize',
  ne: 'nesw-resize',
  sw: 'nesw-resize',
  from: 'crosshair',
  to: 'crosshair',
};

function cursorFor(pointer: PointerTool, hit: Hit | null): string {
  switch (pointer.gesture()) {
    case 'pan':
      return 'grabbing';
    case 'drag':
      return 'grabbing';
    case 'divider':
      return 'row-resize';
    case 'marquee':
    case 'connect':
    case 'slice':
      return 'crosshair';
    default: // at rest the cursor says what is under it
  }
  switch (hit?.kind) {
    case 'divider':
      return 'row-resize';
    case 'free':
      return freeCursors[hit.part] ?? 'move';
    case 'story':
    case 'step':
    case 'activity':
    case 'release':
    case 'cell':
    case 'nothing':
    case undefined:
      return '';
    default:
      return 'pointer';
  }
}
