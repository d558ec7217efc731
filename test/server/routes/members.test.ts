/** The people on a map, over HTTP: they come by links, owners say what they may do. */
import { beforeEach, describe, expect, test } from 'vitest';
import { longestName } from '../../../shared/protocol/http.ts';
import type { MemberEntry } from '../../../shared/protocol/members.ts';
import { testApp, type Person, type Reply, type TestApp } from '../support/testApp.ts';

let app: TestApp;
let alice: Person;
let bob: Person;
let mapId: string;
beforeEach(async () => {
  app = testApp();
  alice = await app.person('alice');
  bob = await app.person('bob');
  mapId = await alice.makeMap();
});

const codeOf = ({ body }: Reply): string => (body as { error: { code: string } }).error.code;
const members = async (): Promise<MemberEntry[]> =>
  ((await alice.get(`/api/maps/${mapId}/members`)).body as { members: MemberEntry[] }).members;
const memberNamed = async (name: string): Promise<MemberEntry> =>
  (await members()).find((member) => member.name === name)!;
const roleOf = async (person: Person): Promise<unknown> =>
  ((await person.get(`/api/maps/${mapId}`)).body as { role?: string }).role ?? null;
const pathOf = async (name: string): Promise<string> =>
  `/api/maps/${mapId}/members/${(await memberNamed(name)).id}`;

describe('an owner', () => {
  test('sees who is on the map, in the order they came, without any address', async () => {
    app.clock.pass(1000);
    await bob.post('/api/join', { token: (await alice.share(mapId, 'commenter')).token });
    const list = await members();
    expect(
      list.map(({ name, role, byHand, removed, isMe }) => ({ name, role, byHand, removed, isMe })),
    ).toEqual([
      { name: 'alice', role: 'owner', byHand: true, removed: false, isMe: true },
      { name: 'bob', role: 'commenter', byHand: false, removed: false, isMe: false },
    ]);
  });

  test('gives a member another role, whatever their link says then or later', async () => {
    const link = await alice.share(mapId, 'editor');
    await bob.post('/api/join', { token: link.token });
    expect((await alice.ask('PATCH', await pathOf('bob'), { role: 'viewer' })).status).toBe(204);
    expect(await roleOf(bob)).toBe('viewer');
    await bob.post('/api/join', { token: link.token });
    await bob.post('/api/join', { token: (await alice.share(mapId, 'facilitator')).token });
    expect(await roleOf(bob)).toBe('viewer');
    await alice.delete(`/api/maps/${mapId}/links/${link.id}`);
    expect(await roleOf(bob)).toBe('viewer');
    expect((await memberNamed('bob')).byHand).toBe(true);
  });

  test('takes a member off, who comes back by no link until let in again', async () => {
    const { token } = await alice.share(mapId, 'editor');
    await bob.post('/api/join', { token });
    const path = await pathOf('bob');
    expect((await alice.delete(path)).status).toBe(204);
    expect((await alice.delete(path)).status).toBe(404);
    expect(await roleOf(bob)).toBeNull();
    expect((await bob.get('/api/maps')).body).toEqual({ maps: [] });
    const again = await bob.post('/api/join', { token });
    expect([again.status, codeOf(again)]).toEqual([403, 'removed']);
    expect(await memberNamed('bob')).toMatchObject({ role: null, removed: true });
    await alice.ask('PATCH', path, { role: 'commenter' });
    expect(await roleOf(bob)).toBe('commenter');
  });

  test('makes a second owner; the last one stays an owner', async () => {
    await bob.post('/api/join', { token: (await alice.share(mapId, 'viewer')).token });
    const [hers, his] = [await pathOf('alice'), await pathOf('bob')];
    for (const role of ['facilitator', 'viewer']) {
      expect(codeOf(await alice.ask('PATCH', hers, { role }))).toBe('lastOwner');
    }
    expect(codeOf(await alice.delete(hers))).toBe('lastOwner');
    expect(await roleOf(alice)).toBe('owner');
    await alice.ask('PATCH', his, { role: 'owner' });
    expect((await bob.ask('PATCH', hers, { role: 'editor' })).status).toBe(204);
    expect((await alice.delete(his)).status).toBe(403);
    expect(codeOf(await bob.delete(his))).toBe('lastOwner');
  });

  test('cannot give a role that is none, nor to somebody who never came', async () => {
    expect((await alice.ask('PATCH', await pathOf('alice'), { role: 'king' })).status).toBe(400);
    const nobody = await alice.ask('PATCH', `/api/maps/${mapId}/members/nobody`, { role: 'viewer' });
    expect([nobody.status, codeOf(nobody)]).toEqual([404, 'noSuchMember']);
  });
});

describe('a share link', () => {
  test('is for so many people; a person who comes again is one', async () => {
    const { body } = await alice.post(`/api/maps/${mapId}/links`, { role: 'viewer', maxUses: 1 });
    const { token } = body as { token: string };
    for (let i = 0; i < 2; i++) expect((await bob.post('/api/join', { token })).status).toBe(200);
    const late = await (await app.person('carol')).post('/api/join', { token });
    expect([late.status, codeOf(late)]).toEqual([404, 'linkUsedUp']);
    expect((await alice.get(`/api/maps/${mapId}/links`)).body).toMatchObject({
      links: [{ maxUses: 1, uses: 1 }],
    });
  });

  test('that counts its uses is no key for scripts, which join nothing', async () => {
    const { body } = await alice.post(`/api/maps/${mapId}/links`, { role: 'viewer', maxUses: 5 });
    const authorization = `Bearer ${(body as { token: string }).token}`;
    const reply = await app.visitor().ask('GET', `/api/maps/${mapId}`, undefined, { authorization });
    expect(reply.status).toBe(401);
  });

  test.each([0, -1, 1.5, 1001, '2'])('is not made for %j people', async (maxUses) => {
    expect((await alice.post(`/api/maps/${mapId}/links`, { role: 'viewer', maxUses })).status).toBe(400);
  });

  test('S3: is switched between view and edit, for those who had joined as well', async () => {
    const link = await alice.share(mapId, 'editor');
    await bob.post('/api/join', { token: link.token });
    const path = `/api/maps/${mapId}/links/${link.id}`;
    expect((await alice.ask('PATCH', path, { role: 'viewer' })).status).toBe(204);
    expect(await roleOf(bob)).toBe('viewer');
    expect((await bob.post(`/api/maps/${mapId}/commands/renameMap`, { title: 'x' })).status).toBe(403);
    await alice.ask('PATCH', path, { role: 'editor' });
    expect((await bob.post(`/api/maps/${mapId}/commands/renameMap`, { title: 'x' })).status).toBe(200);
    expect((await alice.ask('PATCH', path, { role: 'owner' })).status).toBe(400);
  });
});

describe('S14: a crowd', () => {
  test('of more than 60 new people a minute waits, those who are in already do not', async () => {
    const { token } = await alice.share(mapId, 'viewer');
    await bob.post('/api/join', { token });
    for (let i = 1; i < 60; i++) {
      expect((await (await app.person(`guest ${i}`)).post('/api/join', { token })).status).toBe(200);
    }
    expect((await (await app.person('late')).post('/api/join', { token })).status).toBe(429);
    expect((await bob.post('/api/join', { token })).status).toBe(200);
    const other = await alice.makeMap('Another');
    const elsewhere = await app.person('carol');
    const reply = await elsewhere.post('/api/join', { token: (await alice.share(other, 'viewer')).token });
    expect(reply.status).toBe(200);
  });

  test('shows names of at most 40 characters without marks that turn or hide text', async () => {
    const name = `A\u202eb\u200bc\u2066d ${'x'.repeat(100)}`;
    const { body } = await (await app.person('x')).post('/api/session', { name });
    const shown = (body as { session: { name: string } }).session.name;
    expect(shown).toMatch(/^Abcd x+$/);
    expect(shown.length).toBe(longestName);
  });
});
