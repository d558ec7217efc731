/** S1: other sites' pages, whatever they send, and names that were pointed at this server, get nowhere. */
import { afterAll, describe, expect, test } from 'vitest';
import { request } from 'node:http';
import { closeCode } from '../../../shared/protocol/closeCode.ts';
import { closeProviders, Guest } from '../support/guest.ts';
import { testApp } from '../support/testApp.ts';
import { startTestServer, stopTestServers } from '../support/testServer.ts';

afterAll(async () => {
  closeProviders();
  await stopTestServers();
});

const publicUrl = new URL('https://maps.example.org');
const cookieName = '__Host-throughline_session';

/** Alice as her browser reaches a server that is known by its public name only. */
async function alicesBrowser(port: number): Promise<Guest> {
  const alice = new Guest(`http://127.0.0.1:${port}`, 'alice');
  alice.cookie = await new Promise<string>((resolve, reject) => {
    const headers = { host: publicUrl.host, origin: publicUrl.origin, 'content-type': 'application/json' };
    const asked = request({ port, method: 'POST', path: '/api/session', headers }, (answer) => {
      answer.resume();
      resolve(answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '');
    });
    asked.on('error', reject);
    asked.end(JSON.stringify({ name: 'alice' }));
  });
  return alice;
}

/** The status of a plain request. */
function statusOf(port: number, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, path, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('S1: a page of another site', () => {
  test('opens no socket with the person’s cookie, by any mix of headers, before the upgrade', async () => {
    const server = await startTestServer({ publicUrl });
    const alice = await alicesBrowser(server.port);
    expect(alice.cookie).toMatch(new RegExp(`^${cookieName}=`));
    const own = { host: publicUrl.host, origin: publicUrl.origin };
    const foreign: Record<string, string>[] = [
      { ...own, origin: 'https://evil.example' },
      { ...own, origin: 'null' },
      { ...own, origin: '' },
      { ...own, origin: 'http://maps.example.org' },
      { ...own, origin: 'https://maps.example.org.evil.example' },
      { ...own, origin: 'https://evil.maps.example.org' },
      { ...own, origin: 'https://maps.example.org:444' },
      { ...own, 'sec-fetch-site': 'cross-site' },
      { ...own, 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of foreign)
      expect(await alice.wire('x', '', headers).refused(), JSON.stringify(headers)).toBe(403);
    for (const headers of [own, { ...own, 'sec-fetch-site': 'same-origin' }])
      expect((await alice.wire('x', '', headers).ended()).code).toBe(closeCode.signInNeeded);
  });

  test('cannot become our origin by pointing its name at this server', async () => {
    const server = await startTestServer({ publicUrl });
    const alice = await alicesBrowser(server.port);
    for (const host of ['evil.example', `127.0.0.1:${server.port}`, 'maps.example.org:8080']) {
      for (const path of ['/', '/api/session', '/api/maps', '/sync/map:x'])
        expect(await statusOf(server.port, path, { host }), `${host} ${path}`).toBe(421);
      const rebound = { host, origin: `http://${host}` };
      expect(await alice.wire('x', '', rebound).refused()).toBe(421);
      for (const path of ['/healthz', '/readyz'])
        expect(await statusOf(server.port, path, { host })).toBe(200);
    }
    expect(await statusOf(server.port, '/api/session', { host: 'MAPS.example.org' })).toBe(200);
  });

  test('is held by a policy that runs no inline script or style', async () => {
    const { headers } = await testApp().visitor().get('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).not.toMatch(/unsafe|\*|https?:\/\//);
    for (const part of ["default-src 'self'", "script-src 'self'", "style-src 'self'", "object-src 'none'"])
      expect(policy).toContain(part);
    for (const part of ["base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"])
      expect(policy).toContain(part);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });
});

describe('too many', () => {
  test('upgrades of one person are told to wait, before the upgrade; others pass', async () => {
    const server = await startTestServer({ requestLimits: { perPerson: 20 } });
    const alice = await server.guest('alice');
    const bob = await server.guest('bob');
    for (let i = 0; i < 4; i++) expect((await alice.wire('x').ended()).code).toBe(closeCode.signInNeeded);
    expect(await alice.wire('x').refused()).toBe(429);
    expect((await bob.wire('x').ended()).code).toBe(closeCode.signInNeeded);
  });

  test('requests of one address are told to wait: upgrades and files alike', async () => {
    const limits = { perAddress: 10, filesPerAddress: 3 };
    const server = await startTestServer({ requestLimits: limits });
    const visitor = new Guest(server.url, 'visitor');
    for (let i = 0; i < 2; i++) expect((await visitor.wire('x').ended()).code).toBe(closeCode.signInNeeded);
    expect(await visitor.wire('x').refused()).toBe(429);
    expect((await visitor.get('/api/session')).status).toBe(429);
    for (let i = 0; i < 3; i++) expect((await visitor.get('/')).status).toBe(200);
    expect((await visitor.get('/')).status).toBe(429);
    expect((await visitor.get('/healthz')).status).toBe(200);
  });

  test('count under the address a trusted proxy speaks for, and under no other', async () => {
    const asked = (server: { url: string }, forwarded: string): Promise<number> =>
      fetch(`${server.url}/api/session`, { headers: { 'x-forwarded-for': forwarded } }).then(
        ({ status }) => status,
      );
    const behind = await startTestServer({
      requestLimits: { perAddress: 2 },
      config: { trustedProxies: ['127.0.0.0/8'] },
    });
    for (const from of ['203.0.113.1', '203.0.113.2', '6.6.6.6, 203.0.113.3']) {
      expect([await asked(behind, from), await asked(behind, from)]).toEqual([200, 200]);
    }
    expect(await asked(behind, '7.7.7.7, 203.0.113.3')).toBe(429);
    const direct = await startTestServer({ requestLimits: { perAddress: 2 } });
    expect([await asked(direct, '203.0.113.1'), await asked(direct, '203.0.113.2')]).toEqual([200, 200]);
    expect(await asked(direct, '203.0.113.3')).toBe(429);
  });
});
