/** What a person finds again on their device, and links to a card. */
import { expect, test } from 'vitest';
import { cardInHash, cardLink } from '../../../client/store/cardLink.ts';
import {
  keepCollapsed,
  keepPlace,
  keepSettings,
  readCollapsed,
  readPlace,
  readSettings,
} from '../../../client/store/ownSettings.ts';
import { dropCollapsed } from '../../../client/store/viewMoves.ts';
import { createViewStore } from '../../../client/store/viewStore.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { buildMap } from '../../support/buildMap.ts';

function someStorage() {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
}

test('each map opens where it was left', () => {
  const storage = someStorage();
  keepPlace(storage, 'a', { x: 10, y: -20, scale: 0.5 });
  expect(readPlace(storage, 'a')).toEqual({ x: 10, y: -20, scale: 0.5 });
  expect(readPlace(storage, 'b')).toBeNull();
});

test('what somebody else put there, a full storage and none at all are as for somebody new', () => {
  const storage = someStorage();
  for (const text of ['nonsense', 'null', '[]', '{"x":"1"}', '{"x":1,"y":2,"scale":0}', '{"x":null}']) {
    storage.items.set('throughline-place-a', text);
    expect(readPlace(storage, 'a'), text).toBeNull();
  }
  const full = {
    ...storage,
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
  };
  expect(() => keepPlace(full, 'a', { x: 0, y: 0, scale: 1 })).not.toThrow();
  expect(readSettings(null)).toEqual({ showsCursors: true, showsMinimap: false, showsOutline: null });
});

test('hidden cursors stay hidden', () => {
  const storage = someStorage();
  keepSettings(storage, { showsCursors: false });
  expect(readSettings(storage)).toEqual({ showsCursors: false, showsMinimap: false, showsOutline: null });
});

test('what is collapsed is found again on its map, and what is gone from the map is forgotten', () => {
  const storage = someStorage();
  const { doc, steps } = buildMap({ activities: 1, stepsPerActivity: 2, releases: 1, storiesPerCell: 1 });
  keepCollapsed(storage, 'a', new Set([steps[0]!, 'step:gone', 'release:gone']));
  expect(readCollapsed(storage, 'b')).toEqual(new Set());
  const view = createViewStore({ collapsed: readCollapsed(storage, 'a') });
  expect(view.getState().collapsed.size).toBe(3);
  dropCollapsed(view, readMap(doc));
  expect([...view.getState().collapsed]).toEqual([steps[0]]);
  for (const text of ['nonsense', '{"ids":1}', '{"ids":["story:a",7,null,"__proto__"]}']) {
    storage.items.set('throughline-collapsed-a', text);
    expect(readCollapsed(storage, 'a'), text).toEqual(new Set());
  }
});

test('the link to a card finds the card, and nothing else does', () => {
  const link = cardLink('https://maps.example', 'm1', 'story:abc-1');
  expect(link).toBe('https://maps.example/map/m1#card=story:abc-1');
  expect(cardInHash(new URL(link).hash)).toBe('story:abc-1');
  expect(cardInHash('#card=story%3Aabc')).toBe('story:abc');
  for (const hash of ['', '#', '#card=', '#card=nonsense', '#view=x', '#card=__proto__:x'])
    expect(cardInHash(hash), hash).toBeNull();
});

test('choosing the outline keeps what was chosen before', () => {
  const storage = someStorage();
  keepSettings(storage, { showsCursors: false });
  keepSettings(storage, { showsOutline: true });
  expect(readSettings(storage)).toMatchObject({ showsCursors: false, showsOutline: true });
});
