/** What every storage must do for trackers, what is asked for there and the journal: one suite for all. */
import { afterAll, describe, expect, test } from 'vitest';
import { keptJournal } from '../../../server/storage/trackerStore.ts';
import { firstRow, implementations, mapRow } from '../support/storageRows.ts';
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

describe.each(implementations)('%s', (_name, make) => {
  test('keeps the connections of a map in the order they were made, one to each project', async () => {
    const storage = await withShop(make);
    const { trackers } = storage;
    const jira = {
      kind: 'jira',
      ...{ site: 'https://shop.example', project: 'SHOP', account: 'alice@example.org' },
      createdAt: 3,
    } as const;
    await trackers.connect(trackerRow('j', 'one', jira));
    await trackers.connect(trackerRow('b', 'one', { project: 'shop/web', createdAt: 2 }));
    await trackers.connect(trackerRow('other', 'two'));
    expect(await trackers.list('one')).toEqual([
      trackerRow('g', 'one'),
      trackerRow('b', 'one', { project: 'shop/web', createdAt: 2 }),
      trackerRow('j', 'one', jira),
    ]);
    const anew = trackerRow('h', 'one', { account: 'bob', createdAt: 4 });
    await trackers.connect(anew);
    expect((await trackers.list('one')).map(({ id }) => id)).toEqual(['b', 'j', 'h']);
    expect((await trackers.list('one')).at(-1)).toEqual(anew);
    expect(await trackers.list('two')).toEqual([trackerRow('other', 'two')]);
    expect([
      await trackers.disconnect('two', 'h'),
      await trackers.disconnect('one', 'g'),
      await trackers.disconnect('one', 'h'),
      await trackers.disconnect('one', 'h'),
    ]).toEqual([false, false, true, false]);
    expect((await trackers.list('one')).map(({ id }) => id)).toEqual(['b', 'j']);
    await storage.close();
  });

  test('asks for stories in their order; each is known from then on with all there is to know', async () => {
    const storage = await withShop(make);
    const { trackers } = storage;
    expect(await trackers.want('one', shop, 'release:a', wantedRows(['2', '1']), 10)).toBe(true);
    expect(await trackers.want('one', shop, 'release:b', wantedRows(['3']), 9)).toBe(true);
    const unknown = {
      ...{ written: null, issueId: '', key: '', url: '', state: 'waiting', reason: null },
      ...{ attempts: 0, unsureSince: null },
    };
    const usual = { mapId: 'one', target: shop, ...unknown };
    const called = (name: string) => ({ storyId: storyId(name), title: name, wanted: `${name} v1` });
    const [b, a] = ['release:b', 'release:a'];
    expect(await trackers.issues('one', shop)).toEqual([
      { ...usual, ...called('3'), releaseId: b, askedAt: 9, place: 0, nextAt: 9 },
      { ...usual, ...called('2'), releaseId: a, askedAt: 10, place: 0, nextAt: 10 },
      { ...usual, ...called('1'), releaseId: a, askedAt: 10, place: 1, nextAt: 10 },
    ]);
    const short = (await trackers.issues('one', shop)).map(
      ({ wanted: _long, written: _too, ...rest }) => rest,
    );
    expect(await trackers.progress('one', shop, a)).toEqual(short.slice(1));
    expect(await trackers.progress('one', shop, 'release:none')).toEqual([]);
    expect([await trackers.issues('one', web), await trackers.issues('two', shop)]).toEqual([[], []]);
    expect(await trackers.want('one', shop, 'release:a', [], 11)).toBe(true);
    await storage.close();
  });

  test('asks for nothing where no connection leads, or not any more', async () => {
    const storage = await withShop(make);
    const { trackers } = storage;
    expect(await trackers.want('one', web, 'release:a', wantedRows(['1']), 10)).toBe(false);
    expect(await trackers.want('two', shop, 'release:a', wantedRows(['1']), 10)).toBe(false);
    await trackers.disconnect('one', 'g');
    expect(await trackers.want('one', shop, 'release:a', wantedRows(['1']), 10)).toBe(false);
    for (const [mapId, target] of [
      ['one', web],
      ['two', shop],
      ['one', shop],
    ] as const)
      expect(await trackers.issues(mapId, target)).toEqual([]);
    await storage.close();
  });

  test('C7: leaves pushed what is written like that already, and tries only what changed or was refused', async () => {
    const storage = await withShop(make);
    const { trackers } = storage;
    await trackers.want('one', shop, 'release:a', wantedRows(['1', '2', '3']), 10);
    const first = await takeOne(storage, 'node', 10);
    const refused = failedOutcome({ state: 'refused', reason: 'refused' });
    await trackers.settle('node', first.issue, refused, journalRow(first));
    expect(await pushAll(storage, 10)).toEqual(['2', '3']);
    const again = [...wantedRows(['3']), ...wantedRows(['2'], 'v2'), ...wantedRows(['1'])];
    await trackers.want('one', shop, 'release:b', again, 20);
    expect(await statesOf(storage)).toEqual(['3 pushed', '2 waiting', '1 waiting']);
    const asked = { releaseId: 'release:b', askedAt: 20, reason: null, attempts: 0 };
    expect(await trackers.issues('one', shop)).toMatchObject([
      { ...asked, place: 0, written: '3 v1', ...madeOf('3') },
      { ...asked, place: 1, written: '2 v1', wanted: '2 v2', ...madeOf('2'), nextAt: 20 },
      { ...asked, place: 2, written: null, issueId: '', nextAt: 20 },
    ]);
    expect(await pushAll(storage, 20)).toEqual(['2', '1']);
    expect(await trackers.issues('one', shop)).toMatchObject([
      ...[madeOf('3'), { ...madeOf('2'), written: '2 v2' }, { ...madeOf('1'), written: '1 v1' }],
    ]);
    await storage.close();
  });

  test('takes a push of 5,000 stories at once, twice', async () => {
    const storage = await withShop(make);
    const { trackers } = storage;
    const names = Array.from({ length: 5000 }, (_, i) => String(i));
    await trackers.want('one', shop, 'release:a', wantedRows(names), 10);
    await trackers.want('one', shop, 'release:a', wantedRows(names, 'v2'), 11);
    const issues = await trackers.issues('one', shop);
    expect(issues.map(({ storyId: id }) => id)).toEqual(names.map(storyId));
    expect(issues.at(-1)).toMatchObject({ place: 4999, wanted: '4999 v2', askedAt: 11 });
    await storage.close();
  });

  test('refuses what waits when the connection goes, and knows every issue when another comes', async () => {
    const storage = await withShop(make);
    const { trackers } = storage;
    await trackers.connect(trackerRow('w', 'one', { project: 'shop/web' }));
    await trackers.want('one', shop, 'release:a', wantedRows(['1']), 10);
    await pushAll(storage, 10);
    await trackers.want('one', shop, 'release:a', wantedRows(['2']), 11);
    await trackers.want('one', web, 'release:a', wantedRows(['2']), 11);
    await trackers.disconnect('one', 'g');
    await trackers.retry('one', shop, 12);
    await trackers.pause('one', shop, 99, 'busy');
    expect(await trackers.issues('one', shop)).toMatchObject([
      { state: 'pushed', reason: null, ...madeOf('1') },
      { state: 'refused', reason: 'keyRefused' },
    ]);
    expect(await statesOf(storage, 'one', web)).toEqual(['2 waiting']);
    expect(await pushAll(storage, 12)).toEqual(['2']); // the one on the web
    await trackers.connect(trackerRow('h', 'one', { createdAt: 20 }));
    expect(await statesOf(storage)).toEqual(['1 pushed', '2 refused']);
    await trackers.want('one', shop, 'release:a', wantedRows(['1', '2']), 21);
    expect(await statesOf(storage)).toEqual(['1 pushed', '2 waiting']);
    expect(await takeOne(storage, 'node', 21)).toMatchObject({ tracker: { id: 'h', sealed: 'sealed-h' } });
    await storage.close();
  });

  test('makes due at once what waits when its connection is made anew, without the pause', async () => {
    const storage = await withShop(make);
    const { trackers } = storage;
    await trackers.want('one', shop, 'release:a', wantedRows(['1']), 10);
    const taken = await takeOne(storage, 'node', 10);
    await trackers.settle('node', taken.issue, failedOutcome({ nextAt: 900 }), journalRow(taken));
    await trackers.pause('one', shop, 800, 'busy');
    expect(await trackers.claim('node-2', 799, 999, 9)).toEqual([]);
    await trackers.connect(trackerRow('h', 'one', { createdAt: 20 }));
    expect(await trackers.issues('one', shop)).toMatchObject([{ nextAt: 20, reason: 'unreachable' }]);
    expect((await takeOne(storage, 'node-3', 20)).tracker.id).toBe('h');
    await storage.close();
  });

  test('tries all again at once on request, and makes anew only the issue that is gone', async () => {
    const storage = await withShop(make);
    const { trackers } = storage;
    await trackers.want('one', shop, 'release:a', wantedRows(['gone', 'kept', 'there']), 10);
    expect(await pushAll(storage, 10)).toEqual(['gone', 'kept', 'there']);
    await trackers.want('one', shop, 'release:a', wantedRows(['gone', 'kept', 'there', 'new'], 'v2'), 20);
    const settleNext = async (holder: string, outcome = failedOutcome()): Promise<void> => {
      const taken = await takeOne(storage, holder, 20);
      await trackers.settle(holder, taken.issue, outcome, journalRow(taken));
    };
    await settleNext('a', failedOutcome({ state: 'refused', reason: 'issueGone' }));
    await settleNext('b', failedOutcome({ state: 'refused', reason: 'keyRefused' }));
    const there = await takeOne(storage, 'c', 20);
    await trackers.settle('c', there.issue, pushedOutcome(there), journalRow(there));
    await settleNext('d', failedOutcome({ nextAt: 900, unsureSince: 20 }));
    await trackers.pause('one', shop, 950, 'busy');
    await trackers.retry('one', shop, 30);
    const waiting = { state: 'waiting', reason: null, attempts: 0, nextAt: 30 };
    expect(await trackers.issues('one', shop)).toMatchObject([
      { ...waiting, issueId: '', key: '', url: '', written: null, unsureSince: null },
      { ...waiting, ...madeOf('kept'), written: 'kept v1' },
      { state: 'pushed', ...madeOf('there'), written: 'there v2' },
      { ...waiting, issueId: '', unsureSince: 20 },
    ]);
    expect(await pushAll(storage, 30)).toEqual(['gone', 'kept', 'new']);
    await storage.close();
  });

  test('fault 19: tries nothing of a target in a pause, also what is asked for meanwhile, and says why', async () => {
    const storage = await withShop(make);
    const { trackers } = storage;
    await trackers.connect(trackerRow('w', 'one', { project: 'shop/web' }));
    await trackers.want('one', shop, 'release:a', wantedRows(['1']), 10);
    await pushAll(storage, 10);
    await trackers.pause('one', shop, 100, 'busy');
    await trackers.pause('one', shop, 90, 'broken');
    await trackers.want('one', shop, 'release:a', wantedRows(['1', '2']), 20);
    await trackers.want('one', web, 'release:a', wantedRows(['3']), 20);
    expect(await trackers.issues('one', shop)).toMatchObject([
      { state: 'pushed', reason: null },
      { state: 'waiting', reason: 'busy', nextAt: 100 },
    ]);
    expect(await trackers.issues('one', web)).toMatchObject([{ reason: null, nextAt: 20 }]);
    expect(await pushAll(storage, 99)).toEqual(['3']);
    await trackers.pause('one', shop, 120, 'unreachable');
    expect(await trackers.issues('one', shop)).toMatchObject([{}, { reason: 'unreachable', nextAt: 120 }]);
    expect(await pushAll(storage, 119)).toEqual([]);
    expect(await pushAll(storage, 120)).toEqual(['2']);
    expect(await trackers.issues('one', shop)).toMatchObject([{}, { state: 'pushed', reason: null }]);
    await storage.close();
  });

  test('tells the newest of the journal first, each project its own', async () => {
    const storage = await withShop(make);
    const { trackers } = storage;
    await trackers.connect(trackerRow('w', 'one', { project: 'shop/web' }));
    await trackers.want('one', shop, 'release:a', wantedRows(['1', '2']), 10);
    const one = await takeOne(storage, 'a', 10);
    await trackers.settle('a', one.issue, pushedOutcome(one), journalRow(one, { at: 60 }));
    const two = await takeOne(storage, 'b', 10);
    const refused = journalRow(two, { at: 55, what: 'refused', key: '', reason: 'projectMissing' });
    await trackers.settle(
      'b',
      two.issue,
      failedOutcome({ state: 'refused', reason: 'projectMissing' }),
      refused,
    );
    await trackers.want('one', web, 'release:a', wantedRows(['3']), 10);
    const three = await takeOne(storage, 'c', 10);
    await trackers.settle('c', three.issue, pushedOutcome(three), journalRow(three));
    expect(await trackers.journal('one', shop, 9)).toEqual([refused, journalRow(one, { at: 60 })]);
    expect(await trackers.journal('one', shop, 1)).toEqual([refused]);
    expect(await trackers.journal('one', web, 9)).toEqual([journalRow(three)]);
    expect(await trackers.journal('two', shop, 9)).toEqual([]);
    await storage.close();
  });

  test('forgets the oldest of a long journal as more comes', async () => {
    const storage = await withShop(make);
    const { trackers } = storage;
    await trackers.connect(trackerRow('w', 'one', { project: 'shop/web' }));
    await trackers.want('one', web, 'release:a', wantedRows(['other']), 1);
    await pushAll(storage, 1);
    await trackers.want('one', shop, 'release:a', wantedRows(['1']), 1);
    for (let at = 1; at <= keptJournal + 2; at++) {
      const taken = await takeOne(storage, `node-${at}`, at);
      await trackers.settle(`node-${at}`, taken.issue, failedOutcome(), journalRow(taken, { at }));
    }
    const lines = await trackers.journal('one', shop, 9999);
    expect([lines.length, lines[0]?.at, lines.at(-1)?.at]).toEqual([keptJournal, keptJournal + 2, 3]);
    expect(await trackers.journal('one', web, 9)).toHaveLength(1);
    await storage.close();
  });

  test('forgets all of a map that is erased, and nothing of another; a try on its way leaves nothing', async () => {
    const storage = await withShop(make);
    const { maps, trackers } = storage;
    await trackers.want('one', shop, 'release:a', wantedRows(['1', '2']), 10);
    const pushed = await takeOne(storage, 'a', 10);
    await trackers.settle('a', pushed.issue, pushedOutcome(pushed), journalRow(pushed));
    const onItsWay = await takeOne(storage, 'b', 10);
    await trackers.connect(trackerRow('other', 'two'));
    await trackers.want('two', shop, 'release:b', wantedRows(['3']), 10);
    await maps.erase('one', 20);
    expect(await trackers.settle('b', onItsWay.issue, pushedOutcome(onItsWay), journalRow(onItsWay))).toBe(
      false,
    );
    await trackers.connect(trackerRow('late', 'one'));
    expect(await trackers.want('one', shop, 'release:a', wantedRows(['1']), 21)).toBe(false);
    expect(await trackers.list('one')).toEqual([]);
    expect([await trackers.issues('one', shop), await trackers.journal('one', shop, 9)]).toEqual([[], []]);
    expect(await pushAll(storage, 30)).toEqual(['3']);
    expect(await trackers.journal('two', shop, 9)).toHaveLength(1);
    await storage.close();
  });

  test('leaves nothing of maps that are erased while people connect them and push', async () => {
    const storage = await withShop(make);
    const { maps, trackers } = storage;
    const ids = Array.from({ length: 20 }, (_, i) => `map-${i}`);
    for (const id of ids) await maps.create(mapRow(id), firstRow(`map:${id}`));
    const bring = async (id: string, name: string): Promise<void> => {
      await trackers.connect(trackerRow(`${id}-${name}`, id));
      await trackers.want(id, shop, 'release:a', wantedRows(['1']), 10);
    };
    await Promise.all(
      ids.flatMap((id) => [bring(id, 'first'), bring(id, 'second'), maps.erase(id, 20), bring(id, 'third')]),
    );
    for (const id of ids)
      expect([await trackers.list(id), await trackers.issues(id, shop)]).toEqual([[], []]);
    await storage.close();
  });
});
