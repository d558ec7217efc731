/** What a screen reader hears of the list: telling it does not draw the list again. */
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';

export type ToldStore = StoreApi<{ readonly text: string }>;

export function createTold(): ToldStore {
  return createStore(() => ({ text: '' }));
}

export function Told({ told }: { readonly told: ToldStore }) {
  return (
    <p className="visually-hidden" role="status">
      {useStore(told, ({ text }) => text)}
    </p>
  );
}
