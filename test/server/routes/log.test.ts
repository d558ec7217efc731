/** C10: nothing people send forges a line of the log, or leaves words in it. */
import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import { waitFor } from '../../support/waitFor.ts';
import { startTestServer, stopTestServers } from '../support/testServer.ts';

afterAll(stopTestServers);

const forged = '\n{"level":50,"msg":"forged"}\u001b[2J\u2028\r\nforged';

test('C10: each line of the log is one object of ours, whatever paths, names, headers and frames hold', async () => {
  const chunks: string[] = [];
  const log = pino({ level: 'debug', base: null }, { write: (chunk: string) => void chunks.push(chunk) });
  const server = await startTestServer({ log });
  const alice = await server.guest(`forged ${forged}`.slice(0, 40));
  const mapId = await alice.makeMap(`Map ${forged}`);
  const path = encodeURIComponent(forged);
  for (const address of [
    `/${path}`,
    `/api/${path}`,
    `/api/maps/${path}`,
    `/api/maps/${mapId}/versions/${path}`,
  ])
    await alice.get(address);
  await alice.get(`/api/maps/${mapId}?token=${path}&before=${path}`);
  await alice.post(`/api/maps/${mapId}/commands/${path}`, { title: forged });
  await alice.post(`/api/maps/${mapId}/commands/renameMap`, `{"title": ${forged}`);
  await alice.post(`/api/maps/${mapId}/import`, { text: forged });
  await alice.ask('GET', '/api/session', undefined, {
    'user-agent': 'forged \u00e9',
    'x-request-id': 'forged',
    'x-forwarded-for': 'forged',
    authorization: 'Bearer forged',
  });
  const stranger = alice.wire(mapId, `?ticket=${path}`);
  await waitFor(() => stranger.ending ?? stranger.refusedWith, { what: 'the wrong ticket to be refused' });
  const frame = await alice.wire(mapId).synced();
  frame.sync('update', new TextEncoder().encode(forged));
  await frame.ended();
  await waitFor(() => chunks.some((chunk) => chunk.includes('socket refused')));
  await server.stop();

  expect(chunks.length).toBeGreaterThan(10);
  const known = [
    'level',
    'time',
    'msg',
    'requestId',
    'method',
    'route',
    'status',
    'ms',
    'map',
    'socket',
    'code',
    'why',
    'role',
  ];
  for (const chunk of chunks) {
    expect(chunk.trimEnd()).not.toMatch(/[\u0000-\u001f\u007f\u2028\u2029]|forged/u);
    expect(Object.keys(JSON.parse(chunk) as object).filter((key) => !known.includes(key))).toEqual([]);
  }
});
