/** On a projector: at fit, with 100 cards at 1920 × 1080, titles can be read. */
import { describe, expect, test } from 'vitest';
import { detailAt, farTitleAt } from '../../../client/canvas/paint/card.ts';
import { fonts } from '../../../client/canvas/paint/text.ts';
import { layOutMap } from '../../../client/layout/mapLayout.ts';
import { fitView } from '../../../client/layout/viewport.ts';
import { sizes } from '../../../client/layout/sizes.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { arrangeMap } from '../../../shared/views/arrangeMap.ts';
import { buildMap } from '../../support/buildMap.ts';

/** The map below the bar. */
const screen = { x: 0, y: 0, scale: 1, width: 1920, height: 1080 - 56 };

/** The size of titles on the screen in CSS pixels; 0 where only blocks are drawn. */
function titleSize(scale: number): number {
  const detail = detailAt(scale);
  if (detail === 'block') return 0;
  return (detail === 'title' ? farTitleAt(scale).font : fonts.card).size * scale;
}

describe('titles at fit, 1920 × 1080', () => {
  test.each([
    { activities: 3, stepsPerActivity: 4, releases: 3, storiesPerCell: 2 },
    { activities: 5, stepsPerActivity: 2, releases: 4, storiesPerCell: 2 },
    { activities: 4, stepsPerActivity: 2, releases: 2, storiesPerCell: 4 },
    { activities: 5, stepsPerActivity: 3, releases: 2, storiesPerCell: 2 },
  ])('are at least 10 px for about 100 cards as $activities × $stepsPerActivity × $releases', (shape) => {
    const { doc, stories } = buildMap(shape);
    expect(stories.length).toBeGreaterThanOrEqual(90);
    const { scale } = fitView(screen, layOutMap(arrangeMap(readMap(doc)), new Set()));
    expect(titleSize(scale)).toBeGreaterThanOrEqual(10);
  });

  test('never run over the edge of their card', () => {
    for (const scale of [0.3, 0.4, 0.5, 0.76]) {
      const { y, font, lines, x, width } = farTitleAt(scale);
      expect(y + lines * font.line).toBeLessThanOrEqual(sizes.cardHeight);
      expect(x + width).toBeLessThanOrEqual(sizes.cardWidth);
    }
  });
});
