/** Signing in with a real identity provider, through its real redirects; and everything that must not work. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { startOidcProvider, type RunningProvider } from '../../support/startOidcProvider.ts';
import { waitFor } from '../../support/waitFor.ts';
import { closeProviders, Guest } from '../support/guest.ts';
import { RedirectWalker } from '../support/redirectWalker.ts';
import type { WireClient } from '../support/wireClient.ts';
import { HandClock, startTestServer, stopTestServers, type TestServer } from '../support/testServer.ts';

const people = {
  alice: { name: 'Alice Example', email: 'alice@example.org', email_verified: true },
  bob: {
    name: 'Bob\u202e Example',
    email: 'alice@example.org',
    email_verified: true,
    role: 'owner',
    groups: ['admin'],
  },
  carol: { preferred_username: 'carol', email: 'carol@example.org', email_verified: false },
  dave: { name: 'Dave', email: 'dave@example.org', email_verified: 'true' },
  eve: { name: 'Eve', email: 'eve@example.org.evil.example', email_verified: true },
  frank: { name: 'Frank', email: 'frank@EXAMPLE.org', email_verified: true },
};
const cookieName = 'throughline_session';
const isCallback = (url: URL): boolean => url.pathname === '/sign-in/callback';

let provider: RunningProvider;
let server: TestServer;
let url: string;
const clock = new HandClock();

beforeAll(async () => {
  provider = await startOidcProvider(people);
  server = await startTestServer({ clock, config: configured() });
  url = `http://localhost:${server.port}`;
});
afterAll(async () => {
  closeProviders();
  await stopTestServers();
  await provider.stop();
});

function configured(more: Record<string, string> = {}) {
  const { oidc, outgoingAllowed } = readConfig({ ...provider.environment, ...more });
  return { oidc, outgoingAllowed: outgoingAllowed ?? [] };
}

/** Whoever this browser is on the server. */
function guestOf(walker: RedirectWalker, at: string = url): Guest {
  const guest = new Guest(at, 'somebody');
  guest.cookie = walker.cookie('localhost', cookieName);
  return guest;
}

async function signedIn(name: string, walker = new RedirectWalker()): Promise<Guest> {
  const page = await walker.signIn(`${url}/sign-in`, name);
  expect(page.url.href).toBe(`${url}/`);
  return guestOf(walker);
}

describe('signing in', () => {
  test('S12: goes to the provider with state, nonce and PKCE and comes back as the person it names', async () => {
    const walker = new RedirectWalker();
    const page = await walker.signIn(`${url}/sign-in?to=/map/one`, 'alice');
    expect(page.url.href).toBe(`${url}/map/one`);
    const asked = walker.hops[0]!;
    expect(asked.origin).toBe(provider.issuer);
    for (const part of ['state', 'nonce', 'code_challenge'])
      expect(asked.searchParams.get(part)?.length, part).toBeGreaterThanOrEqual(43);
    expect(asked.searchParams.get('code_challenge_method')).toBe('S256');
    expect(walker.hops.some(isCallback)).toBe(true);
    const { body } = await guestOf(walker).get('/api/session');
    expect(body).toMatchObject({ session: { name: 'Alice Example', hasAccount: true }, canSignIn: true });
  });

  test('S12: knows people by issuer and subject, never by e-mail', async () => {
    const alice = await signedIn('alice');
    const bob = await signedIn('bob'); // the same address as alice
    const mapId = await alice.makeMap();
    expect((await bob.get(`/api/maps/${mapId}`)).status).toBe(404);
    const elsewhere = await signedIn('alice');
    expect(elsewhere.cookie).not.toBe(alice.cookie);
    expect((await elsewhere.get(`/api/maps/${mapId}`)).body).toMatchObject({ role: 'owner' });
  });

  test('S8: takes no role from what the provider claims, and cleans the name', async () => {
    const alice = await signedIn('alice');
    const bob = await signedIn('bob');
    expect((await bob.get('/api/session')).body).toMatchObject({ session: { name: 'Bob Example' } });
    const { token } = await alice.share(await alice.makeMap(), 'viewer');
    expect((await bob.post('/api/join', { token })).body).toMatchObject({ role: 'viewer' });
  });

  test('S13: rotates the cookie: whoever planted or stole the one before has nothing', async () => {
    const planted = await Guest.signIn(url, 'mallory');
    const walker = new RedirectWalker();
    walker.plant('localhost', planted.cookie);
    const victim = await signedIn('frank', walker);
    expect(victim.cookie).not.toBe(planted.cookie);
    const mapId = await victim.makeMap('Secret');
    expect((await planted.get('/api/session')).body).toMatchObject({ session: null });
    expect((await planted.get(`/api/maps/${mapId}`)).status).toBe(401);
    const before = victim.cookie;
    const again = await signedIn('frank', walker);
    expect((await again.get(`/api/maps/${mapId}`)).status).toBe(200);
    const stolen = new Guest(url, 'thief');
    stolen.cookie = before;
    expect((await stolen.get('/api/session')).body).toMatchObject({ session: null });
  });

  test('keeps a guest’s maps, links, edits and open pages, the first time and on a second device', async () => {
    const owner = await server.guest('owner');
    const { token } = await owner.share(await owner.makeMap('Shared'), 'viewer');
    for (const device of [1, 2]) {
      const guest = await Guest.signIn(url, `guest ${device}`);
      const mapId = await guest.makeMap();
      if (device === 2) await guest.join(token);
      const open = await guest.open(mapId);
      const rename = (title: string): void => void open.doc.getMap('meta').set('title', title);
      const hasTitle = (asker: Guest, title: string): Promise<void> =>
        waitFor(
          async () => ((await asker.get(`/api/maps/${mapId}`)).body as { title: string }).title === title,
          { what: `the title ${title}` },
        ).then(() => undefined);
      rename('By the guest');
      await hasTitle(guest, 'By the guest');
      const walker = new RedirectWalker();
      walker.plant('localhost', guest.cookie);
      const person = await signedIn('carol', walker);
      guest.cookie = person.cookie; // the open page is of the same browser
      const titles = ((await person.get('/api/maps')).body as { maps: { title: string }[] }).maps.map(
        ({ title }) => title,
      );
      expect(titles.sort()).toEqual(
        device === 1 ? ['By the guest'] : ['By the guest', 'Shared', 'Signed in on 1'],
      );
      // What the page writes under the Yjs client id it had as a guest is still this person's own.
      open.provider.destroy();
      const reopened = await person.open(mapId, open.doc);
      rename(`Signed in on ${device}`);
      await hasTitle(person, `Signed in on ${device}`);
      reopened.provider.destroy();
    }
  });
});

describe('“since you were here” after signing in', () => {
  test('tells what others did since the account was there, and nothing of what one did as a guest', async () => {
    const owner = await server.guest('owner');
    const mapId = await owner.makeMap('Shared');
    const { token } = await owner.share(mapId, 'editor');
    const leave = async (person: Guest, work: (wire: WireClient) => Promise<void>): Promise<void> => {
      const wire = await person.wire(mapId).synced();
      await work(wire);
      wire.close();
      await waitFor(() => server.rooms.openRoom(mapId)!.people.isEmpty);
    };
    const laptop = await signedIn('alice');
    await laptop.join(token);
    await leave(laptop, async () => undefined);
    const left = clock.now();
    clock.pass(60 * 60_000);
    await owner.post(`/api/maps/${mapId}/commands/addActivity`, { title: 'By the owner' });

    const phone = await Guest.signIn(url, 'guest');
    await phone.join(token);
    const walker = new RedirectWalker();
    walker.plant('localhost', phone.cookie);
    await leave(phone, async (wire) => {
      wire.make('addActivity', { title: 'By the guest' });
      await wire.saved(1);
      phone.cookie = (await signedIn('alice', walker)).cookie;
      await wire.ended(); // the open page is told to come back as who it is now
    });
    const { body } = await phone.get(`/api/maps/${mapId}/history/since`);
    expect(body).toEqual({
      at: left,
      people: [
        {
          ...{ kind: 'person', name: 'owner', isMe: false },
          changes: [expect.objectContaining({ what: 'added', title: 'By the owner' })],
        },
      ],
    });
  });
});

describe('signing out', () => {
  test('ends this browser’s session, or everywhere, and open sockets are not let in again', async () => {
    const here = await signedIn('alice');
    const there = await signedIn('alice');
    const mapId = await there.makeMap();
    const wire = there.wire(mapId);
    await wire.synced();
    expect((await here.delete('/api/session')).status).toBe(204);
    expect((await there.get('/api/session')).body).toMatchObject({ session: { hasAccount: true } });
    const third = await signedIn('alice');
    const { cookie } = there;
    expect((await third.delete('/api/session?everywhere')).status).toBe(204);
    expect((await wire.ended()).code).toBe(1012);
    there.cookie = cookie;
    expect((await there.get('/api/session')).body).toMatchObject({ session: null });
    const again = there.wire(mapId);
    expect((await again.ended()).code).toBe(4401);
  });

  test('lets a guest leave a borrowed computer', async () => {
    const guest = await server.guest('guest');
    const { cookie } = guest;
    expect((await guest.delete('/api/session')).status).toBe(204);
    guest.cookie = cookie;
    expect((await guest.get('/api/session')).body).toMatchObject({ session: null });
  });

  test('happens by itself when nobody came for a month', async () => {
    const alice = await signedIn('alice');
    const day = 24 * 60 * 60 * 1000;
    clock.pass(29 * day);
    expect((await alice.get('/api/session')).body).toMatchObject({ session: { hasAccount: true } });
    clock.pass(29 * day);
    expect((await alice.get('/api/session')).body).toMatchObject({ session: { hasAccount: true } });
    clock.pass(31 * day);
    expect((await alice.get('/api/session')).body).toMatchObject({ session: null });
  });
});

describe('what comes back from the provider', () => {
  const callbackOf = async (walker: RedirectWalker, name = 'alice'): Promise<URL> =>
    (await walker.signIn(`${url}/sign-in`, name, isCallback)).url;
  const outcome = async (walker: RedirectWalker, address: URL): Promise<string> => {
    const page = await walker.go(address);
    expect((await guestOf(walker).get('/api/session')).body).toMatchObject({ session: null });
    return `${page.url.pathname}${page.url.search}`;
  };

  test('S9: counts once: the same address again, or after its time, signs nobody in', async () => {
    const walker = new RedirectWalker();
    const callback = await callbackOf(walker);
    expect((await walker.go(callback)).url.href).toBe(`${url}/`);
    const replay = new RedirectWalker();
    replay.plant('localhost', walker.cookie('localhost', 'throughline_sign_in'));
    expect(await outcome(replay, callback)).toBe('/?signIn=expired');
    const late = new RedirectWalker();
    const lateCallback = await callbackOf(late);
    clock.pass(15 * 60 * 1000 + 1);
    expect(await outcome(late, lateCallback)).toBe('/?signIn=expired');
  });

  test('S12: counts only in the browser that began, with its own state', async () => {
    const callback = await callbackOf(new RedirectWalker());
    expect(await outcome(new RedirectWalker(), callback)).toBe('/?signIn=expired');
    const victim = new RedirectWalker();
    const own = await callbackOf(victim);
    expect(own.searchParams.get('state')).not.toBe(callback.searchParams.get('state'));
    expect(await outcome(victim, callback), 'an attacker’s code in the victim’s browser').toBe(
      '/?signIn=failed',
    );
    const noState = new RedirectWalker();
    const bare = await callbackOf(noState);
    bare.searchParams.delete('state');
    expect(await outcome(noState, bare)).toBe('/?signIn=failed');
  });

  test.each(['nonce', 'code_challenge'])(
    'S12: fails when the %s is not the one that was sent',
    async (part) => {
      const walker = new RedirectWalker();
      const asked = (await walker.go(`${url}/sign-in`, (to) => to.origin === provider.issuer)).url;
      asked.searchParams.set(part, 'A'.repeat(43));
      const callback = (await walker.signIn(asked, 'alice', isCallback)).url;
      expect(callback.searchParams.get('code')).toBeTruthy();
      expect(await outcome(walker, callback)).toBe('/?signIn=failed');
    },
  );

  test('may be that the person changed their mind', async () => {
    const walker = new RedirectWalker();
    const page = await walker.go(`${url}/sign-in`);
    const abort = /href="([^"]+\/abort)"/.exec(page.text)?.[1] ?? '';
    const callback = (await walker.go(abort, isCallback)).url;
    expect(await outcome(walker, callback)).toBe('/?signIn=cancelled');
  });

  test.each([
    ['alice', true],
    ['frank', true],
    ['carol', false],
    ['dave', false],
    ['eve', false],
  ])('S8 S12: where domains are asked for, the verified address of %s: %s', async (name, isLetIn) => {
    const strict = await startTestServer({ config: configured({ OIDC_DOMAINS: 'example.org' }) });
    const walker = new RedirectWalker();
    const page = await walker.signIn(`http://localhost:${strict.port}/sign-in`, name);
    expect(page.url.search).toBe(isLetIn ? '' : '?signIn=domain');
    const { body } = await guestOf(walker, `http://localhost:${strict.port}`).get('/api/session');
    expect((body as { session: unknown }).session !== null).toBe(isLetIn);
    await strict.stop();
  });
});

describe('where nobody can sign in', () => {
  test('there is no such page', async () => {
    const plain = await startTestServer();
    const visitor = new Guest(plain.url, 'visitor');
    expect((await visitor.get('/sign-in')).status).toBe(404);
    expect((await visitor.get('/api/session')).body).toEqual({ session: null, canSignIn: false });
  });

  test('because the provider is away, the home page says so and the next try asks again', async () => {
    const away = await startOidcProvider(people);
    const { oidc, outgoingAllowed } = readConfig(away.environment);
    await away.stop();
    const lonely = await startTestServer({ config: { oidc, outgoingAllowed: outgoingAllowed ?? [] } });
    const walker = new RedirectWalker();
    for (let time = 0; time < 2; time++) {
      const page = await walker.go(`http://localhost:${lonely.port}/sign-in`);
      expect(page.url.search).toBe('?signIn=unavailable');
    }
  });
});
