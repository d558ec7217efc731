/** Dot voting over HTTP: blind until the reveal, within what everybody has, and shown on the session document. */
import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readRecords } from '../../../shared/model/readMap.ts';
import { scopes } from '../../../shared/model/scope.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { mostDots, mostResults, type Voting, type VotingId } from '../../../shared/model/voting.ts';
import type { OwnDots } from '../../../shared/protocol/voting.ts';
import type { LinkRole } from '../../../shared/protocol/members.ts';
import { mostEntries } from '../../../server/sync/content.ts';
import { filled, someMap, type SomeMap } from '../support/everyOperation.ts';
import { testApp, type Person, type Reply, type TestApp } from '../support/testApp.ts';

let app: TestApp;
let alice: Person;
let bob: Person;
let map: SomeMap;
/** Of two stories of the slice the voting is about. */
let [pay, ask] = ['story:' as StoryId, 'story:' as StoryId];
/** Everybody has five dots. */
let voting: VotingId;

beforeEach(async () => {
  app = testApp({ requestLimits: { perPerson: 100_000, perAddress: 100_000 } });
  alice = await app.person('alice');
  map = await someMap(alice);
  [pay, ask] = [map.story as StoryId, map.other as StoryId];
  voting = map.voting.id as VotingId;
  bob = await join('commenter');
});

async function join(role: LinkRole, who?: Person): Promise<Person> {
  const person = who ?? (await app.person(role));
  const { token } = await alice.share(map.mapId, role);
  expect((await person.post('/api/join', { token })).status).toBe(200);
  return person;
}

const at = (more: string): string => `/api/maps/${map.mapId}/${more}`;
const put = (who: Person, storyId: string, dots: number, headers = {}): Promise<Reply> =>
  who.ask('PATCH', at(`votings/${voting}/mine`), { storyId, dots }, headers);
const open = (who: Person, more: object = {}): Promise<Reply> =>
  who.post(at('votings'), { dots: 3, releaseId: null, ...more });
const reveal = (who: Person = alice): Promise<Reply> => who.post(at(`votings/${voting}/reveal`));
const end = (who: Person = alice): Promise<Reply> => who.delete(at(`votings/${voting}`));
const read = async (who: Person): Promise<unknown> => (await who.get(at('voting'))).body;
const said = ({ status, body }: Reply): unknown[] => [
  status,
  (body as { error: { code: string } }).error.code,
];

const statusesOf = (replies: readonly Reply[]): number[] =>
  replies.map(({ status }) => status).sort((a, b) => a - b);

/** What everybody with the map open sees of the votings. */
async function shown(): Promise<Voting[]> {
  const row = (await app.storage.maps.find(map.mapId))!;
  return app.rooms.with(
    row,
    (room) => room.read((doc) => [...readRecords(doc, 'voting').values()]),
    'session',
  );
}

describe('F18: a guest who votes twice', () => {
  test('F18: in one tab has the dots they set last, never more than everybody', async () => {
    for (let twice = 0; twice < 2; twice++)
      expect((await put(bob, pay, 3)).body).toEqual({ mine: [{ storyId: pay, dots: 3 }], left: 2 });
    const refused = await put(bob, ask, 3);
    expect(said(refused)).toEqual([409, 'noDotsLeft']);
    expect(refused.body).toMatchObject({ error: { issues: [{ path: 'left', message: '2' }] } });
    expect((await put(bob, ask, 2)).body).toMatchObject({ left: 0 });
    expect((await reveal()).body).toEqual({ results: { [pay]: 3, [ask]: 2 }, voters: 1 });
  });

  test('F18: in two tabs at the same moment counts once', async () => {
    const replies = await Promise.all([
      put(bob, pay, 4),
      put(bob, ask, 4),
      put(bob, pay, 4),
      put(bob, ask, 4),
    ]);
    expect(statusesOf(replies)).toEqual([200, 200, 409, 409]);
    expect(await read(bob)).toMatchObject({ mine: [{ dots: 4 }], voters: 1 });
    expect((await reveal()).body).toMatchObject({ voters: 1 });
  });

  test('F18: after leaving and coming back by the same link, or by another one, counts once', async () => {
    await put(bob, pay, 5);
    await join('commenter', bob);
    await join('editor', bob);
    expect(said(await put(bob, ask, 1))).toEqual([409, 'noDotsLeft']);
    expect(await read(bob)).toMatchObject({ mine: [{ storyId: pay, dots: 5 }], voters: 1 });
    expect((await reveal()).body).toEqual({ results: { [pay]: 5 }, voters: 1 });
  });

  test('F18: after signing out and coming back as a new guest counts once', async () => {
    await put(bob, pay, 5);
    await bob.delete('/api/session');
    expect(await read(alice)).toMatchObject({ voters: 0 });
    bob = await join('commenter');
    await put(bob, ask, 5);
    expect((await reveal()).body).toEqual({ results: { [ask]: 5 }, voters: 1 });
  });

  test('F18: by an API token or the token of a link does not vote at all, nor does either open or reveal', async () => {
    const script = { name: 'Script', scopes: ['maps:read', 'maps:write'], days: 1 };
    const { token } = (await alice.post('/api/tokens', script)).body as { token: string };
    const link = await alice.share(map.mapId, 'facilitator');
    for (const [bearer, code] of [
      [token, 'notForTokens'],
      [link.token, 'notForScripts'],
    ] as const) {
      const headers = { authorization: `Bearer ${bearer}` };
      const visitor = app.visitor();
      const voted = await put(visitor, pay, 1, headers);
      expect(said(voted)).toEqual([403, code]);
      for (const [method, path, body] of [
        ['POST', at('votings'), { dots: 3, releaseId: null }],
        ['POST', at(`votings/${voting}/reveal`), undefined],
        ['DELETE', at(`votings/${voting}`), undefined],
      ] as const)
        expect(said(await visitor.ask(method, path, body, headers)), path).toEqual([403, code]);
    }
    expect(await read(alice)).toMatchObject({ voters: 0, voting: { state: 'open' } });
  });
});

describe('F18: hidden votes', () => {
  test('F18: an editor, a facilitator and an owner read none, by any route, export, history or document', async () => {
    const readers = [alice, await join('facilitator'), await join('editor'), await join('viewer')];
    const routes = app.api.operations
      .filter(({ method, path }) => method === 'get' && path.includes('/:id'))
      .map(({ path }) => filled(path.replaceAll(/:(\w+)/g, '{$1}'), map));
    expect(routes.length).toBeGreaterThan(15);
    const row = (await app.storage.maps.find(map.mapId))!;
    /** All that anybody can read, in one text. */
    const readable = async (): Promise<string> => {
      const texts: string[] = [];
      for (const who of readers) for (const route of routes) texts.push((await who.get(route)).text);
      for (const scope of scopes)
        texts.push(
          await app.rooms.with(
            row,
            (room) => room.read((doc) => Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64')),
            scope,
          ),
        );
      return texts.join('\n');
    };
    await put(bob, pay, 4);
    const before = await readable();
    await put(bob, pay, 1);
    await put(bob, ask, 4);
    expect(await readable()).toBe(before); // where his dots are makes no difference to anybody
    const { mine } = (await read(bob)) as { mine: OwnDots[] };
    expect(new Map(mine.map(({ storyId, dots }) => [storyId, dots]))).toEqual(
      new Map([
        [pay, 1],
        [ask, 4],
      ]),
    );
    await reveal();
    expect(await readable()).not.toBe(before);
  });

  test('F18: stay forgotten after the reveal: counts name nobody, and one’s own dots are gone as well', async () => {
    await put(bob, pay, 4);
    await put(alice, pay, 1);
    await reveal();
    expect(await read(bob)).toMatchObject({ voting: { state: 'revealed' }, mine: [], voters: 2 });
    expect(await shown()).toMatchObject([{ state: 'revealed', results: { [pay]: 5 }, voters: 2 }]);
    expect(await app.storage.votes.reveal(map.mapId, voting)).toMatchObject({ results: { [pay]: 5 } });
  });

  test('F18: a commenter, a contributor and an editor open, reveal and end nothing', async () => {
    for (const role of ['commenter', 'contributor', 'editor'] as const) {
      const who = await join(role);
      for (const decide of [open, reveal, end])
        expect(said(await decide(who)), role).toEqual([403, 'forbidden']);
    }
    expect(said(await put(await join('viewer'), pay, 1))).toEqual([403, 'forbidden']);
    expect(await shown()).toMatchObject([{ id: voting, state: 'open', results: null, voters: null }]);
  });

  test('F18: a vote after the reveal or the end is refused and changes no count', async () => {
    await put(bob, pay, 1);
    const { body } = await reveal();
    for (const dots of [0, 1, 5]) expect(said(await put(bob, pay, dots))).toEqual([409, 'votingOver']);
    expect((await reveal()).body).toEqual(body);
    expect((await end()).status).toBe(204);
    expect(said(await put(bob, pay, 1))).toEqual([409, 'votingOver']);
    expect(said(await reveal())).toEqual([409, 'votingOver']);
    expect(await shown()).toMatchObject([{ state: 'ended', results: { [pay]: 1 }, voters: 1 }]);
  });
});

describe('a voting', () => {
  test('is one at a time, also when two facilitators open at once, and shown to everybody', async () => {
    expect(said(await open(alice))).toEqual([409, 'votingOpen']);
    await end();
    const carol = await join('facilitator');
    const replies = await Promise.all([open(alice), open(carol), open(alice), open(carol)]);
    expect(statusesOf(replies)).toEqual([201, 409, 409, 409]);
    const { id } = replies.find(({ status }) => status === 201)!.body as { id: VotingId };
    expect(await read(bob)).toEqual({
      voting: { id, dots: 3, releaseId: null, openedAt: app.clock.now(), state: 'open' },
      mine: [],
      voters: 0,
    });
    const all = await shown();
    expect(all.find((one) => one.id === voting)).toMatchObject({ state: 'ended', results: null });
    expect(all.find((one) => one.id === id)).toEqual({
      ...{ id, dots: 3, releaseId: null, openedAt: app.clock.now(), state: 'open' },
      ...{ results: null, voters: null, archivedAt: null },
    });
  });

  test('that ended is not read any more; ending it again changes nothing', async () => {
    await put(bob, pay, 2);
    for (let twice = 0; twice < 2; twice++) expect((await end()).status).toBe(204);
    expect(await read(bob)).toEqual({ voting: null, mine: [], voters: 0 });
    expect(await shown()).toMatchObject([{ state: 'ended', results: null, voters: null }]);
  });

  test.each([0, mostDots + 1, 1.5, '3', null])('does not give everybody %j dots', async (dots) => {
    await end();
    expect((await open(alice, { dots })).status).toBe(400);
  });

  test('is about a slice that is there', async () => {
    await end();
    expect(said(await open(alice, { releaseId: 'release:elsewhere' }))).toEqual([404, 'noSuchRecord']);
    expect((await open(alice, { releaseId: 'elsewhere' })).status).toBe(400);
    await alice.command(map.mapId, 'archive', { ids: [map.release] });
    expect(said(await open(alice, { releaseId: map.release }))).toEqual([404, 'noSuchRecord']);
  });

  test('takes dots on stories of its slice only; those on a story that is gone can be taken back', async () => {
    const { ids } = await alice.command<{ ids: string[] }>(map.mapId, 'addStories', {
      stepId: map.step,
      releaseId: null,
      stories: [{ title: 'Later' }],
    });
    for (const storyId of [ids[0]!, 'story:elsewhere'])
      for (const dots of [0, 1]) expect(said(await put(bob, storyId, dots))).toEqual([404, 'noSuchRecord']);
    expect((await put(bob, pay, mostDots + 1)).status).toBe(400);
    await put(bob, pay, 3);
    await alice.command(map.mapId, 'archive', { ids: [pay] });
    expect(said(await put(bob, pay, 1))).toEqual([404, 'noSuchRecord']);
    expect((await put(bob, pay, 0)).body).toEqual({ mine: [], left: 5 });
    await end();
    voting = ((await open(alice)).body as { id: VotingId }).id;
    expect((await put(bob, ids[0]!, 1)).body).toMatchObject({ left: 2 });
  });

  test('is no voting of another map', async () => {
    const other = await alice.makeMap();
    const elsewhere = `/api/maps/${other}/votings/${voting}`;
    const body = { storyId: pay, dots: 1 };
    for (const reply of [
      await alice.ask('PATCH', `${elsewhere}/mine`, body),
      await alice.post(`${elsewhere}/reveal`),
      await alice.delete(elsewhere),
      await alice.ask('PATCH', at('votings/nonsense/mine'), body),
    ])
      expect(said(reply)).toEqual([404, 'noSuchVoting']);
    expect(await read(alice)).toMatchObject({ voting: { id: voting, state: 'open' } });
  });

  test('whose opening, reveal or end was kept but not shown, for the server died, is shown to the next who asks', async () => {
    const { votes } = app.storage;
    await votes.reveal(map.mapId, voting);
    expect(await shown()).toMatchObject([{ state: 'open' }]);
    expect(await read(bob)).toMatchObject({ voting: { state: 'revealed' }, voters: 0 });
    expect(await shown()).toMatchObject([{ state: 'revealed', results: {}, voters: 0 }]);

    await votes.end(map.mapId, voting);
    const next: VotingId = 'voting:next';
    await votes.open({ id: next, mapId: map.mapId, dots: 2, releaseId: null, openedAt: 5 });
    expect(await read(bob)).toMatchObject({ voting: { id: next, state: 'open' } });
    const states = async (): Promise<unknown> =>
      Object.fromEntries((await shown()).map(({ id, state }) => [id, state]));
    expect(await states()).toEqual({ [voting]: 'ended', [next]: 'open' });

    voting = next;
    await put(bob, pay, 2);
    await votes.reveal(map.mapId, next);
    expect((await reveal()).body).toEqual({ results: { [pay]: 2 }, voters: 1 });
    expect((await shown()).find(({ id }) => id === next)).toMatchObject({ results: { [pay]: 2 }, voters: 1 });
    await votes.end(map.mapId, next);
    expect(await read(bob)).toMatchObject({ voting: null });
    expect(await states()).toEqual({ [map.voting.id]: 'ended', [next]: 'ended' });
  });

  test('has no larger results than a value of a document may be', () => {
    expect(mostResults).toBeLessThanOrEqual(mostEntries);
  });
});
