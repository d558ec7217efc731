/** Views for audiences over HTTP: what is in each answer byte by byte, who gets in, until when, and what readers say. */
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { mostFeedback } from '../../../shared/protocol/audience.ts';
import { audiences, type Audience } from '../../../shared/views/audiences/audienceView.ts';
import { writeJson } from '../../../shared/formats/writeJson.ts';
import { memoryStorage } from '../../../server/storage/memory.ts';
import { markedMap, marksIn, type MarkedMap } from '../../support/markedMap.ts';
import { createRandom } from '../../support/random.ts';
import { leavesOf, sentLeaves, unexpectedIn } from '../../support/sentLeaves.ts';
import { closeProviders } from '../support/guest.ts';
import { testApp, type Person, type Reply, type TestApp } from '../support/testApp.ts';
import { startTestServer, stopTestServers } from '../support/testServer.ts';

afterAll(async () => {
  closeProviders();
  await stopTestServers();
});

let app: TestApp;
let alice: Person;
beforeEach(async () => {
  app = testApp();
  alice = await app.person('alice');
});

const codeOf = ({ body }: Reply): string => (body as { error?: { code: string } } | null)?.error?.code ?? '';
const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

/** Somebody without a session, who has a link. */
const read = (token: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> =>
  app.visitor().ask('GET', '/api/view', undefined, { ...bearer(token), ...headers });
const say = (token: string, body: unknown): Promise<Reply> =>
  app.visitor().ask('POST', '/api/view/feedback', body, bearer(token));

interface Made {
  readonly id: string;
  readonly token: string;
  readonly url: string;
}

async function linkTo(mapId: string, audience: Audience, more: object = {}): Promise<Made> {
  const reply = await alice.post(`/api/maps/${mapId}/audience-links`, { audience, ...more });
  expect(reply.status, reply.text).toBe(201);
  return reply.body as Made;
}

/** A map of marks as the server has it, with comments and a timer on it. */
async function markedOnServer(seed: number, date?: string): Promise<{ mapId: string; marked: MarkedMap }> {
  const marked = markedMap({ random: createRandom(seed), ...(date === undefined ? {} : { date }) });
  const source = { text: writeJson(marked.records), format: 'json' };
  const mapId = await alice.makeMap(marked.records.meta.title, { source });
  const { body } = await alice.get(`/api/maps/${mapId}/export.json`);
  const story = (body as { stories: { id: string; archivedAt: number | null }[] }).stories[0]!;
  await alice.command(mapId, 'addComment', { storyId: story.id, text: 'mark<comment>' });
  await alice.command(mapId, 'startTimer', { seconds: 60, label: 'mark<timer>' });
  return { mapId, marked };
}

/** The fields each audience may get in an answer; the same as in the test of the views. */
const allowed: { readonly [A in Audience]: RegExp } = {
  executive:
    /^(meta\.(title|vision)|goal\.title|keyResult\.(title|unit|start|target|current)|theme\.(title|metric|baseline|target|current)|initiative\.(title|outcome))$/,
  release:
    /^(meta\.(title|releaseName)|release\.(name|outcome|window)|initiative\.(title|outcome|window|goToMarket))$/,
  technology:
    /^(meta\.title|theme\.title|goal\.title|initiative\.(title|details|justification|outcome|window|team))$/,
  public: /^(theme\.title|initiative\.publicTitle|initiative\.publicDetails)$/,
};

describe('V1: the answers as they are sent', () => {
  test.each(audiences)(
    'have for the audience "%s" no place that is not on its list, and there no word of another',
    async (audience) => {
      const places = new Set<string>();
      for (const seed of [1, 2, 3, 4]) {
        const { mapId, marked } = await markedOnServer(seed);
        const { token } = await linkTo(mapId, audience);
        const { body } = await read(token);
        const isWritten = (text: string): boolean => text === '' || marked.marks.has(text);
        expect(unexpectedIn(body, sentLeaves[audience], isWritten)).toEqual([]);
        for (const [path] of leavesOf(body)) places.add(path);
      }
      expect(Object.keys(sentLeaves[audience]).filter((path) => !places.has(path))).toEqual([]);
    },
  );

  test.each(audiences)(
    'hold for the audience "%s" no forbidden field of any record, in body or headers',
    async (audience) => {
      let sent = 0;
      for (const seed of [1, 2, 3]) {
        const { mapId, marked } = await markedOnServer(seed);
        const { id, token } = await linkTo(mapId, audience);
        const texts: string[] = [];
        const keep = (reply: Reply): void => void texts.push(reply.text, JSON.stringify([...reply.headers]));
        keep(await read(token));
        keep(await read(token, { 'if-none-match': 'x' }));
        keep(await say(token, { text: 'mark<said>', why: 'mark<why>' }));
        keep(await read(token));
        await alice.delete(`/api/maps/${mapId}/audience-links/${id}`);
        keep(await read(token));
        const text = texts.join('\n');
        const found = [...marksIn(text, marked.marks)];
        expect(found.filter((source) => !allowed[audience].test(source))).toEqual([]);
        for (const secret of [
          'mark<comment>',
          'mark<timer>',
          'mark<said>',
          'mark<why>',
          mapId,
          token,
          'alice',
        ])
          expect(text).not.toContain(secret);
        expect(text).not.toMatch(/"id"|mark-(story|initiative|goal|theme)/);
        sent += found.length;
      }
      expect(sent).toBeGreaterThan(2);
    },
  );

  test.each(['executive', 'public'] as const)(
    'V4: hold for the audience "%s" no date that stands in any text of any record, nor in the heading',
    async (audience) => {
      let sent = 0;
      for (const [seed, date] of [
        [1, 'in May 2031'] as const,
        [2, '2031-05-12'] as const,
        [3, 'in Q3'] as const,
      ]) {
        const { mapId, marked } = await markedOnServer(seed, date);
        const { token } = await linkTo(mapId, audience, { heading: `For the board ${date}` });
        const { text, body } = await read(token);
        expect(body).toMatchObject({ heading: 'For the board' });
        expect(text).not.toMatch(/May|Q3|2031-/);
        sent += marksIn(text, marked.marks).size;
      }
      expect(sent).toBeGreaterThan(2);
    },
  );

  test('are kept by nobody and found by no search', async () => {
    const { token } = await linkTo(await alice.makeMap(), 'public');
    const reply = await read(token);
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(reply.headers.get('x-robots-tag')).toContain('noindex');
    expect(reply.headers.get('content-security-policy')).toContain("default-src 'self'");
    const page = await app.visitor().get('/view');
    expect([page.status, page.headers.get('x-robots-tag')]).toEqual([200, 'noindex, nofollow']);
  });
});

describe('a link for an audience', () => {
  test('shows its token once, behind the #, and stores only a hash', async () => {
    const mapId = await alice.makeMap();
    const { id, token, url } = await linkTo(mapId, 'executive', { heading: '  Board ' });
    expect(url).toBe(`http://localhost/view#${token}`);
    const listed = await alice.get(`/api/maps/${mapId}/audience-links`);
    expect(listed.text).not.toContain(token);
    expect(listed.body).toEqual({
      links: [
        {
          ...{ id, audience: 'executive', heading: 'Board', feedback: false },
          ...{ createdAt: app.clock.now(), expiresAt: null, revokedAt: null },
        },
      ],
    });
    expect((await read(token)).body).toMatchObject({ heading: 'Board', feedback: false });
  });

  test('S3: opens nothing from the moment it is revoked or over, or its map is deleted, and says which', async () => {
    const mapId = await alice.makeMap();
    const [revoked, short, other] = [
      await linkTo(mapId, 'executive'),
      await linkTo(mapId, 'executive', { expiresAt: app.clock.now() + 1000 }),
      await linkTo(mapId, 'public'),
    ];
    for (const { token } of [revoked, short, other]) expect((await read(token)).status).toBe(200);
    await alice.delete(`/api/maps/${mapId}/audience-links/${revoked.id}`);
    const gone = await read(revoked.token);
    expect([gone.status, codeOf(gone)]).toEqual([404, 'viewRevoked']);
    app.clock.pass(1001);
    expect(codeOf(await read(short.token))).toBe('viewExpired');
    expect(codeOf(await say(short.token, { text: 'x' }))).toBe('viewExpired');
    expect((await read(other.token)).status).toBe(200);
    await alice.delete(`/api/maps/${mapId}`);
    expect(codeOf(await read(other.token))).toBe('viewGone');
    expect(codeOf(await read('x'.repeat(43)))).toBe('viewGone');
    expect((await app.visitor().get('/api/view')).status).toBe(401);
  });

  test('is no way onto the map, and a way onto the map is no link for an audience', async () => {
    const mapId = await alice.makeMap();
    const { token } = await linkTo(mapId, 'public');
    const share = await alice.share(mapId, 'viewer');
    const bob = await app.person('bob');
    expect((await bob.post('/api/join', { token })).status).toBe(404);
    for (const path of [
      `/api/maps/${mapId}`,
      `/api/maps/${mapId}/export.json`,
      '/api/maps',
      '/api/portfolio',
    ])
      expect((await app.visitor().ask('GET', path, undefined, bearer(token))).status, path).toBe(401);
    expect((await read(share.token)).status).toBe(404);
    // A session beside it changes nothing: neither what is seen nor who says something.
    expect((await alice.get('/api/view')).status).toBe(401);
    const server = await startTestServer();
    const carol = await server.guest('carol');
    const hers = await carol.makeMap();
    const made = await carol.post(`/api/maps/${hers}/audience-links`, { audience: 'public' });
    const stranger = carol.wire(hers, `?token=${(made.body as Made).token}`, { cookie: '' });
    expect((await stranger.ended()).code).toBe(4401);
  });

  test('is made by facilitators, with an end in the future and one of the audiences', async () => {
    const mapId = await alice.makeMap();
    const bad = [
      ...[
        {},
        { audience: 'portfolio' },
        { audience: 'public', expiresAt: 5 },
        { audience: 'public', heading: 5 },
      ],
      { audience: 'public', heading: 'x'.repeat(121) },
    ];
    for (const body of bad)
      expect((await alice.post(`/api/maps/${mapId}/audience-links`, body)).status).toBe(400);
    const bob = await app.person('bob');
    await bob.post('/api/join', { token: (await alice.share(mapId, 'facilitator')).token });
    const reply = await bob.post(`/api/maps/${mapId}/audience-links`, { audience: 'public' });
    expect(reply.status).toBe(201);
  });
});

describe('a reader', () => {
  test('asks again for nothing new, and gets what has changed', async () => {
    const mapId = await alice.makeMap();
    const { token } = await linkTo(mapId, 'executive');
    const first = await read(token);
    const etag = first.headers.get('etag')!;
    const again = await read(token, { 'if-none-match': etag });
    expect([again.status, again.text]).toEqual([304, '']);
    await alice.command(mapId, 'addActivity', { title: 'Nothing executives see' });
    app.clock.pass(1001);
    expect((await read(token, { 'if-none-match': etag })).status).toBe(304);
    await alice.command(mapId, 'setVision', { text: 'Everybody pays at once.' });
    app.clock.pass(1001);
    const changed = await read(token, { 'if-none-match': etag });
    expect(changed.body).toMatchObject({ view: { vision: 'Everybody pays at once.' } });
  });

  test('sees what was written at another node, also when nobody there has the map open', async () => {
    const storage = memoryStorage();
    const shared = { ...storage, isShared: true };
    const [one, two] = [testApp({ storage: shared }), testApp({ storage: shared })];
    const writer = await one.person('alice');
    const mapId = await writer.makeMap();
    const reply = await writer.post(`/api/maps/${mapId}/audience-links`, { audience: 'executive' });
    const { token } = reply.body as Made;
    const readAt = async (at: TestApp): Promise<string> =>
      (await at.visitor().ask('GET', '/api/view', undefined, bearer(token))).text;
    for (const text of ['First words', 'Other words', 'Last words']) {
      await writer.command(mapId, 'setVision', { text });
      for (const node of [one, two]) {
        node.clock.pass(1001);
        expect(await readAt(node)).toContain(text);
      }
    }
  });

  test('S10: who asks too often, by an address or by a link, is told to wait; guesses count as wrong tokens', async () => {
    app = testApp({ requestLimits: { viewsPerAddress: 5, viewsPerLink: 2, wrongTokensPerAddress: 1 } });
    alice = await app.person('alice');
    const { token } = await linkTo(await alice.makeMap(), 'public');
    expect([(await read(token)).status, (await read(token)).status, (await read(token)).status]).toEqual([
      200, 200, 429,
    ]);
    expect([(await read('guess1')).status, (await read('guess2')).status]).toEqual([404, 429]);
    expect((await read(token)).status).toBe(429);
  });
});

describe('what a reader says', () => {
  const insightsOf = async (
    mapId: string,
  ): Promise<{ id: string; source: string; title: string; why: string }[]> =>
    ((await alice.get(`/api/maps/${mapId}/export.json`)).body as { insights?: never[] }).insights ?? [];

  test('becomes an insight of the map, told in its history as a reader’s, with nothing invisible in it', async () => {
    const mapId = await alice.makeMap();
    const { token } = await linkTo(mapId, 'public');
    const text = ' Paying\u202e takes\u0000\ntoo long\u200b ';
    expect((await say(token, { text, why: 'I give\nup' })).status).toBe(204);
    expect((await say(token, { text: 'And it looks old' })).status).toBe(204);
    const said = (await insightsOf(mapId)).sort((a, b) => (a.title < b.title ? -1 : 1));
    expect(said).toMatchObject([
      { source: 'feedback', title: 'And it looks old', why: 'Said by a reader (public).' },
      { source: 'feedback', title: 'Paying takes too long', why: 'I give\nup' },
    ]);
    const history = await alice.get(`/api/maps/${mapId}/history`);
    expect(history.text).toContain('"kind":"reader"');
    expect((await read(token)).text).not.toMatch(/takes too long|looks old/);
  });

  test.each([
    {},
    { text: '' },
    { text: '  ' },
    { text: '\u200b' },
    { text: 'x'.repeat(501) },
    { text: 5 },
    { text: 'x', why: 'y'.repeat(2001) },
  ])('is refused when it is %j', async (body) => {
    const mapId = await alice.makeMap();
    const { token } = await linkTo(mapId, 'public');
    expect((await say(token, body)).status).toBe(400);
    expect(await insightsOf(mapId)).toEqual([]);
  });

  test('is heard only where the link allows it, and no more once that is switched off', async () => {
    const mapId = await alice.makeMap();
    const { token, id } = await linkTo(mapId, 'public');
    const board = await linkTo(mapId, 'executive');
    const asked = await linkTo(mapId, 'technology', { feedback: true });
    expect(codeOf(await say(board.token, { text: 'x' }))).toBe('feedbackOff');
    expect((await say(asked.token, { text: 'x' })).status).toBe(204);
    await alice.ask('PATCH', `/api/maps/${mapId}/audience-links/${id}`, { feedback: false });
    expect((await read(token)).body).toMatchObject({ feedback: false });
    expect(codeOf(await say(token, { text: 'x' }))).toBe('feedbackOff');
    expect(await insightsOf(mapId)).toHaveLength(1);
  });

  test('S14: a flood of it is slowed down by address and by link, and ends before it fills the map', async () => {
    const mapId = await alice.makeMap();
    const { token } = await linkTo(mapId, 'public');
    for (let i = 0; i < 5; i++) expect((await say(token, { text: `${i}` })).status).toBe(204);
    expect((await say(token, { text: 'more' })).status).toBe(429);
    app = testApp({ requestLimits: { feedbackPerAddress: 10_000, feedbackPerLink: 10_000 } });
    alice = await app.person('alice');
    const other = await alice.makeMap();
    const flooded = await linkTo(other, 'public');
    for (let i = 0; i < mostFeedback; i++)
      expect((await say(flooded.token, { text: `${i}` })).status).toBe(204);
    expect(codeOf(await say(flooded.token, { text: 'more' }))).toBe('feedbackFull');
    const [first] = await insightsOf(other);
    await alice.command(other, 'archive', { ids: [first!.id] });
    expect((await say(flooded.token, { text: 'more' })).status).toBe(204);
  });
});
