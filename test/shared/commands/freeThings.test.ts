/** The free layer: adding, moving, stacking and resizing things around the grid, and stickies that become stories. */
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { archive } from '../../../shared/commands/archive.ts';
import { OwnUndo } from '../../../shared/commands/ownUndo.ts';
import { commandContext } from '../../../shared/commands/command.ts';
import type { NewFreeThing } from '../../../shared/commands/addFreeThings.ts';
import type { FreeId } from '../../../shared/model/freeThing.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { recordOf } from '../../../shared/model/document.ts';
import { freeThings } from '../../../shared/views/freeThings.ts';
import { buildMap, copyOf, emptyMap, run, runAs, syncAll } from '../../support/buildMap.ts';

const sticky = (title: string, x = 0, y = 0): NewFreeThing => ({ kind: 'sticky', title, at: { x, y } });
const add = (doc: Y.Doc, ...things: NewFreeThing[]): FreeId[] => run(doc, 'addFreeThings', { things }).ids;
const titles = (doc: Y.Doc): string[] =>
  freeThings(readMap(doc)).map((thing) =>
    'title' in thing ? thing.title : 'name' in thing ? thing.name : '',
  );

describe('around the grid', () => {
  it('keeps what was added, the latest on top and frames under everything', () => {
    const doc = emptyMap();
    add(doc, sticky('One'), sticky('Two'));
    add(doc, { kind: 'frame', name: 'Later', at: { x: -10, y: -10 } });
    expect(titles(doc)).toEqual(['Later', 'One', 'Two']);
  });

  it('brings to the front and the back without changing the order among them', () => {
    const doc = emptyMap();
    const [one, two, three] = add(doc, sticky('1'), sticky('2'), sticky('3'));
    run(doc, 'stackFreeThings', { ids: [two!, one!], edge: 'front' });
    expect(titles(doc)).toEqual(['3', '1', '2']);
    run(doc, 'stackFreeThings', { ids: [two!], edge: 'back' });
    expect(titles(doc)).toEqual(['2', '3', '1']);
    expect(three).toBeDefined();
  });

  it('a frame carries what lies wholly inside it, and nothing that only touches it', () => {
    const doc = emptyMap();
    const [frame] = add(
      doc,
      { kind: 'frame', at: { x: 0, y: 0 }, size: { width: 500, height: 500 } },
      sticky('inside', 20, 20),
      sticky('across', 450, 20),
      { kind: 'stroke', at: { x: 100, y: 300 }, path: '0 0 50 100 100 50' },
      {
        kind: 'arrow',
        title: 'free',
        from: { heldBy: null, x: 10, y: 400 },
        to: { heldBy: null, x: 60, y: 400 },
      },
    );
    run(doc, 'moveFreeThings', { ids: [frame!], by: { x: 1000, y: 7 } });
    const { sticky: stickies, stroke, arrow } = readMap(doc);
    expect(Object.fromEntries([...stickies.values()].map(({ title, at }) => [title, at.x]))).toEqual({
      across: 450,
      inside: 1020,
    });
    expect([...stroke.values()][0]!.at).toEqual({ x: 1100, y: 307 });
    expect([...arrow.values()][0]).toMatchObject({ from: { x: 1010, y: 407 }, to: { x: 1060, y: 407 } });
  });

  it('the ends of an arrow that are held stay with their holders when the arrow is moved', () => {
    const { doc, stories } = buildMap();
    const [held] = add(doc, sticky('holder'));
    const [arrow] = add(doc, {
      kind: 'arrow',
      from: { heldBy: held as never, x: 1, y: 1 },
      to: { heldBy: null, x: 5, y: 5 },
    });
    run(doc, 'moveFreeThings', { ids: [arrow!], by: { x: 10, y: 10 } });
    expect([...readMap(doc).arrow.values()][0]).toMatchObject({
      from: { heldBy: held, x: 1, y: 1 },
      to: { x: 15, y: 15 },
    });
    const put = { heldBy: stories[0]!, x: 0, y: 0 };
    run(doc, 'attachArrow', { id: arrow as never, end: 'to', put });
    expect([...readMap(doc).arrow.values()][0]!.to.heldBy).toBe(stories[0]);
    expect(() => run(doc, 'attachArrow', { id: arrow as never, end: 'from', put })).toThrow(/same thing/);
  });

  it('two people who move and resize and colour a sticky at once all win', () => {
    const alice = emptyMap();
    const [id] = add(alice, sticky('shared'));
    const bob = copyOf(alice);
    runAs('alice', alice, 'moveFreeThings', { ids: [id!], by: { x: 40, y: 0 } });
    runAs('bob', bob, 'resizeFreeThing', { id: id as never, size: { width: 300, height: 200 } });
    runAs('bob', bob, 'updateFreeThings', { ids: [id!], hue: 'teal' });
    syncAll(alice, bob);
    expect([...readMap(alice).sticky.values()][0]).toMatchObject({
      at: { x: 40, y: 0 },
      size: { width: 300, height: 200 },
      hue: 'teal',
    });
  });

  it.each([
    ['a place that is no number', { at: { x: Number.NaN, y: 0 } }],
    ['a place beyond the end of the world', { at: { x: 1e12, y: 0 } }],
    ['an endless size', { at: { x: 0, y: 0 }, size: { width: Infinity, height: 100 } }],
    ['no size', { at: { x: 0, y: 0 }, size: { width: 0, height: 100 } }],
  ])('refuses %s, and reads it as the usual value when a stranger wrote it', (_what, fields) => {
    const doc = emptyMap();
    const things = [{ kind: 'sticky', ...fields }] as unknown as NewFreeThing[];
    expect(() => run(doc, 'addFreeThings', { things })).toThrow();
    const [id] = add(doc, sticky('sound'));
    for (const [name, value] of Object.entries(fields)) recordOf(doc, 'sticky', id!)!.set(name, value);
    const read = [...readMap(doc).sticky.values()][0]!;
    expect(Number.isFinite(read.at.x) && read.size.width >= 16 && read.size.width < 1e6).toBe(true);
  });

  it('stops a move at the end of the world', () => {
    const doc = emptyMap();
    const [id] = add(doc, sticky('far', 999_990));
    run(doc, 'moveFreeThings', { ids: [id!], by: { x: 1000, y: 0 } });
    expect([...readMap(doc).sticky.values()][0]!.at.x).toBe(1_000_000);
  });

  it('is archived and comes back like everything else', () => {
    const doc = emptyMap();
    const [id] = add(doc, sticky('gone'));
    run(doc, 'archive', { ids: [id!] });
    expect(titles(doc)).toEqual([]);
    expect(() => run(doc, 'moveFreeThings', { ids: [id!], by: { x: 1, y: 1 } })).toThrow(/any more/);
    run(doc, 'restore', { ids: [id!] });
    expect(titles(doc)).toEqual(['gone']);
    expect(archive.needs).toBe('editor');
  });
});

describe('a sticky and a story', () => {
  it('a sticky dropped into a cell becomes a story there with its words, and the arrows to it go along', () => {
    const { doc, steps, releases, stories } = buildMap();
    const [id] = add(doc, sticky('Pay by phone'));
    const [arrow] = add(doc, {
      kind: 'arrow',
      from: { heldBy: null, x: 0, y: -90 },
      to: { heldBy: id as never, x: 0, y: 0 },
    });
    const { ids } = run(doc, 'stickiesToStories', {
      ids: [id as never],
      stepId: steps[0]!,
      releaseId: releases[0]!,
      before: stories[0]!,
    });
    const records = readMap(doc);
    expect(records.story.get(ids[0]!)).toMatchObject({
      title: 'Pay by phone',
      stepId: steps[0],
      releaseId: releases[0],
      archivedAt: null,
    });
    expect(records.story.get(ids[0]!)!.order < records.story.get(stories[0]!)!.order).toBe(true);
    expect(records.arrow.get(arrow as never)!.to.heldBy).toBe(ids[0]);
    expect(titles(doc)).toEqual(['']);
  });

  it('a story pulled out becomes a sticky; put back, it is the same story with everything it had', () => {
    const { doc, steps, stories } = buildMap();
    run(doc, 'updateStory', { id: stories[0]!, estimate: 8, owner: 'alice' });
    const { ids } = run(doc, 'storiesToStickies', { ids: [stories[0]!], at: { x: -400, y: 20 } });
    expect(readMap(doc).story.get(stories[0]!)!.archivedAt).not.toBeNull();
    expect(readMap(doc).sticky.get(ids[0]!)).toMatchObject({ title: 'Story 1.1.1', at: { x: -400, y: 20 } });
    run(doc, 'setText', { id: ids[0]!, field: 'title', text: 'Thought over' });
    const back = run(doc, 'stickiesToStories', { ids, stepId: steps[3]!, releaseId: null });
    expect(back.ids).toEqual([stories[0]]);
    expect(readMap(doc).story.get(stories[0]!)).toMatchObject({
      title: 'Thought over',
      estimate: 8,
      owner: 'alice',
      stepId: steps[3],
      releaseId: null,
      archivedAt: null,
    });
  });

  it('undo takes both ways back, with everything, one step each', () => {
    const { doc, steps, stories } = buildMap();
    const [id] = add(doc, sticky('Pay by phone'));
    const context = commandContext({ kind: 'person', name: 'alice' });
    const undo = new OwnUndo(doc, context.origin, 0);
    const before = readMap(doc);
    run(doc, 'stickiesToStories', { ids: [id as never], stepId: steps[0]!, releaseId: null }, context);
    run(doc, 'storiesToStickies', { ids: [stories[0]!], at: { x: 9, y: 9 } }, context);
    undo.undo();
    expect(readMap(doc).story.get(stories[0]!)!.archivedAt).toBeNull();
    undo.undo();
    const after = readMap(doc);
    expect(freeThings(after)).toEqual(freeThings(before));
    expect([...after.story.values()].filter((story) => story.archivedAt === null)).toEqual([
      ...before.story.values(),
    ]);
  });

  it('two people who put the same pulled-out story back at once have it once', () => {
    const { doc: alice, steps, stories } = buildMap();
    const { ids } = run(alice, 'storiesToStickies', { ids: [stories[0]!], at: { x: 0, y: -200 } });
    const bob = copyOf(alice);
    runAs('alice', alice, 'stickiesToStories', { ids, stepId: steps[0]!, releaseId: null });
    runAs('bob', bob, 'stickiesToStories', { ids, stepId: steps[1]!, releaseId: null });
    syncAll(alice, bob);
    const live = [...readMap(alice).story.values()].filter((story) => story.archivedAt === null);
    expect(live).toHaveLength(stories.length);
    expect(freeThings(readMap(alice))).toEqual([]);
  });
});
