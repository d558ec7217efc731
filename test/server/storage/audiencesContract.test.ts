/** What every storage must do for the links of audiences: the same suite runs on each implementation. */
import { afterAll, describe, expect, test } from 'vitest';
import type { AudienceLinkRow } from '../../../server/storage/audienceStore.ts';
import { firstRow, implementations, mapRow, withPeople } from '../support/storageRows.ts';
import { stopTestServers } from '../support/testServer.ts';

afterAll(stopTestServers);

const link = (id: string, mapId: string, more: Partial<AudienceLinkRow> = {}): AudienceLinkRow => ({
  ...{ id, mapId, audience: 'public', heading: '', feedback: true },
  ...{ createdAt: 1, expiresAt: null, revokedAt: null },
  ...more,
});

describe.each(implementations)('%s', (_name, make) => {
  test('keeps links of audiences by their token’s hash, each on its map, until they are revoked', async () => {
    const storage = await withPeople(make);
    const { audiences, links, maps } = storage;
    for (const id of ['one', 'two']) await maps.create(mapRow(id), firstRow(`map:${id}`));
    const board = link('b', 'one', {
      audience: 'executive',
      heading: 'Board',
      feedback: false,
      createdAt: 2,
    });
    await audiences.create(board, 'hash-b');
    await audiences.create(link('a', 'one', { createdAt: 2, expiresAt: 50 }), 'hash-a');
    await audiences.create(link('c', 'two'), 'hash-c');
    expect(await audiences.findByToken('hash-b')).toEqual(board);
    expect(await audiences.find('a')).toEqual(link('a', 'one', { createdAt: 2, expiresAt: 50 }));
    expect([await audiences.findByToken('hash-d'), await audiences.find('d')]).toEqual([null, null]);
    expect((await audiences.list('one')).map(({ id }) => id)).toEqual(['a', 'b']);
    await audiences.setFeedback('a', false);
    await audiences.revoke('b', 7);
    await audiences.revoke('b', 8);
    expect((await audiences.list('one')).map(({ feedback, revokedAt }) => [feedback, revokedAt])).toEqual([
      [false, null],
      [false, 7],
    ]);
    // Neither kind of link is ever taken for the other.
    expect(await links.findByToken('hash-b')).toBeNull();
    expect(await links.list('one')).toEqual([]);
    await storage.close();
  });

  test('forgets the links of audiences with the map that is erased, and no others', async () => {
    const storage = await withPeople(make);
    const { audiences, maps } = storage;
    for (const id of ['one', 'two']) await maps.create(mapRow(id), firstRow(`map:${id}`));
    await audiences.create(link('a', 'one'), 'hash-a');
    await audiences.create(link('c', 'two'), 'hash-c');
    await maps.erase('one', 9);
    expect([await audiences.list('one'), await audiences.findByToken('hash-a')]).toEqual([[], null]);
    expect(await audiences.findByToken('hash-c')).toEqual(link('c', 'two'));
    await storage.close();
  });
});
