/** Who I am to the others: my guest session, known to every page. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SessionAnswer } from '../../../shared/protocol/http.ts';
import { readSession, saveName, type GuestSession } from './mapsApi.ts';

export type Guest =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'nobody'; readonly canSignIn: boolean }
  | { readonly kind: 'guest'; readonly session: GuestSession; readonly canSignIn: boolean };

export const guestStore: StoreApi<Guest> = createStore<Guest>(() => ({ kind: 'unknown' }));

/** Asks the server who I am. Throws ApiError when it does not answer; the store then stays as it is. */
export async function loadGuest(): Promise<void> {
  guestStore.setState(asGuest(await readSession()), true);
}

/** Takes this name, making the session if there is none. Throws ApiError. */
export async function takeName(name: string): Promise<void> {
  guestStore.setState(asGuest(await saveName(name.trim())), true);
}

function asGuest({ session, canSignIn }: SessionAnswer): Guest {
  return session === null ? { kind: 'nobody', canSignIn } : { kind: 'guest', session, canSignIn };
}
