/** Paints what lies over the map: selection, focus, other people's selections, what the pointer offers, and drags. */
import { isFreeId } from '../../../shared/model/freeThing.ts';
import { kindOf, type Id } from '../../../shared/model/id.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import type { Presence } from '../../../shared/protocol/presence.ts';
import { grow, type Rect } from '../../layout/geometry.ts';
import { fieldArea } from '../../layout/headers.ts';
import { slotRect, showsCards, stepOfColumn } from '../../layout/mapLayout.ts';
import { blocksBelow, sizes } from '../../layout/sizes.ts';
import { rectToScreen } from '../../layout/viewport.ts';
import { words } from '../../ui/words.ts';
import { cellBox, screenBox } from './boxes.ts';
import { cardRadius, detailAt, paintCard } from './card.ts';
import { paintDependencies } from './dependencies.ts';
import { paintDrag } from './drag.ts';
import { paintHover } from './hover.ts';
import { strokeIcon } from './icons.ts';
import { presenceColour } from './look.ts';
import {
  baseline,
  clipTo,
  fillRound,
  setText,
  strokeRound,
  type Context,
  type Painting,
} from './painting.ts';
import { fonts } from './text.ts';

/** Whether anything may have to be marked: the pointer is over the map, something is chosen, or people are at work. */
export function showsMarks({ state, people, hover, free, records, showsFocus }: Painting): boolean {
  const { selection, focus, focusedCell, drag } = state;
  // What is dragged is not marked in its old place.
  const isChosen =
    drag?.kind === 'stories'
      ? [...selection].some((id) => kindOf(id) !== 'story')
      : drag !== null || hover !== null || selection.size > 0;
  return (
    isChosen ||
    (focus !== null && (showsFocus || drag === null)) ||
    focusedCell !== null ||
    free !== null ||
    records.dependency.size > 0 ||
    people.some(({ presence: { selection: theirs, editing, drag: other } }) => {
      return theirs.length > 0 || editing !== null || other !== null;
    })
  );
}

export function paintMarks(context: Context, painting: Painting): void {
  const { state, people } = painting;
  paintDependencies(context, painting);
  if (state.drag === null) paintHover(context, painting);
  paintSlots(context, painting);
  for (const person of people) {
    const { selection, editing, drag } = person.presence;
    const colour = presenceColour(person.colour);
    const own = new Set<string>(editing === null ? selection : [...selection, editing.id]);
    let isNamed = false;
    for (const id of own) {
      const box = outlineRecord(context, painting, id as Id, colour, 2, 2);
      if (box === null || isNamed) continue;
      isNamed = true;
      paintName(context, painting, box, person.name, colour, id as Id);
    }
    if (drag !== null) paintRemoteDrag(context, painting, drag, colour, person.name);
  }
  for (const id of state.selection) {
    if (state.editing?.id === id && kindOf(id) !== 'release') continue;
    if (state.drag?.kind === 'stories' && kindOf(id) === 'story') continue;
    if (isFreeId(id) && (state.drag?.kind === 'free' || kindOf(id) === 'arrow')) continue;
    outlineRecord(context, painting, id, painting.look.palette.accent, 2, 1.5);
  }
  painting.free?.paintMarks(context, painting);
  if (
    painting.showsFocus &&
    state.focus !== null &&
    state.editing === null &&
    kindOf(state.focus) !== 'arrow'
  ) {
    outlineRecord(context, painting, state.focus, painting.look.palette.accent, 2, 5);
  }
  if (state.drag !== null) paintDrag(context, painting, state.drag);
}

/** Strokes around a record, `offset` outside of it; returns its box when it is on the screen. */
function outlineRecord(
  context: Context,
  painting: Painting,
  id: Id,
  colour: string,
  thickness: number,
  offset: number,
): Rect | null {
  const { layout, view, frame } = painting;
  const box = screenBox(layout, view, frame, id);
  if (box === null) return null;
  context.save();
  clipTo(context, bandOf(painting, id));
  if (kindOf(id) === 'release') {
    strokeRound(context, grow(box, -offset - 2), 6, colour, thickness);
  } else {
    const radius = kindOf(id) === 'story' ? cardRadius * view.scale : 9;
    strokeRound(context, grow(box, offset), radius + offset, colour, thickness);
  }
  context.restore();
  return box;
}

/** The part of the screen a record's kind is drawn in. */
export function bandOf({ view, frame }: Painting, id: Id): Rect {
  switch (kindOf(id)) {
    case 'release':
      return { x: 0, y: frame.top, width: frame.left, height: view.height - frame.top };
    case 'activity':
    case 'step':
      return { x: frame.left, y: 0, width: view.width - frame.left, height: frame.top };
    default:
      return fieldArea(view, frame);
  }
}

function paintName(
  context: Context,
  painting: Painting,
  box: Rect,
  name: string,
  colour: string,
  id: Id,
): void {
  const { text } = painting;
  const label = text.short(name, fonts.tag, 120);
  const width = text.width(label, fonts.tag) + 12;
  const band = bandOf(painting, id);
  const y = Math.max(band.y + 2, box.y - 20);
  context.save();
  clipTo(context, band);
  fillRound(context, { x: box.x - 2, y, width, height: 18 }, 5, colour);
  setText(context, fonts.tag, '#ffffff');
  context.fillText(label, box.x + 4, y + 9 + baseline(fonts.tag));
  context.restore();
}

/** The places where a story can be added: under the pointer, in the focused cell, below what is selected. */
function paintSlots(context: Context, painting: Painting): void {
  const { state, hover, layout, view, frame, canEdit } = painting;
  if (!canEdit || state.drag !== null || view.scale < blocksBelow) return;
  const slots = new Map<string, Rect>();
  const add = (column: number, lane: number): void => {
    if (stepOfColumn(layout.columns[column]) === null || !showsCards(layout, column, lane)) return;
    slots.set(`${column} ${lane}`, rectToScreen(view, slotRect(layout, column, lane)));
  };
  if (hover?.kind === 'addStory' || (hover?.kind === 'cell' && hover.column !== null)) {
    const stepId = hover.kind === 'addStory' ? hover.stepId : hover.column!;
    add(
      layout.columnOf(stepId),
      layout.lanes.findIndex(({ lane }) => lane === hover.lane),
    );
  }
  const near = [state.focus, hover?.kind === 'story' || hover?.kind === 'details' ? hover.id : null];
  for (const id of near) {
    if (id === null || kindOf(id) !== 'story') continue;
    const place = layout.placeOf(id as StoryId);
    if (place !== null) add(place.column, place.lane);
  }
  context.save();
  clipTo(context, fieldArea(view, frame));
  for (const box of slots.values()) paintSlot(context, painting, box, hover?.kind === 'addStory');
  if (state.focusedCell !== null) {
    const box = cellBox(layout, view, state.focusedCell);
    if (box !== null) {
      paintSlot(context, painting, box, true);
      strokeRound(context, grow(box, 2), 10, painting.look.palette.accent, 2);
    }
  }
  context.restore();
}

function paintSlot(context: Context, painting: Painting, box: Rect, isHot: boolean): void {
  const { look, view, text } = painting;
  const { palette } = look;
  const ink = isHot ? palette.accent : palette.textMuted;
  const scale = view.scale;
  if (isHot) fillRound(context, box, cardRadius * scale, palette.accentSoft);
  context.setLineDash([4, 4]);
  strokeRound(context, grow(box, -0.5), cardRadius * scale, isHot ? palette.accent : palette.lineStrong, 1);
  context.setLineDash([]);
  const font = { ...fonts.button, size: fonts.button.size * scale };
  const label = text.short(words.canvas.addStory, font, box.width - 40 * scale);
  const size = 14 * scale;
  const width = size + 6 * scale + text.width(label, font);
  const x = box.x + (box.width - width) / 2;
  const middle = box.y + box.height / 2;
  strokeIcon(context, 'plus', x, middle - size / 2, size, ink, 2.2);
  setText(context, font, ink);
  context.fillText(label, x + size + 6 * scale, middle + baseline(font));
}

/** A stack somebody else is dragging: its first card in an outline of their colour. */
function paintRemoteDrag(
  context: Context,
  painting: Painting,
  { ids, at }: NonNullable<Presence['drag']>,
  colour: string,
  name: string,
): void {
  const { view, frame, text, look, records, counts } = painting;
  const story = records.story.get(ids[0] as StoryId);
  if (story === undefined) return;
  const box = rectToScreen(view, { ...at, width: sizes.cardWidth, height: sizes.cardHeight });
  context.save();
  clipTo(context, fieldArea(view, frame));
  context.save();
  context.translate(box.x, box.y);
  context.scale(view.scale, view.scale);
  paintCard(
    {
      context,
      records,
      counts,
      look,
      text,
      detail: detailAt(view.scale),
      lens: painting.lens,
      hair: 1 / view.scale,
    },
    story,
    0,
    0,
  );
  context.restore();
  strokeRound(context, grow(box, 1), cardRadius * view.scale + 1, colour, 2);
  context.restore();
  const label = ids.length > 1 ? `${name} · ${words.canvas.dragged(ids.length)}` : name;
  paintName(context, painting, box, label, colour, story.id);
}
