/** What a whiteboard has to be able to do to be measured. */
import type { Scene } from './scene.ts';

/** On the screen is map × scale + offset, in CSS pixels. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Subject {
  /** Yjs snapshot of the scene in the whiteboard's own form; not measured. */
  readonly pack: (scene: Scene) => Uint8Array;
  /** Puts the whiteboard on the page, with the snapshot in it, at 100 % in the top left corner. */
  readonly open: (root: HTMLElement, snapshot: Uint8Array) => void;
  /** Whether cards are on the page; asked before each frame. `texts` is how many titles canvases have drawn. */
  readonly isPainted: (texts: number) => boolean;
  readonly setCamera: (camera: Camera) => void;
  /** Someone else changes a title, by the card's index in the scene: what arrives here, to be called later. */
  readonly setTitle: (card: number, title: string) => () => void;
  /** Someone else puts a card above this one, and what is below in its column moves down: what arrives here. */
  readonly insertAbove: (card: number) => () => void;
  /** Where everybody else points, in map coordinates, and which of them have just moved there. */
  readonly showCursors: (points: readonly Point[], moved: readonly number[]) => void;
  readonly isDragging: () => boolean;
}
