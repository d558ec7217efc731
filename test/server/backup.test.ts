/** Fault 18: a backup taken while people work, put back elsewhere: nothing acknowledged is missing, no past merges into it. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readMap } from '../../shared/model/readMap.ts';
import type { TrackerPushAnswer } from '../../shared/protocol/trackers.ts';
import { startFakeTracker } from '../support/fakeTracker.ts';
import { freshDatabase } from '../support/services.ts';
import { projectRoot, startServer, stopAll } from '../support/startServer.ts';
import { png } from '../support/imageFiles.ts';
import { waitFor } from '../support/waitFor.ts';
import { Guest } from './support/guest.ts';
import { stopTestServers, temporaryFolder } from './support/testServer.ts';
import type { WireClient } from './support/wireClient.ts';

afterAll(async () => {
  await stopAll();
  await stopTestServers();
});

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs `npm run backup` or `restore` as npm would. */
function command(name: 'backup' | 'restore', dataDir: string, ...given: string[]): Promise<Ended> {
  return program(name, { DATA_DIR: dataDir }, given);
}

function program(
  name: 'backup' | 'restore' | 'newEpoch',
  settings: Readonly<Record<string, string>>,
  given: readonly string[] = [],
): Promise<Ended> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(process.execPath, [`server/${name}.ts`, ...given], {
      cwd: projectRoot,
      env: { ...process.env, ...settings },
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    child.on('exit', (code) => resolve({ code, output }));
  });
}

const titlesIn = ({ doc }: WireClient): string[] =>
  [...readMap(doc).activity.values()].map(({ title }) => title);
const epochOf = ({ frames }: WireClient): string | undefined =>
  frames.flatMap((frame) => (frame.kind === 'mode' ? [frame.epoch] : [])).at(-1);

describe('Fault 18: a backup', () => {
  test('taken under load and restored elsewhere has every edit acknowledged before it began', async () => {
    const server = await startServer();
    const alice = await Guest.signIn(server.url, 'alice');
    const mapId = await alice.makeMap();
    const image = png(3, 2);
    const upload = await fetch(`${server.url}/api/maps/${mapId}/images`, {
      method: 'POST',
      headers: { cookie: alice.cookie, origin: server.url, 'content-type': 'image/png' },
      body: new Uint8Array(image),
    });
    const { hash } = (await upload.json()) as { hash: string };
    const hers = await alice.wire(mapId).synced();
    const oldEpoch = epochOf(hers);
    const acknowledged: string[] = [];
    const day = { isOver: false };
    const work = async (): Promise<void> => {
      for (let i = 1; !day.isOver; i++) {
        hers.make('addActivity', { title: `Edit ${i}` });
        await hers.saved(i);
        acknowledged.push(`Edit ${i}`);
      }
    };
    const working = work();
    await waitFor(() => acknowledged.length > 20);
    const before = [...acknowledged];
    const folder = join(temporaryFolder(), 'backup');
    const made = await command('backup', server.dataDir, folder);
    expect(made.code, made.output).toBe(0);
    day.isOver = true;
    await working;
    expect(acknowledged.length).toBeGreaterThan(before.length);
    expect((await command('backup', server.dataDir, folder)).output).toContain('is there already');
    await server.stop();

    const elsewhere = temporaryFolder();
    const put = await command('restore', elsewhere, folder);
    expect(put.code, put.output).toBe(0);
    const restored = await startServer({ dataDir: elsewhere });
    const again = new Guest(restored.url, 'alice');
    again.cookie = alice.cookie;
    const back = await again.wire(mapId).synced();
    expect(titlesIn(back)).toEqual(expect.arrayContaining(before));
    expect(new Set(titlesIn(back)).size).toBe(titlesIn(back).length);
    expect((await again.get(`/api/maps/${mapId}/images/${hash}`)).status).toBe(200);
    expect(epochOf(back)).not.toBe(oldEpoch);
    expect(epochOf(back)).toBe(readMap(back.doc).meta.epoch);
    await restored.stop();
  });

  test('C6: holds no key of a tracker that anybody can read; restored elsewhere, the map has to be connected anew', async () => {
    const tracker = await startFakeTracker();
    const env = { OUTGOING_ALLOW: tracker.url };
    const server = await startServer({ env });
    const alice = await Guest.signIn(server.url, 'alice');
    const mapId = await alice.makeMap();
    const text = 'activity,step,story,release,stage\nBuy,Pay,By card,First,Backlog';
    await alice.post(`/api/maps/${mapId}/import`, { text, fileName: 'map.csv' });
    const { body: listed } = await alice.get(`/api/maps/${mapId}/releases`);
    const [{ id: releaseId }] = (listed as { releases: [{ id: string }] }).releases;
    const place = { kind: 'github', ...tracker.place('github') };
    const { body } = await alice.post(`/api/maps/${mapId}/trackers`, place);
    const path = `/api/maps/${mapId}/trackers/${(body as { id: string }).id}/pushes`;
    const target = join(temporaryFolder(), 'backup');
    expect((await command('backup', server.dataDir, target)).code).toBe(0);
    expect(readdirSync(server.dataDir)).toContain('secret.key');
    const files = readdirSync(target).filter((name) => name !== 'images');
    expect(files).toContain('throughline.sqlite');
    expect(files).not.toContain('secret.key');
    for (const file of files)
      expect(readFileSync(join(target, file), 'latin1'), file).not.toContain(tracker.key);
    await server.stop();

    const elsewhere = temporaryFolder();
    expect((await command('restore', elsewhere, target)).code).toBe(0);
    const restored = await startServer({ dataDir: elsewhere, env });
    const again = alice.at(restored.url);
    await again.post(path, { releaseId });
    const reasons = async (): Promise<unknown[]> => {
      const answer = (await again.get(`${path}?releaseId=${releaseId}`)).body as TrackerPushAnswer;
      return answer.issues.map(({ reason }) => reason);
    };
    await waitFor(async () => (await reasons())[0] === 'keyLost', { what: 'that the key is lost' });
    expect(tracker.issues).toEqual([]);
    await restored.stop();
    await tracker.close();
  });

  test('is not put over maps that are there, unless they are put aside', async () => {
    const server = await startServer({ dataDir: temporaryFolder() });
    const { dataDir } = server;
    await (await Guest.signIn(server.url, 'alice')).makeMap();
    const folder = join(temporaryFolder(), 'backup');
    expect((await command('backup', dataDir, folder)).code).toBe(0);
    expect((await command('restore', dataDir, folder)).output).toContain('already runs');
    await server.stop();
    const refused = await command('restore', dataDir, folder);
    expect([refused.code, refused.output]).toEqual([1, expect.stringContaining('--replace')]);
    const replaced = await command('restore', dataDir, folder, '--replace');
    expect(replaced.code, replaced.output).toBe(0);
    const aside = readdirSync(dataDir).find((name) => name.startsWith('replaced-'))!;
    expect(existsSync(join(dataDir, aside, 'throughline.sqlite'))).toBe(true);
    expect((await command('restore', dataDir, join(dataDir, 'nothing'))).output).toContain(
      'There is no backup',
    );
    expect((await command('backup', join(dataDir, 'nothing'), folder)).code).toBe(1);
  });
});

describe('the command epoch', () => {
  test.each(['SQLite', 'PostgreSQL'])(
    'Y6: after a database was put back by other means, gives each map on %s a new epoch, and keeps all of it',
    async (kind) => {
      const dataDir = temporaryFolder();
      const settings: Record<string, string> =
        kind === 'SQLite' ? {} : { DATABASE_URL: await freshDatabase() };
      const server = await startServer({ dataDir, env: settings });
      const alice = await Guest.signIn(server.url, 'alice');
      const mapId = await alice.makeMap();
      const before = await alice.wire(mapId).synced();
      before.make('addActivity', { title: 'Kept' });
      await before.saved(1);
      if (kind === 'SQLite') {
        const early = await program('newEpoch', { DATA_DIR: dataDir });
        expect([early.code, early.output]).toEqual([1, expect.stringMatching(/^Nothing was changed: /)]);
      }
      await server.stop();
      const ended = await program('newEpoch', { DATA_DIR: dataDir, ...settings });
      expect([ended.code, ended.output]).toEqual([0, '1 maps have a new epoch.\n']);
      const again = await startServer({ dataDir, env: settings });
      const back = new Guest(again.url, 'alice');
      back.cookie = alice.cookie;
      const after = await back.wire(mapId).synced();
      expect(titlesIn(after)).toEqual(['Kept']);
      expect(epochOf(after)).not.toBe(epochOf(before));
      expect(epochOf(after)).toBe(readMap(after.doc).meta.epoch);
      await again.stop();
    },
  );
});
