/** The soft shadow of a card: blurred once per theme, then only copied under each card. */
import { sizes } from '../../layout/sizes.ts';
import type { Theme } from '../../ui/tokens.ts';
import type { Look } from './look.ts';
import type { Context } from './painting.ts';

/** How far the shadow reaches beyond the card. */
const reach = 14;
/** Pixels of the copy per map unit: enough for the largest zoom that still shows the shadow's edge. */
const density = 2;
const layers = [
  { down: 1, blur: 2, strength: 0.5 },
  { down: 3, blur: 9, strength: 0.55 },
] as const;

const sprites = new Map<Theme, HTMLCanvasElement>();

export function paintShadow(context: Context, look: Look, x: number, y: number): void {
  let sprite = sprites.get(look.theme);
  if (sprite === undefined) sprites.set(look.theme, (sprite = blurShadow(look)));
  context.drawImage(sprite, x - reach, y - reach, sizes.cardWidth + 2 * reach, sizes.cardHeight + 2 * reach);
}

function blurShadow({ palette }: Look): HTMLCanvasElement {
  const sprite = document.createElement('canvas');
  sprite.width = (sizes.cardWidth + 2 * reach) * density;
  sprite.height = (sizes.cardHeight + 2 * reach) * density;
  const context = sprite.getContext('2d');
  if (context === null) return sprite;
  context.scale(density, density);
  for (const { down, blur, strength } of layers) {
    context.globalAlpha = strength;
    context.shadowColor = palette.shadow;
    context.shadowBlur = blur * density;
    // The shape itself is drawn far outside; only its shadow falls into the picture.
    const away = 4 * sprite.width;
    context.shadowOffsetX = away * density;
    context.shadowOffsetY = down * density;
    context.fillStyle = '#000000';
    context.beginPath();
    context.roundRect(reach - away, reach, sizes.cardWidth, sizes.cardHeight, 9);
    context.fill();
  }
  return sprite;
}
