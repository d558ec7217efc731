/** Paints the free layer: what lies around the grid, handles, and what is being dragged or made. */
import type { Id } from '../../../shared/model/id.ts';
import { freeKindOf, isFreeId, isOfKind, type FreeThing } from '../../../shared/model/freeThing.ts';
import { freeThing, freeThings } from '../../../shared/views/freeThings.ts';
import { handlesOf } from '../../layout/freeHit.ts';
import { arrowLine, type FreePlaces } from '../../layout/freePlaces.ts';
import { grow, overlaps, type Point, type Rect } from '../../layout/geometry.ts';
import { fieldArea } from '../../layout/headers.ts';
import { rectToScreen, toScreen, visibleRect } from '../../layout/viewport.ts';
import type { FreeDrag } from '../../store/freeDrag.ts';
import { cellTarget } from '../../tools/freeMove.ts';
import { fontFamily } from '../../ui/tokens.ts';
import { stickyColours } from '../../ui/stickyTokens.ts';
import type { ImageBook } from '../imageBook.ts';
import {
  frameFont,
  inkOf,
  labelFont,
  paintArrow,
  paintFreeThing,
  paintStroke,
  type FreeBrush,
} from './freeThing.ts';
import { freeTextFont, stickyPadding, writeSticky } from './freeText.ts';
import { presenceColour } from './look.ts';
import {
  clipTo,
  fillRound,
  snap,
  strokeRound,
  type Context,
  type EditorPlace,
  type Painting,
} from './painting.ts';
import { scaled } from './text.ts';

/** How visible what is dragged stays in its old place, as with cards. */
const lifted = 0.28;
/** Shadows, names and heads that reach over a thing's box, in map units. */
const overhang = 40;
const handleSize = 9;

export function paintFree(context: Context, painting: Painting, places: FreePlaces, images: ImageBook): void {
  const { view, frame, state } = painting;
  const moving = state.drag?.kind === 'free' ? movingIn(state.drag.free) : null;
  context.save();
  clipTo(context, fieldArea(view, frame));
  const brush = enter(context, painting, places, images);
  const seen = grow(visibleRect(view), overhang / Math.min(1, view.scale));
  for (const thing of places.things) {
    const rect = places.rectOf(thing.id);
    if (rect === null || !overlaps(seen, grow(rect, 1))) continue;
    context.globalAlpha = moving?.has(thing.id) === true ? lifted : 1;
    paintFreeThing(brush, thing);
  }
  context.restore();
}

function movingIn(drag: FreeDrag): ReadonlySet<string> | null {
  if (drag.what === 'move') return drag.ids;
  return drag.what === 'resize' || drag.what === 'end' ? new Set([drag.id]) : null;
}

/** Everything painted from here on is in map units. */
function enter(
  context: Context,
  { view, look, text, pixelRatio }: Painting,
  places: FreePlaces,
  images: ImageBook,
): FreeBrush {
  context.translate(snap(view.x, pixelRatio), snap(view.y, pixelRatio));
  context.scale(view.scale, view.scale);
  return { context, look, text, scale: view.scale, lineOf: places.lineOf, rectOf: places.rectOf, images };
}

/** The handles of the only thing that is chosen, and what other people drag. */
export function paintFreeMarks(context: Context, painting: Painting, places: FreePlaces): void {
  const { view, frame, state, look, people, canEdit } = painting;
  context.save();
  clipTo(context, fieldArea(view, frame));
  for (const person of people) {
    const drag = person.presence.drag;
    const first = drag?.ids[0];
    const from = first === undefined || !isFreeId(first) ? null : places.rectOf(first);
    if (drag === null || from === null) continue;
    const by = { x: drag.at.x - from.x, y: drag.at.y - from.y };
    for (const id of drag.ids) {
      const rect = places.rectOf(id);
      if (rect === null) continue;
      const box = rectToScreen(view, { ...rect, x: rect.x + by.x, y: rect.y + by.y });
      strokeRound(context, box, 5, presenceColour(person.colour), 2);
    }
  }
  const [only] = state.selection;
  const chosen = places.things.find(({ id }) => id === only);
  if (
    state.selection.size === 1 &&
    chosen !== undefined &&
    canEdit &&
    !chosen.locked &&
    state.drag === null &&
    state.editing === null
  ) {
    if (isOfKind(chosen, 'arrow')) {
      const { from, to } = places.lineOf(chosen);
      line(context, toScreen(view, from), toScreen(view, to), look.palette.accent, 1);
    }
    for (const at of handlesOf(places, chosen).values()) {
      const { x, y } = toScreen(view, at);
      const box = { x: x - handleSize / 2, y: y - handleSize / 2, width: handleSize, height: handleSize };
      fillRound(context, box, 2.5, look.palette.surface);
      strokeRound(context, box, 2.5, look.palette.accent, 1.5);
    }
  }
  context.restore();
}

export function paintFreeDrag(
  context: Context,
  painting: Painting,
  places: FreePlaces,
  images: ImageBook,
  drag: FreeDrag,
): void {
  const { view, frame, look } = painting;
  context.save();
  clipTo(context, fieldArea(view, frame));
  if (drag.what === 'move' && drag.pointer !== null) paintDropCell(context, painting, drag.pointer);
  context.save();
  const brush = enter(context, painting, places, images);
  paintGhost(brush, painting, drag, places);
  context.restore();
  if (drag.what === 'make' || drag.what === 'resize') {
    context.setLineDash(drag.what === 'make' ? [5, 4] : []);
    strokeRound(context, rectToScreen(view, drag.box), 4, look.palette.accent, 1.5);
    context.setLineDash([]);
  }
  if ('lines' in drag) {
    for (const { from, to } of drag.lines) {
      line(context, toScreen(view, from), toScreen(view, to), look.palette.danger, 1);
    }
  }
  context.restore();
}

function paintGhost(brush: FreeBrush, { records }: Painting, drag: FreeDrag, places: FreePlaces): void {
  const { context } = brush;
  switch (drag.what) {
    case 'move': {
      context.translate(drag.by.x, drag.by.y);
      for (const thing of freeThings(records)) if (drag.ids.has(thing.id)) paintFreeThing(brush, thing);
      return;
    }
    case 'resize': {
      const thing = freeThing(records, drag.id);
      if (thing !== undefined) paintFreeThing(brush, resized(thing, drag.box));
      return;
    }
    case 'end': {
      const arrow = records.arrow.get(drag.id);
      if (arrow === undefined) return;
      const ends = { from: arrow.from, to: arrow.to, [drag.end]: drag.put };
      paintArrow(brush, arrowLine(ends.from, ends.to, places.rectOf), arrow);
      return;
    }
    case 'arrow':
      paintArrow(brush, arrowLine(drag.from, drag.to, places.rectOf), { hue: 'slate', title: '' });
      return;
    case 'draw':
      paintStroke(brush, drag.points, { hue: 'slate', width: 4 / brush.scale });
      return;
    case 'make': // only its outline
  }
}

function resized(thing: FreeThing, box: Rect): FreeThing {
  const at = { x: box.x, y: box.y };
  if (isOfKind(thing, 'text')) return { ...thing, at, width: box.width };
  if (isOfKind(thing, 'arrow') || isOfKind(thing, 'stroke')) return thing;
  return { ...thing, at, size: { width: box.width, height: box.height } };
}

/** The cell that would take the stickies, and the line where they land. */
function paintDropCell(context: Context, { layout, view, look }: Painting, pointer: Point): void {
  const target = cellTarget(layout, view, pointer);
  if (target === null) return;
  const { accent, accentSoft } = look.palette;
  context.globalAlpha = look.theme === 'light' ? 0.75 : 0.55;
  fillRound(context, grow(rectToScreen(view, target.cell), -3), 10, accentSoft);
  context.globalAlpha = 1;
  fillRound(context, { ...rectToScreen(view, target.line), height: 3 }, 1.5, accent);
}

function line(context: Context, from: Point, to: Point, colour: string, thickness: number): void {
  context.strokeStyle = colour;
  context.lineWidth = thickness;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}

/** Nobody can type in a text smaller than this, in screen pixels. */
const leastSize = 12;

/** Where the text of a free thing is typed; null when nothing is written on it. */
export function freeEditorPlace(painting: Painting, places: FreePlaces, id: Id): EditorPlace | null {
  const { view, look, records, text } = painting;
  const rect = places.rectOf(id);
  const thing = isFreeId(id) ? freeThing(records, id) : undefined;
  if (rect === null || thing === undefined) return null;
  const box = rectToScreen(view, rect);
  const { palette } = look;
  if (isOfKind(thing, 'sticky')) {
    const { font } = writeSticky(text, thing);
    const scale = Math.max(view.scale, leastSize / font.size);
    const padding = stickyPadding * scale;
    const grown = { ...box, width: rect.width * scale, height: rect.height * scale };
    const colours = stickyColours[look.theme][thing.hue];
    return {
      box: grown,
      text: { x: grown.x + padding, y: grown.y + padding, width: grown.width - 2 * padding, below: padding },
      font: { ...scaled(font, scale), family: fontFamily },
      scale,
      ground: colours.paper,
      ink: colours.ink,
      radius: 4 * scale,
    };
  }
  if (isOfKind(thing, 'text')) {
    const font = freeTextFont(thing);
    const scale = Math.max(view.scale, leastSize / font.size);
    const wide = { ...box, width: rect.width * scale, height: font.line * scale };
    return {
      box: { x: wide.x - 4, y: wide.y - 2, width: wide.width + 8, height: wide.height + 4 },
      text: { x: wide.x, y: wide.y, width: wide.width, below: 2 },
      font: { ...scaled(font, scale), family: fontFamily },
      scale,
      ground: palette.surface,
      ink: inkOf(look, thing.hue),
      radius: 4,
    };
  }
  if (freeKindOf(id) === 'stroke') return null;
  const isFrame = freeKindOf(id) === 'frame';
  const font = isFrame ? frameFont : labelFont;
  const width = Math.max(180, isFrame ? Math.min(box.width, 360) : 0);
  const x = isFrame ? box.x : box.x + (box.width - width) / 2;
  const y = isFrame ? box.y - 26 : box.y + box.height / 2 - 13;
  return {
    box: { x, y, width, height: 26 },
    text: { x: x + 7, y: y + 3, width: width - 14, below: 3 },
    font: { ...font, family: fontFamily },
    scale: 1,
    ground: palette.surface,
    ink: palette.text,
    radius: 6,
  };
}
