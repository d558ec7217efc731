/** Which edits need no more than the words on a card to be painted again, and the layout that stays as it was. */
import { expect, test } from 'vitest';
import { retitledStories } from '../../../client/canvas/textChange.ts';
import { layOutMap, refreshLayout } from '../../../client/layout/mapLayout.ts';
import { createMapStore } from '../../../client/store/mapStore.ts';
import { buildMap, type BuiltMap } from '../../support/buildMap.ts';

/** The titles that are all that changed, or null. */
function retitledBy(act: (map: BuiltMap) => void): string[] | null {
  const map = buildMap();
  const store = createMapStore(map.doc);
  const before = store.getRecords();
  let found: string[] | null = [];
  store.subscribe((change) => {
    found = retitledStories(change, before, store.getRecords())?.map(({ title }) => title) ?? null;
  });
  act(map);
  return found;
}

test('typing in a title changes that card and nothing else', () => {
  const titles = retitledBy(({ run, stories }) =>
    run('setText', { id: stories[3]!, field: 'title', text: 'Pay by card' }),
  );
  expect(titles).toEqual(['Pay by card']);
});

test('an estimate, a name of a step, a new story and a move change more than one card', () => {
  const acts: ((map: BuiltMap) => void)[] = [
    ({ run, stories }) => run('updateStory', { id: stories[0]!, estimate: 8 }),
    ({ run, steps }) => run('setText', { id: steps[0]!, field: 'title', text: 'Search' }),
    ({ run, steps }) =>
      run('addStories', { stepId: steps[0]!, releaseId: null, stories: [{ title: 'New' }] }),
    ({ run, stories, steps }) =>
      run('moveStories', { ids: [stories[0]!], stepId: steps[1]!, releaseId: null }),
  ];
  for (const act of acts) expect(retitledBy(act)).toBeNull();
});

test('a layout with other words is the layout of the map as it is now', () => {
  const { doc, run, stories, activities } = buildMap();
  const store = createMapStore(doc);
  const layout = layOutMap(store.getGrid(), new Set());
  run('setText', { id: stories[5]!, field: 'title', text: 'Pay by card' });
  run('setText', { id: activities[1]!, field: 'title', text: 'Buy' });
  const refreshed = refreshLayout(layout, store.getGrid());
  const anew = layOutMap(store.getGrid(), new Set());
  expect(refreshed.activities).toEqual(anew.activities);
  expect(refreshed.lanes).toEqual(anew.lanes);
  for (const id of stories) {
    const place = anew.placeOf(id)!;
    expect(refreshed.placeOf(id)).toEqual(place);
    expect(refreshed.stories(place.column, place.lane)).toEqual(anew.stories(place.column, place.lane));
  }
});
