/** C10, S13: the log and the figures of a whole use hold nothing people wrote, no key, cookie or address of theirs. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { createLog } from '../../server/log.ts';
import { metaOf } from '../../shared/model/document.ts';
import { scopes } from '../../shared/protocol/scope.ts';
import { startOidcProvider, type RunningProvider } from '../support/startOidcProvider.ts';
import { startServer, stopAll, type RunningServer } from '../support/startServer.ts';
import { waitFor } from '../support/waitFor.ts';
import { Guest } from './support/guest.ts';
import { RedirectWalker } from './support/redirectWalker.ts';
import { stopTestServers, temporaryFolder } from './support/testServer.ts';

let provider: RunningProvider | null = null;
afterAll(async () => {
  await stopAll();
  await stopTestServers();
  await provider?.stop();
});

/** What must be found nowhere, with what it is. */
class Secrets {
  readonly all = new Map<string, string>();

  /** A word of its own for each thing somebody writes. */
  word(what: string): string {
    return this.keep(what, `quokka${this.all.size}`);
  }

  keep(what: string, secret: string): string {
    this.all.set(secret, what);
    return secret;
  }

  foundIn(text: string): string[] {
    return [...this.all].flatMap(([secret, what]) => (text.includes(secret) ? [what] : []));
  }
}

/** Alice comes by the identity provider; others change their mind, or are sent back with something forged. */
async function signIns(url: string, secrets: Secrets): Promise<Guest> {
  const isCallback = (to: URL): boolean => to.pathname === '/sign-in/callback';
  const walker = new RedirectWalker();
  await walker.signIn(`${url}/sign-in`, 'alice');
  const alice = new Guest(url, 'alice');
  alice.cookie = walker.cookie('localhost', 'throughline_session');
  secrets.keep('the cookie of an account', alice.cookie.split('=')[1]!);
  for (const hop of walker.hops)
    for (const part of ['code', 'state', 'nonce', 'code_challenge']) {
      const value = hop.searchParams.get(part);
      if (value !== null) secrets.keep(`${part} of a sign-in`, value);
    }
  const forged = new RedirectWalker();
  const asked = (await forged.go(`${url}/sign-in`, (to) => to.origin === provider!.issuer)).url;
  asked.searchParams.set('nonce', 'A'.repeat(43));
  await forged.go((await forged.signIn(asked, 'alice', isCallback)).url);
  const wary = new RedirectWalker();
  const page = await wary.go(`${url}/sign-in`);
  await wary.go(/href="([^"]+\/abort)"/.exec(page.text)?.[1] ?? '');
  return alice;
}

/** A map with words in everything that takes some. */
async function writes(alice: Guest, secrets: Secrets): Promise<string> {
  const { body } = await alice.post('/api/maps', { title: secrets.word('the title of a map') });
  const { id: mapId } = body as { id: string };
  const run = async (name: string, input: unknown): Promise<{ id: string; ids: string[] }> => {
    const reply = await alice.post(`/api/maps/${mapId}/commands/${name}`, input);
    expect(reply.status, `${name}: ${JSON.stringify(reply.body)}`).toBe(200);
    return (reply.body as { result: { id: string; ids: string[] } }).result;
  };
  const { id: activityId } = await run('addActivity', { title: secrets.word('an activity') });
  const { id: stepId } = await run('addStep', { activityId, title: secrets.word('a step') });
  const { id: releaseId } = await run('addRelease', { name: secrets.word('a release') });
  const stories = [{ title: secrets.word('a story') }];
  const { ids } = await run('addStories', { stepId, releaseId, stories });
  const storyId = ids[0]!;
  await run('setText', { id: storyId, field: 'details', text: secrets.word('the details of a story') });
  await run('addPersona', { name: secrets.word('a persona') });
  await run('addLabel', { name: secrets.word('a label') });
  await run('addCriteria', { storyId, criteria: [{ title: secrets.word('a criterion') }] });
  await run('addComment', { storyId, text: secrets.word('a comment') });
  await run('startTimer', { seconds: 300, label: secrets.word('a timer') });
  await run('addFreeThings', {
    things: [{ kind: 'sticky', title: secrets.word('a sticky'), at: { x: 0, y: 0 } }],
  });
  await alice.post(`/api/maps/${mapId}/versions`, { name: secrets.word('a version') });
  const source = { text: `${secrets.word('an import')}\n\tStep\n`, fileName: secrets.word('a file') };
  for (const query of ['?preview', '']) await alice.post(`/api/maps/${mapId}/import${query}`, source);
  return mapId;
}

/** Links, tickets and API tokens: good ones, used in every way there is, and wrong ones. */
async function comesIn(alice: Guest, mapId: string, secrets: Secrets): Promise<Guest> {
  const bob = await Guest.signIn(alice.url, secrets.word('the name of a guest'));
  secrets.keep('the cookie of a guest', bob.cookie.split('=')[1]!);
  const { token: link } = await alice.share(mapId, 'editor');
  secrets.keep('a share link', link);
  await bob.join(link);
  await bob.post('/api/join', { token: secrets.word('a wrong share link') });
  for (const path of [`/join/${link}`, `/api/maps/${mapId}?token=${link}`]) await bob.get(path);
  (await new Guest(alice.url, 'script').wire(mapId, `?token=${link}`).synced()).close();
  await bob.wire(mapId, `?token=${secrets.word('a wrong share link of a script')}`).ended();
  const { ticket } = (await bob.post(`/api/maps/${mapId}/ticket`)).body as { ticket: string };
  secrets.keep('a ticket', ticket);
  (await bob.wire(mapId, `?ticket=${ticket}`).synced()).close();
  await bob.wire(mapId, `?ticket=${ticket}`).ended();
  const script = { name: secrets.word('the name of an API token'), scopes, days: 30 };
  const { token } = (await alice.post('/api/tokens', script)).body as { token: string };
  for (const bearer of [secrets.keep('an API token', token), secrets.word('a wrong API token')])
    await new Guest(alice.url, 'script').ask('GET', '/api/maps', undefined, {
      authorization: `Bearer ${bearer}`,
    });
  return bob;
}

/** Frames and requests nobody should send. */
async function misbehaves(bob: Guest, mapId: string, secrets: Secrets): Promise<void> {
  const text = await bob.wire(mapId).synced();
  text.send(secrets.word('a text frame'));
  await text.ended();
  const garbage = await bob.wire(mapId).synced();
  garbage.sync('update', new TextEncoder().encode(secrets.word('an update that is none')));
  await garbage.ended();
  const shown = await bob.wire(mapId).synced();
  shown.presence(shown.doc.clientID, 1, { name: secrets.word('presence'), nothing: 'known' });
  const tooLong = `${secrets.word('a title that is too long')} `.repeat(20_000);
  shown.edit((doc) => metaOf(doc).set('title', tooLong));
  await shown.ended();
  const away = await bob.wire(`${mapId}${secrets.word('a document')}`).ended();
  expect(away.code).toBeGreaterThan(4400);
  await bob.get(`/api/${secrets.word('an address')}?q=${secrets.word('a query')}`);
  await bob.get(`/${secrets.word('a page')}`);
  await bob.post(`/api/maps/${mapId}/commands/addActivity`, { title: { no: secrets.word('bad input') } });
  await bob.post(`/api/maps/${mapId}/commands/${secrets.word('a command')}`, {});
  await bob.ask('POST', '/api/maps', {}, { origin: `https://${secrets.word('another site')}.example` });
  const cookie = { cookie: `throughline_session=${secrets.word('a wrong cookie')}` };
  await fetch(`${bob.url}/api/maps`, { headers: cookie });
  await fetch(`${bob.url}/api/maps`, {
    ...{ method: 'POST', body: `{"title": ${secrets.word('JSON that is none')}` },
    headers: { ...cookie, origin: bob.url, 'content-type': 'application/json' },
  });
}

/** Takes away what the server needs for history, so that a request fails. */
async function breaks(alice: Guest, server: RunningServer, mapId: string): Promise<void> {
  const database = new DatabaseSync(join(server.dataDir, 'throughline.sqlite'));
  database.exec('DROP TABLE versions; DROP TABLE visits;');
  database.close();
  expect((await alice.get(`/api/maps/${mapId}/history`)).status).toBe(500);
  (await alice.wire(mapId).synced()).close();
}

describe('C10 S13: the log and the figures', () => {
  test('of a whole use, errors included, hold no user text, key, cookie or address', async () => {
    const secrets = new Secrets();
    const email = `${secrets.word('an address')}@quokka.example`;
    provider = await startOidcProvider({
      alice: { name: secrets.word('the name of an account'), email, email_verified: true },
    });
    secrets.keep('the secret of the provider', provider.environment['OIDC_CLIENT_SECRET']!);
    const server = await startServer({ env: provider.environment, dataDir: temporaryFolder() });
    const alice = await signIns(server.url, secrets);
    const mapId = await writes(alice, secrets);
    const bob = await comesIn(alice, mapId, secrets);
    await misbehaves(bob, mapId, secrets);
    await breaks(alice, server, mapId);
    await waitFor(() => server.output().includes('a visit could not be noted'));
    const figures = await (await fetch(`${server.url}/metrics`)).text();
    await server.stop();

    const lines = server.output().trim().split('\n');
    const told = new Set(lines.slice(1).map((line) => (JSON.parse(line) as { msg: string }).msg));
    for (const message of [
      ...['signed in', 'a sign-in failed', 'socket opened', 'socket refused', 'socket closed'],
      ...['request', 'request failed', 'a visit could not be noted'],
    ])
      expect([...told]).toContain(message);
    expect(figures).toContain('throughline_requests_total');
    expect(secrets.all.size).toBeGreaterThan(40);
    expect(secrets.foundIn(server.output()), 'in the log').toEqual([]);
    expect(secrets.foundIn(figures), 'in the figures').toEqual([]);
  });

  test('tell of an error of the database without the row it speaks of', () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => void lines.push(line) });
    const cause = Object.assign(new Error('duplicate key value'), {
      ...{ code: '23505', detail: 'Key (title)=(quokka) already exists.', parameters: ['quokka'] },
    });
    log.error({ err: new Error('the commit failed', { cause }) }, 'commit failed');
    log.error({ err: cause }, 'commit failed');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { err: { type: 'Error', message: 'the commit failed: duplicate key value' } },
      { err: { type: 'Error', code: '23505', stack: expect.stringContaining('logs.test.ts') } },
    ]);
    expect(lines.join('')).not.toContain('quokka');
  });
});
