/** Mapping the columns of a table by hand. */
import { expect, test } from 'vitest';
import { mappingOf, meaningOf, withMeaning } from '../../../client/panels/import/columnMapping.ts';

const columns = [
  { index: 0, header: 'Epic', sample: 'Pay', meaning: 'activity' as const },
  { index: 1, header: 'Name', sample: 'By card', meaning: 'story' as const },
  { index: 2, header: 'Note', sample: 'soon', meaning: null },
];

test('the selects begin with what the headers were read as', () => {
  const mapping = mappingOf(columns);
  expect(mapping).toEqual({ activity: 0, story: 1 });
  expect(columns.map(({ index }) => meaningOf(mapping, index))).toEqual(['activity', 'story', null]);
});

test('a meaning given to another column leaves the one that had it', () => {
  const mapping = withMeaning({ activity: 0, story: 1 }, 2, 'story');
  expect(mapping).toEqual({ activity: 0, story: 2 });
  expect(meaningOf(mapping, 1)).toBeNull();
});

test('a column has one meaning: the new one takes the place of the old', () => {
  expect(withMeaning({ activity: 0, story: 1 }, 0, 'step')).toEqual({ step: 0, story: 1 });
});

test('a column can be left out', () => {
  expect(withMeaning({ activity: 0, story: 1 }, 0, null)).toEqual({ story: 1 });
});
