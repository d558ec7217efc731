/** What a commit carries over to the thread of the storage is what it was given. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBatches, writeBatches } from '../../../server/storage/batchBytes.ts';
import { packed, unpacked } from '../../../server/storage/storageCalls.ts';
import type { Batch } from '../../../server/storage/storage.ts';

const count = fc.nat({ max: 0xffff_ffff });
const at = fc.integer({ min: 0, max: 2 ** 45 });
const owner = fc.constantFrom('session:alice', 'session:bob', 'server', 'link:ü');
const batch: fc.Arbitrary<Batch> = fc
  .record({
    doc: fc.string(),
    after: count,
    summary: fc.option(fc.record({ mapId: fc.string(), title: fc.string(), stories: count, at })),
    rows: fc.array(
      fc.record({
        bytes: fc.uint8Array(),
        owner,
        at,
        newClients: fc.array(fc.tuple(count, owner), { maxLength: 2 }),
        restorePoint: fc.option(fc.record({ seq: count, cards: count }), { nil: undefined }),
      }),
    ),
  })
  .map(({ doc, rows, ...rest }) => ({ doc, ...rest, rows: rows.map((row) => ({ doc, ...row })) }));

test('the batches of a commit are read as they were written', () => {
  fc.assert(
    fc.property(fc.array(batch), (batches) => {
      expect(readBatches(writeBatches(batches))).toEqual(batches);
    }),
  );
});

test('only commits cross as bytes', () => {
  const path = ['documents', 'load'];
  const { given, handedOver } = packed(path, ['map:1']);
  expect(unpacked({ id: 1, path, given })).toEqual(['map:1']);
  expect(handedOver).toEqual([]);
});
