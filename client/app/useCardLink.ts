/** Follows `#card=…` in the address: at the opening, and when another such link is pasted into the same tab. */
import { useEffect } from 'react';
import { kindOf, type Id } from '../../shared/model/id.ts';
import type { MapSession } from '../session/mapSession.ts';
import { cardInHash } from '../store/cardLink.ts';
import { clearSelection, jumpTo, wish } from '../store/viewMoves.ts';
import type { ViewStore } from '../store/viewStore.ts';
import { showToast } from '../ui/toasts.ts';
import { words } from '../ui/words.ts';

interface Archivable {
  readonly archivedAt: number | null;
}

/** A card that is gone is said once, and the map stays where it is. */
export function useCardLink(session: MapSession, view: ViewStore, isLoaded: boolean): void {
  useEffect(() => {
    if (!isLoaded) return;
    const isThere = (id: Id): boolean => {
      const records = session.store.getRecords()[kindOf(id)!];
      return (records as ReadonlyMap<Id, Archivable>).get(id)?.archivedAt === null;
    };
    const first = cardInHash(location.hash);
    if (first !== null && !isThere(first)) {
      clearSelection(view);
      view.setState({ focus: null });
      showToast(words.map.cardGone);
    } else if (first !== null) wish(view, 'takeFocus');
    const onHash = (): void => {
      const id = cardInHash(location.hash);
      if (id === null) return;
      if (!isThere(id)) showToast(words.map.cardGone);
      else {
        jumpTo(view, id);
        wish(view, 'takeFocus');
      }
    };
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, [session, view, isLoaded]);
}
