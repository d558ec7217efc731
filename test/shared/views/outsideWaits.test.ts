/** Whom outside stories wait for: once each, the nearest day first. */
import { expect, test } from 'vitest';
import { readMap } from '../../../shared/model/readMap.ts';
import { outsideWaits } from '../../../shared/views/outsideWaits.ts';
import { buildMap, copyOf, runAs, syncAll } from '../../support/buildMap.ts';

test('D3: alice and bob say at once that it waits for the bank: both read it once; the nearest day comes first', () => {
  const { doc, stories, run } = buildMap();
  const [storyId, other] = [stories[0]!, stories[1]!];
  run('addDependency', { storyId, external: 'Legal', kind: 'business' });
  run('addDependency', { storyId, external: 'The carrier', kind: 'waiting', due: '2027-05-01' });
  const his = copyOf(doc);
  const bank = { storyId, external: 'The bank', kind: 'waiting', due: '2027-04-01' } as const;
  runAs('alice', doc, 'addDependency', bank);
  runAs('bob', his, 'addDependency', bank);
  runAs('bob', his, 'addDependency', { storyId, needsId: other, kind: 'technical' });
  syncAll(doc, his);
  for (const seen of [doc, his]) {
    const waits = outsideWaits(readMap(seen));
    expect(waits(storyId).map(({ external }) => external)).toEqual(['The bank', 'The carrier', 'Legal']);
    expect(waits(other)).toEqual([]);
  }
  const [first] = outsideWaits(readMap(doc))(storyId);
  runAs('alice', doc, 'archive', { ids: [first!.id] });
  expect(outsideWaits(readMap(doc))(storyId).map(({ external }) => external)).toEqual([
    'The carrier',
    'Legal',
  ]);
});
