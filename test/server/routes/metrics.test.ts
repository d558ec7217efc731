/** /metrics: true figures, for who may look, without anything a person wrote; and what /readyz says in trouble. */
import { afterEach, describe, expect, test } from 'vitest';
import { metaOf } from '../../../shared/model/document.ts';
import { closeCode } from '../../../shared/protocol/closeCode.ts';
import { waitFor } from '../../support/waitFor.ts';
import { readMetrics } from '../support/readMetrics.ts';
import { startTestServer, stopTestServers, type TestServer } from '../support/testServer.ts';
import { unreliableStorage } from '../support/unreliableStorage.ts';

afterEach(stopTestServers);

const ask = (server: TestServer, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${server.url}/metrics`, { headers });

async function figures(server: TestServer): Promise<Map<string, number>> {
  const reply = await ask(server);
  expect(reply.status).toBe(200);
  expect(reply.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  return readMetrics(await reply.text());
}

describe('the figures', () => {
  test('count maps, sockets, frames, commits, acknowledgements and requests', async () => {
    const server = await startTestServer();
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap();
    const [one, two] = [await alice.wire(mapId).synced(), await alice.wire(mapId).synced()];
    one.edit((doc) => metaOf(doc).set('title', 'Counted'));
    await one.saved(1);
    await waitFor(() => two.updates === 1);
    one.presence(one.doc.clientID, 1, { cursor: { x: 1, y: 2 } });
    await waitFor(() => two.heard.length > 0);
    const seen = await figures(server);
    expect(seen.get('throughline_rooms')).toBe(1);
    expect(seen.get('throughline_sockets{document="map"}')).toBe(2);
    expect(seen.get('throughline_frames_received_total{type="update"}')).toBe(1);
    expect(seen.get('throughline_frames_received_total{type="awareness"}')).toBe(1);
    expect(seen.get('throughline_frames_received_total{type="step1"}')).toBe(2);
    expect(seen.get('throughline_frames_sent_total{type="update"}')).toBe(1);
    expect(seen.get('throughline_frames_sent_total{type="step2"}')).toBe(2);
    expect(seen.get('throughline_frames_sent_total{type="throughline"}')).toBeGreaterThanOrEqual(5);
    expect(seen.get('throughline_received_bytes_total')).toBeGreaterThan(20);
    expect(seen.get('throughline_sent_bytes_total')).toBeGreaterThan(100);
    expect(seen.get('throughline_updates_committed_total')).toBe(1);
    expect(seen.get('throughline_commit_seconds_count')).toBe(1);
    expect(seen.get('throughline_acknowledgement_seconds_count')).toBe(1);
    expect(seen.get('throughline_commit_queue_updates')).toBe(0);
    expect(
      seen.get('throughline_requests_total{method="POST",route="/api/maps",status="201"}') ??
        seen.get('throughline_requests_total{method="POST",route="/api/maps",status="200"}'),
    ).toBe(1);
    expect(seen.get('process_resident_memory_bytes')).toBeGreaterThan(1e7);
    expect(seen.get('throughline_loop_lag_seconds{quantile="0.99"}')).toBeGreaterThanOrEqual(0);
    one.close();
    two.close();
    await waitFor(() => server.rooms.socketsByDocument()['map'] === 0);
    expect((await figures(server)).get('throughline_sockets{document="map"}')).toBe(0);
  });

  test('name why sockets were closed and requests refused', async () => {
    const server = await startTestServer();
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap();
    const broken = await alice.wire(mapId).synced();
    broken.sync('update', new Uint8Array([9, 9, 9]));
    expect((await broken.ended()).code).toBe(closeCode.badFrame);
    const gone = await alice.makeMap();
    await alice.delete(`/api/maps/${gone}`);
    expect((await alice.wire(gone).ended()).code).toBe(closeCode.mapGone);
    await alice.get('/api/maps/no-such-map');
    const seen = await figures(server);
    expect(seen.get('throughline_sockets_closed_total{reason="badFrame"}')).toBe(1);
    expect(seen.get('throughline_sockets_closed_total{reason="mapGone"}')).toBe(1);
    expect(seen.get('throughline_rejects_total{reason="unreadable"}')).toBe(1);
    expect(seen.get('throughline_rejects_total{reason="noMap"}')).toBe(1);
    expect(seen.get('throughline_request_problems_total{code="noSuchMap"}')).toBe(1);
  });

  test('C10: hold neither ids nor names nor anything of an address, and grow with routes only', async () => {
    const server = await startTestServer();
    const alice = await server.guest('Alice Secretname');
    const mapId = await alice.makeMap('Secret title');
    const { token } = await alice.share(mapId, 'editor');
    await alice.get(`/api/maps/${mapId}?token=${token}`);
    await (await alice.wire(mapId, `?token=${token}`).synced()).saved(1);
    await alice.get(`/join/${token}`);
    await figures(server);
    const before = await figures(server);
    for (const word of ['guess', 'another', 'a"b\n# TYPE x counter', 'third'])
      for (const path of [`/api/${encodeURIComponent(word)}`, `/${encodeURIComponent(word)}`])
        await alice.get(path);
    const text = await (await ask(server)).text();
    const isForeign = (series: string): boolean => !before.has(series) && !series.includes('status="404"');
    expect([...readMetrics(text).keys()].filter(isForeign)).toEqual([]);
    expect([...readMetrics(text).keys()].filter((name) => name.includes('status="404"')).length).toBeLessThan(
      3,
    );
    for (const secret of ['Secretname', 'Secret title', token, mapId, 'guess', 'another'])
      expect(text).not.toContain(secret);
  });

  test('say that storage fails, how much waits, and that it works again', async () => {
    const storage = unreliableStorage();
    const server = await startTestServer({ storage });
    const alice = await server.guest('alice');
    const wire = await alice.wire(await alice.makeMap()).synced();
    storage.setFull(true);
    wire.edit((doc) => metaOf(doc).set('title', 'Waits'));
    await waitFor(() => wire.mode === 'read-only-storage');
    const failing = await figures(server);
    expect(failing.get('throughline_storage_failing')).toBe(1);
    expect(failing.get('throughline_commit_queue_updates')).toBe(1);
    expect(failing.get('throughline_commits_failed_total')).toBeGreaterThan(0);
    expect((await alice.get('/readyz')).body).toEqual({ status: 'up', saving: false });
    storage.setFull(false);
    await waitFor(() => wire.mode === 'read-write');
    const working = await figures(server);
    expect(working.get('throughline_storage_failing')).toBe(0);
    expect(working.get('throughline_commit_queue_updates')).toBe(0);
    expect(working.get('throughline_updates_committed_total')).toBe(1);
    expect((await alice.get('/readyz')).body).toEqual({ status: 'up', saving: true });
  });
});

describe('who may look', () => {
  test('without METRICS_TOKEN: this machine, and nobody a proxy speaks for', async () => {
    const server = await startTestServer();
    expect((await ask(server)).status).toBe(200);
    for (const name of ['X-Forwarded-For', 'Forwarded', 'X-Real-IP', 'Via'])
      expect((await ask(server, { [name]: '203.0.113.7' })).status, name).toBe(404);
  });

  test('with METRICS_TOKEN: who has it, from anywhere, and nobody else', async () => {
    const metricsToken = 'a-token-of-the-metrics';
    const server = await startTestServer({ metricsToken });
    expect((await ask(server)).status).toBe(404);
    expect((await ask(server, { authorization: 'Bearer a-token-of-another-kind' })).status).toBe(404);
    const given = { authorization: `Bearer ${metricsToken}`, 'X-Forwarded-For': '203.0.113.7' };
    expect((await ask(server, given)).status).toBe(200);
  });
});

test('a server that is stopping is not ready, and says so', async () => {
  const storage = unreliableStorage();
  const server = await startTestServer({ storage });
  const alice = await server.guest('alice');
  const mapId = await alice.makeMap();
  const wire = await alice.wire(mapId).synced();
  expect((await alice.get('/readyz')).status).toBe(200);
  storage.hold();
  wire.edit((doc) => metaOf(doc).set('title', 'The last edit'));
  wire.barrier(7);
  await waitFor(() => server.rooms.openRoom(mapId)!.hasUncommitted);
  const stopped = server.stop();
  await waitFor(() => wire.mode === 'draining');
  const { status, body } = await alice.get('/readyz');
  expect([status, body]).toEqual([503, { status: 'draining', saving: true }]);
  expect(wire.durable(7)).toBe(false);
  storage.release();
  await stopped;
  expect(wire.durable(7)).toBe(true);
  expect((await wire.ended()).code).toBe(closeCode.restarting);
});
