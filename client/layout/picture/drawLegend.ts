/** What the colours of the cards mean, in a row under the title: colour, letter and name, as in the map's legend. */
import type { LegendEntry } from '../../../shared/views/legend.ts';
import { sizes } from '../sizes.ts';
import { types, type Sheet } from './sheet.ts';
import type { PictureLens, PictureLook } from './shapes.ts';

/** The room of the row. */
export const legendHeight = 30;
const chip = { width: 20, height: 16 } as const;
const longestName = 160;
const strip = { x: 3, y: 9, width: 13 } as const;

/** As many entries as there is room for; how many more there are stands at the end. */
export function drawLegend(
  sheet: Sheet,
  { palette, hues }: PictureLook,
  { title, entries }: PictureLens,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): void {
  const right = x + width - 40;
  const said = sheet.width(title, types.lane) + 1;
  sheet.text(title, types.lane, palette.text, { x, top: y, width: said, lines: 1 });
  let left = x + said + 14;
  entries.forEach(({ hue, mark, name }, i) => {
    const short = sheet.short(name, types.note, longestName);
    const wide = chip.width + 6 + sheet.width(short, types.note) + 1;
    if (left > right) return;
    if (left + wide > right) {
      sheet.text(`+${entries.length - i}`, types.note, palette.textMuted, {
        x: left,
        top: y + 1,
        width: 40,
        lines: 1,
      });
      left = right + 1;
      return;
    }
    const { strong, soft, text } = hues[hue];
    sheet.box({ x: left, y: y + 1, ...chip }, { radius: 4, fill: soft, stroke: strong });
    sheet.text(mark, types.label, text, {
      x: left,
      top: y + 2,
      width: chip.width,
      lines: 1,
      align: 'center',
    });
    sheet.text(short, types.note, palette.text, {
      x: left + chip.width + 6,
      top: y + 1,
      width: wide,
      lines: 1,
    });
    left += wide + 16;
  });
}

/** The strip of a card under a lens: one band per entry, each with its letter. */
export function drawBands(
  sheet: Sheet,
  { hues }: PictureLook,
  bands: readonly LegendEntry[],
  x: number,
  y: number,
): void {
  const height = (sizes.cardHeight - 2 * strip.y - 2 * (bands.length - 1)) / bands.length;
  bands.forEach(({ hue, mark }, i) => {
    const { strong, soft, text } = hues[hue];
    const box = { x: x + strip.x, y: y + strip.y + i * (height + 2), width: strip.width, height };
    sheet.box(box, { radius: 4, fill: strong });
    sheet.box({ x: box.x + 1, y: box.y + 1, width: box.width - 2, height: 15 }, { radius: 3, fill: soft });
    // Wider than the strip: a mark of two letters may touch its edges, as on the map.
    sheet.text(mark, types.label, text, {
      x: box.x - 10,
      top: box.y + 1.5,
      width: box.width + 20,
      lines: 1,
      align: 'center',
    });
  });
}
