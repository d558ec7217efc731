/** What is being done to the free layer while the pointer is down; it is written at the drop. */
import type { ArrowEnd } from '../../shared/model/arrow.ts';
import type { FreeId } from '../../shared/model/freeThing.ts';
import type { StrokePoint } from '../../shared/model/strokePath.ts';

interface At {
  readonly x: number;
  readonly y: number;
}
interface Box extends At {
  readonly width: number;
  readonly height: number;
}
/** A line that shows what lines up. */
interface Line {
  readonly from: At;
  readonly to: At;
}

/** The tools that make something. */
export const freeMakers = ['sticky', 'text', 'frame', 'arrow', 'stroke'] as const;
export type FreeMaker = (typeof freeMakers)[number];

/** The key that takes each of them up while no card is chosen. */
export const makerKeys: { readonly [M in FreeMaker]: string } = {
  sticky: 'N',
  text: 'T',
  frame: 'R',
  arrow: 'A',
  stroke: 'D',
};

/** In map units, but for `pointer`, which is on the screen. */
export type FreeDrag =
  | {
      readonly what: 'move';
      readonly ids: ReadonlySet<FreeId>;
      readonly by: At;
      readonly lines: readonly Line[];
      /** Stickies alone can be dropped into a cell; then the pointer says where. */
      readonly pointer: At | null;
    }
  | { readonly what: 'resize'; readonly id: FreeId; readonly box: Box; readonly lines: readonly Line[] }
  | {
      readonly what: 'end';
      readonly id: Extract<FreeId, `arrow:${string}`>;
      readonly end: 'from' | 'to';
      readonly put: ArrowEnd;
    }
  | {
      readonly what: 'make';
      readonly maker: 'sticky' | 'text' | 'frame';
      readonly box: Box;
      readonly lines: readonly Line[];
    }
  | { readonly what: 'arrow'; readonly from: ArrowEnd; readonly to: ArrowEnd }
  | { readonly what: 'draw'; readonly points: readonly StrokePoint[] };
