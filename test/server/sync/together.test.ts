/** People on one map at the same time, over real sockets. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { metaOf } from '../../../shared/model/document.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { run } from '../../support/buildMap.ts';
import { waitFor } from '../../support/waitFor.ts';
import { closeProviders } from '../support/guest.ts';
import { startTestServer, stopTestServers, type TestServer } from '../support/testServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterEach(closeProviders);
afterAll(stopTestServers);

const titleOf = (doc: Y.Doc): unknown => metaOf(doc).get('title');

describe('two people on one map', () => {
  test('see each other’s edits, with the stock provider', async () => {
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap('Online shop');
    const bob = await server.guest('bob');
    await bob.join((await alice.share(mapId, 'editor')).token);
    const [hers, his] = await Promise.all([alice.open(mapId), bob.open(mapId)]);

    expect(titleOf(hers.doc)).toBe('Online shop');
    run(hers.doc, 'renameMap', { title: 'Corner shop' });
    await waitFor(() => titleOf(his.doc) === 'Corner shop');
    run(his.doc, 'addActivity', { title: 'Find a product' });
    await waitFor(() => readMap(hers.doc).activity.size === 1);
  });

  test('end up with the same map when both type at once', async () => {
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap();
    const [one, two] = await Promise.all([alice.open(mapId), alice.open(mapId)]);
    const { id } = run(one.doc, 'addActivity', { title: 'Pay' });
    await waitFor(() => readMap(two.doc).activity.size === 1);
    for (let i = 0; i < 40; i++) {
      run(one.doc, 'editText', { id, field: 'title', at: 0, remove: 0, insert: 'a' });
      run(two.doc, 'editText', { id, field: 'title', at: 3 + i, remove: 0, insert: 'b' });
    }
    const title = (doc: Y.Doc): string => readMap(doc).activity.get(id)!.title;
    await waitFor(() => title(one.doc).length === 83 && title(one.doc) === title(two.doc));
    expect(title(one.doc).replaceAll(/[^ab]/g, '')).toHaveLength(81);
  });

  test('a script joins with a link’s token, or with a ticket', async () => {
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap();
    const { token } = await alice.share(mapId, 'editor');
    const script = await server.guest('script');
    script.cookie = '';
    const byToken = await script.open(mapId, new Y.Doc(), { token });
    run(byToken.doc, 'renameMap', { title: 'By token' });
    const { body } = await alice.post(`/api/maps/${mapId}/ticket`);
    const byTicket = await script.open(mapId, new Y.Doc(), body as { ticket: string });
    await waitFor(() => titleOf(byTicket.doc) === 'By token');
    run(byTicket.doc, 'renameMap', { title: 'By ticket' });
    await waitFor(() => titleOf(byToken.doc) === 'By ticket');
  });

  test('two maps never see each other', async () => {
    const alice = await server.guest('alice');
    const [shop, bank] = [await alice.makeMap('Shop'), await alice.makeMap('Bank')];
    const [inShop, inBank] = [await alice.open(shop), await alice.open(bank)];
    run(inShop.doc, 'addActivity', { title: 'Only in the shop' });
    run(inBank.doc, 'renameMap', { title: 'Savings bank' });
    const third = await alice.open(bank);
    await waitFor(() => titleOf(third.doc) === 'Savings bank');
    expect(readMap(third.doc).activity.size).toBe(0);
  });

  test('what was typed offline arrives on return, with the edits made while reconnecting', async () => {
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap();
    const hers = await alice.open(mapId);
    const other = await alice.open(mapId);
    hers.provider.disconnect();
    for (let i = 0; i < 20; i++) run(hers.doc, 'addActivity', { title: `Offline ${i}` });
    hers.provider.on('status', ({ status }) => {
      if (status === 'connected') run(hers.doc, 'addActivity', { title: 'Too early' });
    });
    hers.provider.connect();
    await waitFor(() => readMap(other.doc).activity.size === 21);
  });

  test('somebody who comes late gets everything', async () => {
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap();
    const hers = await alice.open(mapId);
    for (let i = 0; i < 50; i++) run(hers.doc, 'addActivity', { title: `Activity ${i}` });
    const late = await alice.open(mapId);
    await waitFor(() => readMap(late.doc).activity.size === 50);
  });
});
