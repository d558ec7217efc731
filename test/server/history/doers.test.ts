/** Who did something, by name: of somebody who was forgotten, nothing that was done as a guest before either. */
import { expect, test } from 'vitest';
import { doersOf } from '../../../server/history/doers.ts';
import { memoryStorage } from '../../../server/storage/memory.ts';
import { alice, bob, firstRow, linkRow, mapRow, newKey, withPeople } from '../support/storageRows.ts';

test('a name that was erased from a map is told nowhere on it, also not for what was done as a guest before', async () => {
  const storage = await withPeople(memoryStorage);
  const identity = { issuer: 'https://id.example', subject: '1' };
  const account = { ...bob, id: 'account', name: 'Robert' };
  await storage.sessions.signIn(identity, null, account, newKey('one'), 'hash-one');
  await storage.sessions.signIn(identity, 'bob', { ...alice, id: 'unused' }, newKey('two'), 'hash-two');
  for (const id of ['one', 'two']) {
    await storage.maps.create(mapRow(id), firstRow(`map:${id}`));
    await storage.links.create(linkRow(`link-${id}`, id), `hash-link-${id}`);
    await storage.links.join('account', `link-${id}`, 5, 9);
  }
  const owners = ['session:alice', 'session:bob', 'session:account', 'server'];
  const namesOn = async (mapId: string): Promise<string[]> => {
    const doer = await doersOf(storage, mapId, owners, null);
    return owners.map((owner) => doer(owner).name);
  };
  expect(await namesOn('one')).toEqual(['alice', 'bob', 'Robert', '']);
  await storage.members.forget('one', 'account', 9);
  expect(await namesOn('one')).toEqual(['alice', '', '', '']);
  expect(await namesOn('two')).toEqual(['alice', 'bob', 'Robert', '']);
});
