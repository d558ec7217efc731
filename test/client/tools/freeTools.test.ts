/** The tools of the free layer: making, moving together, lining up, resizing, arrows, and the keyboard. */
import { beforeEach, describe, expect, test } from 'vitest';
import { freePlaces, type FreePlaces } from '../../../client/layout/freePlaces.ts';
import { storyRect } from '../../../client/layout/mapLayout.ts';
import { centre, type Point } from '../../../client/layout/geometry.ts';
import { toScreen } from '../../../client/layout/viewport.ts';
import type { FreeMaker } from '../../../client/store/freeDrag.ts';
import { copyChosen, cutChosen, paste } from '../../../client/tools/clipboard.ts';
import { select } from '../../../client/store/viewMoves.ts';
import { cardsType } from '../../../client/tools/copyCards.ts';
import { createFreeHand } from '../../../client/tools/freeTools.ts';
import type { PointerInput } from '../../../client/tools/gesture.ts';
import { handleKey } from '../../../client/tools/keyboard.ts';
import { createPointerTool } from '../../../client/tools/pointer.ts';
import type { Tools } from '../../../client/tools/toolContext.ts';
import { isOfKind, type FreeId } from '../../../shared/model/freeThing.ts';
import type { HolderId } from '../../../shared/model/arrow.ts';
import { freeThings } from '../../../shared/views/freeThings.ts';
import { freeWords } from '../../../client/ui/words/free.ts';
import { someTools, type SomeTools } from './someTools.ts';

let some: SomeTools;
let tools: Tools;
let pointer: ReturnType<typeof createPointerTool>;

const places = (): FreePlaces => freePlaces(some.tools.store.getRecords(), some.layout(), () => 1);

beforeEach(() => {
  some = someTools();
  const hand = createFreeHand(some.tools, places, freeWords);
  tools = Object.assign(some.tools, { free: () => hand, fetchFree: () => Promise.resolve(hand) });
  pointer = createPointerTool(tools);
});

/** A point of the map on the screen. */
const at = (x: number, y: number): Point => toScreen(tools.view.getState().viewport, { x, y });

function input(point: Point, more: Partial<PointerInput> = {}): PointerInput {
  return { id: 1, type: 'mouse', point, button: 0, shift: false, toggle: false, ...more };
}

function drag(from: Point, to: Point, more: Partial<PointerInput> = {}): void {
  pointer.down(input(from, more));
  pointer.move(input({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, more));
  pointer.move(input(to, more));
  pointer.up(input(to, more));
}

function make(maker: FreeMaker, from: Point, to: Point = from): void {
  tools.view.setState({ freeTool: maker });
  drag(from, to);
}

const arrow = (from: FreeId, to: HolderId) => ({
  kind: 'arrow' as const,
  from: { heldBy: from as HolderId, x: 0, y: 0 },
  to: { heldBy: to, x: 50, y: 50 },
});

const pasteCopied = (into: Tools, copied: ReadonlyMap<string, string>, point: Point | null): Promise<void> =>
  paste(into, (type) => copied.get(type) ?? '', point);

const things = () => freeThings(tools.store.getRecords());
const sticky = (x: number, y: number, title = '') =>
  some.run('addFreeThings', {
    things: [{ kind: 'sticky', at: { x, y }, size: { width: 100, height: 60 }, title }],
  }).ids[0]!;

describe('making', () => {
  test('a click with the sticky tool puts one there, opens its text and lays the tool down', () => {
    make('sticky', at(1000, 300));
    expect(things()).toMatchObject([{ at: { x: 916, y: 236 }, size: { width: 168, height: 128 } }]);
    expect(tools.view.getState()).toMatchObject({
      freeTool: null,
      editing: { id: things()[0]!.id, isNew: true },
    });
  });

  test('a drag with the frame tool makes it as large as it was drawn, and names it', () => {
    make('frame', at(1000, 100), at(1300, 400));
    expect(things()).toMatchObject([{ at: { x: 1000, y: 100 }, size: { width: 300, height: 300 } }]);
    expect(tools.view.getState().editing).toMatchObject({ field: 'name' });
  });

  test('an arrow is held by what it is drawn from and to', () => {
    const from = sticky(1000, 100);
    const card = centre(storyRect(some.layout(), some.stories[0]!)!);
    make('arrow', at(1050, 130), at(card.x, card.y));
    expect(things().at(-1)).toMatchObject({ from: { heldBy: from }, to: { heldBy: some.stories[0] } });
  });

  test('the drawing tool stays in hand, and Esc lays it down', () => {
    make('stroke', at(1000, 100), at(1100, 200));
    make('stroke', at(1000, 300), at(1100, 200));
    expect(things()).toHaveLength(2);
    expect(handleKey(tools, { key: 'Escape', shift: false, alt: false, mod: false })).toBe(true);
    expect(tools.view.getState().freeTool).toBeNull();
  });

  test('Esc while it is drawn leaves nothing behind', () => {
    tools.view.setState({ freeTool: 'frame' });
    pointer.down(input(at(1000, 100)));
    pointer.move(input(at(1200, 300)));
    expect(pointer.cancel()).toBe(true);
    expect(things()).toEqual([]);
    expect(tools.view.getState().drag).toBeNull();
  });

  test('a double click beside the grid makes a sticky', async () => {
    for (let clicks = 0; clicks < 2; clicks++) {
      pointer.down(input(at(1100, 300)));
      pointer.up(input(at(1100, 300)));
    }
    await Promise.resolve();
    expect(things()).toHaveLength(1);
  });
});

describe('moving', () => {
  test('all that are chosen move together, in one step of undo', () => {
    const one = sticky(1000, 100);
    const two = sticky(1000, 300);
    tools.view.setState({ selection: new Set([one, two]) });
    drag(at(1050, 130), at(1250, 147), { toggle: true });
    expect(things().map((thing) => 'at' in thing && thing.at)).toEqual([
      { x: 1200, y: 117 },
      { x: 1200, y: 317 },
    ]);
    tools.actions.undo();
    expect(things().map((thing) => 'at' in thing && thing.at.x)).toEqual([1000, 1000]);
  });

  test('it lines up with what lies near, but not with Ctrl held', () => {
    sticky(1000, 100);
    const moved = sticky(1200, 400);
    drag(at(1250, 430), at(1053, 430));
    expect(tools.store.getRecords().sticky.get(moved as never)!.at).toEqual({ x: 1000, y: 400 });
    drag(at(1050, 430), at(1053, 430), { toggle: true });
    drag(at(1050, 430), at(1057, 430), { toggle: true });
    expect(tools.store.getRecords().sticky.get(moved as never)!.at.x).toBe(1007);
  });

  test('a sticky dropped on a cell becomes a story there; others see where it is meanwhile', () => {
    sticky(1000, 100, 'Pay by phone');
    const card = storyRect(some.layout(), some.stories[0]!)!;
    drag(at(1050, 130), at(card.x + 50, card.y + card.height + 20));
    expect(some.titles(0, 0)).toEqual(['Story 1.1.1', 'Pay by phone']);
    expect(things()).toEqual([]);
    expect(some.presence.some((part) => part.drag?.ids[0]?.startsWith('sticky:'))).toBe(true);
    expect(some.presence.at(-1)).toEqual({ drag: null });
  });

  test('a story dropped beside the grid becomes a sticky where it was let go', async () => {
    const card = storyRect(some.layout(), some.stories[0]!)!;
    const far = some.layout().width + 100;
    drag(at(card.x + 20, card.y + 20), at(far + 20, 220));
    await Promise.resolve();
    expect(things()).toMatchObject([{ title: 'Story 1.1.1', at: { x: far, y: 200 } }]);
    expect(some.titles(0, 0)).toEqual([]);
  });

  test('below the grid a story stays one: what is not planned has no end', () => {
    const card = storyRect(some.layout(), some.stories[0]!)!;
    drag(at(card.x + 20, card.y + 20), at(card.x + 20, some.layout().height + 200));
    expect(things()).toEqual([]);
    expect(some.titles(0, 2)).toContain('Story 1.1.1');
  });

  test('a handle resizes, the end of an arrow goes onto a thing', () => {
    const id = sticky(1000, 100);
    tools.view.setState({ selection: new Set([id]) });
    drag(at(1100, 160), at(1180, 250));
    expect(things()[0]).toMatchObject({ at: { x: 1000, y: 100 }, size: { width: 180, height: 150 } });
    const { ids } = some.run('addFreeThings', {
      things: [
        { kind: 'arrow', from: { heldBy: null, x: 1000, y: 500 }, to: { heldBy: null, x: 1100, y: 500 } },
      ],
    });
    tools.view.setState({ selection: new Set(ids) });
    drag(at(1100, 500), at(1090, 200));
    expect(things().at(-1)).toMatchObject({ from: { heldBy: null }, to: { heldBy: id } });
  });

  test('viewers choose things but do not move them', () => {
    some = someTools({ canEdit: false });
    const hand = createFreeHand(some.tools, places, freeWords);
    tools = Object.assign(some.tools, { free: () => hand });
    pointer = createPointerTool(tools);
    const id = sticky(1000, 100);
    drag(at(1050, 130), at(1150, 130));
    expect(things()[0]).toMatchObject({ at: { x: 1000, y: 100 } });
    pointer.down(input(at(1050, 130)));
    pointer.up(input(at(1050, 130)));
    expect([...tools.view.getState().selection]).toEqual([id]);
  });
});

describe('the keyboard', () => {
  const press = (key: string, more: { shift?: boolean; alt?: boolean } = {}): boolean =>
    handleKey(tools, { key, shift: false, alt: false, mod: false, ...more });

  test('arrows go to the nearest thing, from the grid and back to it', () => {
    const left = sticky(1100, 100);
    const right = sticky(1400, 100);
    const last = some.steps.at(-1)!;
    tools.view.setState({ focus: last, selection: new Set([last]) });
    press('ArrowRight');
    expect(tools.view.getState().focus).toBe(left);
    press('ArrowRight');
    expect(tools.view.getState().focus).toBe(right);
    press('ArrowLeft');
    press('ArrowLeft');
    expect(tools.view.getState().focus).toBe(some.activities[0]);
  });

  test('Alt and an arrow move what has the focus, with Shift further', () => {
    const id = sticky(1000, 100);
    tools.view.setState({ focus: id, selection: new Set([id]) });
    press('ArrowRight', { alt: true });
    press('ArrowUp', { alt: true, shift: true });
    expect(things()[0]).toMatchObject({ at: { x: 1008, y: 60 } });
  });

  test('Ctrl+D makes the same again beside it, a frame with what is inside', async () => {
    some.run('addFreeThings', {
      things: [{ kind: 'frame', at: { x: 990, y: 90 }, size: { width: 200, height: 200 }, name: 'Later' }],
    });
    sticky(1000, 100, 'inside');
    const frame = things()[0]!.id;
    tools.view.setState({ focus: frame, selection: new Set([frame]) });
    expect(handleKey(tools, { key: 'd', shift: false, alt: false, mod: true })).toBe(true);
    await expect.poll(things).toMatchObject([
      { name: 'Later', at: { x: 990 } },
      { name: 'Later', at: { x: 1014, y: 114 } },
      { title: 'inside', at: { x: 1000 } },
      { title: 'inside', at: { x: 1024, y: 124 } },
    ]);
    tools.actions.undo();
    expect(things()).toHaveLength(2);
  });

  test('stories and stickies that are cut together are pasted together, in one step of undo', async () => {
    const id = sticky(1000, 100, 'comes along');
    const [story] = some.stories;
    some.run('addFreeThings', { things: [arrow(id, story!), arrow(id, some.stories[1]!)] });
    const [, held, alone] = things();
    tools.view.setState({ selection: new Set([story!, id, held!.id, alone!.id]) });
    const cut = cutChosen(tools)!;
    expect(cut.get('text/plain')).toBe('Story 1.1.1\ncomes along');
    await Promise.resolve();
    expect(some.titles(0, 0)).toEqual([]);
    expect(things()).toEqual([]);
    select(tools.view, [some.steps[1]!]);
    await pasteCopied(tools, cut, at(1500, 600));
    expect(some.titles(1, 0)).toContain('Story 1.1.1');
    expect(things()).toHaveLength(3);
    const records = tools.store.getRecords();
    const arrows = things().filter((thing) => isOfKind(thing, 'arrow'));
    for (const { from } of arrows)
      expect(records.sticky.get(from.heldBy as never)?.title).toBe('comes along');
    expect(records.story.get(arrows[0]!.to.heldBy as never)?.title).toBe('Story 1.1.1');
    expect(arrows[1]!.to.heldBy, 'its other end stays behind').toBeNull();
    tools.actions.undo();
    expect(things()).toEqual([]);
    expect(some.titles(1, 0)).not.toContain('Story 1.1.1');
  });

  test('a frame that is cut takes along what is inside it, and comes to the pointer as it was', async () => {
    some.run('addFreeThings', {
      things: [{ kind: 'frame', at: { x: 990, y: 90 }, size: { width: 200, height: 200 }, name: 'Later' }],
    });
    sticky(1000, 100, 'inside');
    select(tools.view, [things()[0]!.id]);
    const cut = cutChosen(tools)!;
    await Promise.resolve();
    expect(things()).toEqual([]);
    expect(cut.get('text/plain')).toBe('Later\ninside');
    await pasteCopied(tools, cut, at(700, 500));
    expect(things()).toMatchObject([
      { name: 'Later', at: { x: 600, y: 400 } },
      { title: 'inside', at: { x: 610, y: 410 } },
    ]);
    await pasteCopied(tools, cut, at(700, 500));
    expect(things()[1], 'both are seen').toMatchObject({ name: 'Later', at: { x: 624, y: 424 } });
    expect([...tools.view.getState().selection]).toEqual([things()[1]!.id, things()[3]!.id]);
  });

  test('in another map an image stays out whose file that map does not have, and it is said', async () => {
    const image = {
      kind: 'image',
      hash: 'a'.repeat(64),
      at: { x: 1000, y: 100 },
      size: { width: 50, height: 50 },
    } as const;
    some.run('addFreeThings', { things: [image] });
    const id = things()[0]!.id;
    select(tools.view, [id, sticky(1100, 100, 'Ask the bank')]);
    const copied = copyChosen(tools)!;
    const there = someTools();
    const thingsThere = () => freeThings(there.tools.store.getRecords());
    await pasteCopied(there.tools, copied, null);
    expect(thingsThere()).toMatchObject([{ title: 'Ask the bank' }]);
    expect(there.toasts[0]).toMatch(/^1 thing pasted. The image was left out/);
    await pasteCopied(tools, copied, null);
    expect(things()).toHaveLength(4);
    select(tools.view, [id]);
    await pasteCopied(there.tools, copyChosen(tools)!, null);
    expect(thingsThere()).toHaveLength(1);
    expect(there.toasts[1]).toMatch(/^The image was left out/);
  });

  test('a clipboard cannot lock, archive or pull out what it brings', async () => {
    const title = 'Theirs';
    const stickies = [{ key: '1', at: { x: 0, y: 0 }, title, locked: true, archivedAt: 1, story: 'x' }];
    const content = JSON.stringify({
      ...{ activities: [], steps: [], stories: [] },
      free: {
        middle: { x: 0, y: 0 },
        stickies,
        arrows: [{ key: '2', from: { heldBy: some.stories[0], x: 0, y: 0 } }],
      },
    });
    await pasteCopied(tools, new Map([[cardsType, content]]), null);
    expect(things()).toMatchObject([{ title, locked: false, archivedAt: null }, { from: { heldBy: null } }]);
  });

  test('letters take up a tool only while nothing is chosen, and Enter puts it into the middle', () => {
    expect(press('n')).toBe(true);
    expect(tools.view.getState().freeTool).toBe('sticky');
    expect(press('Enter')).toBe(true);
    expect(things()).toHaveLength(1);
    expect(tools.view.getState().editing).not.toBeNull();
  });

  test('an arrow by keyboard joins the two things that are chosen', () => {
    const [one, two] = [sticky(1000, 100), sticky(1300, 100)];
    tools.view.setState({ selection: new Set([one, two]), freeTool: 'arrow' });
    press('Enter');
    expect(things().at(-1)).toMatchObject({ from: { heldBy: one }, to: { heldBy: two } });
  });
});
