/** What a finger or the mouse does on a row: tap, double tap, long press, right click. */
import { useRef, type MouseEvent, type PointerEvent, type TouchEvent } from 'react';

/** Milliseconds; a finger that scrolls moves before. */
const longPress = 400;
const doubleTap = 350;
/** How far a finger may slip while it presses, in CSS pixels. */
const slip = 10;

export interface PressHandlers {
  readonly onClick: (event: MouseEvent) => void;
  readonly onContextMenu: (event: MouseEvent) => void;
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
  readonly onTouchEnd: (event: TouchEvent) => void;
}

interface At {
  readonly x: number;
  readonly y: number;
}

/** Buttons and texts inside the row keep their own presses. */
export function usePress({
  onTap,
  onDoubleTap,
  onMenu,
}: {
  readonly onTap: (event: MouseEvent) => void;
  readonly onDoubleTap: () => void;
  readonly onMenu: (at: At) => void;
}): PressHandlers {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const from = useRef<At>({ x: 0, y: 0 });
  const lastTap = useRef(-Infinity);
  /** The click after a long press is no tap. */
  const wasLong = useRef(false);

  const callOff = (): void => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  };
  return {
    onClick: (event) => {
      if (isInControl(event.target)) return;
      if (wasLong.current) {
        wasLong.current = false;
        return;
      }
      const isSecond = event.timeStamp - lastTap.current <= doubleTap;
      lastTap.current = isSecond ? -Infinity : event.timeStamp;
      if (isSecond) onDoubleTap();
      else onTap(event);
    },
    onContextMenu: (event) => {
      if (isInControl(event.target)) return;
      event.preventDefault();
      if (!wasLong.current) onMenu({ x: event.clientX, y: event.clientY });
    },
    onPointerDown: (event) => {
      wasLong.current = false;
      if (event.pointerType === 'mouse' || isInControl(event.target)) return;
      const at = { x: event.clientX, y: event.clientY };
      from.current = at;
      callOff();
      timer.current = setTimeout(() => {
        wasLong.current = true;
        navigator.vibrate?.(12);
        onMenu(at);
      }, longPress);
    },
    onPointerMove: ({ clientX, clientY }) => {
      if (Math.hypot(clientX - from.current.x, clientY - from.current.y) > slip) callOff();
    },
    onPointerUp: callOff,
    onPointerCancel: callOff,
    // Lifting the finger would press what lies under the menu, and close it.
    onTouchEnd: (event) => {
      if (wasLong.current && event.cancelable) event.preventDefault();
    },
  };
}

function isInControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, textarea, input') !== null;
}
