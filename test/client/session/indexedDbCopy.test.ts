/** The copy on this device: survives a reload, keeps epochs apart, and gives up quietly where nothing can be kept. */
import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { realClock } from '../../../client/session/clock.ts';
import { indexedDbCopy } from '../../../client/session/indexedDbCopy.ts';
import type { KeptMap, LocalCopy } from '../../../client/session/localCopy.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { buildMap, emptyMap, run } from '../../support/buildMap.ts';
import { handClock } from './support/handClock.ts';

let tabs = 0;
function openTab(factory: IDBFactory | undefined, compactAfter?: number) {
  const reports: boolean[] = [];
  const open = indexedDbCopy({
    factory,
    clock: realClock,
    tab: `tab-${tabs++}`,
    ...(compactAfter === undefined ? {} : { compactAfter }),
  });
  return { copy: open('shop', (kept) => reports.push(kept)), reports };
}
function follow(doc: Y.Doc, copy: LocalCopy): void {
  doc.on('update', (update: Uint8Array) => copy.keep(update, 0));
}
function titleIn(kept: KeptMap | null): string | null {
  if (kept === null) return null;
  const doc = new Y.Doc();
  for (const update of kept.updates) Y.applyUpdate(doc, update);
  return readMap(doc).meta.title;
}

test('what was kept is there after a reload, with the number of changes that never left', async () => {
  const factory = new IDBFactory();
  const first = openTab(factory);
  expect(await first.copy.open()).toBeNull();
  first.copy.begin('epoch-1');
  first.copy.keep(Y.encodeStateAsUpdate(emptyMap('Shop')), 0);
  first.copy.settle(4, false);
  await first.copy.idle();
  expect(first.reports).toEqual([true]);

  const kept = await openTab(factory).copy.open();
  expect(kept).toMatchObject({ epoch: 'epoch-1', unsent: 4 });
  expect(titleIn(kept)).toBe('Shop');
});

test('updates wait until the epoch is known', async () => {
  const factory = new IDBFactory();
  const { copy } = openTab(factory);
  await copy.open();
  copy.keep(Y.encodeStateAsUpdate(emptyMap('Shop')), 1);
  await copy.idle();
  expect(await openTab(factory).copy.open()).toBeNull();
  copy.begin('epoch-1');
  await copy.idle();
  expect(titleIn(await openTab(factory).copy.open())).toBe('Shop');
});

test('the map of another epoch starts afresh and never mixes with the old copy, even when an old tab still writes', async () => {
  const factory = new IDBFactory();
  const old = openTab(factory).copy;
  await old.open();
  old.begin('epoch-1');
  old.keep(Y.encodeStateAsUpdate(emptyMap('Before', 'epoch-1')), 0);
  await old.idle();
  const fresh = openTab(factory).copy;
  await fresh.open();
  fresh.begin('epoch-2');
  fresh.keep(Y.encodeStateAsUpdate(emptyMap('After', 'epoch-2')), 0);
  await fresh.idle();
  old.keep(Y.encodeStateAsUpdate(emptyMap('Still before', 'epoch-1')), 1);
  await old.idle();
  const kept = await openTab(factory).copy.open();
  expect(kept).toMatchObject({ epoch: 'epoch-2', unsent: 0 });
  expect(titleIn(kept)).toBe('After');
});

test('changes of an earlier tab are no longer counted once they are on the server', async () => {
  const factory = new IDBFactory();
  const first = openTab(factory).copy;
  await first.open();
  first.begin('epoch-1');
  first.keep(Y.encodeStateAsUpdate(emptyMap()), 2);
  await first.idle();
  const second = openTab(factory).copy;
  expect(await second.open()).toMatchObject({ unsent: 2 });
  second.begin('epoch-1');
  second.settle(0, true);
  await second.idle();
  expect(await openTab(factory).copy.open()).toMatchObject({ unsent: 0 });
});

test('a tab that is still at work keeps its own count when another one settles what it had read', async () => {
  const factory = new IDBFactory();
  const first = openTab(factory).copy;
  await first.open();
  first.begin('epoch-1');
  first.keep(Y.encodeStateAsUpdate(emptyMap()), 2);
  await first.idle();
  const second = openTab(factory).copy;
  await second.open();
  second.begin('epoch-1');
  first.settle(3, false);
  await first.idle();
  second.settle(0, true);
  await second.idle();
  expect(await openTab(factory).copy.open()).toMatchObject({ unsent: 3 });
});

test('many small updates become one, and nothing of two tabs is lost', async () => {
  const factory = new IDBFactory();
  const map = buildMap();
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(map.doc));
  const one = openTab(factory, 10).copy;
  const two = openTab(factory, 10).copy;
  await one.open();
  await two.open();
  one.begin('epoch-1');
  two.begin('epoch-1');
  one.keep(Y.encodeStateAsUpdate(map.doc), 0);
  follow(map.doc, one);
  follow(other, two);
  for (let i = 0; i < 30; i++) {
    map.run('addActivity', { title: `One ${i}` });
    run(other, 'addActivity', { title: `Two ${i}` });
    await one.idle();
    await two.idle();
  }
  const kept = await openTab(factory).copy.open();
  expect(kept!.updates.length).toBeLessThan(25);
  const doc = new Y.Doc();
  for (const update of kept!.updates) Y.applyUpdate(doc, update);
  const titles = [...readMap(doc).activity.values()].map((activity) => activity.title);
  for (let i = 0; i < 30; i++) expect(titles).toEqual(expect.arrayContaining([`One ${i}`, `Two ${i}`]));
});

test('what the server refused is put aside: the next opening starts from the server’s map', async () => {
  const factory = new IDBFactory();
  const { copy } = openTab(factory);
  await copy.open();
  copy.begin('epoch-1');
  copy.keep(Y.encodeStateAsUpdate(emptyMap()), 1);
  copy.setAside();
  await copy.idle();
  expect(await openTab(factory).copy.open()).toBeNull();
});

test('a map that may not be seen any more is forgotten, unless changes in it never arrived', async () => {
  for (const unsent of [0, 1]) {
    const factory = new IDBFactory();
    const { copy } = openTab(factory);
    await copy.open();
    copy.begin('epoch-1');
    copy.keep(Y.encodeStateAsUpdate(emptyMap('Shop')), unsent);
    copy.forget();
    await copy.idle();
    expect(titleIn(await openTab(factory).copy.open())).toBe(unsent === 0 ? null : 'Shop');
  }
});

test('fault 13: a browser without a database says so and goes on', async () => {
  const { copy, reports } = openTab(undefined);
  expect(await copy.open()).toBeNull();
  copy.begin('epoch-1');
  copy.keep(new Uint8Array([0, 0]), 1);
  await copy.idle();
  expect(reports).toEqual([false]);
});

test('a database that throws, refuses or is blocked says so and goes on', async () => {
  const throwing = {
    open: () => {
      throw new Error('SecurityError');
    },
  } as unknown as IDBFactory;
  const answering = (event: 'onerror' | 'onblocked') =>
    ({
      open: () => {
        const request: Record<string, unknown> = { error: null };
        queueMicrotask(() => (request[event] as () => void)());
        return request;
      },
    }) as unknown as IDBFactory;
  for (const factory of [throwing, answering('onerror'), answering('onblocked')]) {
    const { copy, reports } = openTab(factory);
    expect(await copy.open()).toBeNull();
    expect(reports).toEqual([false]);
  }
});

test('a database that never answers holds nobody up', async () => {
  const clock = handClock();
  const reports: boolean[] = [];
  const silent = { open: () => ({}) } as unknown as IDBFactory;
  const copy = indexedDbCopy({ factory: silent, clock, tab: 'tab' })('shop', (kept) => reports.push(kept));
  const opened = copy.open();
  clock.pass(2_000);
  expect(await opened).toBeNull();
  expect(reports).toEqual([false]);
});

test('fault 13: a full disk is reported once, and typing goes on', async () => {
  const factory = new IDBFactory();
  const { copy, reports } = openTab(factory);
  await copy.open();
  copy.begin('epoch-1');
  await copy.idle();
  // A value that cannot be cloned fails like a full disk does: the whole transaction is given up.
  copy.keep((() => {}) as unknown as Uint8Array, 1);
  await copy.idle();
  copy.keep(new Uint8Array([0, 0]), 2);
  await copy.idle();
  expect(reports).toEqual([true, false]);
});

test('a database deleted from under the tab is reported, and typing goes on', async () => {
  const factory = new IDBFactory();
  const { copy, reports } = openTab(factory);
  await copy.open();
  copy.begin('epoch-1');
  await copy.idle();
  await new Promise((resolve) => {
    factory.deleteDatabase('throughline').onsuccess = resolve;
  });
  copy.keep(new Uint8Array([0, 0]), 1);
  await copy.idle();
  expect(reports).toEqual([true, false]);
});
