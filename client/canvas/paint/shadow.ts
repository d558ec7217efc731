/** The ground of a card and its soft shadow: drawn once per theme and sharpness, then only copied for each card. */
import { sizes } from '../../layout/sizes.ts';
import type { Theme } from '../../ui/tokens.ts';
import type { Look } from './look.ts';
import { fillRound, strokeRound, type Context } from './painting.ts';

/** How far the shadow reaches beyond the card. */
const reach = 14;
const radius = 9;
/** Pixels of the copy per map unit while zooming: enough for the largest zoom that still shows the shadow's edge. */
const density = 2;
const layers = [
  { down: 1, blur: 2, strength: 0.5 },
  { down: 3, blur: 9, strength: 0.55 },
] as const;

const sprites = new Map<string, ImageBitmap | OffscreenCanvas>();

/** The shadow, the ground and the hairline around it. A copy pixel by pixel wherever a map unit is whole pixels. */
export function paintPlate(context: Context, look: Look, x: number, y: number, hair: number): void {
  const pixels = context.getTransform().a;
  const isWhole = pixels === 1 || pixels === 2;
  const sprite = spriteOf(look, isWhole ? pixels : density, isWhole ? hair : 0);
  const [width, height] = [sizes.cardWidth + 2 * reach, sizes.cardHeight + 2 * reach];
  context.drawImage(sprite, x - reach, y - reach, width, height);
  if (isWhole) return;
  const box = { x, y, width: sizes.cardWidth, height: sizes.cardHeight };
  fillRound(context, box, radius, look.palette.surface);
  strokeRound(context, box, radius, look.palette.line, hair);
}

/** With a ground and a hairline of this thickness; only the shadow when it is 0. */
function spriteOf(look: Look, pixels: number, hair: number): ImageBitmap | OffscreenCanvas {
  const key = `${look.theme satisfies Theme} ${pixels} ${hair}`;
  let sprite = sprites.get(key);
  if (sprite === undefined) sprites.set(key, (sprite = drawSprite(look, pixels, hair)));
  return sprite;
}

function drawSprite({ palette }: Look, pixels: number, hair: number): ImageBitmap | OffscreenCanvas {
  const sprite = new OffscreenCanvas(
    (sizes.cardWidth + 2 * reach) * pixels,
    (sizes.cardHeight + 2 * reach) * pixels,
  );
  const context = sprite.getContext('2d');
  if (context === null) return sprite;
  context.scale(pixels, pixels);
  for (const { down, blur, strength } of layers) {
    context.globalAlpha = strength;
    context.shadowColor = palette.shadow;
    context.shadowBlur = blur * pixels;
    // The shape itself is drawn far outside; only its shadow falls into the picture.
    const away = 4 * sprite.width;
    context.shadowOffsetX = away * pixels;
    context.shadowOffsetY = down * pixels;
    context.fillStyle = '#000000';
    context.beginPath();
    context.roundRect(reach - away, reach, sizes.cardWidth, sizes.cardHeight, radius);
    context.fill();
  }
  if (hair > 0) {
    context.globalAlpha = 1;
    context.shadowColor = 'transparent';
    const box = { x: reach, y: reach, width: sizes.cardWidth, height: sizes.cardHeight };
    fillRound(context, box, radius, palette.surface);
    strokeRound(context, box, radius, palette.line, hair);
  }
  return sprite.transferToImageBitmap();
}
