/** Parts of the field: every card is in each part it reaches into, and two pictures differ nowhere but where it is said. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cardReach,
  difference,
  edgeReach,
  fieldPart,
  type FieldPart,
  type ShownCard,
} from '../../../client/layout/fieldPart.ts';
import { grow, overlaps, type Rect } from '../../../client/layout/geometry.ts';
import { layOutMap, storyRect, type MapLayout } from '../../../client/layout/mapLayout.ts';
import { sizes } from '../../../client/layout/sizes.ts';
import { arrangeMap } from '../../../shared/views/arrangeMap.ts';
import { makeMap, someMap, someOpenMap } from './someMap.ts';

const parts: fc.Arbitrary<Rect> = fc.record({
  x: fc.integer({ min: -200, max: 4000 }),
  y: fc.integer({ min: -200, max: 3000 }),
  width: fc.integer({ min: 50, max: 900 }),
  height: fc.integer({ min: 50, max: 700 }),
});
const plain = (): number => 1;

function reach({ x, y }: { x: number; y: number }): Rect {
  return grow({ x, y, width: sizes.cardWidth, height: sizes.cardHeight }, cardReach);
}

function shape(stories: readonly (readonly [number, number])[]): MapLayout {
  return makeMap({ steps: [3], releases: 2, stories, collapsed: [] }).layout;
}

describe('a part of the field', () => {
  it('holds exactly the cards that reach into it, each once', () => {
    fc.assert(
      fc.property(someMap, parts, ({ layout, stories }, rect) => {
        const shown = fieldPart(layout, rect, plain).cards.map(({ story }) => story.id);
        const expected = stories.filter(({ id }) => {
          const card = storyRect(layout, id);
          return card !== null && overlaps(reach(card), rect);
        });
        expect(new Set(shown)).toEqual(new Set(expected.map(({ id }) => id)));
        expect(shown).toHaveLength(expected.length);
      }),
    );
  });

  it('shows the unscheduled lane below the last card as well', () => {
    const layout = shape([[0, 0]]);
    const far = { x: 0, y: layout.height + 500, width: 300, height: 300 };
    const near = { x: 0, y: 0, width: 300, height: 100 };
    expect(fieldPart(layout, far, plain).ground).toContain('unscheduled');
    expect(fieldPart(layout, near, plain).ground).not.toContain('unscheduled');
  });
});

describe('the difference of two pictures of a part', () => {
  it('is nothing when nothing changed', () => {
    fc.assert(
      fc.property(someMap, parts, ({ layout }, rect) => {
        expect(difference(fieldPart(layout, rect, plain), fieldPart(layout, rect, plain))).toBeNull();
      }),
    );
  });

  it('is the place of a card with another title', () => {
    fc.assert(
      fc.property(someOpenMap, fc.nat(), parts, ({ layout, records, stories }, pick, rect) => {
        fc.pre(stories.length > 0);
        const { id } = stories[pick % stories.length]!;
        const story = new Map(records.story).set(id, { ...records.story.get(id)!, title: 'Another' });
        const now = layOutMap(arrangeMap({ ...records, story }), new Set());
        const changed = difference(fieldPart(layout, rect, plain), fieldPart(now, rect, plain));
        const card = grow(storyRect(layout, id)!, edgeReach);
        expect(changed).toEqual(overlaps(card, rect) ? card : null);
      }),
    );
  });

  it('is the place of a card that was commented on or got dots, and nothing else', () => {
    fc.assert(
      fc.property(someOpenMap, fc.nat(), parts, fc.boolean(), ({ layout, stories }, pick, rect, isTalk) => {
        fc.pre(stories.length > 0);
        const { id } = stories[pick % stories.length]!;
        const counted = (number: number) => {
          const [some, none] = [new Map([[id, number]]), new Map()];
          return isTalk ? { comments: some, dots: none } : { comments: none, dots: some };
        };
        const changed = difference(
          fieldPart(layout, rect, plain, counted(1)),
          fieldPart(layout, rect, plain, counted(2)),
        );
        const card = grow(storyRect(layout, id)!, edgeReach);
        expect(changed).toEqual(overlaps(card, rect) ? card : null);
      }),
    );
  });

  it('is the place of a card that is lifted', () => {
    const layout = shape([[0, 0]]);
    const rect = { x: 0, y: 0, width: 640, height: 360 };
    const changed = difference(
      fieldPart(layout, rect, plain),
      fieldPart(layout, rect, () => 0.3),
    );
    expect(changed).toEqual(reach(storyRect(layout, 'story:0')!));
  });

  it('leaves out nothing that differs, whatever became of the map', () => {
    fc.assert(
      fc.property(someMap, someMap, parts, (one, other, rect) => {
        const before = fieldPart(one.layout, rect, plain);
        const now = fieldPart(other.layout, rect, plain);
        const changed = difference(before, now);
        expect(outside(now, changed)).toEqual(outside(before, changed));
      }),
    );
  });

  it('is all of the part when lanes moved', () => {
    const rect = { x: 0, y: 0, width: 640, height: 900 };
    const [low, high] = [shape([[0, 0]]), shape([[0, 0], [0, 0], [0, 0]])]; // prettier-ignore
    expect(difference(fieldPart(low, rect, plain), fieldPart(high, rect, plain))).toEqual(rect);
  });
});

/** The cards that show nothing in what changed, without regard to order. */
function outside({ cards }: FieldPart, changed: Rect | null): ShownCard[] {
  return cards
    .filter((card) => changed === null || !overlaps(reach(card), changed))
    .sort((a, b) => a.story.id.localeCompare(b.story.id));
}
