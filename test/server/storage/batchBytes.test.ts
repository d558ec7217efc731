/** What a commit carries over to the thread of the storage is what it was given. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBatches, writeBatches } from '../../../server/storage/batchBytes.ts';
import { packed, unpacked } from '../../../server/storage/storageCalls.ts';
import type { Batch } from '../../../server/storage/documentStore.ts';

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

test('the rows of a large commit cross as bytes, and are read as they were; nothing else does', () => {
  const row = { doc: 'map:1', bytes: Uint8Array.of(1), owner: 'server', at: 1, newClients: [] };
  const commitOf = (rows: number): readonly unknown[] => [
    [{ doc: 'map:1', after: 0, summary: null, rows: Array.from({ length: rows }, () => row) }],
  ];
  const calls = [
    { path: ['documents', 'commit'], asked: commitOf(300), asBytes: 1 },
    { path: ['documents', 'commit'], asked: commitOf(1), asBytes: 0 },
    { path: ['documents', 'load'], asked: ['map:1'], asBytes: 0 },
  ];
  for (const { path, asked, asBytes } of calls) {
    const { given, handedOver } = packed(path, asked);
    expect(handedOver).toHaveLength(asBytes);
    expect(unpacked({ id: 1, path, given })).toEqual(asked);
  }
});
