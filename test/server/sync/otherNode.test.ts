/** Somebody comes over from another node with what they saw there, before this one has read it. */
import { afterAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { metaOf } from '../../../shared/model/document.ts';
import { openPostgres } from '../../../server/storage/postgres.ts';
import { freshDatabase } from '../../support/services.ts';
import { waitFor } from '../../support/waitFor.ts';
import { Guest } from '../support/guest.ts';
import { HandClock, startTestServer, stopTestServers } from '../support/testServer.ts';

afterAll(stopTestServers);

test('who brings along what another node has stored does not seem to speak for others', async () => {
  const database = await freshDatabase();
  const one = await startTestServer({ storage: await openPostgres(database) });
  // Its time stands still: it never asks on its own what other nodes wrote.
  const two = await startTestServer({ storage: await openPostgres(database), clock: new HandClock() });
  const alice = await one.guest('alice');
  const mapId = await alice.makeMap();
  const bob = await one.guest('bob');
  await bob.join((await alice.share(mapId, 'editor')).token);
  const aliceThere = new Guest(two.url, 'alice');
  aliceThere.cookie = alice.cookie;
  const [hers, his] = [await alice.wire(mapId).synced(), await bob.wire(mapId).synced()];
  his.edit((doc) => metaOf(doc).set('title', 'Known to both nodes as bob’s'));
  await his.saved(1);
  await aliceThere.wire(mapId).synced(); // the room is open on the other node

  his.edit((doc) => metaOf(doc).set('title', 'Written by bob'));
  await his.saved(2);
  await waitFor(() => metaOf(hers.doc).get('title') === 'Written by bob');
  hers.close();
  const over = aliceThere.wire(mapId);
  Y.applyUpdate(over.doc, Y.encodeStateAsUpdate(hers.doc));
  await over.synced();
  over.edit((doc) => metaOf(doc).set('title', 'And by alice'));
  await over.saved(1);

  expect(over.ending).toBeNull();
});
