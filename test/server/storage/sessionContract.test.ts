/** What every storage must do for people: sessions, the keys of their browsers and scripts, accounts, sign-ins. */
import { afterAll, describe, expect, test } from 'vitest';
import {
  alice,
  bob,
  firstRow,
  implementations,
  keyOf,
  linkRow,
  mapRow,
  newKey,
  withPeople,
} from '../support/storageRows.ts';
import { stopTestServers } from '../support/testServer.ts';

afterAll(stopTestServers);

describe.each(implementations)('%s', (_name, make) => {
  test('finds a session by the hash of a key’s token, renames it, remembers when it was seen', async () => {
    const storage = await withPeople(make);
    const { sessions } = storage;
    const found = { session: alice, key: keyOf('alice'), hasAccount: false, formerIds: [] };
    expect(await sessions.findByToken('hash-alice', 99)).toEqual(found);
    expect(await sessions.findByToken('other', 99)).toBeNull();
    await sessions.rename('alice', 'Alice');
    await sessions.touch('key-alice', 9, 200);
    expect(await sessions.findByToken('hash-alice', 150)).toEqual({
      ...found,
      session: { ...alice, name: 'Alice' },
      key: { ...keyOf('alice'), lastSeenAt: 9, expiresAt: 200 },
    });
    expect(await sessions.hasKey('key-alice', 199)).toBe(true);
    expect(await sessions.hasKey('key-alice', 200)).toBe(false);
    expect(await sessions.findByToken('hash-alice', 200)).toBeNull();
    expect((await sessions.findByToken('hash-bob', 50))?.session).toEqual(bob);
    await sessions.dropKey('key-bob');
    expect(await sessions.findByToken('hash-bob', 50)).toBeNull();
    await storage.close();
  });

  test('makes a guest the account they sign in to, and opens nothing by the guest’s key any more', async () => {
    const storage = await withPeople(make);
    const { sessions } = storage;
    const identity = { issuer: 'https://id.example', subject: '1' };
    const key = newKey('new-key');
    expect(await sessions.signIn(identity, 'bob', { ...bob, id: 'fresh' }, key, 'hash-new')).toBe('bob');
    expect(await sessions.findByToken('hash-bob', 50)).toBeNull();
    expect(await sessions.findByToken('hash-new', 50)).toEqual({
      session: bob,
      key: { ...key, sessionId: 'bob' },
      hasAccount: true,
      formerIds: [],
    });
    await sessions.dropKeys('bob');
    expect(await sessions.hasKey('new-key', 50)).toBe(false);
    await storage.close();
  });

  test('hands a guest’s maps and links over to the account that was there before', async () => {
    const storage = await withPeople(make);
    const { sessions } = storage;
    const identity = { issuer: 'https://id.example', subject: '1' };
    const made = await sessions.signIn(
      identity,
      null,
      { ...alice, id: 'account' },
      newKey('one'),
      'hash-one',
    );
    expect(made).toBe('account');
    await storage.maps.create(mapRow('hers'), firstRow('map:hers'));
    await storage.maps.create(mapRow('his', { ownerSession: 'bob' }), firstRow('map:his'));
    await storage.links.create(linkRow('link', 'his'), 'hash-link');
    await storage.links.join('bob', 'link', 2, 9);
    await storage.links.join('account', 'link', 2, 9);
    for (const guest of ['bob', 'alice']) {
      const id = `${guest}-key`;
      expect(await sessions.signIn(identity, guest, { ...bob, id: 'unused' }, newKey(id), `hash-${id}`)).toBe(
        'account',
      );
    }
    expect((await storage.maps.list('account')).map(({ map }) => map.id).sort()).toEqual(['hers', 'his']);
    expect(await storage.members.find('his', 'account')).toMatchObject({ role: 'owner' });
    expect(await storage.members.find('hers', 'account')).toMatchObject({ role: 'owner' });
    expect(await storage.members.find('his', 'bob')).toBeNull();
    expect(await storage.maps.list('bob')).toEqual([]);
    expect(await storage.links.granted('bob', 'his')).toEqual([]);
    expect(await sessions.findByToken('hash-bob-key', 50)).toMatchObject({
      session: { id: 'account' },
      hasAccount: true,
      formerIds: ['alice', 'bob'],
    });
    const other = { issuer: 'https://id.example', subject: '2' };
    const second = await sessions.signIn(
      other,
      'account',
      { ...bob, id: 'second' },
      newKey('two'),
      'hash-two',
    );
    expect(second, 'an account never becomes part of another').toBe('second');
    expect((await sessions.findByToken('hash-one', 50))?.session.id).toBe('account');
    await storage.close();
  });

  test('hands over when a guest was where: the later visit counts, also of a page that closes only then', async () => {
    const storage = await withPeople(make);
    const { history, sessions } = storage;
    const identity = { issuer: 'https://id.example', subject: '1' };
    await sessions.signIn(identity, null, { ...alice, id: 'account' }, newKey('one'), 'hash-one');
    const visit = (sessionId: string, mapId: string, seq: number) => ({
      ...{ sessionId, mapId, seq, at: 10 * seq, sinceSeq: 1, sinceAt: 10 },
    });
    for (const mapId of ['first', 'second']) {
      await history.keepVisit(visit('account', mapId, 4));
      await history.keepVisit(visit('bob', mapId, mapId === 'first' ? 3 : 5));
    }
    await history.keepVisit(visit('bob', 'third', 6));
    await sessions.signIn(identity, 'bob', { ...bob, id: 'unused' }, newKey('two'), 'hash-two');
    const seen = () =>
      Promise.all(['first', 'second', 'third'].map((mapId) => history.visit('account', mapId)));
    expect(await seen()).toEqual([
      visit('account', 'first', 4),
      visit('account', 'second', 5),
      visit('account', 'third', 6),
    ]);
    await history.keepVisit(visit('bob', 'third', 9));
    expect((await seen())[2]).toEqual(visit('account', 'third', 9));
    expect(await history.visit('bob', 'third')).toEqual(visit('account', 'third', 9));
    await storage.close();
  });

  test('keeps API tokens until they expire, are revoked, or their guest signs in', async () => {
    const storage = await withPeople(make);
    const { apiTokens, sessions } = storage;
    const token = (id: string, sessionId: string, createdAt: number) =>
      ({
        id,
        sessionId,
        name: id,
        scopes: ['maps:read', 'maps:write'],
        createdAt,
        expiresAt: 100,
        lastUsedAt: null,
      }) as const;
    await apiTokens.create(token('one', 'alice', 1), 'hash-one');
    await apiTokens.create(token('two', 'alice', 2), 'hash-two');
    await apiTokens.create(token('his', 'bob', 3), 'hash-his');
    expect(await apiTokens.findByToken('hash-one', 99)).toEqual({
      session: alice,
      formerIds: [],
      token: token('one', 'alice', 1),
    });
    expect(await apiTokens.findByToken('hash-one', 100)).toBeNull();
    expect([await apiTokens.has('one', 99), await apiTokens.has('one', 100)]).toEqual([true, false]);
    await apiTokens.touch('one', 7);
    expect((await apiTokens.list('alice')).map(({ id, lastUsedAt }) => [id, lastUsedAt])).toEqual([
      ['two', null],
      ['one', 7],
    ]);
    expect([await apiTokens.revoke('bob', 'one'), await apiTokens.revoke('alice', 'one')]).toEqual([
      false,
      true,
    ]);
    expect(await apiTokens.findByToken('hash-one', 50)).toBeNull();
    const key = newKey('new-key');
    await sessions.signIn(
      { issuer: 'https://id.example', subject: '1' },
      'bob',
      { ...bob, id: 'fresh' },
      key,
      'hash-new',
    );
    expect(await apiTokens.findByToken('hash-his', 50), 'S13: planted with the guest’s cookie').toBeNull();
    await storage.close();
  });

  test('keeps links to portfolios, each its maker’s, until they are revoked or their guest signs in', async () => {
    const storage = await withPeople(make);
    const { portfolioLinks, sessions } = storage;
    const link = (id: string, sessionId: string, createdAt: number, expiresAt: number | null = null) => ({
      ...{ id, sessionId, heading: id, createdAt, expiresAt, revokedAt: null },
    });
    await portfolioLinks.create(link('two', 'alice', 2, 50), 'hash-two');
    await portfolioLinks.create(link('one', 'alice', 1), 'hash-one');
    await portfolioLinks.create(link('his', 'bob', 3), 'hash-his');
    expect(await portfolioLinks.findByToken('hash-two')).toEqual(link('two', 'alice', 2, 50));
    expect(await portfolioLinks.findByToken('other')).toBeNull();
    expect(await portfolioLinks.list('alice')).toEqual([
      link('one', 'alice', 1),
      link('two', 'alice', 2, 50),
    ]);
    expect([
      await portfolioLinks.revoke('bob', 'one', 7),
      await portfolioLinks.revoke('alice', 'none', 7),
      await portfolioLinks.revoke('alice', 'one', 7),
      await portfolioLinks.revoke('alice', 'one', 8),
    ]).toEqual([false, false, true, true]);
    expect((await portfolioLinks.findByToken('hash-one'))?.revokedAt).toBe(7);
    const identity = { issuer: 'https://id.example', subject: '1' };
    await sessions.signIn(identity, 'bob', { ...bob, id: 'fresh' }, newKey('key'), 'hash-new');
    expect(
      await portfolioLinks.findByToken('hash-his'),
      'S13: planted by who used the browser before',
    ).toBeNull();
    expect(await portfolioLinks.list('bob')).toEqual([]);
    await storage.close();
  });

  test('erases a person: names, browsers, tokens, links to their portfolio and the account', async () => {
    const storage = await withPeople(make);
    const { sessions, apiTokens } = storage;
    const identity = { issuer: 'https://id.example', subject: '1' };
    await sessions.signIn(identity, 'alice', { ...alice, id: 'unused' }, newKey('one'), 'hash-one');
    await sessions.signIn(identity, 'bob', { ...bob, id: 'unused' }, newKey('two'), 'hash-two');
    expect(await sessions.formerIds('alice')).toEqual(['bob']);
    await apiTokens.create(
      { ...newKey('token'), sessionId: 'alice', name: 'a', scopes: ['maps:read'], lastUsedAt: null },
      'hash-token',
    );
    const link = { id: 'link', sessionId: 'alice', heading: 'Hers', createdAt: 1, expiresAt: null };
    await storage.portfolioLinks.create({ ...link, revokedAt: null }, 'hash-link');
    await sessions.erase('alice');
    expect(await storage.portfolioLinks.findByToken('hash-link')).toBeNull();
    expect([...(await sessions.namesOf(['alice', 'bob'])).values()]).toEqual(['', '']);
    for (const hash of ['hash-one', 'hash-two']) expect(await sessions.findByToken(hash, 50)).toBeNull();
    expect(await apiTokens.findByToken('hash-token', 50)).toBeNull();
    const fresh = { ...alice, id: 'fresh' };
    expect(await sessions.signIn(identity, null, fresh, newKey('three'), 'hash-three')).toBe('fresh');
    await storage.close();
  });

  test('S9: gives a sign-in on its way out once, and not after its time', async () => {
    const storage = await withPeople(make);
    const pending = { state: 's', nonce: 'n', codeVerifier: 'v', returnTo: '/', expiresAt: 10 };
    await storage.signIns.put('hash', pending, 1);
    const both = await Promise.all([storage.signIns.take('hash', 2), storage.signIns.take('hash', 2)]);
    expect(both.filter((one) => one !== null)).toEqual([pending]); // whichever came first
    await storage.signIns.put('late', pending, 1);
    expect(await storage.signIns.take('late', 10)).toBeNull();
    await storage.close();
  });
});
