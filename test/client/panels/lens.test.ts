/** A person's view of a map: remembered, taken from a link, shared; hits in turn; gaps in words. */
import { describe, expect, test } from 'vitest';
import { gapGroups } from '../../../client/panels/gaps/gapItems.ts';
import { nextHit } from '../../../client/panels/lens/nextHit.ts';
import { rememberView, viewLink, type ViewAddress } from '../../../client/panels/lens/viewMemory.ts';
import { clearFilters, jumpTo, startSearch, togglePanel } from '../../../client/store/viewMoves.ts';
import { createViewStore } from '../../../client/store/viewStore.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { arrangeMap } from '../../../shared/views/arrangeMap.ts';
import { noLens, toggleValue } from '../../../shared/views/lens.ts';
import { buildMap } from '../../support/buildMap.ts';

function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
}

function address(first = ''): ViewAddress & { readonly paste: (hash: string) => void } {
  let hash = first;
  const listeners = new Set<() => void>();
  return {
    hash: () => hash,
    clear: () => {
      hash = '';
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    paste: (next) => {
      hash = next;
      for (const listener of listeners) listener();
    },
  };
}

const bugs = toggleValue({ ...noLens, colouring: 'kind' }, 'kind', 'bug');

describe('a view of a map', () => {
  test('is there again when the map is opened the next time, and only for that map', () => {
    const storage = memory();
    const first = createViewStore();
    const stop = rememberView('map-1', first, storage, address());
    first.setState({ lens: bugs });
    stop();
    const again = createViewStore();
    rememberView('map-1', again, storage, address());
    expect(again.getState().lens).toEqual(bugs);
    const other = createViewStore();
    rememberView('map-2', other, storage, address());
    expect(other.getState().lens).toEqual(noLens);
    clearFilters(again);
    expect(again.getState().lens).toEqual({ ...noLens, colouring: 'kind' });
    again.setState({ lens: noLens });
    expect(storage.getItem('throughline-view:map-1')).toBeNull();
  });

  test('comes with a link, which leaves the address, before the one that was remembered', () => {
    const sender = createViewStore();
    sender.setState({ lens: bugs, search: { text: 'pay', asked: 1 } });
    const link = viewLink('http://localhost/map/1#old', sender);
    expect(link).toBe('http://localhost/map/1#view=1;c=kind;k=bug;q=pay');
    const storage = memory();
    storage.setItem('throughline-view:map-1', '1;c=stage');
    const bar = address(link.slice(link.indexOf('#')));
    const view = createViewStore();
    rememberView('map-1', view, storage, bar);
    expect(view.getState()).toMatchObject({ lens: bugs, search: { text: 'pay' } });
    expect(bar.hash()).toBe('');
    expect(storage.getItem('throughline-view:map-1')).toBe('1;c=kind;k=bug');
  });

  test('of the plain map has a link too, and it shows the plain map', () => {
    const link = viewLink('http://localhost/map/1', createViewStore());
    const view = createViewStore();
    view.setState({ lens: bugs });
    const bar = address();
    rememberView('map-1', view, null, bar);
    bar.paste(link.slice(link.indexOf('#')));
    expect(view.getState().lens).toEqual(noLens);
  });

  test('is not changed by garbage, other fragments or a device without room', () => {
    const full = {
      ...memory(),
      setItem: () => {
        throw new Error('full');
      },
    } as Storage;
    const view = createViewStore();
    const bar = address('#card=story:1');
    rememberView('map-1', view, full, bar);
    view.setState({ lens: bugs });
    expect(bar.hash()).toBe('#card=story:1');
    for (const hash of ['#view=', '#view=9;c=kind', '#view=%%%', '#card=x']) bar.paste(hash);
    expect(view.getState().lens).toEqual(bugs);
  });
});

test('hits are gone through in turn and round the end, both ways', () => {
  const hits = ['story:a', 'story:b', 'step:c'] as const;
  expect(nextHit(hits, null, 1)).toBe('story:a');
  expect(nextHit(hits, null, -1)).toBe('step:c');
  expect(nextHit(hits, 'story:a', 1)).toBe('story:b');
  expect(nextHit(hits, 'step:c', 1)).toBe('story:a');
  expect(nextHit(hits, 'story:a', -1)).toBe('step:c');
  expect(nextHit(hits, 'story:elsewhere', 1)).toBe('story:a');
  expect(nextHit([], 'story:a', 1)).toBeNull();
});

test('asking for the search again keeps its words and brings its field back', () => {
  const view = createViewStore();
  startSearch(view);
  view.setState({ search: { text: 'pay', asked: 1 } });
  startSearch(view);
  expect(view.getState().search).toEqual({ text: 'pay', asked: 2 });
  togglePanel(view, 'gaps');
  togglePanel(view, 'lens');
  expect(view.getState().panel).toBe('lens');
  togglePanel(view, 'lens');
  expect(view.getState().panel).toBeNull();
});

test('gaps say in words where they are, and lead to the cell or the record', () => {
  const { doc, steps, releases, stories, run } = buildMap();
  run('archive', { ids: [stories[2]!, stories[3]!] });
  run('updateRelease', { id: releases[1]!, capacity: 1 });
  run('updateStory', { id: stories[0]!, estimate: null });
  const records = readMap(doc);
  const groups = gapGroups(records, arrangeMap(records));
  expect(groups.map(({ rule, items }) => [rule, items.map(({ label }) => label)])).toEqual([
    ['emptyStep', ['Step 2.1 · Release 1', 'Step 2.2 · Release 1']],
    ['missingActivity', ['Activity 2 · Release 1']],
    ['overCapacity', ['Release 2 · 3 points over']],
    ['noEstimate', ['Story 1.1.1']],
  ]);
  const cell = { stepId: steps[2]!, lane: releases[0]! };
  expect(groups[1]!.items[0]!.target).toEqual(cell);
  const view = createViewStore();
  jumpTo(view, cell);
  expect(view.getState()).toMatchObject({ focus: null, focusedCell: cell });
  jumpTo(view, stories[0]!);
  expect(view.getState()).toMatchObject({ focus: stories[0], focusedCell: null });
});
