/** The stage's layers over the field: each as large as what it shows, and none on the page while it shows nothing. */
import type Konva from 'konva';
import type { Rect } from '../layout/geometry.ts';
import { bandEdge, paintBackboneBand, paintLaneBand } from './paint/headers.ts';
import { dropArea, paintDrop, showsDrop } from './paint/drop.ts';
import { ghostArea, paintGhost, showsGhost } from './paint/ghost.ts';
import { paintMarks, showsMarks } from './paint/marks.ts';
import type { Context, Painting } from './paint/painting.ts';

/** From bottom to top. */
export const layerNames = ['free', 'backbone', 'lanes', 'marks', 'drop', 'ghost'] as const;
export type LayerName = (typeof layerNames)[number];

interface StageLayer {
  /** On the screen, in CSS pixels, wherever the layer begins. */
  readonly paint: (context: Context, painting: Painting) => void;
  /** The part of the screen it can show something on; all of it when not given. */
  readonly area?: (painting: Painting) => Rect;
  /** Whether there is anything to paint; taken off the page when not. Always when not given. */
  readonly shows?: (painting: Painting) => boolean;
}

const stageLayers: { readonly [N in LayerName]: StageLayer } = {
  free: {
    paint: (context, painting) => painting.free?.paint(context, painting),
    shows: ({ free }) => free !== null,
  },
  backbone: {
    paint: paintBackboneBand,
    area: ({ view, frame }) => ({ x: 0, y: 0, width: view.width, height: frame.top + bandEdge }),
  },
  lanes: {
    paint: paintLaneBand,
    area: ({ view, frame }) => ({
      x: 0,
      y: frame.top,
      width: Math.min(view.width, frame.left + bandEdge),
      height: Math.max(0, view.height - frame.top),
    }),
  },
  marks: { paint: paintMarks, shows: showsMarks },
  drop: { paint: paintDrop, area: dropArea, shows: showsDrop },
  ghost: { paint: paintGhost, area: ghostArea, shows: showsGhost },
};

export interface StageLayers {
  readonly repaint: (...names: readonly LayerName[]) => void;
  /** It looks the same and is somewhere else. */
  readonly move: (name: LayerName) => void;
  /** Called by the stage when a layer is drawn. */
  readonly paint: (name: LayerName, context: CanvasRenderingContext2D) => void;
  readonly dispose: () => void;
}

export function createStageLayers(stage: Konva.Stage, painting: () => Painting): StageLayers {
  const layers = stage.getLayers();
  const layerOf = (name: LayerName): Konva.Layer | undefined => layers[layerNames.indexOf(name)];
  /** A canvas is copied for every frame it is on the page, so it is no larger than it must be. */
  const fit = (name: LayerName): void => {
    const layer = layerOf(name);
    const { area } = stageLayers[name];
    if (layer === undefined || area === undefined) return;
    const { x, y, width, height } = area(painting());
    layer.getCanvas().setSizeIfChanged(width, height);
    layer.getNativeCanvasElement().style.transform = `translate(${x}px, ${y}px)`;
  };
  for (const name of layerNames) layerOf(name)?.on('beforeDraw.fit', () => fit(name));

  return {
    repaint: (...names) => {
      for (const name of names) {
        const layer = layerOf(name);
        const isShown = stageLayers[name].shows?.(painting()) ?? true;
        if (layer === undefined || (!isShown && !layer.visible())) continue;
        if (!isShown) layer.clear();
        layer.visible(isShown);
        if (isShown) layer.batchDraw();
      }
    },
    move: (name) => {
      if (layerOf(name)?.visible() === true) fit(name);
    },
    paint: (name, context) => {
      const now = painting();
      const { paint, area } = stageLayers[name];
      const { x, y } = area?.(now) ?? { x: 0, y: 0 };
      context.save();
      context.translate(-x, -y);
      paint(context, now);
      context.restore();
    },
    dispose: () => {
      for (const layer of layers) layer.off('beforeDraw.fit');
    },
  };
}
