/** Who I am to the others: my guest session, known to every page. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { readSession, saveName, type GuestSession } from './mapsApi.ts';

export type Guest =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'guest'; readonly session: GuestSession };

export const guestStore: StoreApi<Guest> = createStore<Guest>(() => ({ kind: 'unknown' }));

/** Asks the server who I am. Throws ApiError when it does not answer; the store then stays as it is. */
export async function loadGuest(): Promise<void> {
  const session = await readSession();
  guestStore.setState(session === null ? { kind: 'nobody' } : { kind: 'guest', session }, true);
}

/** Takes this name, making the session if there is none. Throws ApiError. */
export async function takeName(name: string): Promise<void> {
  guestStore.setState({ kind: 'guest', session: await saveName(name.trim()) }, true);
}
