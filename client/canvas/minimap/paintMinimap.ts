/** Paints all of the map as blocks of colour: backbone, lanes, cards, free things. */
import { freeThings } from '../../../shared/views/freeThings.ts';
import { backboneStrip, onMinimap, type MinimapFrame } from '../../layout/minimap.ts';
import { cardRect, showsCards } from '../../layout/mapLayout.ts';
import { sizes } from '../../layout/sizes.ts';
import { kindHues } from '../paint/look.ts';
import type { Context, Painting } from '../paint/painting.ts';

/** How visible a card stays that the lens or the search dims. */
const dimmed = 0.16;

/** In CSS pixels; the context is scaled for the screen. */
export function paintMinimap(context: Context, painting: Painting, frame: MinimapFrame): void {
  const { layout, look } = painting;
  const { palette } = look;
  context.globalAlpha = 1;
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, frame.width, frame.height);
  layout.lanes.forEach((lane, i) => {
    const box = onMinimap(frame, {
      x: frame.bounds.x,
      width: frame.bounds.width,
      y: lane.y,
      height: lane.height,
    });
    if (i % 2 === 1 || lane.lane === null)
      fill(context, palette.sunken, box.x, box.y, frame.width, box.height);
    if (i > 0) fill(context, palette.lineStrong, 0, box.y - 0.5, frame.width, 1);
  });
  paintFree(context, painting, frame);
  paintCards(context, painting, frame);
  fill(context, palette.surface, 0, 0, frame.width, backboneStrip - 1);
  for (const { x, width } of layout.activities) {
    const box = onMinimap(frame, { x, width, y: 0, height: 0 });
    fill(context, palette.activity, box.x, 1, Math.max(1, box.width - 1), 5);
  }
  for (const { x, width, kind } of layout.columns) {
    if (kind === 'unplaced' || kind === 'noSteps') continue;
    const box = onMinimap(frame, { x, width, y: 0, height: 0 });
    fill(context, palette.lineStrong, box.x, 7, Math.max(0.8, box.width - 1), 3);
  }
}

/** Colour by colour, because changing the colour costs more than a block. */
function paintCards(context: Context, { layout, look, lens }: Painting, frame: MinimapFrame): void {
  const blocks = new Map<string, number[]>();
  const faint = new Map<string, number[]>();
  for (const { index: lane } of layout.lanes) {
    for (const { index: column } of layout.columns) {
      if (!showsCards(layout, column, lane)) continue;
      layout.stories(column, lane).forEach((story, rank) => {
        const hue = lens.bands(story)?.[0]?.hue ?? kindHues[story.kind];
        const { x, y } = onMinimap(frame, cardRect(layout, column, lane, rank));
        const group = lens.isDimmed(story) ? faint : blocks;
        const colour = look.hues[hue].strong;
        const places = group.get(colour);
        if (places === undefined) group.set(colour, [x, y]);
        else places.push(x, y);
      });
    }
  }
  const width = Math.max(1, sizes.cardWidth * frame.scale);
  const height = Math.max(0.8, sizes.cardHeight * frame.scale);
  for (const [group, alpha] of [
    [faint, dimmed],
    [blocks, 0.8],
  ] as const) {
    context.globalAlpha = alpha;
    for (const [colour, places] of group) {
      context.fillStyle = colour;
      for (let i = 0; i < places.length; i += 2) context.fillRect(places[i]!, places[i + 1]!, width, height);
    }
  }
  context.globalAlpha = 1;
}

function paintFree(context: Context, { layout, look, records }: Painting, frame: MinimapFrame): void {
  for (const thing of freeThings(records)) {
    const rect = layout.free?.rectOf(thing.id);
    if (!rect) continue;
    const box = onMinimap(frame, rect);
    const hue = 'hue' in thing ? look.hues[thing.hue] : null;
    context.globalAlpha = 0.7;
    fill(
      context,
      hue?.soft ?? look.palette.line,
      box.x,
      box.y,
      Math.max(1, box.width),
      Math.max(1, box.height),
    );
    context.globalAlpha = 1;
  }
}

function fill(context: Context, colour: string, x: number, y: number, width: number, height: number): void {
  context.fillStyle = colour;
  context.fillRect(x, y, width, height);
}
