/** The portfolio over HTTP: what I see of my maps, and what those see who have a link to it, until when. */
import { beforeEach, describe, expect, test } from 'vitest';
import { writeJson } from '../../../shared/formats/writeJson.ts';
import type { PortfolioAnswer } from '../../../shared/protocol/audience.ts';
import type { SharedPortfolio } from '../../../shared/views/audiences/portfolio.ts';
import { mostPortfolioLinks } from '../../../server/routes/portfolio.ts';
import { markedMap, marksIn } from '../../support/markedMap.ts';
import { createRandom } from '../../support/random.ts';
import { leavesOf, sentLeaves, unexpectedIn } from '../../support/sentLeaves.ts';
import { testApp, type Person, type Reply, type TestApp } from '../support/testApp.ts';

let app: TestApp;
let alice: Person;
beforeEach(async () => {
  app = testApp();
  alice = await app.person('alice');
});

interface Made {
  readonly id: string;
  readonly token: string;
  readonly url: string;
}

const codeOf = ({ body }: Reply): string => (body as { error?: { code: string } } | null)?.error?.code ?? '';
const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
/** Somebody without a session, who has a link. */
const read = (token: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> =>
  app.visitor().ask('GET', '/api/view', undefined, { ...bearer(token), ...headers });
const shown = async (token: string): Promise<SharedPortfolio> => {
  app.clock.pass(1001); // a view is kept for a second
  const reply = await read(token);
  expect(reply.status, reply.text).toBe(200);
  return (reply.body as { view: SharedPortfolio }).view;
};
const titlesFor = async (token: string): Promise<string[]> =>
  (await shown(token)).maps.map(({ title }) => title);

async function linkOf(person: Person, body: object = {}): Promise<Made> {
  const reply = await person.post('/api/portfolio/links', { heading: '', ...body });
  expect(reply.status, reply.text).toBe(201);
  return reply.body as Made;
}

/** A map with a goal and a bet that drives it. */
async function mapWithBet(person: Person, title: string): Promise<string> {
  app.clock.pass(1);
  const mapId = await person.makeMap(title);
  const { id } = await person.command<{ id: string }>(mapId, 'addGoal', {
    title: `Goal of ${title}`,
    kind: 'business',
  });
  await person.command(mapId, 'addInitiative', { title: `Bet of ${title}`, goals: [id] });
  return mapId;
}

async function letOn(
  mapId: string,
  person: Person,
  role: 'viewer' | 'editor' | 'facilitator',
): Promise<void> {
  await person.post('/api/join', { token: (await alice.share(mapId, role)).token });
}

describe('the portfolio', () => {
  test('S4: holds the maps I am on, in my role, and nothing of anybody else’s', async () => {
    const bob = await app.person('bob');
    await mapWithBet(alice, 'Hers alone');
    const both = await mapWithBet(alice, 'Of both');
    await bob.makeMap('His alone');
    await letOn(both, bob, 'viewer');
    app.clock.pass(1001);
    const reply = await bob.get('/api/portfolio');
    expect(reply.text).not.toContain('Hers alone');
    const { maps, left } = reply.body as PortfolioAnswer;
    expect(left).toBe(0);
    expect(maps.map(({ role, portfolio }) => `${portfolio.title}: ${role}`).sort()).toEqual([
      'His alone: owner',
      'Of both: viewer',
    ]);
    expect(maps.find(({ id }) => id === both)?.portfolio.bets).toMatchObject([
      { title: 'Bet of Of both', goals: [0] },
    ]);
    expect((await app.visitor().get('/api/portfolio')).status).toBe(401);
  });
});

test('what the sprints hold goes from the portfolio with the day they end, though nobody changes the map', async () => {
  const mapId = await mapWithBet(alice, 'Of hers');
  const day = new Date(app.clock.now()).toISOString().slice(0, 10);
  await alice.command(mapId, 'addSprint', { name: 'One', start: day, end: day, capacity: 10 });
  const { token } = await linkOf(alice);
  const heldBy = async (): Promise<unknown[]> => {
    const [shared] = (await shown(token)).maps;
    const { maps } = (await alice.get('/api/portfolio')).body as PortfolioAnswer;
    return [shared?.capacity.sprints, maps[0]?.portfolio.capacity.sprints];
  };
  expect(await heldBy()).toEqual([10, 10]);
  app.clock.pass(24 * 3600 * 1000);
  expect(await heldBy()).toEqual([null, null]);
});

describe('a link to a portfolio', () => {
  test('shows its token once, behind the #, stores only a hash, and belongs to its maker alone', async () => {
    const { id, token, url } = await linkOf(alice, { heading: '  All we bet on ' });
    expect(url).toBe(`http://localhost/view#${token}`);
    const listed = await alice.get('/api/portfolio/links');
    expect(listed.text).not.toContain(token);
    expect(listed.body).toEqual({
      links: [
        {
          ...{ id, heading: 'All we bet on', createdAt: app.clock.now() },
          ...{ expiresAt: null, revokedAt: null },
        },
      ],
    });
    const bob = await app.person('bob');
    expect((await bob.get('/api/portfolio/links')).body).toEqual({ links: [] });
    const foreign = await bob.delete(`/api/portfolio/links/${id}`);
    expect([foreign.status, codeOf(foreign)]).toEqual([404, 'noSuchLink']);
    expect((await read(token)).body).toMatchObject({ heading: 'All we bet on', feedback: false });
    for (const [method, path] of [
      ['POST', '/api/portfolio/links'],
      ['GET', '/api/portfolio/links'],
      ['DELETE', `/api/portfolio/links/${id}`],
    ] as const) {
      const body = method === 'POST' ? { heading: '' } : undefined;
      expect((await app.visitor().ask(method, path, body)).status, `${method} by nobody`).toBe(401);
      const byLink = await app.visitor().ask(method, path, body, bearer(token));
      expect(byLink.status, `${method} by the link itself`).toBe(401);
    }
  });

  test('shows live the maps its maker may share at that moment, in one order, and never one they only look at', async () => {
    const bob = await app.person('bob');
    const own = await mapWithBet(bob, 'His alone');
    const run = await mapWithBet(alice, 'He facilitates');
    const seen = await mapWithBet(alice, 'He looks at');
    await mapWithBet(alice, 'Hers alone');
    await bob.makeMap('Nothing decided yet');
    await letOn(run, bob, 'facilitator');
    await letOn(seen, bob, 'viewer');
    const { token } = await linkOf(bob);
    expect(await titlesFor(token)).toEqual(['His alone', 'He facilitates']);
    const [first] = (await shown(token)).maps;
    expect(first).toMatchObject({
      goals: [{ title: 'Goal of His alone' }],
      bets: [{ title: 'Bet of His alone', goals: [0] }],
    });
    await bob.command(own, 'renameMap', { title: 'His own' });
    expect(await titlesFor(token), 'the order stays').toEqual(['His own', 'He facilitates']);

    const { members } = (await alice.get(`/api/maps/${run}/members`)).body as {
      members: { id: string; role: string }[];
    };
    const his = members.find(({ role }) => role === 'facilitator')!;
    await alice.ask('PATCH', `/api/maps/${run}/members/${his.id}`, { role: 'editor' });
    const reply = await read(token); // at once: nothing is kept of who may see what
    expect(reply.text).not.toContain('He facilitates');
    await alice.ask('PATCH', `/api/maps/${run}/members/${his.id}`, { role: 'facilitator' });
    expect(await titlesFor(token)).toEqual(['His own', 'He facilitates']);
    await alice.delete(`/api/maps/${run}/members/${his.id}`);
    expect((await read(token)).text).not.toContain('He facilitates');
    await bob.delete(`/api/maps/${own}`);
    expect(await shown(token)).toEqual({ audience: 'portfolio', maps: [], left: 0 });
  });

  test('is answered with “the same” until something its readers see has changed', async () => {
    const mapId = await mapWithBet(alice, 'Shop');
    const { token } = await linkOf(alice);
    const etag = (await read(token)).headers.get('etag')!;
    expect((await read(token, { 'if-none-match': etag })).status).toBe(304);
    await alice.command(mapId, 'setVision', { text: 'Nothing that is in a portfolio' });
    await alice.makeMap('Nothing decided yet');
    app.clock.pass(1001);
    expect((await read(token, { 'if-none-match': etag })).status).toBe(304);
    await mapWithBet(alice, 'Second');
    expect((await read(token, { 'if-none-match': etag })).status).toBe(200);
  });

  test('V1: holds no forbidden field of any record, no id, no name, no date, in body or headers', async () => {
    let sent = 0;
    const places = new Set<string>();
    const written = new Set(['', 'Everybody pays']);
    for (const seed of [1, 2, 3]) {
      const marked = markedMap({ random: createRandom(seed), first: seed * 1000 });
      const source = { text: writeJson(marked.records), format: 'json' };
      const mapId = await alice.makeMap('mark<title>', { source });
      const goal = { title: 'Everybody pays by 3 May 2027', kind: 'customer', period: 'Q3 of our plan' };
      await alice.command(mapId, 'addGoal', goal);
      const { id, token } = await linkOf(alice);
      app.clock.pass(1001);
      const texts: string[] = [];
      const keep = ({ text, headers }: Reply): void => {
        // A hash of the answer holds any short word by chance.
        headers.delete('etag');
        texts.push(text, JSON.stringify([...headers]));
      };
      keep(await read(token));
      expect(texts[0]).toContain('"Everybody pays"');
      for (const mark of marked.marks.keys()) written.add(mark);
      const isWritten = (text: string): boolean => written.has(text);
      expect(unexpectedIn(JSON.parse(texts[0]!), sentLeaves.portfolio, isWritten)).toEqual([]);
      for (const [path] of leavesOf(JSON.parse(texts[0]!))) places.add(path);
      keep(await read(token, { 'if-none-match': 'x' }));
      const said = await app.visitor().ask('POST', '/api/view/feedback', { text: 'x' }, bearer(token));
      expect([said.status, codeOf(said)], 'nothing is asked of its readers').toEqual([403, 'feedbackOff']);
      keep(said);
      await alice.delete(`/api/portfolio/links/${id}`);
      keep(await read(token));
      const text = texts.join('\n');
      const found = [...marksIn(text, marked.marks)];
      expect(found.filter((field) => !/^(meta|goal|initiative)\.title$/.test(field))).toEqual([]);
      for (const secret of [mapId, id, token, 'alice', '3 May', 'May 2027', 'Q3 of our plan'])
        expect(text).not.toContain(secret); // shorter ones come up in random names by chance
      expect(text).not.toMatch(/"id"|"role"|mark-(story|initiative|goal|theme)/);
      sent += found.length;
    }
    expect(sent).toBeGreaterThan(2);
    expect(Object.keys(sentLeaves.portfolio).filter((path) => !places.has(path))).toEqual([]);
  });

  test('S3: opens nothing from the moment it is revoked or over, or its maker is erased, and says which', async () => {
    const bob = await app.person('bob');
    const revoked = await linkOf(bob);
    const short = await linkOf(bob, { expiresAt: app.clock.now() + 1000 });
    const other = await linkOf(bob);
    for (const { token } of [revoked, short, other]) expect((await read(token)).status).toBe(200);
    expect((await bob.delete(`/api/portfolio/links/${revoked.id}`)).status).toBe(204);
    const gone = await read(revoked.token);
    expect([gone.status, codeOf(gone)]).toEqual([404, 'viewRevoked']);
    app.clock.pass(1001);
    expect(codeOf(await read(short.token))).toBe('viewExpired');
    expect((await read(other.token)).status).toBe(200);
    expect((await bob.post('/api/session/forget')).status).toBe(204);
    expect(codeOf(await read(other.token))).toBe('viewGone');
  });

  test('is no way to anything else, and has an end in the future', async () => {
    const mapId = await mapWithBet(alice, 'Shop');
    const { token } = await linkOf(alice);
    expect((await alice.post('/api/join', { token })).status).toBe(404);
    for (const path of [`/api/maps/${mapId}`, '/api/maps', '/api/portfolio'])
      expect((await app.visitor().ask('GET', path, undefined, bearer(token))).status, path).toBe(401);
    for (const body of [{}, { heading: '', expiresAt: 5 }, { heading: 5 }, { heading: 'x'.repeat(121) }])
      expect((await alice.post('/api/portfolio/links', body)).status).toBe(400);
  });

  test('S10: who asks too often by it is told to wait, and nobody has more than can be kept an eye on', async () => {
    app = testApp({ requestLimits: { viewsPerLink: 2 } });
    alice = await app.person('alice');
    const { id, token } = await linkOf(alice);
    expect([(await read(token)).status, (await read(token)).status, (await read(token)).status]).toEqual([
      200, 200, 429,
    ]);
    for (let i = 1; i < mostPortfolioLinks; i++) await linkOf(alice);
    expect(codeOf(await alice.post('/api/portfolio/links', { heading: '' }))).toBe('tooManyLinks');
    await alice.delete(`/api/portfolio/links/${id}`);
    await linkOf(alice);
  });
});
