/** Reading a map: everything sound comes back as written, and garbage never stops it (R1). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { metaOf, recordOf, recordsOf } from '../../../shared/model/document.ts';
import { isId, kinds } from '../../../shared/model/id.ts';
import { storyStrategy } from '../../../shared/formats/strategyLists.ts';
import { schemaVersion } from '../../../shared/model/migrations/migrations.ts';
import { isLive, readMap, readMeta } from '../../../shared/model/readMap.ts';
import { insertRecord } from '../../../shared/model/writeRecord.ts';
import { usualSettings } from '../../../shared/model/settings.ts';
import { arrangeMap } from '../../../shared/views/arrangeMap.ts';
import { backlog } from '../../../shared/views/backlog.ts';
import { laneTotals } from '../../../shared/views/laneTotals.ts';
import { previewPush } from '../../../shared/views/pushPreview.ts';
import { buildMap, copyOf, emptyMap } from '../../support/buildMap.ts';
import { garbageMap } from '../../support/garbageMap.ts';
import { writtenBy } from '../../support/written.ts';

describe('a sound map', () => {
  test('reads as it was written', () => {
    const doc = emptyMap('Online shop', 'epoch-7');
    insertRecord(doc, 'story', 'story:1', {
      title: 'Pay by card 💳',
      details: 'With 3-D Secure',
      kind: 'bug',
      stepId: 'step:1',
      releaseId: 'release:1',
      order: 'a0',
      estimate: 2.5,
      stage: 'inProgress',
      backlogOrder: 'a1',
      pushed: { releaseId: 'release:1', stepId: 'step:1', title: 'Pay', estimate: null },
      personas: ['persona:b', 'persona:a'],
      labels: ['label:1'],
      owner: 'alice',
    });
    const map = readMap(doc);
    expect(map.meta).toEqual({
      title: 'Online shop',
      vision: '',
      schema: schemaVersion,
      epoch: 'epoch-7',
      settings: usualSettings,
    });
    expect(map.story.get('story:1')).toEqual({
      ...Object.fromEntries(
        storyStrategy.map(({ name, field }) => [name, field.holds === 'value' ? field.missing : undefined]),
      ),
      id: 'story:1',
      title: 'Pay by card 💳',
      details: 'With 3-D Secure',
      kind: 'bug',
      stepId: 'step:1',
      releaseId: 'release:1',
      order: 'a0',
      estimate: 2.5,
      stage: 'inProgress',
      backlogOrder: 'a1',
      pushed: { releaseId: 'release:1', stepId: 'step:1', title: 'Pay', estimate: null },
      personas: ['persona:a', 'persona:b'],
      labels: ['label:1'],
      owner: 'alice',
      createdBy: '',
      locked: false,
      archivedAt: null,
    });
  });

  test('reads what nobody said as its usual value', () => {
    const doc = emptyMap();
    insertRecord(doc, 'release', 'release:1', {});
    insertRecord(doc, 'persona', 'persona:1', {});
    const map = readMap(doc);
    expect(map.release.get('release:1')).toEqual({
      id: 'release:1',
      name: '',
      outcome: '',
      order: '',
      capacity: null,
      window: '',
      status: 'planned',
      locked: false,
      archivedAt: null,
    });
    expect(map.persona.get('persona:1')).toMatchObject({ name: '', hue: 'slate', archivedAt: null });
  });

  test('reads the same in every browser', () => {
    const { doc } = buildMap();
    expect(readMap(copyOf(doc))).toEqual(readMap(doc));
  });
});

describe('R1: garbage', () => {
  const views = (doc: Y.Doc): void => {
    const map = readMap(doc);
    const grid = arrangeMap(map);
    for (const lane of grid.lanes) laneTotals(grid, lane);
    for (const release of map.release.keys()) previewPush(map, release, grid);
    backlog(map, grid);
  };

  test('never stops a map from being read and arranged, and nothing is repaired by writing', () => {
    fc.assert(
      fc.property(garbageMap, (doc) => {
        expect(writtenBy(doc, () => views(doc))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('is passed over where it is no record, and every record that is left has a good value in each field', () => {
    fc.assert(
      fc.property(garbageMap, (doc) => {
        const map = readMap(doc);
        for (const kind of kinds) {
          const stored = [...recordsOf(doc, kind)].filter(
            ([id, held]) => isId(kind, id) && held instanceof Y.Map,
          );
          expect([...map[kind].keys()].sort()).toEqual(stored.map(([id]) => id).sort());
        }
        const copy = emptyMap();
        for (const { id, ...fields } of map.story.values()) insertRecord(copy, 'story', id, fields);
        expect(new Map(readMap(copy).story)).toEqual(map.story);
      }),
      { numRuns: 200 },
    );
  });

  test('reads the same wherever it arrives', () => {
    fc.assert(
      fc.property(garbageMap, (doc) => {
        expect(readMap(copyOf(doc))).toEqual(readMap(doc));
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    ['kind', 'epic', 'story'],
    ['estimate', -1, null],
    ['estimate', 'many', null],
    ['stepId', 'activity:1', null],
    ['releaseId', 'R1', null],
    ['stage', 7, 'idea'],
    ['order', 'not a key', ''],
    ['backlogOrder', {}, null],
    ['pushed', { releaseId: 'release:1' }, null],
    ['archivedAt', 'yesterday', null],
    ['owner', 'x'.repeat(61), ''],
    ['personas', 'alice', []],
    ['title', 7, ''],
    ['title', 'a plain string', 'a plain string'],
  ])('in %s (%j) reads as %j', (name, garbage, expected) => {
    const { doc, stories } = buildMap();
    recordOf(doc, 'story', stories[0]!)!.set(name, garbage);
    expect(readMap(doc).story.get(stories[0]!)).toHaveProperty(name, expected);
  });

  test('in an unknown field is kept and ignored', () => {
    const { doc, stories } = buildMap();
    const before = readMap(doc);
    recordOf(doc, 'story', stories[0]!)!.set('fromTheFuture', { a: 1 });
    expect(readMap(doc)).toEqual(before);
    expect(recordOf(copyOf(doc), 'story', stories[0]!)!.get('fromTheFuture')).toEqual({ a: 1 });
  });

  test('in the map’s own registers reads as nothing', () => {
    const doc = new Y.Doc();
    const registers = ['title', 'vision', 'schema', 'epoch', ...Object.keys(usualSettings)];
    for (const name of registers) metaOf(doc).set(name, ['garbage']);
    expect(readMeta(doc)).toEqual({ title: '', vision: '', schema: 0, epoch: '', settings: usualSettings });
  });
});

test('U1: a record whose making was taken back is off the map, but still there', () => {
  const { doc, stories } = buildMap();
  const record = recordOf(doc, 'story', stories[0]!)!;
  expect(isLive(record)).toBe(true);
  record.delete('archivedAt');
  expect(isLive(record)).toBe(false);
  expect(readMap(doc).story.get(stories[0]!)).toMatchObject({ title: 'Story 1.1.1', archivedAt: 0 });
});
