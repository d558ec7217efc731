/** One open map: document, connection, local copy, undo and presence behind one object with dispose(). */
import type { StoreApi } from 'zustand/vanilla';
import type * as Y from 'yjs';
import type { Role } from '../../shared/protocol/role.ts';
import type { MapActions } from '../store/mapActions.ts';
import type { MapStore } from '../store/mapStore.ts';
import type { PeopleStore } from '../store/people.ts';
import type { SavingState } from './savingState.ts';

export interface Me {
  readonly name: string;
  readonly colour: number;
  readonly role: Role;
}

export interface MapSession {
  readonly mapId: string;
  readonly doc: Y.Doc;
  readonly store: MapStore;
  readonly actions: MapActions;
  readonly people: PeopleStore;
  readonly me: StoreApi<Me>;
  readonly saving: StoreApi<SavingState>;
  /** What undo and redo would do now, in words ("Add stories"), or null. */
  readonly history: StoreApi<{ readonly undo: string | null; readonly redo: string | null }>;
  /** A refusal or a merge the person should hear about. */
  readonly onNotice: (listener: (notice: Notice) => void) => () => void;
  readonly dispose: () => void;
}

export type Notice =
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'merged'; readonly changes: number };
