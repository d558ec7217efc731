/** How every storage gives issues out to be tried, each to one holder: one suite for all. */
import { afterAll, describe, expect, test } from 'vitest';
import type { ClaimedIssue } from '../../../server/storage/trackerStore.ts';
import { implementations } from '../support/storageRows.ts';
import { stopTestServers } from '../support/testServer.ts';
import {
  failedOutcome,
  journalRow,
  madeOf,
  pushAll,
  pushedOutcome,
  shop,
  statesOf,
  storyId,
  takeOne,
  trackerRow,
  wantedRows,
  web,
  withShop,
} from '../support/trackerRows.ts';

afterAll(stopTestServers);

const idsOf = (taken: readonly ClaimedIssue[]): string[] => taken.map(({ issue }) => issue.storyId);

describe.each(implementations)('%s', (_name, make) => {
  test('gives out what is due in the order it was asked for, one of each target at a time', async () => {
    const storage = await withShop(make);
    const { trackers } = storage;
    await trackers.connect(trackerRow('w', 'one', { project: 'shop/web' }));
    await trackers.connect(trackerRow('other', 'two'));
    await trackers.want('one', shop, 'release:b', wantedRows(['late']), 12);
    await trackers.want('one', shop, 'release:a', wantedRows(['b', 'a']), 11);
    await trackers.want('one', web, 'release:a', wantedRows(['c']), 10);
    await trackers.want('two', shop, 'release:a', wantedRows(['d']), 13);
    expect(await trackers.claim('early', 9, 19, 9)).toEqual([]);
    const taken = await trackers.claim('node', 20, 30, 9);
    expect(idsOf(taken)).toEqual(['story:c', 'story:b', 'story:d']);
    expect(taken[1]).toEqual({
      issue: {
        ...{
          mapId: 'one',
          target: shop,
          storyId: storyId('b'),
          releaseId: 'release:a',
          askedAt: 11,
          place: 0,
        },
        ...{
          title: 'b',
          wanted: 'b v1',
          written: null,
          issueId: '',
          key: '',
          url: '',
          state: 'waiting',
          reason: null,
        },
        ...{ attempts: 0, nextAt: 11, unsureSince: null },
      },
      tracker: trackerRow('g', 'one'),
    });
    expect(taken.map(({ tracker }) => tracker.id)).toEqual(['w', 'g', 'other']);
    expect(await trackers.claim('node-2', 29, 39, 9)).toEqual([]);
    await trackers.settle('node', taken[1]!.issue, pushedOutcome(taken[1]!), journalRow(taken[1]!));
    expect(idsOf(await trackers.claim('node-3', 29, 39, 9))).toEqual(['story:a']);
    await storage.close();
  });

  test('gives out no more than asked for, and lets a small push go beside a large one', async () => {
    const storage = await withShop(make);
    const { trackers } = storage;
    await trackers.connect(trackerRow('other', 'two'));
    await trackers.want('one', shop, 'release:a', wantedRows(['1', '2', '3']), 10);
    await trackers.want('two', shop, 'release:a', wantedRows(['small', 'too']), 11);
    expect(await trackers.claim('node', 20, 30, 0)).toEqual([]);
    expect(await pushAll(storage, 20)).toEqual(['1', 'small', '2', 'too', '3']);
    await storage.close();
  });

  test('gives out the next that is due while the first waits for its time', async () => {
    const storage = await withShop(make);
    const { trackers } = storage;
    await trackers.want('one', shop, 'release:a', wantedRows(['1', '2']), 10);
    const first = await takeOne(storage, 'a', 10);
    await trackers.settle('a', first.issue, failedOutcome({ nextAt: 50 }), journalRow(first));
    expect(await pushAll(storage, 49)).toEqual(['2']);
    expect(await pushAll(storage, 50)).toEqual(['1']);
    await storage.close();
  });

  test('gives out nothing of a map that was deleted', async () => {
    const storage = await withShop(make);
    const { maps, trackers } = storage;
    await trackers.want('one', shop, 'release:a', wantedRows(['1']), 10);
    await maps.markDeleted('one', 11);
    expect(await trackers.claim('node', 20, 30, 9)).toEqual([]);
    await trackers.connect(trackerRow('w', 'one', { project: 'shop/web' }));
    expect((await trackers.list('one')).map(({ id }) => id)).toEqual(['g']);
    await storage.close();
  });

  test('gives a row out again when its holder was not heard of in time, unsure since the first try', async () => {
    const storage = await withShop(make);
    const { trackers } = storage;
    await trackers.want('one', shop, 'release:a', wantedRows(['1', '2']), 10);
    expect((await takeOne(storage, 'dead', 10)).issue).toMatchObject({
      storyId: 'story:1',
      unsureSince: null,
    });
    expect(await trackers.claim('node', 19, 29, 9)).toEqual([]);
    expect(await trackers.issues('one', shop)).toMatchObject([{ unsureSince: 10 }, { unsureSince: null }]);
    expect((await takeOne(storage, 'dead-too', 20)).issue).toMatchObject({
      storyId: 'story:1',
      unsureSince: 10,
    });
    const third = await takeOne(storage, 'node', 30);
    expect(third.issue.unsureSince).toBe(10);
    const unsure = failedOutcome({ unsureSince: 10 });
    expect(await trackers.settle('node', third.issue, unsure, journalRow(third))).toBe(true);
    const fourth = await takeOne(storage, 'node-2', 31);
    expect(fourth.issue).toMatchObject({ unsureSince: 10, attempts: 1 });
    // The tracker says that nothing was made: the next try is a first one.
    await trackers.settle('node-2', fourth.issue, failedOutcome(), journalRow(fourth));
    expect((await takeOne(storage, 'node-3', 32)).issue).toMatchObject({ unsureSince: null, attempts: 2 });
    await storage.close();
  });

  test('is not unsure about what has an issue', async () => {
    const storage = await withShop(make);
    const { trackers } = storage;
    await trackers.want('one', shop, 'release:a', wantedRows(['1']), 10);
    await pushAll(storage, 10);
    await trackers.want('one', shop, 'release:a', wantedRows(['1'], 'v2'), 20);
    await takeOne(storage, 'dead', 20);
    const again = await takeOne(storage, 'node', 30);
    expect(again.issue).toMatchObject({ unsureSince: null, ...madeOf('1'), written: '1 v1', wanted: '1 v2' });
    await storage.close();
  });

  test('C7: gives no row to two holders and no target two tries, when many ask at once', async () => {
    const storage = await withShop(make);
    const { trackers } = storage;
    const targets = [shop, web];
    await trackers.connect(trackerRow('w', 'one', { project: 'shop/web' }));
    await trackers.connect(trackerRow('other', 'two'));
    const names = Array.from({ length: 12 }, (_, i) => String(i));
    for (const target of targets) await trackers.want('one', target, 'release:a', wantedRows(names), 10);
    await trackers.want('two', shop, 'release:a', wantedRows(names), 10);
    const all = 3 * names.length;
    const tried: string[] = [];
    const underWay = new Set<string>();
    const work = async (node: string): Promise<void> => {
      for (let number = 0; tried.length < all; number++) {
        const holder = `${node}-${number}`;
        for (const taken of await trackers.claim(holder, 20, 30, 2)) {
          const { mapId, target, storyId: id } = taken.issue;
          const place = `${mapId} ${target}`;
          expect(underWay, 'a second try at once').not.toContain(place);
          underWay.add(place);
          tried.push(`${place} ${id}`);
          await storage.check();
          underWay.delete(place);
          expect(await trackers.settle(holder, taken.issue, pushedOutcome(taken), journalRow(taken))).toBe(
            true,
          );
        }
      }
    };
    await Promise.all(['a', 'b', 'c', 'd'].map(work));
    expect(new Set(tried).size).toBe(all);
    expect(tried).toHaveLength(all);
    const ends = [...(await statesOf(storage, 'one', shop)), ...(await statesOf(storage, 'one', web))];
    expect(ends.filter((state) => state.endsWith('pushed'))).toHaveLength(2 * names.length);
    await storage.close();
  });

  test('lets people push, try again, connect and disconnect while nodes work, and waits for nobody in a circle', async () => {
    const storage = await withShop(make);
    const { trackers } = storage;
    const names = Array.from({ length: 60 }, (_, i) => String(i));
    await trackers.want('one', shop, 'release:a', wantedRows(names), 10);
    const nodes = Array.from({ length: 12 }, async (_, number) => {
      for (const taken of await trackers.claim(`n${number}`, 20, 30, 9))
        await trackers.settle(`n${number}`, taken.issue, pushedOutcome(taken), journalRow(taken));
    });
    const people = Array.from({ length: 12 }, async (_, number) => {
      const order = number % 2 === 0 ? names : [...names].reverse();
      await trackers.want('one', shop, 'release:a', wantedRows(order, `v${number}`), 11);
      await trackers.retry('one', shop, 11);
      for (const { id } of number % 4 === 0 ? await trackers.list('one') : [])
        await trackers.disconnect('one', id);
      await trackers.connect(trackerRow(`g-${number}`, 'one'));
    });
    await Promise.all([...nodes, ...people]);
    await trackers.want('one', shop, 'release:a', wantedRows(names, 'last'), 12);
    expect(await pushAll(storage, 40)).toEqual(names);
    expect(new Set((await trackers.issues('one', shop)).map(({ written }) => written))).toEqual(
      new Set(names.map((name) => `${name} last`)),
    );
    await storage.close();
  });
});
