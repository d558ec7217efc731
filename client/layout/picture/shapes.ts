/** A picture of the map as plain shapes: what PNG, SVG, PDF and print all draw, and nothing else. */
import type { DependencyKind } from '../../../shared/model/dependency.ts';
import type { Hue } from '../../../shared/model/hue.ts';
import type { Id } from '../../../shared/model/id.ts';
import type { EstimateScale } from '../../../shared/model/settings.ts';
import type { Stage, Story, StoryKind } from '../../../shared/model/story.ts';
import type { LegendEntry } from '../../../shared/views/legend.ts';
import type { LaneTotals } from '../../../shared/views/laneTotals.ts';

export interface Box {
  readonly kind: 'box';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  readonly fill: string | null;
  readonly stroke: string | null;
  /** The record whose card or header it is; exactly one box of a picture has a story's id. */
  readonly of: Id | null;
}

/** One line of text; `y` is its baseline. Nothing in it is markup. */
export interface Line {
  readonly kind: 'line';
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly weight: number;
  readonly colour: string;
  readonly align: 'left' | 'center' | 'right';
}

/** A stroked path on a square of 24 units, drawn at `size`. */
export interface Mark {
  readonly kind: 'mark';
  readonly path: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly colour: string;
  readonly thickness: number;
}

/** Any path in the picture's own units, filled or stroked. */
export interface Path {
  readonly kind: 'path';
  readonly path: string;
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly thickness: number;
  /** Lengths of strokes and gaps; empty: a whole line. */
  readonly dash: readonly number[];
}

export type Shape = Box | Line | Mark | Path;

export interface Picture {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly ground: string;
  /** From back to front. */
  readonly shapes: readonly Shape[];
}

/** What cards are coloured by. */
export interface PictureLens {
  readonly title: string;
  readonly entries: readonly LegendEntry[];
  readonly of: (story: Story) => readonly LegendEntry[];
}

/** The width of a line of text in the font the picture will be drawn with. */
export type MeasureLine = (text: string, size: number, weight: number) => number;

type MarkName =
  Exclude<StoryKind, 'story'> | Exclude<Stage, 'idea'> | DependencyKind | 'dependency' | 'criteria';

export interface PictureLook {
  readonly palette: {
    readonly [
      name in
        | 'ground'
        | 'surface'
        | 'sunken'
        | 'text'
        | 'textMuted'
        | 'line'
        | 'lineStrong'
        | 'accent'
        | 'activity'
        | 'activityText'
        | 'step'
        | 'stepText'
        | 'warning'
        | 'danger'
    ]: string;
  };
  readonly hues: {
    readonly [H in Hue]: { readonly strong: string; readonly soft: string; readonly text: string };
  };
  readonly stickies: {
    readonly [H in Hue]: { readonly paper: string; readonly edge: string; readonly ink: string };
  };
  readonly kindHues: { readonly [K in StoryKind]: Hue };
  readonly stageHues: { readonly [S in Stage]: Hue };
  /** Paths on a square of 24 units. */
  readonly marks: { readonly [N in MarkName]: string };
}

export interface PictureWords {
  readonly untitled: string;
  readonly unscheduled: string;
  readonly unplaced: string;
  readonly kinds: { readonly [K in StoryKind]: string };
  readonly stages: { readonly [S in Stage]: string };
  readonly totals: (totals: LaneTotals) => string;
  readonly totalsOf: (totals: LaneTotals, capacity: number) => string;
  readonly stories: (number: number) => string;
  readonly estimate: (points: number, scale: EstimateScale) => string;
  readonly number: (value: number) => string;
  /** How many acceptance criteria are met, of how many. */
  readonly progress: (done: number, all: number) => string;
  readonly initials: (name: string) => string;
}
