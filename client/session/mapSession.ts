/** One open map: document, connection, local copy, undo and presence behind one object with dispose(). */
import type { StoreApi } from 'zustand/vanilla';
import type * as Y from 'yjs';
import type { CommandProblem } from '../../shared/commands/commandError.ts';
import type { DoneStep } from '../../shared/commands/doneStep.ts';
import type { Id } from '../../shared/model/id.ts';
import type { StoryId } from '../../shared/model/story.ts';
import type { RoomNotice } from '../../shared/protocol/notice.ts';
import type { Role } from '../../shared/protocol/role.ts';
import type { CardCountsStore } from '../store/cardCounts.ts';
import type { MapActions } from '../store/mapActions.ts';
import type { MapStore } from '../store/mapStore.ts';
import type { PeopleStore } from '../store/people.ts';
import type { SavingState } from './savingState.ts';

export interface Me {
  readonly name: string;
  readonly colour: number;
  readonly role: Role;
  /** The name under which this map keeps what this person made; the server tells it. */
  readonly key?: string;
  /** How far the server's clock is ahead of this device's, in milliseconds. */
  readonly clockAhead?: number;
}

export interface MapSession {
  readonly mapId: string;
  readonly doc: Y.Doc;
  readonly store: MapStore;
  readonly actions: MapActions;
  readonly people: PeopleStore;
  /** What the cards show of the map's talk and of its votes. */
  readonly counts: CardCountsStore;
  /** The role follows what the server allows while the map is open. */
  readonly me: StoreApi<Me>;
  readonly saving: StoreApi<SavingState>;
  /** Whether this device keeps a copy of the map; null until that is known. */
  readonly keepsCopy: StoreApi<boolean | null>;
  /** What undo and redo would take back and do again now, or null. */
  readonly history: StoreApi<HistoryState>;
  /** A refusal or a merge the person should hear about. */
  readonly onNotice: (listener: (notice: Notice) => void) => () => void;
  /** Tries to reach the server now instead of at the next attempt. */
  readonly reconnect: () => void;
  /** The map as it is here, unsaved changes included, as a file for the person; rejects when what writes it cannot be fetched. */
  readonly downloadUnsaved: () => Promise<UnsavedFile>;
  /** May be called more than once. */
  readonly dispose: () => void;
}

export interface HistoryState {
  readonly undo: DoneStep | null;
  readonly redo: DoneStep | null;
}

export interface UnsavedFile {
  readonly fileName: string;
  readonly mimeType: string;
  readonly text: string;
}

export type Notice =
  /** A command that could not be done (with its problem), or a change the server refused (without). */
  | { readonly kind: 'refused'; readonly reason: string; readonly problem: CommandProblem | null }
  /** A step was undone or redone; what others have changed of it since was left, all of it when not `done`. */
  | {
      readonly kind: 'taken';
      readonly way: 'undo' | 'redo';
      readonly step: DoneStep;
      readonly done: boolean;
      /** Their names; an empty one is somebody who is not here any more or not known. Empty: nobody. */
      readonly others: readonly string[];
      /** Some of it is locked by a facilitator, so nothing of it was done. */
      readonly locked: boolean;
    }
  | MergedNotice
  /** The server tells of a removal of many cards, or of damage. */
  | { readonly kind: 'room'; readonly news: RoomNotice };

/** Back after a time away: `changes` from here went to the server, `others` records were changed by others. */
export interface MergedNotice {
  readonly kind: 'merged';
  readonly changes: number;
  readonly others: number;
  /** Stories whose step is gone since. */
  readonly unplaced: readonly StoryId[];
  /** What this person changed and others archived meanwhile. */
  readonly archived: readonly Id[];
}
