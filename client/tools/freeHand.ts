/** What the free layer does with pointer and keyboard, as the other tools see it; its code comes when it is needed. */
import type { FreeId } from '../../shared/model/freeThing.ts';
import type { StoryId } from '../../shared/model/story.ts';
import type { FreeHit } from '../layout/freeHit.ts';
import type { Direction } from '../layout/focusMove.ts';
import type { Point, Rect } from '../layout/geometry.ts';
import type { Gesture, PointerInput } from './gesture.ts';
import type { KeyInput } from './keyInput.ts';

/** What it tells a person. */
export interface FreeHandWords {
  readonly madeStories: (number: number) => string;
  readonly pulledOut: (number: number) => string;
}

export interface FreeHand {
  /** What free thing is under a point of the screen; null where there is none. */
  readonly hitAt: (point: Point) => FreeHit | null;
  /** What a press begins while a tool is in hand; null at other times. */
  readonly press: (input: PointerInput) => Gesture | null;
  readonly drag: (hit: FreeHit, input: PointerInput) => Gesture;
  /** Opens the text of what was hit. */
  readonly open: (id: FreeId) => void;
  /** A sticky with its middle at a point of the screen. */
  readonly addSticky: (point: Point) => void;
  /** What a rectangle of the map chooses. */
  readonly inside: (area: Rect) => FreeId[];
  /** Returns whether the key was taken. */
  readonly key: (input: KeyInput) => boolean;
  /** The focus leaves the grid in a direction; returns whether something free lies there. */
  readonly enter: (direction: Direction) => boolean;
  /** What the page around the canvas asked for: put the tool in hand down, or pull the chosen stories out. */
  readonly grant: (wish: 'placeFree' | 'pullOut') => void;
  /** Stories were dropped outside of the grid; `at` is a point of the map. */
  readonly pullOut: (ids: readonly StoryId[], at: Point) => void;
}
