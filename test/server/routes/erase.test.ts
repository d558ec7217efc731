/** Erasing on request: a map for good, with everything it ever was. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { closeCode } from '../../../shared/protocol/closeCode.ts';
import { compactDocument } from '../../../server/sync/compactDocument.ts';
import { png } from '../../support/imageFiles.ts';
import { testApp } from '../support/testApp.ts';
import { startTestServer, stopTestServers, temporaryFolder, temporarySqlite } from '../support/testServer.ts';
import { shop, trackerRow, wantedRows } from '../support/trackerRows.ts';

afterEach(stopTestServers);
afterAll(stopTestServers);

/** Which of these words stand in any file of a folder. */
function wordsIn(folder: string, words: readonly string[]): string[] {
  const files = readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((file) => statSync(file).isFile());
  return words.filter((word) => files.some((file) => readFileSync(file).includes(word)));
}

describe('erasing a map', () => {
  test('leaves no byte of its text in the data folder, whether it was live, archived, named or in history', async () => {
    const folder = temporaryFolder();
    const storage = temporarySqlite(folder);
    const server = await startTestServer({ storage });
    const alice = await server.guest('alice');
    const [mapId, keptId] = [await alice.makeMap('SecretTitle'), await alice.makeMap('KeptTitle')];
    const hers = await alice.wire(mapId).synced();
    hers.make('addActivity', { title: 'SecretActivity' });
    await hers.saved(1);
    await compactDocument(storage.documents, `map:${mapId}`, 9);
    hers.make('addActivity', { title: 'SecretLater' });
    await hers.saved(2);
    await alice.post(`/api/maps/${mapId}/versions`, { name: 'SecretVersion' });
    await storage.history.keepSittings([
      { doc: `map:${mapId}`, firstSeq: 1, lastSeq: 2, from: 1, to: 2, digest: '["SecretDigest"]' },
    ]);
    await storage.trackers.connect(trackerRow('shop', mapId, { sealed: 'SecretKey' }));
    await storage.trackers.want(mapId, shop, 'release:a', wantedRows(['1'], 'SecretIssue'), 1);
    const { members } = (await alice.get(`/api/maps/${mapId}/members`)).body as { members: { id: string }[] };
    const asked = { mapId, dots: 5, releaseId: null, openedAt: 1 };
    await storage.votes.open({ ...asked, id: 'voting:SecretVoting' });
    await storage.votes.setDots(mapId, 'voting:SecretVoting', members[0]!.id, 'story:SecretVote', 5);
    const secrets = [
      'SecretTitle',
      'SecretActivity',
      'SecretLater',
      'SecretVersion',
      'SecretDigest',
      'SecretKey',
      'SecretIssue',
      'SecretVoting',
      'SecretVote',
    ];
    expect(wordsIn(folder, secrets)).toEqual(secrets);

    expect((await alice.post(`/api/maps/${mapId}/erase`)).status).toBe(204);
    expect((await hers.ended()).code).toBe(closeCode.mapGone);
    expect(wordsIn(folder, secrets)).toEqual([]);
    expect(wordsIn(folder, ['KeptTitle'])).toEqual(['KeptTitle']);
    expect((await alice.get(`/api/maps/${keptId}`)).status).toBe(200);
    expect((await alice.get(`/api/maps/${mapId}`)).status).toBe(404);
    const late = alice.wire(mapId);
    expect((await late.ended()).code).toBe(closeCode.mapGone);
    await server.stop();
    expect(wordsIn(folder, secrets)).toEqual([]);
  });

  test('S5: is for its owner alone, also when it was deleted before; links and images go with it', async () => {
    const { person, storage } = testApp();
    const alice = await person('alice');
    const bob = await person('bob');
    const mallory = await person('mallory');
    const mapId = await alice.makeMap();
    const { token } = await alice.share(mapId);
    await bob.post('/api/join', { token });
    const { body } = await alice.upload(`/api/maps/${mapId}/images`, png(3, 2), {
      'content-type': 'image/png',
    });
    const { hash } = body as { hash: string };
    const erase = async (who: typeof alice): Promise<number> =>
      (await who.post(`/api/maps/${mapId}/erase`)).status;
    expect([await erase(mallory), await erase(bob)]).toEqual([404, 403]);
    await alice.delete(`/api/maps/${mapId}`);
    expect([await erase(mallory), await erase(bob), await erase(alice)]).toEqual([404, 403, 204]);
    expect(await storage.images.read(hash)).toBeNull();
    expect((await bob.post('/api/join', { token })).status).toBeGreaterThanOrEqual(400);
    expect((await storage.documents.load(`map:${mapId}`)).lastSeq).toBe(0);
  });
});

describe('F18: who voted for what', () => {
  test.each(['reveal', 'end'] as const)('is in no file of the data folder after the %s', async (how) => {
    const folder = temporaryFolder();
    const storage = temporarySqlite(folder);
    const server = await startTestServer({ storage });
    const bob = await server.guest('bob');
    const mapId = await bob.makeMap();
    const { members } = (await bob.get(`/api/maps/${mapId}/members`)).body as { members: { id: string }[] };
    const voter = members[0]!.id;
    await storage.votes.open({ id: 'voting:a', mapId, dots: 5, releaseId: null, openedAt: 1 });
    await storage.votes.setDots(mapId, 'voting:a', voter, 'story:SecretVote', 5);
    // As SQLite writes a row of the ballots: the columns one after the other.
    const together = `voting:a${voter}story:SecretVote`;
    expect(wordsIn(folder, [together])).toEqual([together]);
    await storage.votes[how](mapId, 'voting:a');
    expect(wordsIn(folder, [together])).toEqual([]);
  });
});
