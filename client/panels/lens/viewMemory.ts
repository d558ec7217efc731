/** Remembers a person's view of a map on this device, and takes a view that comes with a link. */
import { plainView, readView, writeView, type SharedView } from '../../../shared/views/viewLink.ts';
import type { ViewStore } from '../../store/viewStore.ts';

/** The part of the address behind `#`. */
export interface ViewAddress {
  readonly hash: () => string;
  /** Takes it out of the address without a new entry in the history. */
  readonly clear: () => void;
  /** Calls back when somebody pastes another one; returns how to stop. */
  readonly onChange: (listener: () => void) => () => void;
}

const mark = '#view=';
const keyOf = (mapId: string): string => `throughline-view:${mapId}`;

/** Applies the link's view, else the remembered one, and remembers what it becomes. Returns how to stop. */
export function rememberView(
  mapId: string,
  view: ViewStore,
  storage: Storage | null,
  address: ViewAddress,
): () => void {
  const takeFromAddress = (): boolean => {
    const hash = address.hash();
    if (!hash.startsWith(mark)) return false;
    address.clear();
    const shared = readView(hash.slice(mark.length));
    if (shared !== null) show(view, shared);
    return shared !== null;
  };
  const remember = ({ lens }: { readonly lens: SharedView['lens'] }): void => {
    const text = writeView({ lens, search: null });
    try {
      if (text === '') storage?.removeItem(keyOf(mapId));
      else storage?.setItem(keyOf(mapId), text);
    } catch {
      // No room left on the device: the view lasts until the page is closed.
    }
  };
  if (!takeFromAddress()) {
    const kept = readView(storage?.getItem(keyOf(mapId)) ?? '');
    if (kept !== null) show(view, kept);
  }
  remember(view.getState());
  const stops = [
    address.onChange(() => void takeFromAddress()),
    view.subscribe((state, before) => {
      if (state.lens !== before.lens) remember(state);
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

function show(view: ViewStore, { lens, search }: SharedView): void {
  const asked = (view.getState().search?.asked ?? 0) + 1;
  view.setState({ surface: 'map', lens, search: search === null ? null : { text: search, asked } });
}

/** The address that opens the map as it is seen now. */
export function viewLink(page: string, view: ViewStore): string {
  const { lens, search } = view.getState();
  const text = writeView({ lens, search: search?.text ?? null });
  return `${page.replace(/#.*$/, '')}${mark}${text === '' ? plainView : text}`;
}

/** The address bar of this window. */
export const windowAddress: ViewAddress = {
  hash: () => window.location.hash,
  clear: () =>
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search),
  onChange: (listener) => {
    window.addEventListener('hashchange', listener);
    return () => window.removeEventListener('hashchange', listener);
  },
};
