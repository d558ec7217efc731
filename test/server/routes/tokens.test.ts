/** API tokens: a script acts as its person, within the token's scopes, never beyond the person's role. */
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { scopes, type Scope } from '../../../shared/protocol/scope.ts';
import type { Operation } from '../../../server/routes/api.ts';
import { closeProviders } from '../support/guest.ts';
import { testApp, type Person, type Reply, type TestApp } from '../support/testApp.ts';
import { startTestServer, stopTestServers } from '../support/testServer.ts';

afterAll(async () => {
  closeProviders();
  await stopTestServers();
});

/** What a token needs for each operation; what is missing here, no token may do. Commands need maps:write. */
const needed: Readonly<Record<Scope, readonly string[]>> = {
  'maps:read': [
    ...['listMaps', 'readMap', 'readBacklog', 'readReleases', 'readImage', 'createTicket'],
    ...['exportMapJson', 'exportMapCsv', 'exportMapMd', 'readPortfolio'],
    ...['listTrackers', 'previewTrackerPush', 'readTrackerPush', 'readTrackerJournal'],
  ],
  'maps:write': ['importIntoMap', 'uploadImage', 'pushToTracker', 'retryTrackerPush'],
  'maps:create': ['createMap'],
  'maps:delete': ['deleteMap'],
  'links:read': ['listLinks', 'listAudienceLinks', 'listPortfolioLinks'],
  'links:write': [
    ...['createLink', 'revokeLink'],
    ...['createAudienceLink', 'changeAudienceLink', 'revokeAudienceLink'],
    ...['createPortfolioLink', 'revokePortfolioLink'],
  ],
};
const open = ['healthz', 'readyz', 'metrics', 'readDescription'];

const isCommand = ({ path }: Operation): boolean => path.startsWith('/api/maps/:id/commands/');
const codeOf = (reply: Reply): string =>
  (reply.body as { error?: { code: string } } | null)?.error?.code ?? '';
const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

let app: TestApp;
let alice: Person;
beforeEach(async () => {
  app = testApp();
  alice = await app.person('alice');
});

async function tokenOf(
  person: Person,
  granted: readonly Scope[] = scopes,
  days = 30,
): Promise<{ id: string; token: string }> {
  const reply = await person.post('/api/tokens', { name: 'Nightly export', scopes: granted, days });
  expect(reply.status).toBe(201);
  return reply.body as { id: string; token: string };
}

describe('S7: an API token', () => {
  test('may do exactly what its scope says, for each scope and each operation', async () => {
    let cells = 0;
    for (const scope of scopes) {
      // Somebody else for each, so that nobody asks too often.
      const owner = await app.person('alice');
      const { token } = await tokenOf(owner, [scope]);
      for (const operation of app.api.operations) {
        if (open.includes(operation.name)) continue;
        const mapId = await owner.makeMap();
        const path = operation.path.replace(':id', mapId).replaceAll(/:\w+/g, 'x');
        const script = app.visitor();
        const reply = await script.ask(
          operation.method.toUpperCase(),
          path,
          operation.method === 'get' ? undefined : {},
          bearer(token),
        );
        const isNeeded = isCommand(operation)
          ? scope === 'maps:write'
          : needed[scope].includes(operation.name);
        const isRefused = ['scopeMissing', 'notForTokens'].includes(codeOf(reply));
        expect(isRefused, `${scope} × ${operation.method} ${path}: ${reply.text}`).toBe(!isNeeded);
        if (!isNeeded) expect(reply.status).toBe(403);
        cells++;
      }
    }
    expect(cells).toBeGreaterThan(300);
  });

  test('reaches nothing of its maker’s account: not the name, the tokens, the session, or joining', async () => {
    const { token } = await tokenOf(alice);
    const asks: [string, string, unknown?][] = [
      ['GET', '/api/tokens'],
      ['POST', '/api/tokens', { name: 'more', scopes: ['maps:read'], days: 1 }],
      ['DELETE', '/api/tokens/x'],
      ['GET', '/api/session'],
      ['POST', '/api/session', { name: 'Mallory' }],
      ['DELETE', '/api/session?everywhere'],
      ['POST', '/api/join', { token: 'x' }],
    ];
    for (const [method, path, body] of asks) {
      const reply = await app.visitor().ask(method, path, body, bearer(token));
      expect([reply.status, codeOf(reply)], `${method} ${path}`).toEqual([403, 'notForTokens']);
    }
  });

  test('never does more than its person may', async () => {
    const mapId = await alice.makeMap();
    const bob = await app.person('bob');
    await bob.post('/api/join', { token: (await alice.share(mapId, 'viewer')).token });
    const { token } = await tokenOf(bob);
    const script = app.visitor();
    const ask = (method: string, path: string, body?: unknown): Promise<Reply> =>
      script.ask(method, `/api/maps/${mapId}${path}`, body, bearer(token));
    expect((await ask('GET', '')).body).toMatchObject({ role: 'viewer' });
    for (const [method, path, body] of [
      ['POST', '/commands/renameMap', { title: 'x' }],
      ['POST', '/links', { role: 'viewer' }],
      ['DELETE', ''],
    ] as const) {
      const reply = await ask(method, path, body);
      expect([reply.status, codeOf(reply)], `${method} ${path}`).toEqual([403, 'forbidden']);
    }
    const hers = await alice.makeMap('Not bob’s');
    expect((await script.ask('GET', `/api/maps/${hers}`, undefined, bearer(token))).status).toBe(404);
  });

  test('names the scope of each operation in the description', async () => {
    const { paths } = (await alice.get('/api/openapi.json')).body as {
      paths: Record<string, Record<string, { operationId: string; 'x-token-scope'?: Scope }>>;
    };
    for (const methods of Object.values(paths)) {
      for (const { operationId, 'x-token-scope': scope } of Object.values(methods)) {
        const listed = scopes.find((one) => needed[one].includes(operationId));
        if (listed !== undefined) expect(scope, operationId).toBe(listed);
      }
    }
    expect(paths['/api/maps/{id}/commands/renameMap']?.['post']).toMatchObject({
      'x-token-scope': 'maps:write',
    });
    expect(paths['/api/tokens']?.['post']).not.toHaveProperty('x-token-scope');
  });

  test('opens a socket that reads, and writes only with maps:write', async () => {
    const server = await startTestServer();
    const owner = await server.guest('owner');
    const mapId = await owner.makeMap();
    const wireOf = async (granted: readonly Scope[]) => {
      const { body } = await owner.post('/api/tokens', { name: 'x', scopes: granted, days: 1 });
      const { id, token } = body as { id: string; token: string };
      const wire = owner.wire(mapId, '', { cookie: '', authorization: `Bearer ${token}` });
      return { id, wire };
    };
    const rename = (
      doc: Parameters<Parameters<Awaited<ReturnType<typeof wireOf>>['wire']['edit']>[0]>[0],
    ): void => void doc.getMap('meta').set('title', 'By the script');
    const none = await wireOf(['links:read']);
    expect((await none.wire.ended()).code).toBe(4403);
    const reader = await wireOf(['maps:read']);
    await reader.wire.synced();
    reader.wire.edit(rename);
    expect((await reader.wire.ended()).code).toBe(4403);
    const writer = await wireOf(['maps:read', 'maps:write']);
    await writer.wire.synced();
    writer.wire.edit(rename);
    writer.wire.barrier(1);
    await writer.wire.saved(1);
    expect((await owner.get(`/api/maps/${mapId}`)).body).toMatchObject({ title: 'By the script' });
    expect((await owner.delete(`/api/tokens/${writer.id}`)).status).toBe(204);
    expect((await writer.wire.ended()).code).toBe(1012);
  });
});

describe('an API token', () => {
  test('is shown once, kept as a hash, listed with when it was used last, and ends when revoked', async () => {
    const { id, token } = await tokenOf(alice, ['maps:read']);
    expect(token).toMatch(/^tl_[A-Za-z0-9_-]{43}$/);
    const listed = await alice.get('/api/tokens');
    expect(listed.text).not.toContain(token);
    expect(listed.body).toMatchObject({
      tokens: [{ id, name: 'Nightly export', scopes: ['maps:read'], lastUsedAt: null }],
    });
    expect(await app.storage.apiTokens.findByToken(token, app.clock.now())).toBeNull();
    const read = (): Promise<Reply> => app.visitor().ask('GET', '/api/maps', undefined, bearer(token));
    app.clock.pass(5000);
    expect((await read()).status).toBe(200);
    expect((await alice.get('/api/tokens')).body).toMatchObject({
      tokens: [{ lastUsedAt: app.clock.now() }],
    });
    const bob = await app.person('bob');
    expect((await bob.delete(`/api/tokens/${id}`)).status).toBe(404);
    expect((await bob.get('/api/tokens')).body).toEqual({ tokens: [] });
    expect((await read()).status).toBe(200);
    expect((await alice.delete(`/api/tokens/${id}`)).status).toBe(204);
    expect((await read()).status).toBe(401);
  });

  test('ends when its days are over', async () => {
    const { token } = await tokenOf(alice, ['maps:read'], 1);
    app.clock.pass(24 * 60 * 60 * 1000);
    expect((await app.visitor().ask('GET', '/api/maps', undefined, bearer(token))).status).toBe(401);
  });

  test.each([
    {},
    { name: 'x', scopes: [], days: 1 },
    { name: 'x', scopes: ['everything'], days: 1 },
    { name: 'x', scopes: ['maps:read'], days: 0 },
    { name: 'x', scopes: ['maps:read'], days: 366 },
    { name: 'x', scopes: ['maps:read'] },
    { name: '\u200b', scopes: ['maps:read'], days: 1 },
  ])('is not made from %j', async (body) => {
    expect((await alice.post('/api/tokens', body)).status).toBe(400);
  });

  test('is not made without end, nor for nobody', async () => {
    expect(
      (await app.visitor().post('/api/tokens', { name: 'x', scopes: ['maps:read'], days: 1 })).status,
    ).toBe(401);
    for (let i = 0; i < 50; i++) await tokenOf(alice);
    expect(codeOf(await alice.post('/api/tokens', { name: 'x', scopes: ['maps:read'], days: 1 }))).toBe(
      'tooManyTokens',
    );
  });
});
