/** The team's own score at the gate: whatever a client sends, only owners change how it is made. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { metaOf } from '../../../shared/model/document.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { closeCode } from '../../../shared/protocol/closeCode.ts';
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

const formula = { criteria: [{ slot: 'rating1', name: 'Joy', weight: 2 }], dividedBy: 'nothing' } as const;

test.each(['editor', 'facilitator'] as const)('a frame of a %s that changes it is refused', async (role) => {
  const alice = await server.guest('alice');
  const bob = await server.guest('bob');
  const mapId = await alice.makeMap();
  await bob.join((await alice.share(mapId, role)).token);
  const hers = await alice.open(mapId);
  run(hers.doc, 'updateSettings', { scoreFormula: { ...formula, criteria: [...formula.criteria] } });
  const his = await bob.wire(mapId).synced();
  await waitFor(() => readMap(his.doc).meta.settings.scoreFormula.criteria.length === 1);
  his.edit((doc) => metaOf(doc).set('scoreFormula', { criteria: [], dividedBy: 'nothing' }));
  expect((await his.ended()).code).toBe(closeCode.forbidden);
  expect(readMap(hers.doc).meta.settings.scoreFormula.criteria).toHaveLength(1);
});
