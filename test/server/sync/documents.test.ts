/** The documents of a map by who may write them: map, talk and session, on the wire and by command. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { metaOf, recordsOf } from '../../../shared/model/document.ts';
import { scopes, type Scope } from '../../../shared/model/scope.ts';
import { documentRules, rootNamesOf } from '../../../shared/protocol/documents.ts';
import { readRecords } from '../../../shared/model/readMap.ts';
import { theTimer } from '../../../shared/model/timer.ts';
import { insertRecord } from '../../../shared/model/writeRecord.ts';
import { closeCode } from '../../../shared/protocol/closeCode.ts';
import { atLeast, roles, type Role } from '../../../shared/protocol/role.ts';
import { waitFor } from '../../support/waitFor.ts';
import { closeProviders, type Guest } from '../support/guest.ts';
import { startTestServer, stopTestServers, temporarySqlite, type TestServer } from '../support/testServer.ts';
import type { WireClient } from '../support/wireClient.ts';

let server: TestServer;
let alice: Guest;
let mapId: string;
let storyId: `story:${string}`;
const people = new Map<Role, Guest>();

beforeAll(async () => {
  server = await startTestServer();
  alice = await server.guest('alice');
  mapId = await alice.makeMap();
  people.set('owner', alice);
  for (const role of roles) {
    if (role === 'owner') continue;
    const guest = await server.guest(role);
    await guest.join((await alice.share(mapId, role)).token);
    people.set(role, guest);
  }
  const command = async (name: string, input: unknown): Promise<{ id: string; ids: string[] }> =>
    ((await alice.post(`/api/maps/${mapId}/commands/${name}`, input)).body as { result: never }).result;
  const { id: activityId } = await command('addActivity', { title: 'Buy' });
  const { id: stepId } = await command('addStep', { activityId, title: 'Pay' });
  const { ids } = await command('addStories', { stepId, releaseId: null, stories: [{ title: 'By card' }] });
  storyId = ids[0] as `story:${string}`;
});
afterEach(closeProviders);
afterAll(stopTestServers);

const open = (who: Guest, scope: Scope): Promise<WireClient> => who.wire(mapId, '', {}, scope).synced();
const run = (who: Guest, name: string, input: unknown) =>
  who.post(`/api/maps/${mapId}/commands/${name}`, input);
const codeOf = ({ body }: { body: unknown }): string => (body as { error: { code: string } }).error.code;
const stateOf = (scope: Scope): string =>
  Buffer.from(server.rooms.openRoom(mapId, scope)!.read((doc) => Y.encodeStateAsUpdate(doc))).toString(
    'base64',
  );

let made = 0;
/** A change that fits the document, by the client's person. */
function fitting(scope: Scope, client: WireClient): (doc: Y.Doc) => void {
  const { key } = client.you!;
  switch (scope) {
    case 'map':
      return (doc) => metaOf(doc).set('title', `Shop ${++made}`);
    case 'talk':
      return (doc) => {
        const author = [...people].find(([role]) => role === client.you!.role)![1].name;
        insertRecord(doc, 'comment', `comment:c${++made}`, {
          storyId,
          text: 'Why?',
          author,
          createdBy: key,
          at: 1,
        });
      };
    case 'session':
      return (doc) => insertRecord(doc, 'timer', theTimer, { seconds: ++made, endsAt: 5 });
  }
}

const cells = scopes.flatMap((scope) => roles.map((role): [Scope, Role] => [scope, role]));

describe('F17, F18: every frame of every role on every document', () => {
  test.each(cells)('%s, %s', async (scope, role) => {
    const may = atLeast(role, documentRules[scope].writes);
    const who = people.get(role)!;
    const hers = await open(alice, scope);
    const before = stateOf(scope);

    // SyncStep1 is answered to everybody; a SyncStep2 and an update without news are tolerated or refused, never taken.
    const reader = await open(who, scope);
    expect(reader.mode).toBe(may ? 'read-write' : 'read-only-role');
    expect(reader.you).toMatchObject({ role, key: expect.stringMatching(/^[\w-]{22}$/) });
    reader.sync('step1', new Uint8Array([0]));
    reader.sync('step2', Y.encodeStateAsUpdate(reader.doc));
    await reader.saved(1);
    expect(stateOf(scope)).toBe(before);
    expect(reader.ending).toBeNull();

    for (const frame of ['update', 'step2'] as const) {
      const writer = await open(who, scope);
      const heard = hers.updates;
      const was = stateOf(scope);
      const change = fitting(scope, writer);
      const sent = new Promise<void>((resolve) => {
        writer.doc.once('update', (update: Uint8Array) => resolve(writer.sync(frame, update)));
      });
      writer.doc.transact(() => change(writer.doc));
      await sent;
      if (may) {
        await writer.saved(2);
        await waitFor(() => hers.updates > heard, { what: 'alice to hear of it' });
        writer.close();
      } else {
        expect((await writer.ended()).code).toBe(closeCode.forbidden);
        expect(writer.frames.at(-1)).toMatchObject({ kind: 'rejected', code: closeCode.forbidden });
        expect(stateOf(scope)).toBe(was);
        expect(hers.updates).toBe(heard);
      }
    }
    reader.close();
    hers.close();
  });

  test('a frame before the socket is let in changes nothing: strangers and visitors are refused', async () => {
    const eve = await server.guest('eve');
    for (const scope of scopes) {
      expect((await eve.wire(mapId, '', {}, scope).ended()).code).toBe(closeCode.signInNeeded);
      expect((await eve.wire(mapId, '', { cookie: '' }, scope).ended()).code).toBe(closeCode.signInNeeded);
    }
    expect((await alice.wire(mapId, '', {}, 'votes' as Scope).ended()).code).toBe(closeCode.mapGone);
  });
});

describe('each document', () => {
  test.each(scopes)('%s holds its own records and no others', async (scope) => {
    for (const root of scopes.flatMap((other) => [...rootNamesOf(other)])) {
      if (rootNamesOf(scope).has(root)) continue;
      const client = await open(alice, scope);
      client.edit((doc) => doc.getMap(root).set('story:1', new Y.Map()));
      expect((await client.ended()).code, root).toBe(closeCode.badFrame);
    }
  });

  test.each(['talk', 'session'] as const)(
    '%s has no title and no settings for anybody to write',
    async (scope) => {
      for (const key of ['title', 'stepName', 'schema', 'epoch']) {
        const client = await open(alice, scope);
        client.edit((doc) => metaOf(doc).set(key, 'x'));
        expect((await client.ended()).code, key).toBe(closeCode.forbidden);
      }
    },
  );

  test('of a map that is deleted closes with it', async () => {
    const other = await alice.makeMap();
    const sockets = await Promise.all(scopes.map((scope) => alice.wire(other, '', {}, scope).synced()));
    await alice.delete(`/api/maps/${other}`);
    for (const socket of sockets) expect((await socket.ended()).code).toBe(closeCode.mapGone);
  });

  test('Y5: survives a restart, and begins but once', async () => {
    const storage = temporarySqlite();
    const first = await startTestServer({ storage: { ...storage, close: async () => undefined } });
    const bob = await first.guest('bob');
    const shop = await bob.makeMap();
    await bob.post(`/api/maps/${shop}/commands/startTimer`, { seconds: 60, label: 'Ideas' });
    await first.stop();
    const second = await startTestServer({ storage });
    bob.cookie = bob.cookie.slice();
    const again = Object.assign(await second.guest('x'), { cookie: bob.cookie });
    const client = await again.wire(shop, '', {}, 'session').synced();
    expect(readRecords(client.doc, 'timer').get(theTimer)).toMatchObject({ seconds: 60, label: 'Ideas' });
    expect((await storage.documents.history(`session:${shop}`)).map(({ seq }) => seq)).toEqual([1, 2]);
  });
});

describe('S2: a role that changes while they are on a map', () => {
  test('is told on every document, with what may be written there now', async () => {
    const map = await alice.makeMap();
    const link = await alice.share(map, 'facilitator');
    const bob = await server.guest('bob');
    await bob.join(link.token);
    const [onMap, talk, session] = await Promise.all(scopes.map((s) => bob.wire(map, '', {}, s).synced()));
    await alice.ask('PATCH', `/api/maps/${map}/links/${link.id}`, { role: 'commenter' });
    await waitFor(() => [onMap, talk, session].every((client) => client!.you?.role === 'commenter'));
    expect([onMap, talk, session].map((client) => client!.mode)).toEqual([
      'read-only-role',
      'read-write',
      'read-only-role',
    ]);
    await alice.delete(`/api/maps/${map}/links/${link.id}`);
    for (const client of [onMap, talk, session])
      expect((await client!.ended()).code).toBe(closeCode.signInNeeded);
  });
});

describe('a comment', () => {
  test('is by who made it, whatever a client says', async () => {
    const bob = people.get('commenter')!;
    const his = (await open(bob, 'talk')).you!;
    const theirs = (await open(alice, 'talk')).you!;
    expect(his.key).not.toBe(theirs.key);
    for (const [author, createdBy] of [
      ['alice', his.key],
      [bob.name, theirs.key],
      [bob.name, ''],
    ] as const) {
      const client = await open(bob, 'talk');
      client.edit((doc) =>
        insertRecord(doc, 'comment', `comment:f${++made}`, { storyId, text: 'x', author, createdBy, at: 1 }),
      );
      expect((await client.ended()).code).toBe(closeCode.forbidden);
    }
  });

  test('is not rewritten, taken away or given to another by anybody else; resolving is for all', async () => {
    const { body } = await run(alice, 'addComment', { storyId, text: 'Which banks?' });
    const { id } = (body as { result: { id: `comment:${string}` } }).result;
    const bob = people.get('commenter')!;
    const attacks: ((doc: Y.Doc) => void)[] = [
      (doc) => recordsOf(doc, 'comment').get(id)!.set('text', 'All of them'),
      (doc) => recordsOf(doc, 'comment').get(id)!.set('archivedAt', 5),
      (doc) => recordsOf(doc, 'comment').get(id)!.set('author', bob.name),
      (doc) => recordsOf(doc, 'comment').delete(id),
      (doc) => recordsOf(doc, 'comment').set(id, recordsOf(doc, 'comment').get(id)!.clone()),
    ];
    for (const attack of attacks) {
      const client = await open(bob, 'talk');
      client.edit(attack);
      expect((await client.ended()).code).toBe(closeCode.forbidden);
    }
    const client = await open(bob, 'talk');
    client.edit((doc) => recordsOf(doc, 'comment').get(id)!.set('resolved', true));
    await client.saved(1);
    expect(codeOf(await run(bob, 'editComment', { id, text: 'x' }))).toBe('notYours');
    expect(codeOf(await run(bob, 'archiveComment', { id }))).toBe('notYours');
    expect((await run(people.get('facilitator')!, 'archiveComment', { id })).status).toBe(200);
    expect(codeOf(await run(alice, 'editComment', { id, text: 'x' }))).toBe('noSuchRecord');
  });

  test('is added, edited, resolved and removed by its author, live for everybody', async () => {
    const bob = people.get('commenter')!;
    const hers = await open(alice, 'talk');
    const { body } = await run(bob, 'addComment', { storyId, text: '  Which banks?  ' });
    const { id } = (body as { result: { id: `comment:${string}` } }).result;
    const seen = () => readRecords(hers.doc, 'comment').get(id);
    await waitFor(() => seen()?.text === 'Which banks?');
    expect(seen()).toMatchObject({ storyId, author: 'commenter', resolved: false });
    await run(bob, 'editComment', { id, text: 'Which ones?' });
    await run(alice, 'resolveComment', { id, resolved: true });
    await waitFor(() => seen()?.text === 'Which ones?' && seen()?.resolved === true);
    await run(bob, 'archiveComment', { id });
    await waitFor(() => seen()?.archivedAt !== null);
  });

  test('is about a story of this map, and not empty', async () => {
    expect((await run(alice, 'addComment', { storyId: 'story:elsewhere', text: 'x' })).status).toBe(404);
    expect((await run(alice, 'addComment', { storyId, text: '   ' })).status).toBe(400);
    expect((await run(people.get('viewer')!, 'addComment', { storyId, text: 'x' })).status).toBe(403);
  });
});

describe('a contributor', () => {
  test('adds cards and changes their own, not those of others', async () => {
    const bob = people.get('contributor')!;
    const hers = await open(alice, 'map');
    const stepId = readRecords(hers.doc, 'story').get(storyId)!.stepId;
    const { body } = await run(bob, 'addStories', {
      stepId,
      releaseId: null,
      stories: [{ title: 'By cheque' }],
    });
    const { ids } = (body as { result: { ids: `story:${string}`[] } }).result;
    const id = ids[0]!;
    const { key } = (await open(bob, 'map')).you!;
    await waitFor(() => readRecords(hers.doc, 'story').get(id)?.createdBy === key);
    expect((await run(bob, 'setText', { id, field: 'title', text: 'By bank cheque' })).status).toBe(200);
    expect((await run(bob, 'updateStory', { id, estimate: 3 })).status).toBe(200);
    for (const [name, input] of [
      ['setText', { id: storyId, field: 'title', text: 'Mine' }],
      ['updateStory', { id: storyId, estimate: 3 }],
      ['archive', { ids: [id, storyId] }],
      ['moveStories', { ids: [storyId], releaseId: null }],
    ] as const) {
      expect(codeOf(await run(bob, name, input)), name).toBe('notYours');
    }
    expect((await run(bob, 'addStep', { activityId: 'activity:1', title: 'x' })).status).toBe(403);
    expect((await run(bob, 'archive', { ids: [id] })).status).toBe(200);
    expect((await run(bob, 'restore', { ids: [id] })).status).toBe(200);
    // Nobody says of a card that somebody made it, or takes it from them.
    for (const createdBy of ['', 'somebody', (await open(alice, 'map')).you!.key]) {
      const client = await open(alice, 'map');
      client.edit((doc) =>
        recordsOf(doc, 'story')
          .get(createdBy === '' ? storyId : id)!
          .set('createdBy', createdBy || key),
      );
      expect((await client.ended()).code).toBe(closeCode.forbidden);
    }
    const client = await open(alice, 'map');
    client.edit((doc) => insertRecord(doc, 'story', 'story:made', { title: 'x', createdBy: key }));
    expect((await client.ended()).code).toBe(closeCode.forbidden);
  });
});

describe('the timer', () => {
  test('starts, shows late joiners the same end, and stops; for facilitators', async () => {
    const facilitator = people.get('facilitator')!;
    const before = Date.now();
    const { body } = await run(facilitator, 'startTimer', { seconds: 300, label: 'Ideas' });
    const { endsAt } = (body as { result: { endsAt: number } }).result;
    expect(endsAt).toBeGreaterThanOrEqual(before + 300_000);
    const late = await open(people.get('viewer')!, 'session');
    expect(readRecords(late.doc, 'timer').get(theTimer)).toMatchObject({
      endsAt,
      seconds: 300,
      label: 'Ideas',
    });
    expect(late.you!.now).toBeLessThanOrEqual(endsAt);
    expect((await run(people.get('editor')!, 'stopTimer', {})).status).toBe(403);
    await run(facilitator, 'stopTimer', {});
    await waitFor(() => readRecords(late.doc, 'timer').get(theTimer)?.endsAt === null);
  });

  test.each([0, -5, 1.5, 86_401, '60'])('is not started for %j seconds', async (seconds) => {
    expect((await run(alice, 'startTimer', { seconds })).status).toBe(400);
  });
});

describe('A7: what people can read of each other', () => {
  test('is a name, a colour, a role and a key of this map: no id of a session, on no document', async () => {
    const hers = await open(alice, 'map');
    hers.presence(hers.doc.clientID, 1, {
      person: { name: 'x', email: 'alice@example.org' },
      presence: undefined,
    });
    const his = await open(people.get('viewer')!, 'map');
    await waitFor(() => his.heard.length > 0);
    expect(Object.keys((his.heard[0]!.state as { person: object }).person).sort()).toEqual([
      'colour',
      'key',
      'name',
      'role',
    ]);
    const { members } = (await alice.get(`/api/maps/${mapId}/members`)).body as { members: { id: string }[] };
    const readable = JSON.stringify([
      his.heard,
      his.frames,
      ...(await Promise.all(
        scopes.map(async (scope) => (await open(people.get('viewer')!, scope)).doc.toJSON()),
      )),
    ]);
    for (const { id } of members) expect(readable).not.toContain(id);
    expect(readable).not.toContain('example.org');
  });
});
