/** Paints an image, or in its place what it shows in words while it is on its way or cannot be had. */
import type { Image } from '../../../shared/model/image.ts';
import type { Rect } from '../../layout/geometry.ts';
import { freeWords } from '../../ui/words/free.ts';
import type { ImageBook } from '../imageBook.ts';
import type { Look } from './look.ts';
import { baseline, fillRound, setText, strokeRound, type Context } from './painting.ts';
import { fonts } from './text.ts';
import type { TextBook } from './textBook.ts';

interface ImageBrush {
  readonly context: Context;
  readonly look: Look;
  readonly text: TextBook;
  /** Screen pixels per map unit. */
  readonly scale: number;
  readonly images: ImageBook;
}

const radius = 4;
/** Letters smaller than this on the screen, in pixels, are left out. */
const leastLetters = 4;

export function paintImage(brush: ImageBrush, image: Image): void {
  const { context, look, scale, images } = brush;
  const box = { ...image.at, ...image.size };
  const held = image.hash === '' ? 'missing' : images.look(image.hash);
  if (typeof held === 'string') return paintPlaceholder(brush, image, held);
  context.save();
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, radius);
  context.clip();
  context.imageSmoothingQuality = 'high';
  context.drawImage(held, box.x, box.y, box.width, box.height);
  context.restore();
  strokeRound(context, box, radius, look.palette.line, Math.min(1.5, 1 / scale));
}

function paintPlaceholder(
  { context, look, text, scale }: ImageBrush,
  image: Image,
  state: 'loading' | 'missing',
): void {
  const { palette } = look;
  const box = { ...image.at, ...image.size };
  fillRound(context, box, radius, palette.sunken);
  context.setLineDash(state === 'missing' ? [6 / scale, 4 / scale] : []);
  strokeRound(context, box, radius, palette.lineStrong, 1 / scale);
  context.setLineDash([]);
  if (state === 'missing') paintCross(context, box, palette.line, 1 / scale);
  const font = fonts.laneText;
  if (font.size * scale < leastLetters || box.width < 60) return;
  const told = state === 'missing' ? freeWords.imageMissing : freeWords.imageLoading;
  const lines = [image.title.trim(), told].filter((line) => line !== '');
  setText(context, font, palette.textMuted, 'center');
  lines.forEach((line, i) => {
    const y = box.y + box.height / 2 + (i + 0.5 - lines.length / 2) * font.line + baseline(font);
    context.fillText(text.short(line, font, box.width - 16), box.x + box.width / 2, y);
  });
}

function paintCross(
  context: Context,
  { x, y, width, height }: Rect,
  colour: string,
  thickness: number,
): void {
  context.strokeStyle = colour;
  context.lineWidth = thickness;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + width, y + height);
  context.moveTo(x + width, y);
  context.lineTo(x, y + height);
  context.stroke();
}
