/** How every storage takes back what came of a try at a tracker, whatever happened meanwhile: one suite for all. */
import { afterAll, describe, expect, test } from 'vitest';
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
  takeOne,
  trackerRow,
  wantedRows,
  withShop,
} from '../support/trackerRows.ts';

afterAll(stopTestServers);

describe.each(implementations)('%s', (_name, make) => {
  test('writes what came of a try, and lets the row go', async () => {
    const storage = await withShop(make);
    const { trackers } = storage;
    await trackers.want('one', shop, 'release:a', wantedRows(['1']), 10);
    const first = await takeOne(storage, 'a', 10);
    const failed = failedOutcome({ reason: 'broken', unsureSince: 10, nextAt: 15 });
    expect(await trackers.settle('a', first.issue, failed, journalRow(first))).toBe(true);
    const waiting = { state: 'waiting', reason: 'broken', attempts: 1, nextAt: 15, unsureSince: 10 };
    expect(await trackers.issues('one', shop)).toEqual([{ ...first.issue, ...waiting }]);
    expect(await trackers.settle('a', first.issue, failed, journalRow(first)), 'twice').toBe(false);
    const second = await takeOne(storage, 'b', 15);
    await trackers.settle('b', second.issue, pushedOutcome(second), journalRow(second));
    const there = { state: 'pushed', reason: null, attempts: 0, nextAt: 0, unsureSince: null };
    expect(await trackers.issues('one', shop)).toEqual([
      { ...first.issue, ...there, written: '1 v1', ...madeOf('1') },
    ]);
    await trackers.want('one', shop, 'release:a', wantedRows(['1'], 'v2'), 20);
    const third = await takeOne(storage, 'c', 20);
    const gone = failedOutcome({
      state: 'refused',
      reason: 'issueGone',
      issue: { issueId: '', key: '', url: '' },
    });
    await trackers.settle('c', third.issue, gone, journalRow(third));
    const none = { issueId: '', key: '', url: '', written: null };
    expect(await trackers.issues('one', shop)).toMatchObject([
      { state: 'refused', reason: 'issueGone', ...none },
    ]);
    expect(await trackers.claim('d', 999, 1000, 9)).toEqual([]);
    expect(await trackers.journal('one', shop, 9)).toHaveLength(3);
    await storage.close();
  });

  test.each([
    ['pushed', '1 v1'],
    ['refused', null],
  ] as const)(
    'tries again what was %s while another push asked for something else',
    async (state, written) => {
      const storage = await withShop(make);
      const { trackers } = storage;
      await trackers.want('one', shop, 'release:a', wantedRows(['1']), 10);
      const taken = await takeOne(storage, 'a', 10);
      await trackers.want('one', shop, 'release:b', wantedRows(['1'], 'v2'), 15);
      const outcome =
        state === 'pushed' ? pushedOutcome(taken) : failedOutcome({ state, reason: 'refused', nextAt: 900 });
      expect(await trackers.settle('a', taken.issue, outcome, journalRow(taken))).toBe(true);
      expect(await trackers.issues('one', shop)).toMatchObject([
        ...[{ state: 'waiting', reason: null, attempts: 0, nextAt: 15, releaseId: 'release:b', written }],
      ]);
      const again = await takeOne(storage, 'b', 15);
      expect(again.issue).toMatchObject({ wanted: '1 v2', written });
      await trackers.settle('b', again.issue, pushedOutcome(again), journalRow(again));
      expect(await trackers.issues('one', shop)).toMatchObject([
        { state: 'pushed', written: '1 v2', ...madeOf('1') },
      ]);
      await storage.close();
    },
  );

  test('does not try again what another push asked for in the same words meanwhile', async () => {
    const storage = await withShop(make);
    const { trackers } = storage;
    await trackers.want('one', shop, 'release:a', wantedRows(['1']), 10);
    const taken = await takeOne(storage, 'a', 10);
    await trackers.want('one', shop, 'release:a', wantedRows(['1']), 15);
    expect(await trackers.claim('b', 16, 26, 9)).toEqual([]);
    await trackers.settle('a', taken.issue, pushedOutcome(taken), journalRow(taken));
    expect(await statesOf(storage)).toEqual(['1 pushed']);
    expect(await trackers.claim('b', 99, 109, 9)).toEqual([]);
    await storage.close();
  });

  test('C7: of a holder that comes too late only the issue is kept, so that it is not made twice', async () => {
    const storage = await withShop(make);
    const { trackers } = storage;
    await trackers.want('one', shop, 'release:a', wantedRows(['1']), 10);
    const late = await takeOne(storage, 'late', 10);
    const second = await takeOne(storage, 'second', 20);
    const outcome = pushedOutcome(late);
    expect(await trackers.settle('late', late.issue, outcome, journalRow(late))).toBe(false);
    expect(await trackers.issues('one', shop)).toMatchObject([
      { state: 'waiting', written: null, unsureSince: 10, attempts: 0, ...madeOf('1') },
    ]);
    expect(await trackers.claim('third', 29, 39, 9), 'the second still has it').toEqual([]);
    // Nothing that failed, and no other issue, takes its place.
    expect(await trackers.settle('late', late.issue, failedOutcome({ nextAt: 900 }), journalRow(late))).toBe(
      false,
    );
    const twin = { ...outcome, issue: madeOf('twin') };
    expect(await trackers.settle('late', late.issue, twin, journalRow(late))).toBe(false);
    const gone = { ...outcome, issue: { issueId: '', key: '', url: '' } };
    expect(await trackers.settle('late', late.issue, gone, journalRow(late))).toBe(false);
    expect(await trackers.issues('one', shop)).toMatchObject([madeOf('1')]);
    expect(await trackers.journal('one', shop, 9)).toEqual([]);
    await trackers.settle(
      'second',
      second.issue,
      { ...outcome, issue: null },
      journalRow(second, { what: 'found' }),
    );
    expect(await trackers.issues('one', shop)).toMatchObject([
      { state: 'pushed', written: '1 v1', ...madeOf('1') },
    ]);
    expect(await trackers.settle('late', late.issue, failedOutcome(), journalRow(late))).toBe(false);
    expect(await statesOf(storage)).toEqual(['1 pushed']);
    await storage.close();
  });

  test('takes what came of a try that took too long while nobody else has the row', async () => {
    const storage = await withShop(make);
    const { trackers } = storage;
    await trackers.want('one', shop, 'release:a', wantedRows(['1', '2']), 10);
    const slow = await takeOne(storage, 'slow', 10);
    await trackers.pause('one', shop, 100, 'busy');
    expect(await trackers.claim('node', 50, 60, 9)).toEqual([]);
    expect(await trackers.settle('slow', slow.issue, pushedOutcome(slow), journalRow(slow))).toBe(true);
    expect(await statesOf(storage)).toEqual(['1 pushed', '2 waiting']);
    await storage.close();
  });

  test.each([
    ['pushed', 'pushed', null],
    ['waiting', 'refused', 'keyRefused'],
    ['refused', 'refused', 'projectMissing'],
  ] as const)(
    'leaves nothing waiting when the connection went during a try that ended as %s',
    async (state, after, reason) => {
      const storage = await withShop(make);
      const { trackers } = storage;
      await trackers.want('one', shop, 'release:a', wantedRows(['1', '2']), 10);
      const taken = await takeOne(storage, 'a', 10);
      await trackers.disconnect('one', 'g');
      await trackers.connect(trackerRow('h', 'one', { createdAt: 11 }));
      await trackers.want('one', shop, 'release:b', wantedRows(['3']), 12);
      expect(await trackers.claim('b', 12, 22, 9), 'the try is still on its way').toEqual([]);
      const outcome =
        state === 'pushed' ? pushedOutcome(taken) : failedOutcome({ state, reason: 'projectMissing' });
      expect(await trackers.settle('a', taken.issue, outcome, journalRow(taken))).toBe(true);
      expect(await trackers.issues('one', shop)).toMatchObject([
        { state: after, reason, issueId: state === 'pushed' ? 'id-1' : '' },
        { state: 'refused', reason: 'keyRefused' },
        { state: 'waiting', reason: null },
      ]);
      expect(await pushAll(storage, 12)).toEqual(['3']);
      await storage.close();
    },
  );
});
