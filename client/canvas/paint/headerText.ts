/** Titles of activities and steps: wrapped, kept in sight while their column is, written upwards where it is narrow. */
import type { Id } from '../../../shared/model/id.ts';
import type { Rect } from '../../layout/geometry.ts';
import { initialsOf } from '../../ui/format.ts';
import { words } from '../../ui/words.ts';
import { paintLock } from './lock.ts';
import { baseline, drawLines, setText, type Context, type Painting } from './painting.ts';
import { fonts, scaled, type Font } from './text.ts';

export interface HeaderText {
  readonly record: object;
  readonly text: string;
  readonly box: Rect;
  readonly ink: string;
  readonly font: Font;
  readonly personas: readonly Id<'persona'>[];
  readonly locked: boolean;
  readonly turned: boolean;
  readonly folded: boolean;
  readonly lines: number;
}

/** Less than this of a header in sight, and its title is left out instead of broken into letters. */
const leastVisible = 64;
/** A padlock's side at 100 %. */
const lockSize = 18;

/** The part of a header's box its title and its marks stand in. */
function headerTextBox(box: Rect, left: number, scale: number): Rect {
  const padding = Math.min(12, Math.max(3, box.width * 0.06)) * Math.min(1, scale);
  const x = Math.max(box.x, Math.min(left, box.x + box.width - 40)) + padding;
  return { x, y: box.y, width: Math.max(8, box.x + box.width - padding - x), height: box.height };
}

/** Where a header's title begins and how much room it has; the text editor lies exactly over it. */
export function titleRoom(
  painting: Pick<Painting, 'frame' | 'records'>,
  header: Pick<HeaderText, 'box' | 'personas' | 'locked' | 'lines'>,
): { readonly x: number; readonly width: number } {
  const { frame } = painting;
  const inner = headerTextBox(header.box, frame.left, frame.scale);
  const marks = personaMarks(painting, header, inner.width);
  const lock = header.locked ? lockSize * frame.scale + 6 : 0;
  const beside = header.lines < 3 ? marks.width + lock : 0;
  return { x: inner.x, width: Math.round(inner.width - beside) };
}

export function paintHeaderText(context: Context, painting: Painting, header: HeaderText): void {
  const { frame } = painting;
  const isUntitled = header.text.trim() === '';
  const title = isUntitled ? words.canvas.untitled : header.text;
  context.globalAlpha = isUntitled ? 0.65 : 1;
  const font = scaled(header.font, frame.scale);
  if (header.turned) paintTurned(context, painting, header, title, font);
  else paintUpright(context, painting, header, title, font);
  context.globalAlpha = 1;
}

function paintUpright(
  context: Context,
  painting: Painting,
  header: HeaderText,
  title: string,
  font: Font,
): void {
  const { text, frame } = painting;
  const inner = headerTextBox(header.box, frame.left, frame.scale);
  const marks = personaMarks(painting, header, inner.width);
  const lock = header.locked ? lockBox(painting, header, inner, marks.width) : null;
  const room = titleRoom(painting, header).width;
  if (lock !== null) paintLock(context, painting.look, lock.x, lock.y, lock.width);
  if (
    room < Math.min(14, inner.width) ||
    (inner.width < leastVisible && inner.width < header.box.width * 0.5)
  )
    return;
  const most = Math.min(header.lines, Math.max(1, Math.floor(header.box.height / font.line)));
  const slot = `header ${most}`;
  const lines = text.lines(header.record, slot, title, font, room, most);
  const height = lines.length * font.line;
  const top = header.box.y + (header.box.height - height) / 2;
  setText(context, font, header.ink);
  drawLines(context, lines, font, inner.x, top, room);
  if (marks.count > 0) paintMarks(context, painting, header, inner, marks.count);
}

/** From the foot of the box upwards, where a column is too narrow for words side by side. */
function paintTurned(
  context: Context,
  painting: Painting,
  header: HeaderText,
  title: string,
  font: Font,
): void {
  const { text, frame } = painting;
  const { box } = header;
  if (header.locked) paintLock(context, painting.look, box.x + 3, box.y + 3, Math.min(18, box.width - 6));
  if (box.width < 9) return;
  const size = Math.min(font.size, Math.max(9.5, box.width * 0.6), 12 * frame.scale);
  const small: Font = { weight: font.weight, size, line: size * 1.25 };
  const most = Math.max(1, Math.min(3, Math.floor((box.width - 2) / small.line)));
  const room = box.height - 14;
  const slot = `turned ${most} ${Math.round(size)}`;
  // A word that does not fit is shortened rather than broken.
  const fits = title.split(/\s/u).every((word) => text.width(word, small) <= room);
  const lines = fits
    ? text.lines(header.record, slot, title, small, Math.round(room), most)
    : [text.short(title, small, room)];
  context.save();
  context.translate(box.x + box.width / 2, box.y + box.height - 7);
  context.rotate(-Math.PI / 2);
  setText(context, small, header.ink);
  lines.forEach((line, i) => {
    context.fillText(line, 0, (i - (lines.length - 1) / 2) * small.line + baseline(small));
  });
  context.restore();
}

/** Beside the single line of an activity, left of its personas; in the corner of a step. */
function lockBox({ frame }: Painting, { box, lines }: HeaderText, inner: Rect, marks: number): Rect {
  const size = lockSize * frame.scale;
  return lines < 3
    ? {
        x: inner.x + inner.width - marks - size,
        y: box.y + (box.height - size) / 2,
        width: size,
        height: size,
      }
    : { x: box.x + box.width - size - 4, y: box.y + 4, width: size, height: size };
}

function personaMarks(
  { frame, records }: Pick<Painting, 'frame' | 'records'>,
  { personas }: Pick<HeaderText, 'personas'>,
  width: number,
): { count: number; width: number } {
  const live = personas.filter((id) => records.persona.get(id)?.archivedAt === null);
  const each = 20 * frame.scale;
  const count = Math.min(live.length, 3, Math.floor((width * 0.4) / each));
  return { count, width: count === 0 ? 0 : count * each + 4 };
}

function paintMarks(
  context: Context,
  { frame, records, look }: Painting,
  { personas, box, lines }: HeaderText,
  inner: Rect,
  count: number,
): void {
  const radius = 8 * frame.scale;
  const font = { ...fonts.label, size: fonts.label.size * frame.scale };
  personas
    .filter((id) => records.persona.get(id)?.archivedAt === null)
    .slice(0, count)
    .forEach((id, i) => {
      const persona = records.persona.get(id)!;
      const { soft, text: ink } = look.hues[persona.hue];
      const x = inner.x + inner.width - radius - i * (2 * radius + 3);
      // Beside the single line of an activity, below the lines of a step.
      const y = lines < 3 ? box.y + box.height / 2 : box.y + box.height - radius - 6 * frame.scale;
      context.fillStyle = soft;
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fill();
      setText(context, font, ink, 'center');
      context.fillText(initialsOf(persona.name).slice(0, 1), x, y + baseline(font));
    });
}
