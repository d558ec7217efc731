/** A gesture: what happens between pressing and letting go. */
import type { Point } from '../layout/geometry.ts';

export interface PointerInput {
  /** Tells fingers apart. */
  readonly id: number;
  readonly type: 'mouse' | 'touch' | 'pen';
  /** On the screen, in CSS pixels from the canvas' corner. */
  readonly point: Point;
  readonly button: number;
  readonly shift: boolean;
  /** Ctrl or Cmd. */
  readonly toggle: boolean;
  /** Of a pen, 0 to 1. */
  readonly pressure?: number;
}

export interface Gesture {
  /** For the cursor. */
  readonly kind: 'pan' | 'drag' | 'divider' | 'marquee' | 'pinch' | 'connect' | 'slice';
  readonly move: (input: PointerInput) => void;
  /** Let go: do it. */
  readonly end: (input: PointerInput) => void;
  /** Esc, a second finger, a lost pointer: leave everything as it was. */
  readonly cancel: () => void;
}
