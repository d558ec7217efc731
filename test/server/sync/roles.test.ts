/** Who may do what on a live map, and what happens when that changes while they are there. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { metaOf } from '../../../shared/model/document.ts';
import { closeCode } from '../../../shared/protocol/closeCode.ts';
import { run } from '../../support/buildMap.ts';
import { waitFor } from '../../support/waitFor.ts';
import { closeProviders, Guest } from '../support/guest.ts';
import { HandClock, startTestServer, stopTestServers, type TestServer } from '../support/testServer.ts';

let server: TestServer;
let clock: HandClock;
beforeAll(async () => {
  clock = new HandClock();
  server = await startTestServer({ clock });
});
afterEach(closeProviders);
afterAll(stopTestServers);

describe('a viewer', () => {
  test('sees every edit and is told that the map is read-only', async () => {
    const { alice, bob, mapId } = await aliceSharesWithBob('viewer');
    const hers = await alice.open(mapId);
    const his = await bob.wire(mapId).synced();
    expect(his.mode).toBe('read-only-role');
    run(hers.doc, 'renameMap', { title: 'Seen by bob' });
    await waitFor(() => metaOf(his.doc).get('title') === 'Seen by bob');
  });

  test('F17: who writes is refused with 4403 and its reason; nobody else sees anything', async () => {
    const { alice, bob, mapId } = await aliceSharesWithBob('viewer');
    const hers = await alice.wire(mapId).synced();
    const his = await bob.wire(mapId).synced();
    his.edit((doc) => metaOf(doc).set('title', 'Mine now'));
    expect((await his.ended()).code).toBe(closeCode.forbidden);
    expect(his.frames.at(-1)).toMatchObject({ kind: 'rejected', code: closeCode.forbidden });
    await hers.saved(1);
    expect(hers.updates).toBe(0);
    expect(metaOf(hers.doc).get('title')).toBe('Online shop');
  });

  test('who brings edits in the first sync is refused, one who brings none is welcome', async () => {
    const { bob, mapId } = await aliceSharesWithBob('viewer');
    const copy = await bob.open(mapId);
    copy.provider.disconnect();
    copy.provider.connect();
    await waitFor(() => copy.provider.synced);
    copy.provider.disconnect();
    const closed = new Promise<number>((resolve) => copy.provider.on('closed', ({ code }) => resolve(code)));
    run(copy.doc, 'renameMap', { title: 'Written offline' });
    copy.provider.connect();
    expect(await closed).toBe(closeCode.forbidden);
  });

  test('who deletes is refused too', async () => {
    const { bob, mapId } = await aliceSharesWithBob('viewer');
    const his = await bob.wire(mapId).synced();
    his.edit((doc) => metaOf(doc).delete('title'));
    expect((await his.ended()).code).toBe(closeCode.forbidden);
  });
});

describe('while people are on the map', () => {
  test('revoking the link closes their sockets within a second, the owner stays', async () => {
    const { alice, bob, mapId, link } = await aliceSharesWithBob('editor');
    const hers = await alice.wire(mapId).synced();
    const his = await bob.wire(mapId).synced();
    const script = await server.guest('script');
    script.cookie = '';
    const byToken = await script.wire(mapId, `?token=${link.token}`).synced();
    const before = performance.now();
    expect((await alice.delete(`/api/maps/${mapId}/links/${link.id}`)).status).toBe(204);
    expect((await his.ended()).code).toBe(closeCode.signInNeeded);
    expect((await byToken.ended()).code).toBe(closeCode.signInNeeded);
    expect(performance.now() - before).toBeLessThan(1000);
    await hers.saved(1);
    expect((await bob.wire(mapId).ended()).code).toBe(closeCode.signInNeeded);
  });

  test('S3: switching a link to view makes their sockets read-only at once, and back', async () => {
    const { alice, bob, mapId, link } = await aliceSharesWithBob('editor');
    const his = await bob.wire(mapId).synced();
    const path = `/api/maps/${mapId}/links/${link.id}`;
    expect((await alice.ask('PATCH', path, { role: 'viewer' })).status).toBe(204);
    await waitFor(() => his.mode === 'read-only-role');
    await alice.ask('PATCH', path, { role: 'editor' });
    await waitFor(() => his.mode === 'read-write');
    his.edit((doc) => metaOf(doc).set('title', 'By bob'));
    await his.saved(1);
  });

  test('S2: a member whose role is lowered may only look from then on; one taken off is out', async () => {
    const { alice, bob, mapId } = await aliceSharesWithBob('editor');
    const his = await bob.wire(mapId).synced();
    const { body } = await alice.get(`/api/maps/${mapId}/members`);
    const { members } = body as { members: { id: string; name: string }[] };
    const path = `/api/maps/${mapId}/members/${members.find(({ name }) => name === 'bob')!.id}`;
    const lowered = performance.now();
    await alice.ask('PATCH', path, { role: 'commenter' });
    await waitFor(() => his.mode === 'read-only-role');
    expect(performance.now() - lowered).toBeLessThan(1000);
    expect(his.ending).toBeNull();
    const before = performance.now();
    expect((await alice.delete(path)).status).toBe(204);
    expect((await his.ended()).code).toBe(closeCode.signInNeeded);
    expect(performance.now() - before).toBeLessThan(1000);
    expect((await bob.wire(mapId).ended()).code).toBe(closeCode.signInNeeded);
  });

  test('S14: a closed door keeps scripts with a link out as well; sockets there are stay, and a ticket of a member opens one', async () => {
    const { alice, bob, mapId, link } = await aliceSharesWithBob('editor');
    const script = new Guest(server.url, 'script');
    const byLink = await script.wire(mapId, `?token=${link.token}`).synced();
    const his = await bob.wire(mapId).synced();
    await alice.ask('PATCH', `/api/maps/${mapId}/door`, { closed: true });
    expect((await script.wire(mapId, `?token=${link.token}`).ended()).code).toBe(closeCode.forbidden);
    await server.rooms.recheck(mapId);
    for (const there of [byLink, his]) there.edit((doc) => metaOf(doc).set('title', 'Still here'));
    await Promise.all([byLink.saved(1), his.saved(1)]);
    const { ticket } = (await bob.post(`/api/maps/${mapId}/ticket`)).body as { ticket: string };
    await bob.wire(mapId, `?ticket=${ticket}`).synced();
    await alice.ask('PATCH', `/api/maps/${mapId}/door`, { closed: false });
    await script.wire(mapId, `?token=${link.token}`).synced();
  });

  test('a link that expires closes them at that moment', async () => {
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap();
    const link = await alice.share(mapId, 'editor', clock.now() + 30_000);
    const bob = await server.guest('bob');
    await bob.join(link.token);
    const his = await bob.wire(mapId).synced();
    clock.pass(29_000);
    await his.saved(1);
    clock.pass(1_500);
    expect((await his.ended()).code).toBe(closeCode.signInNeeded);
  });

  test('a role that is lowered takes effect when the server looks again', async () => {
    const { alice, bob, mapId, link } = await aliceSharesWithBob('editor');
    await bob.join((await alice.share(mapId, 'viewer')).token);
    const his = await bob.wire(mapId).synced();
    expect(his.mode).toBe('read-write');
    await server.storage.links.revoke(link.id, clock.now());
    clock.pass(30_000);
    await his.saved(1);
    clock.pass(30_000);
    await waitFor(() => his.mode === 'read-only-role');
    his.edit((doc) => metaOf(doc).set('title', 'Too late'));
    expect((await his.ended()).code).toBe(closeCode.forbidden);
  });

  test('Y6: deleting the map closes all with 4404, and it stays gone', async () => {
    const { alice, bob, mapId } = await aliceSharesWithBob('editor');
    const his = await bob.wire(mapId).synced();
    expect((await alice.delete(`/api/maps/${mapId}`)).status).toBe(204);
    expect((await his.ended()).code).toBe(closeCode.mapGone);
    expect((await alice.wire(mapId).ended()).code).toBe(closeCode.mapGone);
  });
});

describe('the door', () => {
  test('is shut for pages of other sites before the upgrade', async () => {
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap();
    const { token } = await alice.share(mapId, 'editor');
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1']) {
      expect(await alice.wire(mapId, '', { origin }).refused()).toBe(403);
      expect(await alice.wire(mapId, `?token=${token}`, { origin }).refused()).toBe(403);
    }
  });

  test('needs an Origin with a cookie, none with a token', async () => {
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap();
    const { token } = await alice.share(mapId, 'editor');
    expect(await alice.wire(mapId, '', { origin: '' }).refused()).toBe(403);
    await alice.wire(mapId, `?token=${token}`, { origin: '', cookie: '' }).synced();
  });

  test('answers strangers with a code that says: do not come back', async () => {
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap();
    const stranger = await server.guest('eve');
    expect((await stranger.wire(mapId).ended()).code).toBe(closeCode.signInNeeded);
    expect((await stranger.wire('no-such-map').ended()).code).toBe(closeCode.signInNeeded);
    stranger.cookie = '';
    expect((await stranger.wire(mapId).ended()).code).toBe(closeCode.signInNeeded);
    expect((await stranger.wire(mapId, '?token=wrong').ended()).code).toBe(closeCode.signInNeeded);
    expect((await stranger.wire(mapId, '?ticket=wrong').ended()).code).toBe(closeCode.signInNeeded);
  });

  test('takes a ticket once, on its map, within 30 seconds', async () => {
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap();
    const other = await alice.makeMap();
    const ticket = async (): Promise<string> =>
      ((await alice.post(`/api/maps/${mapId}/ticket`)).body as { ticket: string }).ticket;
    const first = await ticket();
    await alice.wire(mapId, `?ticket=${first}`).synced();
    expect((await alice.wire(mapId, `?ticket=${first}`).ended()).code).toBe(closeCode.signInNeeded);
    expect((await alice.wire(other, `?ticket=${await ticket()}`).ended()).code).toBe(closeCode.signInNeeded);
    const late = await ticket();
    clock.pass(30_001);
    expect((await alice.wire(mapId, `?ticket=${late}`).ended()).code).toBe(closeCode.signInNeeded);
  });

  test('fault 17: a page from before the document’s schema is asked to reload', async () => {
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap();
    expect((await alice.wire(mapId, '?schema=0').ended()).code).toBe(closeCode.reloadNeeded);
  });

  test('F17: what one may not write arrives nowhere, even before the first sync', async () => {
    const { bob, mapId } = await aliceSharesWithBob('viewer');
    const his = await bob.wire(mapId).opened();
    const doc = new Y.Doc();
    doc.getMap('meta').set('title', 'Early');
    his.sync('update', Y.encodeStateAsUpdate(doc));
    expect((await his.ended()).code).toBe(closeCode.forbidden);
  });
});

async function aliceSharesWithBob(role: 'viewer' | 'editor') {
  const alice = await server.guest('alice');
  const mapId = await alice.makeMap('Online shop');
  const link = await alice.share(mapId, role);
  const bob = await server.guest('bob');
  await bob.join(link.token);
  return { alice, bob, mapId, link };
}
