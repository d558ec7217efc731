/** What every storage must do for the people on a map: the same suite runs on each implementation. */
import { afterAll, describe, expect, test } from 'vitest';
import {
  bob,
  firstRow,
  implementations,
  keyOf,
  linkRow,
  mapRow,
  withPeople,
} from '../support/storageRows.ts';
import { stopTestServers } from '../support/testServer.ts';

afterAll(stopTestServers);

describe.each(implementations)('%s', (_name, make) => {
  test('lets no more people join by a link than it is for, and no more onto a map than it holds', async () => {
    const storage = await withPeople(make);
    await storage.sessions.create({ ...bob, id: 'carol' }, keyOf('carol'), 'hash-carol');
    await storage.maps.create(mapRow('one'), firstRow('map:one'));
    await storage.links.create(linkRow('single', 'one', { maxUses: 1 }), 'hash-single');
    await storage.links.create(linkRow('any', 'one'), 'hash-any');
    expect(await storage.links.join('bob', 'single', 3, 9)).toBe('joined');
    expect(await storage.links.join('bob', 'single', 4, 9)).toBe('joined');
    expect(await storage.links.join('carol', 'single', 5, 9)).toBe('usedUp');
    expect(await storage.members.find('one', 'carol')).toBeNull();
    expect((await storage.links.find('single'))?.uses).toBe(1);
    expect(await storage.links.join('carol', 'any', 5, 2)).toBe('full');
    await storage.links.revoke('single', 6);
    expect(await storage.links.join('carol', 'any', 7, 2)).toBe('joined'); // bob's link ended: he is not on it
    await storage.close();
  });

  test('keeps who is on a map: a role by hand, taken off and back, never without an owner', async () => {
    const storage = await withPeople(make);
    await storage.maps.create(mapRow('one'), firstRow('map:one'));
    await storage.links.create(linkRow('a', 'one'), 'hash-a');
    await storage.links.join('bob', 'a', 5, 9);
    const { members } = storage;
    const owner = { mapId: 'one', sessionId: 'alice', role: 'owner', joinedAt: 1, removedAt: null };
    const joined = { mapId: 'one', sessionId: 'bob', role: null, joinedAt: 5, removedAt: null };
    expect(await members.list('one')).toEqual([
      { member: owner, name: 'alice', colour: 3, links: [] },
      { member: joined, name: 'bob', colour: 4, links: [linkRow('a', 'one', { uses: 1 })] },
    ]);
    expect(await members.setRole('one', 'alice', 'editor')).toBe('lastOwner');
    expect(await members.remove('one', 'alice', 6)).toBe('lastOwner');
    expect(await members.setRole('one', 'nobody', 'editor')).toBe('missing');
    expect(await members.remove('two', 'bob', 6)).toBe('missing');
    expect(await members.remove('one', 'bob', 6)).toBe('done');
    expect(await members.find('one', 'bob')).toEqual({ ...joined, removedAt: 6 });
    expect(await storage.links.join('bob', 'a', 7, 9)).toBe('removed');
    expect(await members.setRole('one', 'bob', 'owner')).toBe('done');
    expect(await members.find('one', 'bob')).toEqual({ ...joined, role: 'owner' });
    expect(await members.setRole('one', 'alice', 'viewer')).toBe('done');
    expect(await members.remove('one', 'bob', 8)).toBe('lastOwner');
    await storage.close();
  });

  test('forgets a person on a map for good, whatever their name is elsewhere', async () => {
    const storage = await withPeople(make);
    await storage.maps.create(mapRow('one'), firstRow('map:one'));
    await storage.links.create(linkRow('a', 'one'), 'hash-a');
    await storage.links.join('bob', 'a', 5, 9);
    const { members } = storage;
    expect(await members.forget('one', 'alice', 6)).toBe('lastOwner');
    expect(await members.forget('one', 'nobody', 6)).toBe('missing');
    expect([...(await members.forgotten('one'))]).toEqual([]);
    expect(await members.forget('one', 'bob', 6)).toBe('done');
    expect(await members.forget('one', 'bob', 7)).toBe('done');
    expect(await members.find('one', 'bob')).toMatchObject({ role: null, removedAt: 6 });
    expect([...(await members.forgotten('one'))]).toEqual(['bob']);
    expect((await members.list('one')).map(({ name }) => name)).toEqual(['alice', '']);
    expect(await members.setRole('one', 'bob', 'editor')).toBe('missing');
    expect(await storage.links.join('bob', 'a', 8, 9)).toBe('removed');
    expect((await storage.sessions.namesOf(['bob'])).get('bob')).toBe('bob');
    await storage.close();
  });
});
