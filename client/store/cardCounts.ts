/** What is counted beside the map and shown on its cards; talk and session are documents of their own, fetched late. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CardCounts } from '../../shared/views/cardCounts.ts';

export type CardCountsStore = StoreApi<CardCounts>;

/** Nothing is in it before the other documents are here. */
export function createCardCounts(): CardCountsStore {
  return createStore<CardCounts>(() => ({ comments: new Map(), dots: new Map() }));
}
