/** Paints the stack that is dragged under the pointer: its first card, the edges of the next ones, how many there are. */
import type { Rect } from '../../layout/geometry.ts';
import { sizes } from '../../layout/sizes.ts';
import { toScreen } from '../../layout/viewport.ts';
import { ghostCorner } from '../../tools/dragStories.ts';
import { words } from '../../ui/words.ts';
import { cardRadius, detailAt, paintCard } from './card.ts';
import { baseline, fillRound, setText, snap, strokeRound, type Context, type Painting } from './painting.ts';
import { fonts } from './text.ts';

/** How far its shadow and the next cards reach over the first card at 100 %, and its badge at any scale. */
const overhang = 44;
const badgeRoom = 14;

/** Whether stories are being dragged. */
export function showsGhost({ state }: Painting): boolean {
  return state.drag?.kind === 'stories';
}

/** What it takes up on the screen: always as large at one scale, wherever it is. */
export function ghostArea({ view, state, pixelRatio }: Painting): Rect {
  const corner =
    state.drag?.kind === 'stories' ? toScreen(view, ghostCorner(view, state.drag)) : { x: 0, y: 0 };
  const room = Math.ceil(overhang * view.scale + badgeRoom);
  return {
    x: snap(corner.x, pixelRatio) - room,
    y: snap(corner.y, pixelRatio) - room,
    width: Math.ceil(sizes.cardWidth * view.scale) + 2 * room,
    height: Math.ceil(sizes.cardHeight * view.scale) + 2 * room,
  };
}

export function paintGhost(context: Context, painting: Painting): void {
  const { view, look, records, counts, text, state, lens } = painting;
  if (state.drag?.kind !== 'stories') return;
  const stack = state.drag.ids.flatMap((id) => records.story.get(id) ?? []);
  const area = ghostArea(painting);
  const room = Math.ceil(overhang * view.scale + badgeRoom);
  const corner = { x: area.x + room, y: area.y + room };
  const [first] = stack;
  if (first === undefined) return;
  const { palette } = look;
  const box = { width: sizes.cardWidth, height: sizes.cardHeight };
  context.save();
  context.translate(corner.x, corner.y);
  context.scale(view.scale, view.scale);
  context.rotate(0.014);
  for (let i = Math.min(stack.length - 1, 2); i > 0; i--) {
    fillRound(context, { x: 5 * i, y: 5 * i, ...box }, cardRadius, palette.surface);
    strokeRound(context, { x: 5 * i, y: 5 * i, ...box }, cardRadius, palette.lineStrong, 1);
  }
  context.shadowColor = palette.shadow;
  context.shadowBlur = 22 * view.scale;
  context.shadowOffsetY = 8 * view.scale;
  fillRound(context, { x: 0, y: 0, ...box }, cardRadius, palette.surface);
  context.shadowColor = 'transparent';
  paintCard(
    {
      context,
      records,
      counts,
      look,
      text,
      detail: detailAt(view.scale),
      lens,
      hair: 1 / view.scale,
    },
    first,
    0,
    0,
  );
  strokeRound(context, { x: 0, y: 0, ...box }, cardRadius, palette.accent, 1.5 / view.scale);
  context.restore();
  if (stack.length < 2) return;
  const label = words.canvas.dragged(stack.length);
  const width = text.width(label, fonts.tag) + 16;
  const badge = {
    x: corner.x + sizes.cardWidth * view.scale - width + 10,
    y: corner.y - 11,
    width,
    height: 22,
  };
  fillRound(context, badge, 11, palette.accent);
  setText(context, fonts.tag, palette.accentText, 'center');
  context.fillText(label, badge.x + width / 2, badge.y + 11 + baseline(fonts.tag));
}
