/** Sessions, share links and who may do what, over HTTP. */
import { beforeEach, describe, expect, test } from 'vitest';
import { testApp, type Person, type TestApp } from '../support/testApp.ts';

let app: TestApp;
let alice: Person;
let bob: Person;
beforeEach(async () => {
  app = testApp();
  alice = await app.person('alice');
  bob = await app.person('bob');
});

const errorOf = (reply: { body: unknown }) =>
  (reply.body as { error: { code: string; message: string; issues?: { path: string }[] } }).error;

describe('a visitor', () => {
  test('has no session until saying a name, and may change it', async () => {
    const visitor = app.visitor();
    expect((await visitor.get('/api/session')).body).toMatchObject({ session: null });
    const first = await visitor.post('/api/session', { name: '  Carol\u202e \u200b of   Rome ' });
    expect(first.body).toMatchObject({ session: { name: 'Carol of Rome' } });
    const { colour } = (first.body as { session: { colour: number } }).session;
    await visitor.post('/api/session', { name: 'Carol' });
    expect((await visitor.get('/api/session')).body).toMatchObject({ session: { name: 'Carol', colour } });
  });

  test.each([
    {},
    { name: '' },
    { name: '   ' },
    { name: '\u200b' },
    { name: 5 },
    { name: 'x'.repeat(1000) },
    [],
  ])('cannot be called %j', async (body) => {
    const reply = await app.visitor().post('/api/session', body);
    expect(reply.status).toBe(400);
    expect(errorOf(reply).issues?.[0]?.path ?? '').toMatch(/^(name)?$/);
  });

  test('S13: gets a cookie that scripts cannot read and other sites do not send', async () => {
    const reply = await app.visitor().post('/api/session', { name: 'x' });
    expect(reply.headers.get('set-cookie')).toMatch(/^throughline_session=.{43}; .*HttpOnly; SameSite=Lax$/);
    const secure = testApp({ publicUrl: new URL('https://maps.example.org') });
    const other = await secure
      .visitor()
      .ask(
        'POST',
        '/api/session',
        { name: 'x' },
        { host: 'maps.example.org', origin: 'https://maps.example.org' },
      );
    expect(other.headers.get('set-cookie')).toMatch(
      /^__Host-throughline_session=.*Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(other.headers.get('strict-transport-security')).toContain('max-age');
    expect(reply.headers.get('strict-transport-security')).toBeNull();
  });

  test('becomes a guest by making a map', async () => {
    const visitor = app.visitor();
    const reply = await visitor.post('/api/maps', { title: 'First' });
    expect(reply.status).toBe(201);
    const { id, url } = reply.body as { id: string; url: string };
    expect(url).toBe(`http://localhost/map/${id}`);
    expect((await visitor.get(`/api/maps/${id}`)).status).toBe(200);
    expect((await visitor.get('/api/session')).body).toMatchObject({ session: { name: 'Guest' } });
  });
});

describe('a share link', () => {
  test('shows its token once, stores only a hash, and opens the map in its role', async () => {
    const mapId = await alice.makeMap();
    const reply = await alice.post(`/api/maps/${mapId}/links`, { role: 'viewer' });
    expect(reply.status).toBe(201);
    const link = reply.body as { id: string; token: string; url: string };
    expect(link.url).toBe(`http://localhost/join#${link.token}`);
    expect(link.token.length).toBeGreaterThanOrEqual(40);
    const listed = await alice.get(`/api/maps/${mapId}/links`);
    expect(listed.text).not.toContain(link.token);
    expect(listed.body).toMatchObject({
      links: [{ id: link.id, role: 'viewer', expiresAt: null, revokedAt: null }],
    });
    expect((await bob.get(`/api/maps/${mapId}`)).status).toBe(404);
    expect((await bob.post('/api/join', { token: link.token })).body).toEqual({ mapId, role: 'viewer' });
    expect((await bob.get(`/api/maps/${mapId}`)).body).toMatchObject({ role: 'viewer' });
    expect((await bob.get('/api/maps')).body).toMatchObject({ maps: [{ id: mapId, role: 'viewer' }] });
  });

  test('revoked or expired opens nothing any more, for those who had joined as well', async () => {
    const mapId = await alice.makeMap();
    const link = await alice.share(mapId);
    const { body } = await alice.post(`/api/maps/${mapId}/links`, {
      role: 'editor',
      expiresAt: app.clock.now() + 1000,
    });
    const short = body as { token: string };
    await bob.post('/api/join', { token: link.token });
    const carol = await app.person('carol');
    await carol.post('/api/join', { token: short.token });
    expect((await carol.get(`/api/maps/${mapId}`)).status).toBe(200);
    app.clock.pass(1001);
    expect((await carol.get(`/api/maps/${mapId}`)).status).toBe(404);
    expect((await carol.post('/api/join', { token: short.token })).status).toBe(404);
    expect((await alice.delete(`/api/maps/${mapId}/links/${link.id}`)).status).toBe(204);
    expect((await bob.get(`/api/maps/${mapId}`)).status).toBe(404);
    expect((await bob.get('/api/maps')).body).toEqual({ maps: [] });
    expect(errorOf(await bob.post('/api/join', { token: link.token })).code).toBe('linkGone');
  });

  test('serves a script as a Bearer token, in its role', async () => {
    const mapId = await alice.makeMap();
    const { token } = await alice.share(mapId, 'viewer');
    const bearer = { authorization: `Bearer ${token}` };
    const script = app.visitor();
    expect((await script.ask('GET', `/api/maps/${mapId}/backlog`, undefined, bearer)).status).toBe(200);
    expect(
      (await script.ask('POST', `/api/maps/${mapId}/commands/renameMap`, { title: 'x' }, bearer)).status,
    ).toBe(403);
    expect((await script.ask('POST', '/api/maps', { title: 'x' }, bearer)).status).toBe(403);
    expect((await script.ask('GET', '/api/maps', undefined, { authorization: 'Bearer wrong' })).status).toBe(
      401,
    );
  });

  test.each([
    { role: 'owner' },
    {},
    { role: 'viewer', expiresAt: 'tomorrow' },
    { role: 'viewer', expiresAt: 5 },
  ])('is not made from %j', async (body) => {
    const reply = await alice.post(`/api/maps/${await alice.makeMap()}/links`, body);
    expect(reply.status).toBe(400);
    expect(errorOf(reply).issues?.[0]?.path).toMatch(/^(role|expiresAt)$/);
  });

  test('takes its end as an ISO date too', async () => {
    const expiresAt = '2030-01-01T00:00:00Z';
    const reply = await alice.post(`/api/maps/${await alice.makeMap()}/links`, { role: 'viewer', expiresAt });
    expect(reply.body).toMatchObject({ expiresAt: Date.parse(expiresAt) });
  });

  test('needs a session to join by', async () => {
    const { token } = await alice.share(await alice.makeMap());
    expect((await app.visitor().post('/api/join', { token })).status).toBe(401);
  });
});

describe('foreign ids', () => {
  test('open nothing: two owners, every route that names a map or a link', async () => {
    const hers = await alice.makeMap();
    const his = await bob.makeMap();
    const herLink = await alice.share(hers);
    const paths: [string, string, unknown?][] = [
      ['GET', `/api/maps/${hers}`],
      ['GET', `/api/maps/${hers}/backlog`],
      ['GET', `/api/maps/${hers}/releases`],
      ['GET', `/api/maps/${hers}/export.json`],
      ['GET', `/api/maps/${hers}/export.csv`],
      ['GET', `/api/maps/${hers}/export.md`],
      ['GET', `/api/maps/${hers}/links`],
      ['POST', `/api/maps/${hers}/links`, { role: 'viewer' }],
      ['DELETE', `/api/maps/${hers}/links/${herLink.id}`],
      ['DELETE', `/api/maps/${his}/links/${herLink.id}`],
      ['POST', `/api/maps/${hers}/ticket`, {}],
      ['POST', `/api/maps/${hers}/commands/renameMap`, { title: 'Stolen' }],
      ['POST', `/api/maps/${hers}/import`, { text: 'A\n\tB' }],
      ['POST', `/api/maps/${hers}/images`, 'GIF89a'],
      ['GET', `/api/maps/${hers}/images/${'a'.repeat(64)}`],
      ['DELETE', `/api/maps/${hers}`],
    ];
    for (const [method, path, body] of paths) {
      expect((await bob.ask(method, path, body)).status, `${method} ${path}`).toBe(404);
      const visitor = await app.visitor().ask(method, path.replace(his, hers), body);
      expect(visitor.status, `${method} ${path} as a visitor`).toBe(401);
    }
    expect((await alice.get(`/api/maps/${hers}`)).body).toMatchObject({ title: 'Online shop' });
    expect((await alice.get(`/api/maps/${hers}/links`)).body).toMatchObject({ links: [{ revokedAt: null }] });
  });

  test('a lower role is told so', async () => {
    const mapId = await alice.makeMap();
    for (const role of ['viewer', 'editor'] as const) {
      await bob.post('/api/join', { token: (await alice.share(mapId, role)).token });
      expect((await bob.delete(`/api/maps/${mapId}`)).status).toBe(403);
      expect((await bob.get(`/api/maps/${mapId}/links`)).status).toBe(403);
      const rename = await bob.post(`/api/maps/${mapId}/commands/renameMap`, { title: 'By bob' });
      expect(rename.status).toBe(role === 'viewer' ? 403 : 200);
    }
  });

  test('a deleted map stays gone', async () => {
    const mapId = await alice.makeMap();
    const { token } = await alice.share(mapId);
    expect((await alice.delete(`/api/maps/${mapId}`)).status).toBe(204);
    expect(errorOf(await alice.get(`/api/maps/${mapId}`)).code).toBe('mapDeleted');
    expect((await alice.delete(`/api/maps/${mapId}`)).status).toBe(404);
    expect(errorOf(await bob.post('/api/join', { token })).code).toBe('mapDeleted');
    expect((await alice.get('/api/maps')).body).toEqual({ maps: [] });
  });
});

describe('another site’s page', () => {
  test('cannot change anything in a person’s name', async () => {
    const mapId = await alice.makeMap();
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    const own: Record<string, string>[] = [
      { origin: 'http://localhost' },
      { 'sec-fetch-site': 'same-origin' },
      {},
    ];
    for (const headers of foreign) {
      const reply = await alice.ask('DELETE', `/api/maps/${mapId}`, undefined, headers);
      expect([reply.status, errorOf(reply).code]).toEqual([403, 'foreignOrigin']);
    }
    for (const headers of own) {
      expect((await alice.ask('POST', '/api/maps', { title: 'x' }, headers)).status).toBe(201);
    }
  });
});

describe('too many requests', () => {
  test('are told to wait, one person’s at a time', async () => {
    const busy = testApp({ requestLimits: { perPerson: 5 } });
    const [one, two] = [await busy.person('one'), await busy.person('two')];
    for (let i = 0; i < 5; i++) expect((await one.get('/api/maps')).status).toBe(200);
    expect(errorOf(await one.get('/api/maps')).code).toBe('tooMany');
    expect((await two.get('/api/maps')).status).toBe(200);
  });

  test('S10: that guess tokens are slowed down', async () => {
    const busy = testApp({ requestLimits: { wrongTokensPerAddress: 3 } });
    const eve = await busy.person('eve');
    for (let i = 0; i < 3; i++)
      expect((await eve.post('/api/join', { token: `guess${i}` })).status).toBe(404);
    expect((await eve.post('/api/join', { token: 'guess' })).status).toBe(429);
  });
});
