/** Images over HTTP: kept by the hash of their bytes, seen by who may see the map, and nothing else ever kept. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { largestImage } from '../../../shared/formats/imageFile.ts';
import { memoryStorage } from '../../../server/storage/memory.ts';
import { jpegHeader, png, pngHeader, svgWithScript } from '../../support/imageFiles.ts';
import { waitFor } from '../../support/waitFor.ts';
import { testApp, type Person, type Reply, type TestApp } from '../support/testApp.ts';
import {
  HandClock,
  startTestServer,
  stopTestServers,
  temporaryFolder,
  temporarySqlite,
} from '../support/testServer.ts';

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
afterEach(stopTestServers);

const errorOf = (reply: { body: unknown }) =>
  (reply.body as { error: { code: string; message: string } }).error;
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const add = (who: Person, content: Uint8Array, map = mapId, headers = {}): Promise<Reply> =>
  who.upload(`/api/maps/${map}/images`, content, headers);
const padded = (start: Uint8Array, size: number): Uint8Array =>
  Buffer.concat([start, Buffer.alloc(size - start.byteLength)]);

describe('an image', () => {
  test('is kept by its hash and given back as it was, with headers under which nothing runs', async () => {
    const content = png(30, 20);
    const reply = await add(alice, content);
    expect(reply.status).toBe(201);
    const hash = hashOf(content);
    expect(reply.body).toEqual({ hash, type: 'image/png', width: 30, height: 20, bytes: content.byteLength });
    const got = await alice.get(`/api/maps/${mapId}/images/${hash}`);
    expect(got.status).toBe(200);
    expect(hashOf(got.bytes)).toBe(hash);
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `inline; filename="${hash.slice(0, 12)}.png"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'same-origin',
      etag: `"${hash}"`,
    });
    const again = await alice.ask('GET', `/api/maps/${mapId}/images/${hash}`, undefined, {
      'if-none-match': `"${hash}"`,
    });
    expect([again.status, again.bytes.byteLength]).toEqual([304, 0]);
  });

  test('sent twice is one, and its type is what its bytes say', async () => {
    const content = jpegHeader(300, 200);
    const first = await add(alice, content, mapId, { 'content-type': 'text/html' });
    const second = await add(alice, content, mapId, { 'content-type': 'image/png' });
    expect(first.body).toEqual(second.body);
    expect(first.body).toMatchObject({ type: 'image/jpeg', width: 300, height: 200 });
    const got = await alice.get(`/api/maps/${mapId}/images/${hashOf(content)}`);
    expect(got.headers.get('content-type')).toBe('image/jpeg');
  });

  test('with something else behind it stays an image that nothing runs', async () => {
    const polyglot = Buffer.concat([png(3, 3), Buffer.from('<script>alert(1)</script>')]);
    expect((await add(alice, polyglot)).status).toBe(201);
    const { headers } = await alice.get(`/api/maps/${mapId}/images/${hashOf(polyglot)}`);
    expect(headers.get('content-type')).toBe('image/png');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  });

  test('S6: is put by editors, seen by viewers, and by nobody else; not on another map either', async () => {
    const content = png(4, 4);
    const hash = hashOf(content);
    expect((await add(bob, content)).status).toBe(404);
    expect((await add(app.visitor(), content)).status).toBe(401);
    await bob.post('/api/join', { token: (await alice.share(mapId, 'viewer')).token });
    expect((await add(bob, content)).status).toBe(403);
    await add(alice, content);
    expect((await bob.get(`/api/maps/${mapId}/images/${hash}`)).status).toBe(200);
    expect((await app.visitor().get(`/api/maps/${mapId}/images/${hash}`)).status).toBe(401);
    const his = await bob.makeMap();
    expect((await bob.get(`/api/maps/${his}/images/${hash}`)).status).toBe(404);
    const carol = await app.person('carol');
    expect((await carol.get(`/api/maps/${mapId}/images/${hash}`)).status).toBe(404);
    await bob.post('/api/join', { token: (await alice.share(mapId, 'editor')).token });
    expect((await add(bob, png(5, 5))).status).toBe(201);
  });

  test.each([
    '..%2f..%2fthroughline.sqlite',
    '%2e%2e',
    '..',
    '.',
    'x',
    '%00',
    'A'.repeat(64),
    `${'a'.repeat(64)}.part`,
    `${'a'.repeat(64)}%2f..`,
    'constructor',
  ])('is not found under the name %s', async (name) => {
    await add(alice, png(4, 4));
    expect((await alice.get(`/api/maps/${mapId}/images/${name}`)).status).toBe(404);
  });
});

describe('a file that cannot be used is refused with what to do', () => {
  test.each([
    ['an SVG with a script', Buffer.from(svgWithScript), 415, 'SVG'],
    ['a page called .png', Buffer.from('<!doctype html><script>alert(1)</script>'), 415, 'PNG, JPEG'],
    ['a text', Buffer.from('hello'), 415, 'choose another'],
    ['nothing', new Uint8Array(), 400, 'empty'],
    ['a PNG cut off in its header', png(9, 9).subarray(0, 20), 400, 'cut off'],
    ['a PNG that would unpack into 12 GB', pngHeader(65_000, 65_000), 400, '64 million pixels'],
    ['a PNG wider than a browser draws', pngHeader(20_000, 1), 400, '16,384'],
    ['one byte too many', padded(png(9, 9), largestImage + 1), 413, '5 MB'],
  ])('%s', async (_what, content, status, words) => {
    const reply = await add(alice, content, mapId, { 'content-type': 'image/png' });
    expect(reply.status).toBe(status);
    expect(errorOf(reply).message).toContain(words);
    expect(errorOf(reply).message).toContain('Nothing was added');
    expect((await alice.get(`/api/maps/${mapId}/images/${hashOf(content)}`)).status).toBe(404);
  });

  test('but 5 MB pass', async () => {
    expect((await add(alice, padded(png(9, 9), largestImage))).status).toBe(201);
  });

  test('when the map has its share, or the disk is full, it is said and nothing is kept', async () => {
    const storage = memoryStorage();
    let answer: () => Promise<'kept' | 'full'> = async () => 'full';
    const strict = testApp({ storage: { ...storage, images: { ...storage.images, put: () => answer() } } });
    const carol = await strict.person('carol');
    const hers = await carol.makeMap();
    const reply = await add(carol, png(4, 4), hers);
    expect([reply.status, errorOf(reply).code]).toEqual([409, 'imagesFull']);
    expect(errorOf(reply).message).toContain('200 MB');
    answer = () => Promise.reject(new Error('ENOSPC'));
    expect((await add(carol, png(4, 4), hers)).status).toBe(503);
  });

  test('when somebody sends too many a minute', async () => {
    const strict = testApp({ requestLimits: { imagesPerPerson: 2 } });
    const carol = await strict.person('carol');
    const hers = await carol.makeMap();
    const answers = [png(1, 1), png(2, 2), png(3, 3)].map((content) => add(carol, content, hers));
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([201, 201, 429]);
  });
});

describe('on the real server', () => {
  async function serve(clock?: HandClock) {
    const folder = temporaryFolder();
    const server = await startTestServer({ storage: temporarySqlite(folder), ...(clock && { clock }) });
    const guest = await server.guest('alice');
    const map = await guest.makeMap();
    /** Sends the head of an upload; the test writes the body. */
    const begin = (headers: Record<string, string> = {}) => {
      const sending = request(`${server.url}/api/maps/${map}/images`, {
        method: 'POST',
        headers: { cookie: guest.cookie, origin: server.url, ...headers },
      });
      sending.on('error', () => undefined); // cut off while it sends
      const answer = new Promise<IncomingMessage>((resolve) => sending.once('response', resolve));
      return { sending, answer };
    };
    return { folder: join(folder, 'images'), server, guest, map, begin };
  }

  test('50 MB are cut off early: by what the head says, and by counting when it says nothing', async () => {
    const { begin, folder } = await serve();
    const told = begin({ 'content-length': String(50_000_000) });
    told.sending.write(png(4, 4));
    expect((await told.answer).statusCode).toBe(413);
    told.sending.destroy();
    const untold = begin();
    let sent = 0;
    const piece = padded(png(4, 4), 256 * 1024);
    const pump = (): void => {
      while (sent < 50_000_000 && !untold.sending.destroyed) {
        sent += piece.byteLength;
        if (!untold.sending.write(piece)) return void untold.sending.once('drain', pump);
      }
    };
    pump();
    expect((await untold.answer).statusCode).toBe(413);
    expect(sent).toBeLessThan(50_000_000);
    untold.sending.destroy();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a body that trickles is not waited for longer than a minute', async () => {
    const clock = new HandClock();
    const { begin, folder } = await serve(clock);
    const { sending, answer } = begin();
    sending.write(png(4, 4));
    let status: number | undefined;
    void answer.then((reply) => (status = reply.statusCode));
    await waitFor(() => {
      clock.pass(61_000);
      return status !== undefined;
    });
    expect(status).toBe(408);
    sending.destroy();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('files are whole, named by their hash, and go with the last map that has them', async () => {
    const { folder, guest, map, server } = await serve();
    const other = await guest.makeMap('Other');
    const upload = (to: string, content: Uint8Array) =>
      fetch(`${server.url}/api/maps/${to}/images`, {
        method: 'POST',
        headers: { cookie: guest.cookie, origin: server.url },
        body: new Uint8Array(content),
      });
    const shared = png(6, 6);
    const own = png(7, 7);
    for (const [to, content] of [
      [map, shared],
      [map, own],
      [other, shared],
    ] as const) {
      expect((await upload(to, content)).status).toBe(201);
    }
    expect(readdirSync(folder).sort()).toEqual([hashOf(shared), hashOf(own)].sort());
    await guest.delete(`/api/maps/${map}`);
    expect(readdirSync(folder)).toEqual([hashOf(shared)]);
    expect((await guest.get(`/api/maps/${other}/images/${hashOf(shared)}`)).status).toBe(200);
    rmSync(join(folder, hashOf(shared)));
    expect((await guest.get(`/api/maps/${other}/images/${hashOf(shared)}`)).status).toBe(404);
    await upload(other, shared);
    expect(existsSync(join(folder, hashOf(shared)))).toBe(true);
    await guest.delete(`/api/maps/${other}`);
    expect(readdirSync(folder)).toEqual([]);
  });
});
