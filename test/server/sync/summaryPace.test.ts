/** When the list of maps is told of a map again. */
import { expect, test } from 'vitest';
import { SummaryPace } from '../../../server/sync/summaryPace.ts';

const shop = { mapId: 'one', title: 'Shop', stories: 3, at: 1000 };

test('the list is told what is new at once, and of the time alone only after some seconds', () => {
  const pace = new SummaryPace();
  expect(pace.due(shop)).toEqual(shop);
  pace.noteWritten();
  expect(pace.due({ ...shop, at: 2000 })).toBeNull();
  pace.noteWritten();
  const more = { ...shop, stories: 4, at: 2001 };
  expect(pace.due(more)).toEqual(more);
  pace.noteWritten();
  expect(pace.due({ ...more, at: 7001 })).toBeNull();
  expect(pace.due({ ...more, at: 7002 })).toEqual({ ...more, at: 7002 });
});

test('what did not reach the disk is due again, and so is what others may have written over', () => {
  const pace = new SummaryPace();
  pace.due(shop);
  expect(pace.due({ ...shop, at: 1001 })).not.toBeNull();
  pace.noteWritten();
  expect(pace.due({ ...shop, at: 1002 })).toBeNull();
  pace.forget();
  expect(pace.due({ ...shop, at: 1003 })).not.toBeNull();
});
