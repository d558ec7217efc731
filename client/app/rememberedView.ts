/** The view of a map as this person left it on this device, and keeping it so. */
import { placeOf } from '../layout/viewport.ts';
import { cardInHash } from '../store/cardLink.ts';
import type { MapRecords } from '../../shared/model/records.ts';
import {
  keepCollapsed,
  keepPlace,
  keepSettings,
  readCollapsed,
  readPlace,
  readSettings,
  type OwnStorage,
} from '../store/ownSettings.ts';
import { dropCollapsed } from '../store/viewMoves.ts';
import { createViewStore, type ViewStore } from '../store/viewStore.ts';

/** How long a view has to rest before it is kept, in milliseconds. */
const rest = 400;

/** On a narrow screen under a finger a map opens as its outline, until somebody chooses. */
const phone = '(max-width: 640px) and (pointer: coarse)';

/** Opens where this person was, at the card the address points at. */
export function openRememberedView(storage: OwnStorage, mapId: string, hash: string): ViewStore {
  const card = cardInHash(hash);
  const { showsOutline, ...settings } = readSettings(storage);
  return createViewStore({
    ...settings,
    showsOutline: showsOutline ?? window.matchMedia(phone).matches,
    startAt: readPlace(storage, mapId),
    collapsed: readCollapsed(storage, mapId),
    focus: card,
    selection: new Set(card === null ? [] : [card]),
  });
}

/** Keeps place, settings and what is collapsed until the returned function is called; begins when the map is here. */
export function keepView(
  view: ViewStore,
  storage: OwnStorage,
  mapId: string,
  records: MapRecords,
): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const keep = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const { viewport } = view.getState();
    if (viewport.width > 0) keepPlace(storage, mapId, placeOf(viewport));
  };
  const unsubscribe = view.subscribe((state, before) => {
    if (state.collapsed !== before.collapsed) keepCollapsed(storage, mapId, state.collapsed);
    if (state.showsCursors !== before.showsCursors) {
      keepSettings(storage, { showsCursors: state.showsCursors });
    }
    if (state.showsMinimap !== before.showsMinimap) {
      keepSettings(storage, { showsMinimap: state.showsMinimap });
    }
    if (state.showsOutline !== before.showsOutline) {
      keepSettings(storage, { showsOutline: state.showsOutline });
    }
    if (state.viewport === before.viewport || before.viewport.width === 0) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(keep, rest);
  });
  const onLeave = (): void => {
    if (timer !== null) keep();
  };
  dropCollapsed(view, records);
  window.addEventListener('pagehide', onLeave);
  return () => {
    onLeave();
    unsubscribe();
    window.removeEventListener('pagehide', onLeave);
  };
}
