/** What the lens, the filters and the search do to each card: computed when they or the map change, never per frame. */
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Story } from '../../../shared/model/story.ts';
import type { MapGrid } from '../../../shared/views/arrangeMap.ts';
import { entriesOf, legendOf, type LegendEntry } from '../../../shared/views/legend.ts';
import { hasWords, isFiltering, matcherOf, searchWords, type MapLens } from '../../../shared/views/lens.ts';
import type { ViewState } from '../../store/viewStore.ts';
import { sizes } from '../../layout/sizes.ts';
import { words } from '../../ui/words.ts';
import type { CardPaint } from './card.ts';
import { baseline, fillRound, setText } from './painting.ts';
import { fonts } from './text.ts';

export interface LensPaint {
  readonly isDimmed: (story: Story) => boolean;
  /** What the card's strip is coloured by; null without a lens. */
  readonly bands: (story: Story) => readonly LegendEntry[] | null;
}

/** How visible a card stays that does not match. */
export const dimmed = 0.22;

const plain: LensPaint = { isDimmed: () => false, bands: () => null };

/** Remembers the last answer, and in it the answer for each card that was seen. */
export function createLensPaint(): (records: MapRecords, grid: MapGrid, state: ViewState) => LensPaint {
  let last: readonly unknown[] = [];
  let made = plain;
  return (records, grid, { lens, search }) => {
    const now = [records, lens, search?.text];
    if (now.some((part, i) => part !== last[i])) {
      last = now;
      made = lensPaint(records, grid, lens, search?.text ?? '');
    }
    return made;
  };
}

function lensPaint(records: MapRecords, grid: MapGrid, lens: MapLens, search: string): LensPaint {
  const { colouring } = lens;
  const isColoured = colouring !== 'none';
  const sought = searchWords(search);
  const isDimming = isFiltering(lens) || sought.length > 0;
  if (!isColoured && !isDimming) return plain;
  const matches = matcherOf(records, lens);
  const legend = isColoured
    ? new Map(
        legendOf(records, grid, colouring, words.lens.valueName).map(
          (entry) => [entry.value, entry] as const,
        ),
      )
    : null;
  return {
    isDimmed: isDimming
      ? remembered((story) => !(matches(story) && hasWords(story, sought)))
      : plain.isDimmed,
    bands:
      isColoured && legend !== null
        ? remembered((story) => entriesOf(records, story, colouring, legend).slice(0, mostBands))
        : plain.bands,
  };
}

function remembered<T>(compute: (story: Story) => T): (story: Story) => T {
  const known = new Map<Story, T>();
  return (story) => {
    let value = known.get(story);
    if (value === undefined) known.set(story, (value = compute(story)));
    return value;
  };
}

const mostBands = 3;
const strip = { x: 3, y: 9, width: 13 } as const;
const markFont = { ...fonts.label, size: 9.5 };
const farFont = { ...fonts.label, size: 13 };
const blockFont = { ...fonts.label, size: 46 };

/** The strip of a card under a lens: one band per entry, each with the letter of the legend. */
export function paintBands(
  { context, look, detail }: CardPaint,
  bands: readonly LegendEntry[],
  x: number,
  y: number,
): void {
  const height = (sizes.cardHeight - 2 * strip.y - 2 * (bands.length - 1)) / bands.length;
  const font = detail === 'full' ? markFont : farFont;
  bands.forEach(({ hue, mark }, i) => {
    const { strong, soft, text: ink } = look.hues[hue];
    const box = { ...strip, x: x + strip.x, y: y + strip.y + i * (height + 2), height };
    fillRound(context, box, 4, strong);
    const chip = { x: box.x + 1, y: box.y + 1, width: box.width - 2, height: 15 };
    fillRound(context, chip, 3, soft);
    setText(context, font, ink, 'center');
    context.fillText(mark, chip.x + chip.width / 2, chip.y + 7.5 + baseline(markFont), chip.width);
  });
}

/** A card as a block of its lens' colours, with the letter while it can be read. */
export function paintBlockBands(
  { context, look, hair }: CardPaint,
  bands: readonly LegendEntry[],
  x: number,
  y: number,
): void {
  const width = sizes.cardWidth / bands.length;
  bands.forEach(({ hue, mark }, i) => {
    const { strong, soft, text: ink } = look.hues[hue];
    const left = x + i * width;
    context.fillStyle = soft;
    context.fillRect(left, y, width, sizes.cardHeight);
    context.fillStyle = strong;
    context.fillRect(left, y, 22, sizes.cardHeight);
    if (hair >= hairOfSpeck) return;
    setText(context, blockFont, ink, 'center');
    context.fillText(mark, left + 11 + width / 2, y + sizes.cardHeight / 2 + baseline(blockFont), width - 26);
  });
}

/** Below 14 % letters are specks and left out. */
const hairOfSpeck = 7;
