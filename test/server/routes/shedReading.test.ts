/** Fault 20: while the processor is busy, reading that can wait is put off, edits are not. */
import { afterEach, describe, expect, test } from 'vitest';
import { watchLoopLag } from '../../../server/loopLag.ts';
import { latestForReading } from '../../../server/routes/shedReading.ts';
import { waitFor } from '../../support/waitFor.ts';
import { startTestServer, stopTestServers } from '../support/testServer.ts';

afterEach(stopTestServers);

const reads = (mapId: string): string[] =>
  [
    'history',
    'history/since',
    'history/steps?after=0&to=9',
    'versions/1',
    'versions/1/state',
    ...['json', 'csv', 'md'].map((ending) => `export.${ending}`),
  ].map((path) => `/api/maps/${mapId}/${path}`);

describe('fault 20: a late event loop', () => {
  test('fault 20: puts off history, replay and exports with 503 and Retry-After; edits and the map itself go on', async () => {
    let lag = 0;
    const server = await startTestServer({ loopLag: () => lag });
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap();
    const hers = await alice.wire(mapId).synced();
    for (const path of reads(mapId)) expect((await alice.get(path)).status, path).toBe(200);
    lag = latestForReading + 1;
    for (const path of reads(mapId)) {
      const { status, headers, body } = await alice.get(path);
      expect([status, headers.get('retry-after')], path).toEqual([503, '5']);
      expect(body).toMatchObject({
        error: { code: 'busy', message: expect.stringContaining('Nothing is lost') },
      });
    }
    hers.make('addActivity', { title: 'Goes on' });
    await hers.saved(1);
    const command = await alice.post(`/api/maps/${mapId}/commands/addActivity`, { title: 'Also' });
    expect(command.status).toBe(200);
    expect((await alice.post(`/api/maps/${mapId}/versions`, { name: 'Now' })).status).toBeLessThan(300);
    expect((await alice.get(`/api/maps/${mapId}`)).status).toBe(200);
    expect((await alice.get(`/api/maps/${mapId}/backlog`)).status).toBe(200);
    lag = latestForReading;
    expect((await alice.get(`/api/maps/${mapId}/history`)).status).toBe(200);
  });

  test('is measured: a processor that is kept busy is late, and is not any more once it is free', async () => {
    const lag = watchLoopLag();
    let isBusy = true;
    const keepBusy = (): void => {
      for (const end = performance.now() + 2 * latestForReading; performance.now() < end;);
      if (isBusy) setImmediate(keepBusy);
    };
    keepBusy();
    await waitFor(() => lag.now() > latestForReading);
    isBusy = false;
    await waitFor(() => lag.now() < latestForReading);
    lag.stop();
  });
});
