/** Erasing a person's name on request: from one map by its owner, from everywhere by the person, for good. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readRecords } from '../../../shared/model/readMap.ts';
import { closeCode } from '../../../shared/protocol/closeCode.ts';
import type { HistoryAnswer } from '../../../shared/protocol/history.ts';
import type { MemberEntry } from '../../../shared/protocol/members.ts';
import { compactDocument } from '../../../server/sync/compactDocument.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import type { Guest, Reply } from '../support/guest.ts';
import { startTestServer, stopTestServers, temporaryFolder, temporarySqlite } from '../support/testServer.ts';

afterEach(stopTestServers);

const secret = 'Bob Secretname';

/** Bob has commented, added a card and named a version on alice's map, and is there; some of it was compacted. */
async function workshop() {
  const folder = temporaryFolder();
  const storage: Storage = temporarySqlite(folder);
  const server = await startTestServer({ storage });
  const [alice, bob] = [await server.guest('alice'), await server.guest(secret)];
  const mapId = await alice.makeMap();
  await bob.join((await alice.share(mapId, 'editor')).token);
  const run = async (person: Guest, name: string, input: unknown): Promise<{ id: string; ids: string[] }> =>
    ((await person.post(`/api/maps/${mapId}/commands/${name}`, input)).body as { result: never }).result;
  const activity = await run(alice, 'addActivity', { title: 'Buy' });
  const step = await run(alice, 'addStep', { activityId: activity.id, title: 'Pay' });
  const stories = [{ title: 'By card' }];
  const { ids } = await run(bob, 'addStories', { stepId: step.id, releaseId: null, stories });
  for (const text of ['Which banks?', 'And who pays?']) {
    await run(bob, 'addComment', { storyId: ids[0], text });
    await compactDocument(storage.documents, `talk:${mapId}`, 9);
  }
  await run(alice, 'addComment', { storyId: ids[0], text: 'All of them.' });
  await run(bob, 'addComment', { storyId: ids[0], text: 'Fine.' });
  await bob.post(`/api/maps/${mapId}/versions`, { name: 'Before the end' });
  const his = await bob.wire(mapId).synced();
  const members = async (): Promise<MemberEntry[]> =>
    ((await alice.get(`/api/maps/${mapId}/members`)).body as { members: MemberEntry[] }).members;
  const authors = async (): Promise<string[]> => {
    const talk = await alice.wire(mapId, '', {}, 'talk').synced();
    const comments = [...readRecords(talk.doc, 'comment').values()].sort((a, b) => a.at - b.at);
    talk.close();
    return comments.map(({ author, text }) => `${author}: ${text}`);
  };
  return { folder, storage, server, alice, bob, his, mapId, members, authors };
}

function holds(folder: string, word: string): boolean {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((file) => statSync(file).isFile())
    .some((file) => readFileSync(file).includes(word));
}

const codeOf = ({ body }: Reply): string => (body as { error: { code: string } }).error.code;
const said = [': Which banks?', ': And who pays?', 'alice: All of them.', ': Fine.'];

describe('an owner', () => {
  test('erases a member’s name from the map: members, history and comments tell of somebody who left', async () => {
    const { alice, bob, his, mapId, members, authors } = await workshop();
    const { id } = (await members()).find(({ name }) => name === secret)!;
    const path = `/api/maps/${mapId}/members/${id}`;
    expect((await bob.post(`${path}/forget`)).status).toBe(403);
    expect((await alice.post(`${path}/forget`)).status).toBe(204);
    expect((await his.ended()).code).toBe(closeCode.signInNeeded);
    expect((await members()).find((member) => member.id === id)).toMatchObject({ name: '', removed: true });
    const { body } = await alice.get(`/api/maps/${mapId}/history`);
    const { sittings, versions } = body as HistoryAnswer;
    expect(sittings.flatMap(({ people }) => people.map(({ name }) => name)).sort()).toEqual(['', 'alice']);
    expect(versions).toMatchObject([{ name: 'Before the end', by: { kind: 'person', name: '' } }]);
    expect(await authors()).toEqual(said);
    for (const reply of [
      await alice.get(`/api/maps/${mapId}`),
      await alice.get(`/api/maps/${mapId}/export.json`),
    ])
      expect(JSON.stringify(reply.body)).not.toContain(secret);
  });

  test('does not bring them back, and cannot erase the last owner', async () => {
    const { alice, bob, mapId, members } = await workshop();
    const [hers, his] = await members();
    expect(codeOf(await alice.post(`/api/maps/${mapId}/members/${hers!.id}/forget`))).toBe('lastOwner');
    const path = `/api/maps/${mapId}/members/${his!.id}`;
    for (let i = 0; i < 2; i++) expect((await alice.post(`${path}/forget`)).status).toBe(204);
    expect(codeOf(await alice.ask('PATCH', path, { role: 'viewer' }))).toBe('noSuchMember');
    const { token } = await alice.share(mapId, 'viewer');
    expect(codeOf(await bob.post('/api/join', { token }))).toBe('removed');
    expect(codeOf(await alice.post(`/api/maps/${mapId}/members/nobody/forget`))).toBe('noSuchMember');
  });
});

describe('a person', () => {
  test('is erased from everywhere: no byte of the name is left, and what was made stays', async () => {
    const { folder, server, alice, bob, his, authors, members } = await workshop();
    expect(holds(folder, secret)).toBe(true);
    const token = (await bob.post('/api/tokens', { name: 'Script', scopes: ['maps:read'], days: 9 })).body;
    expect((await bob.post('/api/session/forget')).status).toBe(204);
    expect((await his.ended()).code).toBe(closeCode.signInNeeded);
    expect(await authors()).toEqual(said);
    expect((await members()).map(({ name }) => name)).toEqual(['alice', '']);
    expect((await bob.get('/api/maps')).body).toEqual({ maps: [] });
    const authorization = `Bearer ${(token as { token: string }).token}`;
    expect((await bob.ask('GET', '/api/maps', undefined, { authorization })).status).toBe(401);
    expect((await alice.get('/api/maps')).body).toMatchObject({ maps: [{ stories: 1 }] });
    expect(holds(folder, secret)).toBe(false);
    await server.stop();
    expect(holds(folder, secret)).toBe(false);
  });

  test('who is the last owner of a map is told which, and nothing changes', async () => {
    const { bob, members } = await workshop();
    const own = await bob.makeMap('His own');
    const refused = await bob.post('/api/session/forget');
    expect([refused.status, codeOf(refused)]).toEqual([409, 'lastOwner']);
    expect(JSON.stringify(refused.body)).toContain('His own');
    expect((await members()).map(({ name }) => name)).toEqual(['alice', secret]);
    await bob.delete(`/api/maps/${own}`);
    expect((await bob.post('/api/session/forget')).status).toBe(204);
  });
});
