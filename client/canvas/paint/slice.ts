/** Paints the line that is drawn across a lane, and the cards that would go over. */
import { totalsOf } from '../../../shared/views/laneTotals.ts';
import { grow } from '../../layout/geometry.ts';
import { fieldArea } from '../../layout/headers.ts';
import { storyRect } from '../../layout/mapLayout.ts';
import { rectToScreen, toScreen } from '../../layout/viewport.ts';
import type { Drag } from '../../store/viewStore.ts';
import { words } from '../../ui/words.ts';
import { sliceWords } from '../../ui/words/slice.ts';
import { cardRadius } from './card.ts';
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

type SliceDrag = Extract<Drag, { kind: 'slice' }>;

export function paintSlice(context: Context, painting: Painting, drag: SliceDrag): void {
  const { layout, view, frame, look } = painting;
  const lane = layout.lanes.find((box) => box.lane === drag.lane);
  if (lane === undefined) return;
  const from = toScreen(view, drag.from);
  const to = toScreen(view, drag.to);
  const top = toScreen(view, { x: 0, y: lane.y }).y;
  context.save();
  clipTo(context, fieldArea(view, frame));
  context.globalAlpha = 0.4;
  context.fillStyle = look.palette.accentSoft;
  context.beginPath();
  context.moveTo(from.x, top);
  for (const { x, y } of [from, to, { x: to.x, y: top }]) context.lineTo(x, y);
  context.fill();
  context.globalAlpha = 1;
  for (const id of drag.ids) {
    const rect = storyRect(layout, id);
    if (rect === null) continue;
    strokeRound(
      context,
      grow(rectToScreen(view, rect), 1),
      cardRadius * view.scale + 1,
      look.palette.accent,
      2,
    );
  }
  context.strokeStyle = look.palette.accent;
  context.lineWidth = 3;
  context.lineCap = 'round';
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
  context.fillStyle = look.palette.accent;
  for (const end of [from, to]) {
    context.beginPath();
    context.arc(end.x, end.y, 5, 0, 2 * Math.PI);
    context.fill();
  }
  paintLabel(context, painting, drag, to);
  context.restore();
}

/** Beside the end of the line: how many go where. */
function paintLabel(
  context: Context,
  { layout, records, look, text, view, frame }: Painting,
  { ids, into }: SliceDrag,
  end: { readonly x: number; readonly y: number },
): void {
  const release = layout.grid.releases.find(({ id }) => id === into);
  const name = into === 'new' ? words.canvas.tools.newRelease : release?.name.trim() || words.canvas.untitled;
  const stack = ids.flatMap((id) => records.story.get(id) ?? []);
  const full = ids.length === 0 ? sliceWords.nothing : sliceWords.goes(totalsOf(stack), name);
  const label = text.short(full, fonts.tag, 320);
  const width = text.width(label, fonts.tag) + 20;
  const area = fieldArea(view, frame);
  const x = Math.max(area.x + 8, Math.min(end.x - width - 12, area.x + area.width - width - 8));
  const badge = { x, y: Math.max(area.y + 4, end.y - 34), width, height: 24 };
  const isIdle = ids.length === 0;
  fillRound(context, badge, 12, isIdle ? look.palette.surface : look.palette.accent);
  if (isIdle) strokeRound(context, badge, 12, look.palette.lineStrong, 1);
  setText(context, fonts.tag, isIdle ? look.palette.textMuted : look.palette.accentText);
  context.fillText(label, badge.x + 10, badge.y + 12 + baseline(fonts.tag));
}
