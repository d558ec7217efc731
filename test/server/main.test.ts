/** The program as a person starts and stops it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { metaOf } from '../../shared/model/document.ts';
import { closeCode } from '../../shared/protocol/closeCode.ts';
import { projectRoot, startServer, stopAll } from '../support/startServer.ts';
import { Guest } from './support/guest.ts';
import { stopTestServers, temporaryFolder } from './support/testServer.ts';

afterAll(async () => {
  await stopAll();
  await stopTestServers();
});

/** Starts it with these settings and waits for its end. */
async function fails(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(projectRoot, 'server/main.ts')], {
    env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: temporaryFolder(), ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

describe('the program', () => {
  test('says in one sentence why it cannot start', async () => {
    const wrong = await fails({ PORT: 'x' });
    expect(wrong.code).toBe(1);
    expect(wrong.said).toBe(
      'Throughline cannot start: PORT must be a number from 0 to 65535 (0 picks a free one), not "x".\n',
    );
    const alone = await fails({ REDIS_URL: 'redis://localhost' });
    expect(alone.said).toMatch(/^Throughline cannot start: REDIS_URL is for several nodes, .*\n$/);
    const away = await fails({ DATABASE_URL: 'postgres://alice:secret@localhost:1/maps' });
    expect(away.said).toMatch(
      /^Throughline cannot start: the database of DATABASE_URL cannot be used \(.+\)\.\n$/,
    );
    expect(away.said).not.toContain('secret');
  });

  test('fault 3: prints its address, stops on SIGTERM with everything saved, and finds it again', async () => {
    const dataDir = temporaryFolder();
    const first = await startServer({ dataDir });
    expect(first.url).toBe(`http://localhost:${first.port}`);
    const alice = await Guest.signIn(first.url, 'alice');
    const mapId = await alice.makeMap();
    const wire = await alice.wire(mapId).synced();
    wire.edit((doc) => metaOf(doc).set('title', 'Just before the end'));
    await wire.saved(1);
    expect((await fails({ PORT: String(first.port) })).said).toMatch(/the port is already in use/);
    expect(await first.stop()).toBe(0);
    expect((await wire.ended()).code).toBe(closeCode.restarting);
    const second = await startServer({ dataDir });
    const again = new Guest(second.url, 'alice');
    again.cookie = alice.cookie;
    expect((await again.get(`/api/maps/${mapId}`)).body).toMatchObject({ title: 'Just before the end' });
    expect(second.output()).not.toContain('Just before the end');
  });

  test('logs each request and each socket as one JSON object under an id of its own', async () => {
    const server = await startServer();
    const alice = await Guest.signIn(server.url, 'alice');
    const mapId = await alice.makeMap();
    const made = await alice.post(`/api/maps/${mapId}/links`, { role: 'viewer' });
    const wire = await alice.wire(mapId).synced();
    wire.close();
    await wire.ended();
    await server.kill('SIGTERM');
    const lines = server
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const link = lines.find(({ requestId }) => requestId === made.headers.get('x-request-id'));
    expect(link).toMatchObject({ msg: 'request', method: 'POST', route: '/api/maps/:id/links' });
    const opened = lines.find(({ msg }) => msg === 'socket opened')!;
    expect(opened).toMatchObject({ map: mapId, role: 'owner', requestId: expect.any(String) as string });
    const closed = lines.find(({ msg }) => msg === 'socket closed')!;
    expect(closed).toMatchObject({ map: mapId, socket: opened['socket'], ms: expect.any(Number) as number });
    expect(closed['code']).toBeGreaterThanOrEqual(1000);
  });
});
