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
  /** Tells of every change. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly dispose: () => void;
}

/** Opens it and follows it; where the server says no (the map is gone, say), it stays as it was. */
export function openSideDocument(mapId: string, scope: Exclude<Scope, 'map'>): SideDocument {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  awareness.setLocalState(null); // who is here, the map itself shows
  const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`;
  const provider = new WebsocketProvider(address, `${scope}:${mapId}`, doc, {
    awareness,
    disableBc: true,
    maxBackoffTime: backoff,
  });
  return {
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
