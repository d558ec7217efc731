/** Snapshots made in a thread: the same as made here, refused for the same reasons, and going on after an end. */
import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { metaOf } from '../../../shared/model/document.ts';
import { snapshotOf } from '../../../server/sync/compactDocument.ts';
import { SnapshotsInThread } from '../../../server/sync/snapshotsInThread.ts';
import { emptyMap, run } from '../../support/buildMap.ts';

const snapshots = new SnapshotsInThread();
afterEach(() => snapshots.close());

function storedMap() {
  const doc = emptyMap();
  run(doc, 'addActivity', { title: 'Buy' });
  const first = Y.encodeStateAsUpdate(doc);
  const before = Y.encodeStateVector(doc);
  run(doc, 'renameMap', { title: 'Shop' });
  return {
    doc,
    stored: {
      isWhole: true,
      snapshot: null,
      updates: [
        { seq: 1, bytes: first },
        { seq: 2, bytes: Y.encodeStateAsUpdate(doc, before) },
      ],
    },
  };
}

describe('snapshots made in a thread', () => {
  test('are those that would be made here, and hold what the log holds', async () => {
    const { stored } = storedMap();
    const made = await snapshots.make(stored, 'map');
    expect(made).toEqual(snapshotOf(stored, 'map'));
    const loaded = new Y.Doc();
    Y.applyUpdate(loaded, made!);
    expect(metaOf(loaded).get('title')).toBe('Shop');
  });

  test('are not made of a log that waits for a missing row', async () => {
    const { stored } = storedMap();
    expect(await snapshots.make({ ...stored, updates: [stored.updates[1]!] }, 'map')).toBeNull();
  });

  test('say what is wrong with a row that cannot be read, and go on with the next log', async () => {
    const { stored } = storedMap();
    const broken = { ...stored, updates: [{ seq: 1, bytes: new Uint8Array([1, 2, 3]) }] };
    await expect(snapshots.make(broken, 'map')).rejects.toThrow('The update 1 cannot be used.');
    expect(await snapshots.make(stored, 'map')).not.toBeNull();
  });

  test('are refused when the thread is ended meanwhile, and made by a new one later', async () => {
    const { stored } = storedMap();
    const [made] = await Promise.allSettled([snapshots.make(stored, 'map'), snapshots.close()]);
    expect(made).toMatchObject({
      status: 'rejected',
      reason: { message: 'The thread of the snapshots has ended.' },
    });
    expect(await snapshots.make(stored, 'map')).not.toBeNull();
  });
});
