/** The door of a map over HTTP: a lobby behind a code, waiting to be let in, and a door that is closed. */
import { beforeEach, describe, expect, test } from 'vitest';
import {
  codeLength,
  codeLetters,
  mostWaiting,
  mostWrongCodes,
  type Door,
} from '../../../shared/protocol/door.ts';
import type { MemberEntry } from '../../../shared/protocol/members.ts';
import { lobbyLasts } from '../../../server/access/workshopCode.ts';
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
const openLobby = async (needsApproval = false, role = 'contributor'): Promise<string> =>
  ((await alice.post(`/api/maps/${mapId}/lobby`, { role, needsApproval })).body as { code: string }).code;
const enter = (person: Person, code: string): Promise<Reply> => person.post('/api/join/code', { code });
const knockOf = (person: Person): Promise<Reply> => person.get(`/api/maps/${mapId}/knock`);
const door = async (): Promise<Door> => (await alice.get(`/api/maps/${mapId}/door`)).body as Door;
const changeDoor = (change: object): Promise<Reply> => alice.ask('PATCH', `/api/maps/${mapId}/door`, change);
const answer = (letIn: boolean, ids: readonly string[]): Promise<Reply> =>
  alice.post(`/api/maps/${mapId}/knocks`, { ids, letIn });
const waitingIds = async (): Promise<string[]> => (await door()).waiting.map(({ id }) => id);
const roleOf = async (person: Person): Promise<unknown> =>
  ((await person.get(`/api/maps/${mapId}`)).body as { role?: string }).role ?? null;
/** Another last letter. */
const mistyped = (code: string): string => code.slice(0, -1) + (code.endsWith('B') ? 'C' : 'B');

describe('a lobby', () => {
  test('lets people in by a code that can be read out, with the role it gives', async () => {
    const code = await openLobby(false, 'commenter');
    expect(code).toMatch(new RegExp(`^[${codeLetters}]{${codeLength}}$`));
    expect(codeLetters).not.toMatch(/[01OIL]/);
    const reply = await enter(bob, ` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)}`);
    expect([reply.status, reply.body]).toEqual([200, { mapId, state: 'in' }]);
    expect(await roleOf(bob)).toBe('commenter');
  });

  test('shows its code to facilitators as long as it is open, and to nobody else', async () => {
    const code = await openLobby();
    expect((await door()).lobby).toEqual({
      ...{ code, role: 'contributor', needsApproval: false, expiresAt: app.clock.now() + lobbyLasts },
      wrongCodes: 0,
    });
    await enter(bob, code);
    expect((await bob.get(`/api/maps/${mapId}/door`)).status).toBe(403);
    for (const path of ['', '/members', '/links', '/history', '/export.json'])
      expect((await alice.get(`/api/maps/${mapId}${path}`)).text).not.toContain(code);
  });

  test('S10: has a code that works only while it is open: not once it is closed, replaced, over, or its map deleted', async () => {
    const first = await openLobby();
    await alice.delete(`/api/maps/${mapId}/lobby`);
    expect([(await enter(bob, first)).status, codeOf(await enter(bob, first))]).toEqual([404, 'wrongCode']);
    const second = await openLobby();
    const third = await openLobby();
    expect(codeOf(await enter(bob, second))).toBe('wrongCode');
    app.clock.pass(lobbyLasts);
    expect(codeOf(await enter(bob, third))).toBe('wrongCode');
    expect((await door()).lobby).toBeNull();
    const fourth = await openLobby();
    await alice.delete(`/api/maps/${mapId}`);
    expect(codeOf(await enter(bob, fourth))).toBe('wrongCode');
  });

  test('stays behind for those who came by it: closing it takes nobody’s role', async () => {
    await enter(bob, await openLobby());
    await alice.delete(`/api/maps/${mapId}/lobby`);
    expect(await roleOf(bob)).toBe('contributor');
    const { members } = (await alice.get(`/api/maps/${mapId}/members`)).body as { members: MemberEntry[] };
    expect(members.find(({ name }) => name === 'bob')).toMatchObject({ role: 'contributor', byHand: true });
  });

  test('never makes a facilitator or an owner, and lowers nobody', async () => {
    for (const role of ['facilitator', 'owner', 'king']) {
      const reply = await alice.post(`/api/maps/${mapId}/lobby`, { role, needsApproval: false });
      expect(reply.status, role).toBe(400);
    }
    await bob.post('/api/join', { token: (await alice.share(mapId, 'facilitator')).token });
    expect((await enter(bob, await openLobby(true, 'viewer'))).body).toEqual({ mapId, state: 'in' });
    expect(await roleOf(bob)).toBe('facilitator');
  });

  test('is opened by a facilitator as well, not by an editor', async () => {
    await bob.post('/api/join', { token: (await alice.share(mapId, 'editor')).token });
    const asked = { role: 'viewer', needsApproval: false };
    expect((await bob.post(`/api/maps/${mapId}/lobby`, asked)).status).toBe(403);
    await bob.post('/api/join', { token: (await alice.share(mapId, 'facilitator')).token });
    expect((await bob.post(`/api/maps/${mapId}/lobby`, asked)).status).toBe(201);
  });

  test('keeps out who was taken off the map', async () => {
    const code = await openLobby();
    await enter(bob, code);
    const { members } = (await alice.get(`/api/maps/${mapId}/members`)).body as { members: MemberEntry[] };
    await alice.delete(`/api/maps/${mapId}/members/${members.find(({ name }) => name === 'bob')!.id}`);
    const again = await enter(bob, code);
    expect([again.status, codeOf(again)]).toEqual([403, 'removed']);
  });

  test('asks for a name first', async () => {
    const reply = await enter(app.visitor(), await openLobby());
    expect([reply.status, codeOf(reply)]).toEqual([401, 'signInNeeded']);
  });
});

describe('who knocks', () => {
  test('waits until let in, and is in then', async () => {
    const code = await openLobby(true);
    expect((await enter(bob, code)).body).toEqual({ mapId, state: 'waiting' });
    expect((await enter(bob, code)).body).toEqual({ mapId, state: 'waiting' });
    expect([await roleOf(bob), (await knockOf(bob)).body]).toEqual([null, { mapId, state: 'waiting' }]);
    const { waiting } = await door();
    expect(waiting).toEqual([
      { id: expect.any(String), name: 'bob', colour: expect.any(Number), since: app.clock.now() },
    ]);
    expect((await answer(true, [waiting[0]!.id])).status).toBe(204);
    expect([await roleOf(bob), (await knockOf(bob)).body]).toEqual(['contributor', { mapId, state: 'in' }]);
    expect((await door()).waiting).toEqual([]);
  });

  test('is let in with all others at once', async () => {
    const code = await openLobby(true);
    const carol = await app.person('carol');
    for (const person of [bob, carol]) await enter(person, code);
    await answer(true, await waitingIds());
    expect([await roleOf(bob), await roleOf(carol)]).toEqual(['contributor', 'contributor']);
  });

  test('is told when turned away, cannot pester, and may be let in after all', async () => {
    const code = await openLobby(true);
    await enter(bob, code);
    const [id] = await waitingIds();
    await answer(false, [id!]);
    expect((await knockOf(bob)).body).toEqual({ mapId, state: 'turnedAway' });
    expect((await enter(bob, code)).body).toEqual({ mapId, state: 'turnedAway' });
    expect((await door()).waiting).toEqual([]);
    await answer(true, [id!]);
    expect((await knockOf(bob)).body).toEqual({ mapId, state: 'in' });
  });

  test('may give up waiting', async () => {
    await enter(bob, await openLobby(true));
    expect((await bob.delete(`/api/maps/${mapId}/knock`)).status).toBe(204);
    expect((await door()).waiting).toEqual([]);
    expect((await knockOf(bob)).status).toBe(404);
  });

  test('hears that the lobby was closed; nobody who does not wait is let in', async () => {
    await enter(bob, await openLobby(true));
    const [id] = await waitingIds();
    await alice.delete(`/api/maps/${mapId}/lobby`);
    expect(codeOf(await knockOf(bob))).toBe('noSuchKnock');
    expect([(await answer(true, [id!])).status, await roleOf(bob)]).toEqual([404, null]);
  });

  test('is not let in by a facilitator when an owner has taken them off meanwhile; all others are', async () => {
    const link = await alice.share(mapId, 'viewer');
    await bob.post('/api/join', { token: link.token });
    await alice.delete(`/api/maps/${mapId}/links/${link.id}`);
    const code = await openLobby(true);
    const carol = await app.person('carol');
    for (const person of [bob, carol]) await enter(person, code);
    const { members } = (await alice.get(`/api/maps/${mapId}/members`)).body as { members: MemberEntry[] };
    await alice.delete(`/api/maps/${mapId}/members/${members.find(({ name }) => name === 'bob')!.id}`);
    const reply = await answer(true, await waitingIds());
    expect([reply.status, codeOf(reply)]).toEqual([409, 'takenOff']);
    expect([await roleOf(bob), await roleOf(carol)]).toEqual([null, 'contributor']);
    expect((await knockOf(bob)).body).toEqual({ mapId, state: 'turnedAway' });
  });

  test('comes in by the code once nobody has to be asked any more', async () => {
    const code = await openLobby(true);
    await enter(bob, code);
    await changeDoor({ needsApproval: false, role: 'viewer' });
    expect((await enter(bob, code)).body).toEqual({ mapId, state: 'in' });
    expect([await roleOf(bob), (await door()).waiting]).toEqual(['viewer', []]);
  });

  test('S14: is one of 60 newcomers a minute, whether they come by code or by link', async () => {
    const code = await openLobby(true);
    const { token } = await alice.share(mapId, 'viewer');
    for (let i = 0; i < 30; i++) {
      expect((await enter(await app.person(`guest ${i}`), code)).status).toBe(200);
      expect((await (await app.person(`friend ${i}`)).post('/api/join', { token })).status).toBe(200);
    }
    expect((await enter(bob, code)).status).toBe(429);
  });

  test(`S14: is one of ${mostWaiting} at most`, async () => {
    app = testApp({ requestLimits: { joinsPerMap: 10_000 } });
    alice = await app.person('alice');
    mapId = await alice.makeMap();
    const code = await openLobby(true);
    for (let i = 0; i < mostWaiting; i++) await enter(await app.person(`guest ${i}`), code);
    const late = await enter(await app.person('late'), code);
    expect([late.status, codeOf(late)]).toEqual([409, 'lobbyFull']);
  });
});

describe('S10: who guesses codes', () => {
  test('has ten tries a minute from one address; right codes are not counted', async () => {
    const code = await openLobby();
    for (let i = 0; i < 20; i++) expect((await enter(bob, code)).status).toBe(200);
    for (let i = 0; i < 10; i++) expect((await enter(bob, 'ZZZZZZ')).status).toBe(404);
    expect((await enter(bob, 'ZZZZZZ')).status).toBe(429);
    // Nor does the right one work now: else guessing could go on.
    expect((await enter(await app.person('carol'), code)).status).toBe(429);
  });

  test('gets no more by trying many at once', async () => {
    const code = await openLobby();
    const tries = Array.from({ length: 40 }, (_, i) => enter(bob, i === 39 ? code : mistyped(code)));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 404).length).toBeLessThanOrEqual(10);
    expect(statuses.at(-1)).toBe(429);
  });

  test('from everywhere finds after a hundred wrong ones that a lobby lets nobody in unasked', async () => {
    app = testApp({ requestLimits: { wrongCodesPerAddress: 10_000 } });
    alice = await app.person('alice');
    bob = await app.person('bob');
    mapId = await alice.makeMap();
    const code = await openLobby();
    for (let i = 0; i < mostWrongCodes; i++) await enter(bob, mistyped(code));
    expect((await door()).lobby?.needsApproval).toBe(false);
    await enter(bob, mistyped(code));
    expect((await door()).lobby).toMatchObject({ needsApproval: true, wrongCodes: mostWrongCodes + 1 });
    expect((await enter(bob, code)).body).toEqual({ mapId, state: 'waiting' });
  });

  test('is told of to the facilitator, who may let people in unasked until the next wrong one', async () => {
    app = testApp({ requestLimits: { wrongCodesPerAddress: 10_000 } });
    alice = await app.person('alice');
    bob = await app.person('bob');
    mapId = await alice.makeMap();
    const code = await openLobby();
    for (let i = 0; i <= mostWrongCodes; i++) await enter(bob, mistyped(code));
    await changeDoor({ needsApproval: false });
    expect((await door()).lobby?.needsApproval).toBe(false);
    await enter(bob, mistyped(code));
    expect((await door()).lobby?.needsApproval).toBe(true);
    expect((await openLobby()).length).toBe(codeLength); // a new code begins anew
    expect((await door()).lobby).toMatchObject({ needsApproval: false, wrongCodes: 0 });
  });

  test('learns the same of a code that was never any and of one that is none', async () => {
    const texts = [];
    for (const code of ['ZZZZZZ', 'x', '💥', 'Z'.repeat(40)]) texts.push((await enter(bob, code)).text);
    expect(new Set(texts).size).toBe(1);
    expect((await enter(bob, '')).status).toBe(400);
  });
});

describe('S14: a closed door', () => {
  test('keeps newcomers out by link, by code and by script, until it is opened; who is in stays and comes back', async () => {
    const { token } = await alice.share(mapId, 'editor');
    await bob.post('/api/join', { token });
    const code = await openLobby();
    await changeDoor({ closed: true });
    expect((await door()).closed).toBe(true);
    const carol = await app.person('carol');
    for (const reply of [await carol.post('/api/join', { token }), await enter(carol, code)])
      expect([reply.status, codeOf(reply)]).toEqual([403, 'doorClosed']);
    const authorization = `Bearer ${token}`;
    const script = await app.visitor().ask('GET', `/api/maps/${mapId}`, undefined, { authorization });
    expect([script.status, codeOf(script)]).toEqual([403, 'doorClosed']);
    expect([await roleOf(bob), (await bob.post('/api/join', { token })).status]).toEqual(['editor', 200]);
    await changeDoor({ closed: false });
    expect((await carol.post('/api/join', { token })).status).toBe(200);
  });

  test('is closed by facilitators and owners only', async () => {
    await bob.post('/api/join', { token: (await alice.share(mapId, 'editor')).token });
    expect((await bob.ask('PATCH', `/api/maps/${mapId}/door`, { closed: true })).status).toBe(403);
    expect((await door()).closed).toBe(false);
  });

  test('is no way around for who was on the map and is not any more', async () => {
    const first = await alice.share(mapId, 'viewer');
    await bob.post('/api/join', { token: first.token });
    await alice.delete(`/api/maps/${mapId}/links/${first.id}`);
    await changeDoor({ closed: true });
    const reply = await bob.post('/api/join', { token: (await alice.share(mapId, 'viewer')).token });
    expect(codeOf(reply)).toBe('doorClosed');
  });
});
