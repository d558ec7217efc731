/** A document beside the map (its talk, its session) as it is now on the server; here it is only read. */
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Scope } from '../../shared/model/scope.ts';
import type { AnyKind, Id } from '../../shared/model/id.ts';
import { readRecords } from '../../shared/model/readMap.ts';
import type { RecordTypes } from '../../shared/model/records.ts';

/** How long it waits at most before it tries to reach the server again, in milliseconds. */
const backoff = 5000;

/** What is written goes by command, so nothing of it can be lost with the tab. */
export interface SideDocument {
  readonly read: <K extends AnyKind>(kind: K) => ReadonlyMap<Id<K>, RecordTypes[K]>;
  /** Whether the server has answered. */
  readonly isHere: () => boolean;
  /** Tells of every change. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly dispose: () => void;
}

interface Held {
  readonly side: SideDocument;
  users: number;
}

/** Open ones by name: whoever shows something of one shares its socket. */
const open = new Map<string, Held>();

/** Opens it, unless it is, and follows it until the last who asked disposes of it. */
export function openSideDocument(mapId: string, scope: Exclude<Scope, 'map'>): SideDocument {
  const name = `${scope}:${mapId}`;
  const held = open.get(name) ?? { side: connect(name), users: 0 };
  open.set(name, held);
  held.users++;
  let isHeld = true;
  return {
    ...held.side,
    dispose: () => {
      if (!isHeld) return;
      isHeld = false;
      if (--held.users > 0) return;
      open.delete(name);
      held.side.dispose();
    },
  };
}

/** Where the server says no (the map is gone, say), it stays as it was. */
function connect(name: string): SideDocument {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  awareness.setLocalState(null); // who is here, the map itself shows
  const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`;
  const provider = new WebsocketProvider(address, name, doc, {
    awareness,
    disableBc: true,
    maxBackoffTime: backoff,
  });
  let isHere = false;
  doc.once('update', () => {
    isHere = true;
  });
  return {
    isHere: () => isHere,
    read: (kind) => readRecords(doc, kind),
    subscribe: (listener) => {
      doc.on('update', listener);
      return () => doc.off('update', listener);
    },
    dispose: () => {
      provider.destroy();
      awareness.destroy();
      doc.destroy();
    },
  };
}
