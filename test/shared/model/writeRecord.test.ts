/** Writing records: strictly, only what differs, and nested types only once. */
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { recordOf } from '../../../shared/model/document.ts';
import { longestTitle } from '../../../shared/model/field.ts';
import { kinds, newId } from '../../../shared/model/id.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { fieldsOf } from '../../../shared/model/records.ts';
import { findFaults, insertRecord, writeFields } from '../../../shared/model/writeRecord.ts';
import { buildMap, emptyMap } from '../../support/buildMap.ts';
import { writtenBy } from '../../support/written.ts';

describe('a new record', () => {
  test.each(kinds)('of kind %s is sound, and holds its texts and sets from the start', (kind) => {
    const doc = emptyMap();
    const id = newId(kind);
    insertRecord(doc, kind, id, {});
    const record = recordOf(doc, kind, id)!;
    expect(findFaults(kind, record)).toEqual([]);
    for (const [name, field] of Object.entries(fieldsOf[kind])) {
      if (field.holds === 'text') expect(record.get(name)).toBeInstanceOf(Y.Text);
      if (field.holds === 'set') expect(record.get(name)).toBeInstanceOf(Y.Map);
    }
  });

  test('says it is live, so that undoing its making can be told from archiving it', () => {
    const { doc, stories } = buildMap();
    expect(recordOf(doc, 'story', stories[0]!)!.get('archivedAt')).toBeNull();
  });

  test('leaves out what is usual, so that documents stay small', () => {
    const { doc, stories } = buildMap();
    expect([...recordOf(doc, 'story', stories[0]!)!.keys()].sort()).toEqual(
      [
        'archivedAt',
        'details',
        'estimate',
        'labels',
        'order',
        'personas',
        'releaseId',
        'stepId',
        'title',
      ].sort(),
    );
  });
});

describe('writing fields', () => {
  test('that are equal writes nothing, so that a peer’s write survives', () => {
    const { doc, stories } = buildMap();
    const story = readMap(doc).story.get(stories[0]!)!;
    const record = recordOf(doc, 'story', story.id)!;
    expect(writtenBy(doc, () => writeFields(record, 'story', story))).toEqual([]);
  });

  test('writes each that differs and passes over what is not given', () => {
    const { doc, stories } = buildMap();
    const record = recordOf(doc, 'story', stories[0]!)!;
    writeFields(record, 'story', { estimate: 8, owner: 'bob', kind: undefined });
    expect(readMap(doc).story.get(stories[0]!)).toMatchObject({ estimate: 8, owner: 'bob', kind: 'story' });
    expect(record.has('kind')).toBe(false);
  });

  test('never replaces a text or a set', () => {
    const { doc, stories } = buildMap();
    const record = recordOf(doc, 'story', stories[0]!)!;
    const title = record.get('title');
    writeFields(record, 'story', { title: 'Another', personas: ['persona:1'] });
    expect(record.get('title')).toBe(title);
    expect(readMap(doc).story.get(stories[0]!)).toMatchObject({ title: 'Story 1.1.1', personas: [] });
  });
});

describe('faults', () => {
  const faultsOf = (change: (record: Y.Map<unknown>) => void): string[] => {
    const { doc, stories } = buildMap();
    const record = recordOf(doc, 'story', stories[0]!)!;
    change(record);
    return findFaults('story', record);
  };

  test('are named by field', () => {
    expect(
      faultsOf((record) => {
        record.set('title', 'a string');
        record.set('estimate', -1);
        record.set('stepId', 'release:1');
        record.set('personas', 'alice');
        (record.get('labels') as Y.Map<unknown>).set('persona:1', true);
        record.delete('details');
      }).sort(),
    ).toEqual(['details', 'estimate', 'labels', 'personas', 'stepId', 'title']);
  });

  test('are not: an unknown field, a register that was never written, a record taken back', () => {
    expect(
      faultsOf((record) => {
        record.set('fromTheFuture', 7);
        record.delete('estimate');
        record.delete('archivedAt');
      }),
    ).toEqual([]);
  });

  test('are not: a title two people filled at the same moment, each within the limit', () => {
    const fill = (length: number) => (record: Y.Map<unknown>) =>
      (record.get('title') as Y.Text).insert(0, 'x'.repeat(length));
    expect(faultsOf(fill(longestTitle))).toEqual([]);
    expect(faultsOf(fill(2 * longestTitle))).toEqual(['title']);
  });
});
